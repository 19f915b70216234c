package io.broadsheet.cleaner.decode;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds where a picture that is drawn in the page ends, as long as it shows no text. */
final class Drawing {

  /** Elements that neither hold text nor end the picture. */
  private static final Set<String> SHAPES =
      Arrays.stream(
              ("path g circle rect use defs symbol line polyline polygon ellipse lineargradient"
                      + " radialgradient stop mask clippath image animate animatetransform marker"
                      + " pattern filter")
                  .split(" "))
          .collect(Collectors.toUnmodifiableSet());

  private static final int LONGEST = 16;

  private final MarkupBytes page;
  private boolean hasBlanks;

  Drawing(MarkupBytes page) {
    this.page = page;
  }

  /** Whether white space stands between the shapes of the picture looked at last. */
  boolean hasBlanks() {
    return hasBlanks;
  }

  /** Where the end tag of the {@code svg} begins whose content starts there, or -1. */
  int end(int from) {
    hasBlanks = false;
    int at = from;
    while (at >= 0) {
      int text = page.blanksEnd(at);
      hasBlanks |= text > at;
      if (page.isEndTag(text, "svg")) {
        return text;
      }
      at = shapeEnd(text);
    }
    return -1;
  }

  private int shapeEnd(int at) {
    int name = page.at(at + 1) == '/' ? at + 2 : at + 1;
    if (page.at(at) != '<' || !page.isLetter(name)) {
      return -1;
    }
    int nameEnd = page.nameEnd(name);
    return nameEnd > 0 && isShape(name, nameEnd) ? page.tagEnd(nameEnd) : -1;
  }

  /** Whether the name between those places is that of an element which holds no text. */
  boolean isShape(int name, int nameEnd) {
    if (nameEnd - name > LONGEST) {
      return false;
    }
    StringBuilder lower = new StringBuilder(nameEnd - name);
    for (int i = name; i < nameEnd; i++) {
      lower.append(page.isLetter(i) ? (char) (page.at(i) | 0x20) : '?');
    }
    return SHAPES.contains(lower.toString());
  }
}
