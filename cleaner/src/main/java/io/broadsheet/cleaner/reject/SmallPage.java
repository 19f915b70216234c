package io.broadsheet.cleaner.reject;

import io.broadsheet.cleaner.RejectionReason;
import io.broadsheet.cleaner.block.Block;
import io.broadsheet.cleaner.block.BlockKind;
import io.broadsheet.cleaner.html.Extraction;
import io.broadsheet.cleaner.metadata.Metadata;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.nodes.Document;

/** A page by what it says in its title and headings, as far as it holds little text. */
final class SmallPage {

  /** Below this many words there is no article, whatever it is. */
  private static final int LEAST_WORDS = 20;

  /** Up to this many words of text, the title and headings of a page are believed. */
  private static final int LITTLE_TEXT = 90;

  /** Up to this many words, the whole page is read for phrases. */
  private static final int LITTLE_PAGE = 160;

  private static final int MAX_CHARACTERS = 3_000;

  /** So many headings that are links make a list, whatever its banner asks for. */
  private static final int LISTED = 5;

  private static final double LINKED = 0.8;

  private final Document document;
  private final Extraction extraction;
  private final String signs;
  private final int keptWords;
  private final int words;

  SmallPage(Document document, Metadata metadata, Extraction extraction) {
    this.document = document;
    this.extraction = extraction;
    this.keptWords =
        extraction.blocks().stream()
            .filter(Block::isKept)
            .mapToInt(block -> block.shape().words())
            .sum();
    this.words = extraction.blocks().stream().mapToInt(block -> block.shape().words()).sum();
    this.signs = keptWords > LITTLE_TEXT ? "" : signs(metadata);
  }

  private String signs(Metadata metadata) {
    StringBuilder text = new StringBuilder(document.title());
    text.append('\n').append(metadata.title());
    for (Block block : extraction.blocks()) {
      boolean telling = words <= LITTLE_PAGE || block.kind() == BlockKind.HEADING;
      if (telling && text.length() < MAX_CHARACTERS) {
        text.append('\n').append(block.text());
      }
    }
    return text.toString().toLowerCase(Locale.ROOT);
  }

  Optional<Rejection> rejection() {
    if (words == 0) {
      return reject(RejectionReason.EMPTY, "The page shows no text.");
    }
    if (keptWords > LITTLE_TEXT) {
      return Optional.empty();
    }
    if (words <= LITTLE_PAGE && PagePhrases.speak(RejectionReason.BOT_CHECK, signs)) {
      return reject(RejectionReason.BOT_CHECK, "The page checks whether its reader is a person.");
    }
    if (PagePhrases.speak(RejectionReason.ERROR_PAGE, signs)) {
      return reject(RejectionReason.ERROR_PAGE, "The page says that there is nothing here.");
    }
    if (asksForConsentOrLogin()) {
      return isList()
          ? reject(RejectionReason.INDEX_PAGE, "The page is little but headings of other pages.")
          : reject(RejectionReason.LOGIN_OR_CONSENT, "The page asks to log in or to consent.");
    }
    if (keptWords < LEAST_WORDS) {
      String sentence = "Only " + keptWords + " words of text were found.";
      return reject(RejectionReason.TOO_SHORT, sentence);
    }
    return Optional.empty();
  }

  private boolean asksForConsentOrLogin() {
    boolean asked = PagePhrases.speak(RejectionReason.LOGIN_OR_CONSENT, signs);
    boolean form = !document.select("input[type=password]").isEmpty();
    return asked && (words <= LITTLE_PAGE || form && keptWords < LEAST_WORDS);
  }

  private boolean isList() {
    return extraction.blocks().stream()
            .filter(block -> block.kind() == BlockKind.HEADING && block.linkDensity() >= LINKED)
            .count()
        >= LISTED;
  }

  private static Optional<Rejection> reject(RejectionReason reason, String explanation) {
    return Optional.of(new Rejection(reason, explanation));
  }
}
