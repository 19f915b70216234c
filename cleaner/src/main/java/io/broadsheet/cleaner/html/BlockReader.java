package io.broadsheet.cleaner.html;

import io.broadsheet.cleaner.block.Block;
import io.broadsheet.cleaner.block.BlockKind;
import io.broadsheet.cleaner.block.InlineStyle;
import io.broadsheet.cleaner.block.Scope;
import io.broadsheet.cleaner.block.ScopeCue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/**
 * Reads a document into blocks, in one pass and without recursion. For one document only. What goes
 * beyond {@value #MAX_BLOCKS} blocks is not read.
 */
final class BlockReader implements NodeFilter {

  private static final int MAX_BLOCKS = 20_000;

  /** Characters in {@code noscript} that may be a story. */
  private static final int LEAST_SCRIPTLESS = 300;

  private static final Pattern CODE = Pattern.compile("[{}=<>]");
  private static final Pattern BLANK_LINES = Pattern.compile("\\R[ \\t]*\\R\\s*");

  private final CueLexicon lexicon = new CueLexicon();
  private final List<Block> blocks = new ArrayList<>();
  private final BlockText text = new BlockText();
  private final CueStack inlineCues = new CueStack();
  private final List<TagRole> roles = new ArrayList<>();
  private final List<Scope> scopes = new ArrayList<>();
  private final Set<Element> hidden;
  private final boolean readsScriptless;
  private final boolean hasCode;
  private Scope scope = new Scope();
  private Block.Joint joint = Block.Joint.PARAGRAPH;
  private int look;
  private int scriptless;

  private BlockReader(Set<Element> hidden, boolean hasCode, boolean readsScriptless) {
    this.hidden = hidden;
    this.readsScriptless = readsScriptless;
    this.hasCode = hasCode;
    scopes.add(scope);
  }

  /**
   * The blocks of the document's body, in reading order: with those in {@code noscript} where they
   * are most of the running text.
   */
  static List<Block> read(Document document) {
    Set<Element> hidden = HiddenText.of(document);
    boolean hasCode = document.selectFirst("pre, code") != null;
    BlockReader reader = new BlockReader(hidden, hasCode, false);
    int prose = reader.readBody(document);
    if (reader.scriptless >= LEAST_SCRIPTLESS) {
      BlockReader whole = new BlockReader(hidden, hasCode, true);
      if (whole.readBody(document) >= 2 * prose + LEAST_SCRIPTLESS) {
        return whole.blocks;
      }
    }
    return reader.blocks;
  }

  /** Returns the number of characters of running text. */
  private int readBody(Document document) {
    document.body().filter(this);
    flush(Block.Joint.PARAGRAPH);
    while (scope != null) {
      scope = scope.close();
    }
    CueTrust.apply(scopes, blocks);
    return scopes.get(0).proseCharacters();
  }

  @Override
  public FilterResult head(Node node, int depth) {
    if (node instanceof TextNode textNode) {
      append(textNode.getWholeText());
    } else if (node instanceof Element element) {
      return open(element);
    }
    return FilterResult.CONTINUE;
  }

  /** Blank lines part paragraphs of text that is set as it is written, unless it is code. */
  private void append(String more) {
    boolean isProse = scope.tag().equals("pre") && !CODE.matcher(more).find();
    String[] pieces = isProse ? BLANK_LINES.split(more, -1) : new String[] {more};
    for (int i = 0; i < pieces.length; i++) {
      if (i > 0) {
        flush(Block.Joint.PARAGRAPH);
      }
      text.append(pieces[i], inlineCues.top());
    }
  }

  @Override
  public FilterResult tail(Node node, int depth) {
    if (node instanceof Element) {
      close(roles.remove(roles.size() - 1));
    }
    return blocks.size() < MAX_BLOCKS ? FilterResult.CONTINUE : FilterResult.STOP;
  }

  private FilterResult open(Element element) {
    String tag = element.normalName();
    TagRole role = role(tag, element);
    if (role == TagRole.PLAYER) {
      text.addMedia();
    }
    if (role.isSkipped() || hidden.contains(element) || isFootnoteMark(tag, element)) {
      return FilterResult.SKIP_ENTIRELY;
    }
    roles.add(role);
    if (role.isBlock()) {
      boolean nextCell = role == TagRole.CELL && element.previousElementSibling() != null;
      flush(nextCell ? Block.Joint.CELL : Block.Joint.PARAGRAPH);
      int cues = cues(tag, element);
      markCap(element);
      scope = new Scope(scope, tag, cues, look);
      scopes.add(scope);
    } else {
      markCap(element);
      openInline(role, element, inlineCues.top() | cues(tag, element));
    }
    return FilterResult.CONTINUE;
  }

