package io.broadsheet.cleaner.metadata;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * What a page says about its article. Anything that the page does not give, or that is not
 * plausible, is null; collections are never null.
 *
 * @param title headline without the site's name
 * @param authors names, one entry a person or agency, in the page's order, without duplicates
 * @param publishedAt when it was first published; a date without a time is midnight, a time without
 *     a zone is read as UTC
 * @param modifiedAt when it was last changed, never before {@code publishedAt}
 * @param description lead or summary as the page declares it for other sites
 * @param image absolute address of the main image
 * @param siteName name of the publication
 * @param canonicalUrl absolute address from {@code rel=canonical}, else from {@code og:url}; only
 *     declared, not checked for plausibility
 * @param types {@code og:type} as declared and the names of all JSON-LD types of the page, in lower
 *     case, such as {@code article} and {@code newsarticle}
 * @param articleBody text of the article as structured data gives it, possibly cut or with markup
 * @param accessibleForFree what structured data says about a paywall
 */
public record Metadata(
    String title,
    List<String> authors,
    Instant publishedAt,
    Instant modifiedAt,
    String description,
    String image,
    String siteName,
    String canonicalUrl,
    Set<String> types,
    String articleBody,
    Boolean accessibleForFree) {

  public Metadata {
    authors = List.copyOf(authors);
    types = Set.copyOf(types);
  }
}
