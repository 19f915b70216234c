package io.broadsheet.cleaner.reject;

import io.broadsheet.cleaner.RejectionReason;
import io.broadsheet.cleaner.metadata.Metadata;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Document;

/**
 * A page by what it calls itself, what it says and how it is built, in many languages. Words alone
 * decide only where there is hardly a story: an article may be about any of these kinds.
 */
final class KnownPage {

  /** Below this many words there is no article, whatever it is. */
  private static final int LEAST_WORDS = 20;

  /** Up to this many words of text, the title and headings of a page are believed. */
  private static final int LITTLE_TEXT = 90;

  /** Up to this many words, the whole page is read for phrases. */
  private static final int LITTLE_PAGE = 160;

  private static final int MIDDLING_PAGE = 400;

  /** So many words of sentences that say something else may be an article. */
  private static final int SOMETHING_ELSE = 20;

  private static final int BRIEF = 60;
  private static final int LONG = 150;
  private static final int LISTED = 5;
  private static final Set<String> STORIES =
      Set.of("newsarticle", "blogposting", "reportagenewsarticle", "opinionnewsarticle");

  private final Document document;
  private final Metadata metadata;
  private final PageClues clues;
  private final PageName name;

  KnownPage(Document document, Metadata metadata, PageClues clues) {
    this.document = document;
    this.metadata = metadata;
    this.clues = clues;
    this.name = new PageName(document, metadata);
  }

  Optional<Rejection> rejection() {
    if (clues.words() == 0) {
      return Optional.of(new Rejection(RejectionReason.EMPTY, "The page shows no text."));
    }
    Optional<Rejection> known =
        Arrays.stream(PageKind.values()).filter(this::is).findFirst().map(PageKind::rejection);
    if (known.isPresent() || clues.keptWords() >= LEAST_WORDS) {
      return known;
    }
    String sentence = "Only " + clues.keptWords() + " words of text were found.";
    return Optional.of(new Rejection(RejectionReason.TOO_SHORT, sentence));
  }

  private boolean is(PageKind kind) {
    return switch (kind) {
      case BOT_CHECK -> clues.words() <= LITTLE_PAGE && pleads(kind);
      case SERVER_DEFAULT, PARKED -> isPlaceholder(kind);
      case DIRECTORY -> name.is(kind) && (says(kind, 1) || clues.hasNoStory());
      case ERROR -> name.is(kind) && clues.story() <= BRIEF || pleads(kind);
      case SEARCH, SITE_MAP, TAG, CALENDAR -> clues.hasNoStory() && isList(kind);
      case NOTICES ->
          name.is(kind)
              && (clues.numbered() >= LISTED || clues.links() >= LISTED && clues.hasNoStory());
      case POLICY, CONTACT, ABOUT -> !isStory() && isOfSite(kind);
      case JOB -> !isStory() && isJob(kind);
      case LIST -> clues.linkedHeadings() >= LISTED && asks(PageKind.LOGIN_OR_CONSENT);
      case SUBSCRIPTION ->
          clues.story() <= BRIEF && says(kind, 2) && clues.unsaid(kind) < LEAST_WORDS;
      case LOGIN_OR_CONSENT -> asks(kind);
      case FIGURES ->
          clues.figures() >= LEAST_WORDS
              && clues.figureShare() > 0.5
              && clues.linkShare() < 0.5
              && clues.sentences() < SOMETHING_ELSE;
    };
  }

  private boolean isPlaceholder(PageKind kind) {
    if (kind == PageKind.PARKED) {
      return clues.words() <= MIDDLING_PAGE
          && clues.story() <= BRIEF
          && metadata.publishedAt() == null
          && (name.is(kind) || says(kind, 1));
    }
    return name.is(kind) && clues.keptWords() <= BRIEF
        || name.isInTitle(kind) && says(kind, 1)
        || clues.words() <= LITTLE_PAGE && pleads(kind);
  }

  private boolean isList(PageKind kind) {
    return switch (kind) {
      case SEARCH ->
          name.isInTitle(kind) && (clues.links() >= LISTED || clues.keptWords() <= BRIEF);
      case SITE_MAP -> name.isInTitle(kind) && clues.linkShare() > 0.5;
      case CALENDAR -> name.is(kind) && clues.figures() >= LISTED;
      default -> name.is(kind) && clues.links() >= LISTED;
    };
  }

  private boolean isOfSite(PageKind kind) {
    boolean isAuthored = !metadata.authors().isEmpty();
    return switch (kind) {
      case POLICY ->
          name.is(kind) && says(kind, 3) || !isAuthored && name.isNearly(kind) && says(kind, 4);
      case CONTACT ->
          clues.story() <= (name.is(kind) ? LONG : BRIEF)
              && name.isInTitle(kind)
              && tellsAddresses();
      default -> !isAuthored && name.is(kind);
    };
  }

  /** Whether the page is named an article by its markup. */
  private boolean isStory() {
    return metadata.types().stream().anyMatch(STORIES::contains);
  }

  private boolean says(PageKind kind, int phrases) {
    return PagePhrases.said(kind, clues.text()) >= phrases;
  }

  /** Whether a page with little text says it, and hardly anything else. */
  private boolean pleads(PageKind kind) {
    if (clues.keptWords() > LITTLE_TEXT || clues.unsaid(kind) >= SOMETHING_ELSE) {
      return false;
    }
    String signs = (document.title() + '\n' + metadata.title()).toLowerCase(Locale.ROOT);
    String read = clues.words() <= LITTLE_PAGE ? clues.text() : clues.headings();
    return PagePhrases.speak(kind, signs + '\n' + read);
  }

  private boolean asks(PageKind kind) {
    boolean isForm = !document.select("input[type=password]").isEmpty();
    return pleads(kind)
        && (clues.words() <= LITTLE_PAGE || isForm && clues.keptWords() < LEAST_WORDS);
  }

  private boolean tellsAddresses() {
    return clues.text().indexOf('@') >= 0
        || !document.select("textarea, a[href^=mailto], a[href^=tel], address").isEmpty()
        || clues.figures() > 2;
  }

  private boolean isJob(PageKind kind) {
    return metadata.types().contains("jobposting")
        || clues.story() <= LONG && clues.labels(kind) > 2 && says(kind, 1);
  }
}
