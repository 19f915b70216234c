package io.broadsheet.cleaner.html;

import io.broadsheet.cleaner.block.Block;
import io.broadsheet.cleaner.block.BlockKind;
import io.broadsheet.cleaner.block.InlineStyle;
import io.broadsheet.cleaner.block.Scope;
import io.broadsheet.cleaner.block.ScopeCue;
import java.util.ArrayList;
import java.util.List;
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

  private final CueLexicon lexicon = new CueLexicon();
  private final List<Block> blocks = new ArrayList<>();
  private final BlockText text = new BlockText();
  private final CueStack inlineCues = new CueStack();
  private final List<TagRole> roles = new ArrayList<>();
  private Scope scope = new Scope();
  private Block.Joint joint = Block.Joint.PARAGRAPH;
  private int look;

  private BlockReader() {}

  /** The blocks of the document's body, in reading order. */
  static List<Block> read(Document document) {
    BlockReader reader = new BlockReader();
    document.body().filter(reader);
    reader.flush(Block.Joint.PARAGRAPH);
    while (reader.scope != null) {
      reader.scope = reader.scope.close();
    }
    return reader.blocks;
  }

  @Override
  public FilterResult head(Node node, int depth) {
    if (node instanceof TextNode textNode) {
      text.append(textNode.getWholeText(), inlineCues.top());
    } else if (node instanceof Element element) {
      return open(element);
    }
    return FilterResult.CONTINUE;
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
    TagRole role = isRunning(tag, element) ? TagRole.INLINE : TagRole.of(tag);
    if (role.isSkipped()) {
      if (role == TagRole.PLAYER) {
        text.addMedia();
      }
      return FilterResult.SKIP_ENTIRELY;
    }
    if (isFootnoteMark(tag, element)) {
      return FilterResult.SKIP_ENTIRELY;
    }
    roles.add(role);
    if (role.isBlock()) {
      boolean nextCell = role == TagRole.CELL && element.previousElementSibling() != null;
      flush(nextCell ? Block.Joint.CELL : Block.Joint.PARAGRAPH);
      int cues = cues(tag, element);
      scope = new Scope(scope, tag, cues, look);
    } else {
      openInline(role, element, inlineCues.top() | cues(tag, element));
    }
    return FilterResult.CONTINUE;
  }

  /** A raised number that links down the page, as in {@code <sup><a href="#note">1</a></sup>}. */
  private static boolean isFootnoteMark(String tag, Element element) {
    if (!tag.equals("sup")) {
      return false;
    }
    Element link = element.firstElementChild();
    return link != null && link.attr("href").startsWith("#");
  }

  /** Elements that a site made up are inline, as CSS has it, where they stand beside text. */
  private static boolean isRunning(String tag, Element element) {
    boolean isMadeUp = tag.indexOf('-') > 0 || tag.indexOf(':') > 0;
    return isMadeUp && (isText(element.previousSibling()) || isText(element.nextSibling()));
  }

  private static boolean isText(Node node) {
    return node instanceof TextNode textNode && !textNode.isBlank();
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
        cues |= cues(attribute.getKey(), attribute.getValue());
      }
    }
    return cues;
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
    String content = text.take();
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