  private void markCap(Element element) {
    if (text.isEmpty() && DropCap.isIn(element)) {
      text.markCap();
    }
  }

  /** A raised number that links down the page, as in {@code <sup><a href="#note">1</a></sup>}. */
  private static boolean isFootnoteMark(String tag, Element element) {
    if (!tag.equals("sup")) {
      return false;
    }
    Element link = element.firstElementChild();
    return link != null && link.attr("href").startsWith("#");
  }

  private TagRole role(String tag, Element element) {
    if (tag.equals("noscript")) {
      scriptless += readsScriptless ? 0 : element.wholeText().length();
      return readsScriptless ? TagRole.BLOCK : TagRole.SKIPPED;
    }
    if (tag.equals("template")) {
      boolean isShown = element.hasAttr("shadowrootmode") || element.hasAttr("shadowroot");
      return isShown ? TagRole.BLOCK : TagRole.SKIPPED;
    }
    boolean isMadeUp = !element.tag().isKnownTag();
    return isMadeUp && isRunning(element) ? TagRole.INLINE : TagRole.of(tag);
  }

  /** Elements that HTML does not know are inline, as CSS has it, where they stand beside text. */
  private static boolean isRunning(Element element) {
    return isRunning(element.previousSibling(), element.previousElementSibling())
        || isRunning(element.nextSibling(), element.nextElementSibling());
  }

  private static boolean isRunning(Node beside, Element next) {
    if (beside instanceof TextNode text && !text.isBlank()) {
      return true;
    }
    return next != null && next.tag().isKnownTag() && TagRole.of(next.normalName()).isRunning();
  }

  private void openInline(TagRole role, Element element, int cues) {
    switch (role) {
      case BREAK -> flush(Block.Joint.LINE);
      case LINK -> text.openLink(element.attr("href"));
      case STRONG -> text.openStrong();
      case EMPHASIS -> text.openEmphasis();
      case PICTURE -> text.addMedia();
      default -> {}
    }
    inlineCues.push(cues);
  }

  private void close(TagRole role) {
    if (role.isBlock()) {
      flush(Block.Joint.PARAGRAPH);
      scope = scope.close();
      return;
    }
    inlineCues.pop();
    switch (role) {
      case LINK -> text.closeLink();
      case STRONG -> text.closeStrong();
      case EMPHASIS -> text.closeEmphasis();
      default -> {}
    }
  }

  /** Cues of the element's name and attributes; leaves in {@link #look} what it looks like. */
  private int cues(String tag, Element element) {
    int cues = CueLexicon.ofTag(tag);
    look = 0;
    if (element.attributesSize() > 0) {
      for (Attribute attribute : element.attributes()) {
        boolean isName = attribute.getKey().equals("id") && isSlug(attribute.getValue(), element);
        cues |= isName ? 0 : cues(attribute.getKey(), attribute.getValue());
      }
    }
    return cues;
  }

  /** Whether the id is made of the words of the heading, and so tells nothing else. */
  private static boolean isSlug(String id, Element element) {
    Element heading = element.normalName().startsWith("h") ? element : element.firstElementChild();
    return heading != null
        && BlockKind.ofTag(heading.normalName()) == BlockKind.HEADING
        && CueTrust.isSlug(id, heading.text());
  }

  private int cues(String name, String value) {
    return switch (name) {
      case "class" -> {
        look = value.hashCode();
        yield lexicon.ofAttribute(value);
      }
      case "id", "role", "itemprop", "data-testid", "data-component", "data-type", "aria-label" ->
          lexicon.ofAttribute(value);
      case "hidden" -> ScopeCue.HIDDEN.bit();
      case "aria-hidden" -> value.equals("true") ? ScopeCue.HIDDEN.bit() : 0;
      case "style" -> hides(value) ? ScopeCue.HIDDEN.bit() : 0;
      default -> 0;
    };
  }

  private static boolean hides(String style) {
    return style.contains("display:none") || style.contains("display: none");
  }

  private void flush(Block.Joint next) {
    if (text.isCap()) {
      return;
    }
    String content = hasCode ? text.take() : Shortcodes.strip(text.take());
    if (!content.isEmpty()) {
      InlineStyle style = text.style();
      BlockKind kind = BlockKind.ofTag(scope.tag());
      Block block = new Block(blocks.size(), content, kind, joint, scope, style);
      blocks.add(block);
      scope.add(content.length(), style.linkCharacters(), block.shape().isProse());
    }
    text.reset();
    joint = content.isEmpty() && next == Block.Joint.LINE ? Block.Joint.PARAGRAPH : next;
  }
}
