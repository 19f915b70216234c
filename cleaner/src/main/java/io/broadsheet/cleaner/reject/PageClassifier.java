package io.broadsheet.cleaner.reject;

import io.broadsheet.cleaner.RejectionReason;
import io.broadsheet.cleaner.block.Block;
import io.broadsheet.cleaner.html.Extraction;
import io.broadsheet.cleaner.metadata.Metadata;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;

/**
 * Decides whether a page holds an article: first by what small pages say (errors, logins, checks
 * for robots), then by how much text there is, then by a model of what the whole page looks like.
 * Thread-safe.
 */
public final class PageClassifier {

  /**
   * Above it a page is taken for something else than an article; so that one article in a hundred
   * is, of sites that the models have not seen.
   */
  private static final float THRESHOLD = 0.55f;

  /**
   * The same by measures alone: three articles in a thousand in languages other than English are
   * taken for something else by it.
   */
  private static final float THRESHOLD_OF_MEASURES = 0.35f;

  /** The same at the root of a site, where an article hardly ever stands. */
  private static final float THRESHOLD_AT_ROOT = 0.3f;

  private static final Pattern ROOT = Pattern.compile("https?://[^/?#]+/?(?:#.*)?");

  /** So many words of sentences in a row, with a date, are a story in whatever surroundings. */
  private static final int DATED_STORY = 40;

  /** The same without a date. */
  private static final int STORY = 300;

  /**
   * The pages that are no articles and that the judges learned words from are English, so words of
   * other languages speak for articles, whatever they say.
   */
  private static final String LANGUAGE_OF_WORDS = "en";

  /** A block of so many characters and so few links is running text. */
  private static final int PROSE_BLOCK = 40;

  private static final double PROSE_LINKS = 0.3;

  /** So many characters of running text, and so large a share of all, make plain prose. */
  private static final int ENOUGH_PROSE = 120;

  private static final double PROSE_SHARE = 0.75;

  private static final Map<RejectionReason, String> NAMES =
      Map.of(
          RejectionReason.PRODUCT_OR_SERVICE, "the offer of a product or service",
          RejectionReason.FORUM_OR_COMMENTS, "a discussion among readers");

  private final PageJudges judges = PageJudges.load();

  /**
   * Why the page is no article, or empty when it is one.
   *
   * @param language of the extracted text, an ISO 639-1 code, or null when it is not known
   */
  public Optional<Rejection> classify(
      Document document, Metadata metadata, Extraction extraction, String language) {
    PageClues clues = new PageClues(extraction);
    return new KnownPage(document, metadata, clues)
        .rejection()
        .or(
            () ->
                isPlainProse(extraction)
                    ? Optional.empty()
                    : byLook(document, metadata, extraction, clues, language));
  }

  /**
   * A page that is little but running text is an article, however bare: what the model has seen are
   * pages of the web with all that surrounds them.
   */
  private static boolean isPlainProse(Extraction extraction) {
    int all = 0;
    int prose = 0;
    for (Block block : extraction.blocks()) {
      int length = block.text().length();
      all += length;
      boolean runs = length >= PROSE_BLOCK && block.linkDensity() < PROSE_LINKS;
      prose += block.isKept() && runs ? length : 0;
    }
    return prose >= ENOUGH_PROSE && prose >= PROSE_SHARE * all;
  }

  private Optional<Rejection> byLook(
      Document document,
      Metadata metadata,
      Extraction extraction,
      PageClues clues,
      String language) {
    float[] row = measure(document, metadata, extraction);
    boolean readsWords = language == null || language.equals(LANGUAGE_OF_WORDS);
    double odds =
        readsWords ? judges.logOdds(row, metadata, extraction) : judges.logOddsOfMeasures(row);
    double probability = 1 / (1 + Math.exp(-odds));
    float least = readsWords ? THRESHOLD : THRESHOLD_OF_MEASURES;
    boolean isDated = is(row, PageFeature.HAS_DATE, 0);
    boolean isStory = clues.story() >= (isDated ? DATED_STORY : STORY);
    if (probability <= (isRoot(document, metadata) ? THRESHOLD_AT_ROOT : least)
        || !readsWords && isStory) {
      return Optional.empty();
    }
    RejectionReason reason = reason(row);
    return Optional.of(
        new Rejection(
            reason,
            String.format(
                Locale.ROOT,
                "The page looks like %s rather than an article (%.0f %%).",
                NAMES.getOrDefault(reason, "a list of other pages"),
                probability * 100)));
  }

  /** Whether both the address of the page and the one that it declares are that of its site. */
  private static boolean isRoot(Document document, Metadata metadata) {
    String declared = metadata.canonicalUrl() == null ? "" : metadata.canonicalUrl();
    String given = document.location();
    return !(declared + given).isEmpty()
        && Stream.of(declared, given).allMatch(url -> url.isEmpty() || ROOT.matcher(url).matches());
  }

  /** The row of numbers that the model sees, see {@link PageFeature}. */
  static float[] measure(Document document, Metadata metadata, Extraction extraction) {
    float[] row = new float[PageFeature.count()];
    PageMeasures.measure(extraction.blocks(), row);
    KeptMeasures.measure(extraction.blocks(), row);
    MetadataMeasures.measure(metadata, row);
    BodyMeasures.measure(document, row);
    return row;
  }

  private static RejectionReason reason(float[] row) {
    if (is(row, PageFeature.TYPE_FORUM, 0) || is(row, PageFeature.COMMENT_SHARE, 0.4f)) {
      return RejectionReason.FORUM_OR_COMMENTS;
    }
    boolean list =
        is(row, PageFeature.TYPE_LIST, 0)
            || is(row, PageFeature.LINKED_HEADING_SHARE, 0.5f)
            || is(row, PageFeature.ARTICLE_ELEMENTS, 5)
            || is(row, PageFeature.BODY_ARCHIVE, 0)
            || is(row, PageFeature.LINK_DENSITY, 0.6f);
    return list ? RejectionReason.INDEX_PAGE : RejectionReason.PRODUCT_OR_SERVICE;
  }

  private static boolean is(float[] row, PageFeature feature, float above) {
    return row[feature.ordinal()] > above;
  }
}
