package io.broadsheet.cleaner.html;

import io.broadsheet.cleaner.block.Block;
import io.broadsheet.cleaner.block.BlockKind;
import io.broadsheet.cleaner.block.InlineStyle;
import io.broadsheet.cleaner.block.Scope;
import io.broadsheet.cleaner.block.ScopeCue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/** Reads a document into blocks, in one pass and without recursion. For one document only. */
final class BlockReader implements NodeFilter {

  private static final int MAX_BLOCKS = 20_000;
  private static final Set<String> SKIPPED =
      Set.of(
          "script", "style", "noscript", "template", "svg", "iframe", "object", "embed", "canvas",
          "audio", "video", "map", "math", "head", "textarea", "select", "datalist", "input");
  private static final Set<String> MEDIA = Set.of("img", "video", "iframe", "audio", "object");
  private static final Set<String> INLINE =
      Set.of(
          "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn",
          "em", "font", "i", "ins", "kbd", "label", "mark", "nobr", "output", "picture", "q", "rp",
          "rt", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time",
          "tt", "u", "var", "wbr", "img", "br", "source", "track", "body", "html");
  private final CueLexicon lexicon = new CueLexicon();
  private final List<Block> blocks = new ArrayList<>();
  private final BlockText text = new BlockText();
  private final CueStack inlineCues = new CueStack();
  private Scope scope = new Scope();
  private Block.Joint joint = Block.Joint.PARAGRAPH;

  private BlockReader() {}

  /** The blocks of the document's body, in reading order. */
  static List<Block> read(Document document) {
    BlockReader reader = new BlockReader();
    document.body().filter(reader);
    reader.flush(Block.Joint.PARAGRAPH);
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
    if (node instanceof Element element && !SKIPPED.contains(element.normalName())) {
      close(element);
    }
    return blocks.size() < MAX_BLOCKS ? FilterResult.CONTINUE : FilterResult.STOP;
  }

  private FilterResult open(Element element) {
    String tag = element.normalName();
    if (MEDIA.contains(tag)) {
      text.addMedia();
    }
    if (SKIPPED.contains(tag)) {
      return FilterResult.SKIP_ENTIRELY;
    }
    if (INLINE.contains(tag)) {
      openInline(tag, element);
    } else {
      flush(isCell(tag) && element.elementSiblingIndex() > 0 ? Block.Joint.CELL : Block.Joint.PARAGRAPH);
      scope = new Scope(scope, tag, cues(tag, element), element.className().hashCode());
    }
    return FilterResult.CONTINUE;
  }

  private void openInline(String tag, Element element) {
    switch (tag) {
      case "br" -> flush(Block.Joint.LINE);
      case "a" -> text.openLink();
      case "b", "strong" -> text.openStrong();
      case "i", "em" -> text.openEmphasis();
      default -> {}
    }
    inlineCues.push(inlineCues.top() | cues(tag, element));
  }

  private void close(Element element) {
    String tag = element.normalName();
    if (INLINE.contains(tag)) {
      inlineCues.pop();
      switch (tag) {
        case "a" -> text.closeLink();
        case "b", "strong" -> text.closeStrong();
        case "i", "em" -> text.closeEmphasis();
        default -> {}
      }
    } else {
      flush(Block.Joint.PARAGRAPH);
      scope = scope.parent();
    }
  }

  private int cues(String tag, Element element) {
    int cues = CueLexicon.ofTag(tag);
    if (element.attributesSize() == 0) {
      return cues;
    }
    for (Attribute attribute : element.attributes()) {
      cues |= cues(attribute.getKey(), attribute.getValue());
    }
    return cues;
  }

  private int cues(String name, String value) {
    return switch (name) {
      case "class", "id", "role", "itemprop", "data-testid", "data-component", "data-type",
              "aria-label" ->
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

  private static boolean isCell(String tag) {
    return tag.equals("td") || tag.equals("th");
  }

  private void flush(Block.Joint next) {
    String content = text.take();
    if (!content.isEmpty()) {
      InlineStyle style = text.style();
      Block block =
          new Block(
              blocks.size(), content, BlockKind.ofTag(scope.tag()), joint, scope, style);
      blocks.add(block);
      scope.add(content.length(), style.linkCharacters(), block.shape().isProse());
      joint = Block.Joint.PARAGRAPH;
    }
    text.reset();
    joint = stronger(joint, next, content.isEmpty());
  }

  /** Two line breaks in a row, or any boundary of an element, part paragraphs. */
  private Block.Joint stronger(Block.Joint pending, Block.Joint next, boolean nothingBetween) {
    return nothingBetween && next == Block.Joint.LINE ? Block.Joint.PARAGRAPH : next;
  }
}
