package io.broadsheet.cleaner.flat;

import io.broadsheet.cleaner.CleanArticle.Removal;
import java.time.Instant;
import java.util.List;

/**
 * The article that a flattened page holds. What the page does not give is null; lists are never
 * null.
 *
 * @param title headline, or null for a page that begins with its text
 * @param authors persons or agencies of the byline, else of the credit at the end
 * @param publishedAt from the date line, read as UTC where that gives no zone
 * @param url the address that the page names as its own or as its original
 * @param language ISO 639-1 code of the text
 * @param lead the first paragraph where the page set it apart by printing it twice
 * @param text normalised paragraphs, parted by a blank line
 * @param removals what was taken out and why, one entry a kind
 * @param lines every line of the page that held text, kept or removed
 */
public record FlatArticle(
    String title,
    List<String> authors,
    Instant publishedAt,
    String url,
    String language,
    String lead,
    String text,
    List<Removal> removals,
    List<JudgedLine> lines) {

  public FlatArticle {
    authors = List.copyOf(authors);
    removals = List.copyOf(removals);
    lines = List.copyOf(lines);
  }
}
