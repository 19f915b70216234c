package io.broadsheet.cleaner.decode;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Leaves out of an HTML page what nobody reads: what stands inside scripts and style sheets, which
 * is more than half of the bytes of many, the shapes of pictures drawn in the page, and attributes
 * such as {@code onclick}. What is left out need not be decoded and parsed. The elements stay, and
 * so does JSON-LD. A parser makes the same document of what is left, but for those contents.
 *
 * <p>From the first place on that parsers may read in more than one way, such as a tag inside a
 * title or a script inside a picture, the page is left as it is.
 */
final class ScriptFilter {

  private static final List<String> RAW = List.of("script", "style");

  /** Elements whose content is no markup, unless something around them makes it so. */
  private static final List<String> TEXT =
      List.of("title", "textarea", "iframe", "xmp", "noembed", "noframes", "desc");

  private static final String DRAWING = "svg";

  /** Inside of these, parsers differ in what they take for markup. */
  private static final List<String> CAREFUL = List.of(DRAWING, "noscript", "template", "select");

  private static final int SVG = 0;
  private static final int NOSCRIPT = 1;
  private static final int TEMPLATE = 2;
  private static final int SELECT = 3;

  private static final List<String> UNKNOWN =
      List.of("math", "plaintext", "frameset", "foreignobject");

  /** In a template, what follows a column is read as the content of a table's columns. */
  private static final String COLUMN = "col";

  private static final NameSet SPECIAL =
      new NameSet(
          Stream.of(RAW, TEXT, CAREFUL, UNKNOWN, List.of(COLUMN))
              .flatMap(List::stream)
              .collect(Collectors.joining(" ")));

  private final byte[] html;
  private final MarkupBytes page;
  private final int[] open = new int[CAREFUL.size()];
  private final Drawing drawing;
  private byte[] kept;
  private int keptBytes;
  private int copied;

  private ScriptFilter(byte[] html) {
    this.html = html;
    this.page = new MarkupBytes(html);
    this.drawing = new Drawing(page);
    this.kept = new byte[html.length / 2]; // more than is left of most pages
  }

  /**
   * Whether the bytes begin like a whole document, which is HTML whatever follows. Comments may
   * come first.
   */
  static boolean isDocument(byte[] body) {
    MarkupBytes page = new MarkupBytes(body);
    int start = page.blanksEnd(page.markEnd());
    while (page.startsWith(start, "<!--")) {
      int end = page.commentEnd(start + 4);
      if (end < 0) {
        return false;
      }
      start = page.blanksEnd(end);
    }
    boolean isRoot = page.startsWith(start, "<html") && page.nameEnd(start + 1) == start + 5;
    return isRoot || page.startsWith(start, "<!doctype html");
  }

  /**
   * The page as text, without the contents of its scripts and style sheets.
   *
   * @param html in UTF-8, without NUL; is not changed
   * @param fit how the bytes fit the encoding
   */
  static String text(byte[] html, Utf8.Fit fit) {
    ScriptFilter filter = new ScriptFilter(html);
    filter.read();
    filter.leaveOut(html.length, html.length);
    return fit.isValid()
        ? Utf8.decode(filter.kept, filter.keptBytes)
        : Utf8.decodeLenient(Arrays.copyOf(filter.kept, filter.keptBytes), UTF_8, fit);
  }

  private void read() {
    int at = page.indexOf('<', 0);
    while (at >= 0) {
      int end = markupEnd(at);
      at = end < 0 ? -1 : page.indexOf('<', end);
    }
  }

  /** Behind what begins with {@code <} at that place, or -1 to read no further. */
  private int markupEnd(int at) {
    if (page.isLetter(at + 1)) {
      return startTagEnd(at + 1);
    }
    return switch (page.at(at + 1)) {
      case '/' -> page.isLetter(at + 2) ? endTagEnd(at + 2) : behind('>', at + 2);
      case '!' -> declarationEnd(at + 2);
      case '?' -> behind('>', at + 2);
      default -> at + 1;
    };
  }

  private int behind(char c, int from) {
    int at = page.indexOf(c, from);
    return at < 0 ? -1 : at + 1;
  }

  private int declarationEnd(int from) {
    if (page.startsWith(from, "[cdata[")) {
      return -1;
    }
    return page.startsWith(from, "--") ? page.commentEnd(from + 2) : behind('>', from);
  }

  private int endTagEnd(int name) {
    int nameEnd = page.nameEnd(name);
    if (nameEnd < 0) {
      return -1;
    }
    String special = SPECIAL.find(page, name, nameEnd);
    int careful = special == null ? -1 : CAREFUL.indexOf(special);
    if (careful >= 0 && open[careful] > 0) {
      open[careful]--;
    }
    return page.tagEnd(nameEnd);
  }

