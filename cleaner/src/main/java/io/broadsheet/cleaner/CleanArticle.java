package io.broadsheet.cleaner;

import java.time.Instant;
import java.util.List;

/**
 * An article as its author wrote it, with what the page says about it. Anything that the page does
 * not give is null; lists are never null.
 *
 * @param id hash of the canonical URL, see {@link ArticleId}
 * @param url the address that the article is known under: the page's plausible {@code
 *     rel=canonical}, else the URL it was fetched from, else one that its text names, normalised;
 *     null when there is none
 * @param site registrable domain of {@code url}, or null
 * @param title headline without the site's name
 * @param authors names, one entry a person or agency
 * @param publishedAt when it was first published
 * @param modifiedAt when it was last changed
 * @param language ISO 639-1 code identified from the text, or null
 * @param text normalised paragraphs, parted by a blank line
 * @param textOfPage the text by what the page itself says alone; the same where nothing is
 *     remembered of its site
 * @param lead standfirst, or null
 * @param image address of the main image, or null
 * @param wordCount words of {@code text}; a Han, Kana or Thai character run counts by ICU word
 *     breaks
 * @param bodyHash hash of {@code text} that ignores case, white space and punctuation
 * @param incomplete true when the page shows only a part of it, such as a paywall teaser
 * @param removals what was taken out and why, one entry a kind
 */
public record CleanArticle(
    String id,
    String url,
    String site,
    String title,
    List<String> authors,
    Instant publishedAt,
    Instant modifiedAt,
    String language,
    String text,
    String textOfPage,
    String lead,
    String image,
    int wordCount,
    String bodyHash,
    boolean incomplete,
    List<Removal> removals) {

  public CleanArticle {
    authors = List.copyOf(authors);
    removals = List.copyOf(removals);
  }

  /** How many blocks were removed as that kind. */
  public int blocksRemoved(String kind) {
    return removals.stream()
        .filter(removal -> removal.kind().equals(kind))
        .mapToInt(Removal::blocks)
        .sum();
  }

  /**
   * How much of one kind of junk was removed.
   *
   * @param kind such as {@code related}, {@code caption}, {@code navigation}
   * @param blocks how many blocks
   * @param characters how many characters of text they held
   */
  public record Removal(String kind, int blocks, int characters) {}
}
