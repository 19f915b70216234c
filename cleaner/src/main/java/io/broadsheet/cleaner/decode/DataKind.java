package io.broadsheet.cleaner.decode;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.io.JsonEOFException;
import io.broadsheet.cleaner.RejectionReason;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells feeds and other data that machines read from pages, by how the text begins. */
final class DataKind {

  private static final int LOOK_AT = 1 << 14;

  private static final Pattern ROOT = Pattern.compile("<(?:[\\w.-]++:)?([\\w.-]++)([^>]*+)>");
  private static final Pattern PARAGRAPH = Pattern.compile("<(?:\\w+:)?p[\\s>]");
  private static final Pattern JSON =
      Pattern.compile("\\s*+(?:\\{\\s*+[\"}]|\\[\\s*+[\\[{\"\\]\\d])");

  private static final List<String> FEEDS = List.of("rss", "feed");
  private static final List<String> FEED_SPACES =
      List.of("purl.org/rss/", "my.netscape.com/rdf/simple");
  private static final String JSON_FEED = "jsonfeed.org/version";

  /** Tables of values have so many rows at least, and in each as many of one of the marks. */
  private static final int LEAST_ROWS = 5;

  private static final int LEAST_MARKS = 2;
  private static final String MARKS = ",;\t|";

  private DataKind() {}

  /** {@code FEED} or {@code DATA}, or empty when the text may be a page. */
  static Optional<RejectionReason> of(String text) {
    Matcher root = ROOT.matcher(text).region(rootStart(text), text.length());
    if (root.lookingAt()) {
      return ofXml(root.group(1).toLowerCase(Locale.ROOT), root.group(2), text);
    }
    if (JSON.matcher(text).lookingAt() && isJson(text)) {
      boolean isFeed = text.substring(0, Math.min(text.length(), LOOK_AT)).contains(JSON_FEED);
      return Optional.of(isFeed ? RejectionReason.FEED : RejectionReason.DATA);
    }
    return isTable(text) ? Optional.of(RejectionReason.DATA) : Optional.empty();
  }

  /** Where the first element may begin: after declarations, comments and the document type. */
  private static int rootStart(String text) {
    int at = blanksEnd(text, 0);
    while (text.startsWith("<?", at) || text.startsWith("<!", at)) {
      int end = text.indexOf(text.startsWith("<!--", at) ? "-->" : ">", at);
      int subset = text.indexOf('[', at);
      if (text.startsWith("<!D", at) && subset > 0 && subset < end) {
        end = text.indexOf("]>", subset);
      }
      if (end < 0) {
        return text.length();
      }
      at = blanksEnd(text, text.indexOf('>', end) + 1);
    }
    return at;
  }

  private static int blanksEnd(String text, int from) {
    int at = from;
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /** XML with paragraphs may be an article in a language of the press. */
  private static Optional<RejectionReason> ofXml(String root, String attributes, String text) {
    if (FEEDS.contains(root)
        || root.equals("rdf") && FEED_SPACES.stream().anyMatch(attributes::contains)) {
      return Optional.of(RejectionReason.FEED);
    }
    boolean isXml = text.stripLeading().startsWith("<?xml") || attributes.contains("xmlns");
    boolean isPage = root.equals("html") || PARAGRAPH.matcher(text).find();
    return isXml && !isPage ? Optional.of(RejectionReason.DATA) : Optional.empty();
  }

  /** Whether the text is nothing but JSON values, of which the last may be cut. */
  private static boolean isJson(String text) {
    try (JsonParser parser = new JsonFactory().createParser(text)) {
      while (parser.nextToken() != null) {
        parser.skipChildren();
      }
      return true;
    } catch (JsonEOFException cut) {
      return true;
    } catch (IOException broken) {
      return false;
    }
  }

  private static boolean isTable(String text) {
    List<String> rows =
        text.substring(0, Math.min(text.length(), LOOK_AT)).lines().limit(LEAST_ROWS * 8).toList();
    List<String> whole = text.length() > LOOK_AT ? rows.subList(0, rows.size() - 1) : rows;
    return whole.size() >= LEAST_ROWS && MARKS.chars().anyMatch(mark -> isEven(whole, mark));
  }

  /** In the first row no blank follows a mark, as one does in sentences. */
  private static boolean isEven(List<String> rows, int mark) {
    String first = rows.get(0);
    long marks = first.chars().filter(c -> c == mark).count();
    return marks >= LEAST_MARKS
        && !first.contains((char) mark + " ")
        && rows.stream().allMatch(row -> row.chars().filter(c -> c == mark).count() == marks);
  }
}
