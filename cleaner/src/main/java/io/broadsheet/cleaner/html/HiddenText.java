package io.broadsheet.cleaner.html;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/**
 * Finds the elements of a document whose text no reader sees. Short texts go that are not displayed
 * until a script shows them, since longer ones may be the story, and texts of any length that stand
 * beside the screen or are cut to nothing. A page of which most running text is hidden shows it by
 * a script: there nothing is taken for hidden. For one document only.
 */
final class HiddenText implements NodeVisitor {

  /** Characters of a text that a script may show, and of one that may be shown as it is. */
  private static final int MOST_UNDISPLAYED = 250;

  private static final int MOST_DOUBTFUL = 100;

  private static final int MOST_OF_NAME = 40;

  /** Shorter pieces of text are no running text. */
  private static final int LEAST_RUNNING = 60;

  private static final class Sums {
    private final Concealment concealment;
    private int characters;
    private int running;

    private Sums(Concealment concealment) {
      this.concealment = concealment;
    }
  }

  private final Set<Element> hidden = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Deque<Sums> open = new ArrayDeque<>();
  private final ConcealmentRules rules;
  private int hiddenRunning;

  private HiddenText(Document document) {
    this.rules = ConcealmentRules.of(document);
  }

  /** The outermost elements that are not shown, by identity. */
  static Set<Element> of(Document document) {
    HiddenText reader = new HiddenText(document);
    reader.open.push(new Sums(Concealment.NONE));
    document.body().traverse(reader);
    boolean isMostOfIt = 2 * reader.hiddenRunning > reader.open.peek().running;
    return isMostOfIt ? Set.of() : reader.hidden;
  }

  @Override
  public void head(Node node, int depth) {
    if (node instanceof TextNode text) {
      int characters = length(text.getWholeText());
      open.peek().characters += characters;
      open.peek().running += characters >= LEAST_RUNNING ? characters : 0;
    } else if (node instanceof Element element) {
      open.push(new Sums(rules.concealment(element)));
    }
  }

  /** Characters between the blanks around a text. */
  private static int length(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && Character.isWhitespace(text.charAt(start))) {
      start++;
    }
    while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    return end - start;
  }

  @Override
  public void tail(Node node, int depth) {
    if (!(node instanceof Element element)) {
      return;
    }
    Sums sums = open.pop();
    if (isHidden(element, sums)) {
      hidden.add(element);
      hiddenRunning += sums.running;
    }
    open.peek().characters += sums.characters;
    open.peek().running += sums.running;
  }

  private static boolean isHidden(Element element, Sums sums) {
    return switch (sums.concealment) {
      case NONE -> false;
      case UNSEEN -> true;
      case UNDISPLAYED -> sums.characters <= MOST_UNDISPLAYED;
      case DOUBTFUL -> sums.characters <= MOST_DOUBTFUL && isInline(element);
      case ICON -> isInline(element) && isLigature(element, sums, false);
      case PERHAPS_ICON -> isLigature(element, sums, true);
    };
  }

  private static boolean isInline(Element element) {
    return !element.tag().isKnownTag() || !TagRole.of(element.normalName()).isBlock();
  }

  /** Whether the text is the name of a picture in a font of icons, such as {@code open_in_new}. */
  private static boolean isLigature(Element element, Sums sums, boolean isOfWords) {
    if (sums.characters == 0 || sums.characters > MOST_OF_NAME) {
      return false;
    }
    String text = element.wholeText().strip();
    return (!isOfWords || text.indexOf('_') > 0)
        && text.chars().allMatch(c -> c == '_' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9');
  }
}