  private int startTagEnd(int name) {
    int nameEnd = page.nameEnd(name);
    int end = nameEnd < 0 ? -1 : page.tagEnd(nameEnd);
    if (end < 0) {
      return -1;
    }
    boolean isSelfClosing = page.isSelfClosing();
    boolean isCareful = isCareful();
    boolean isShape = open[SVG] > 0 && open[NOSCRIPT] == 0 && drawing.isShape(name, nameEnd);
    if (page.attributes() > 0 && (!isCareful || isShape)) {
      trim(name, nameEnd);
    }
    String special = SPECIAL.find(page, name, nameEnd);
    if (special == null) {
      return end;
    }
    if (special.equals(COLUMN)) {
      return open[TEMPLATE] > 0 ? -1 : end;
    }
    if (CAREFUL.contains(special)) {
      return carefulEnd(special, end, isCareful, isSelfClosing);
    }
    if (RAW.contains(special) && !isSelfClosing && isRaw(special)) {
      return rawTextEnd(name, end, special);
    }
    return UNKNOWN.contains(special) ? -1 : plainTextEnd(end, special);
  }

  private int carefulEnd(String element, int end, boolean isInside, boolean isSelfClosing) {
    boolean isDrawing = element.equals(DRAWING);
    int drawn = isDrawing && !isInside && !isSelfClosing ? drawing.end(end) : -1;
    if (drawn >= 0) {
      leaveOut(end, drawn);
      if (drawing.hasBlanks()) {
        kept[keptBytes++] = ' ';
      }
      return page.tagEnd(page.nameEnd(drawn + 2));
    }
    open[CAREFUL.indexOf(element)] += isSelfClosing ? 0 : 1;
    return isSelfClosing && !isDrawing ? -1 : end;
  }

  private void trim(int name, int nameEnd) {
    if (TagTrim.isAllowed(page, name, nameEnd)) {
      boolean hasStyles = hasStyles();
      for (int i = 0; i < page.attributes(); i++) {
        int from = page.attributeStart(i);
        int to = page.attributeEnd(i);
        if (TagTrim.isUnread(page, from, page.attributeNameEnd(i), to, hasStyles)) {
          leaveOut(from, page.blanksEnd(to));
        }
      }
    }
  }

  private boolean hasStyles() {
    int styles = 0;
    for (int i = 0; i < page.attributes(); i++) {
      styles += TagTrim.isStyle(page, page.attributeStart(i), page.attributeNameEnd(i)) ? 1 : 0;
    }
    return styles > 1;
  }

  private void leaveOut(int from, int to) {
    if (kept.length - keptBytes < from - copied + 1) {
      kept = Arrays.copyOf(kept, html.length + 1);
    }
    System.arraycopy(html, copied, kept, keptBytes, from - copied);
    keptBytes += from - copied;
    copied = to;
  }

  /** Templates hold scripts and style sheets as pages do, and {@code noscript} style sheets. */
  private boolean isRaw(String element) {
    boolean isInScriptless = open[NOSCRIPT] > 0 && !element.equals("style");
    return open[SVG] == 0 && open[SELECT] == 0 && !isInScriptless;
  }

  private boolean isCareful() {
    return (open[SVG] | open[NOSCRIPT] | open[TEMPLATE] | open[SELECT]) != 0;
  }

  /** Text without a {@code <} ends at the same place whether it is taken for markup or not. */
  private int plainTextEnd(int from, String name) {
    int at = page.indexOf('<', from);
    return at >= 0 && page.isEndTag(at, name) ? at : -1;
  }

  /** Where the end tag begins; leaves out what stands before it, unless it is to be read. */
  private int rawTextEnd(int tag, int from, String name) {
    boolean isScript = name.equals("script");
    boolean isCommented = false;
    int at = page.indexOf('<', from);
    while (at >= 0 && !page.isEndTag(at, name)) {
      isCommented |= page.startsWith(at, "<!--");
      if (isScript && isCommented && page.startsWith(at, "<script")) {
        return -1;
      }
      at = page.indexOf('<', at + 1);
    }
    boolean isRead = isScript ? mayBeRead(tag, from) : page.contains(from, at, "none");
    if (at > from && !isRead) {
      leaveOut(from, at);
    }
    return at;
  }

  /** Whether the tag says JSON-LD, or may say it by character references. */
  private boolean mayBeRead(int tag, int end) {
    return page.contains(tag, end, "ld+json") || page.contains(tag, end, "&");
  }
}
