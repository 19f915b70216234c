package io.broadsheet.cleaner.decode;

import java.util.Arrays;

/**
 * Which attributes of a start tag nobody reads: neither the parser, to put the element in its
 * place, nor the cleaner. Half of the bytes of tags are in them.
 */
final class TagTrim {

  /** Attributes that are read, by the length of their names. */
  private static final String[][] READ =
      byLength(
          "id class role itemprop data-testid data-component data-type aria-label hidden aria-hidden"
              + " style href rel content datetime http-equiv name property lang type");

  /** The parser compares all attributes of these elements when they are not closed properly. */
  private static final String[][] FORMATTING =
      byLength("a b big code em font i nobr s small strike strong tt u");

  private TagTrim() {}

  private static String[][] byLength(String list) {
    String[] names = list.split(" ");
    String[][] byLength = new String[16][];
    for (int i = 0; i < byLength.length; i++) {
      int length = i;
      byLength[i] = Arrays.stream(names).filter(n -> n.length() == length).toArray(String[]::new);
    }
    return byLength;
  }

  private static boolean isIn(String[][] names, MarkupBytes page, int from, int to) {
    int length = to - from;
    if (length < names.length) {
      for (String name : names[length]) {
        if (page.startsWith(from, name)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether attributes may be left out of tags of that name. */
  static boolean isAllowed(MarkupBytes page, int name, int nameEnd) {
    return !isIn(FORMATTING, page, name, nameEnd);
  }

  /**
   * Whether the attribute is not read. One that is not parted by a blank from what stands before it
   * stays, since without it the tag might read otherwise.
   */
  static boolean isUnread(MarkupBytes page, int from, int nameEnd, int to) {
    if (!page.isBlankAt(from - 1)) {
      return false;
    }
    if (!isIn(READ, page, from, nameEnd)) {
      return true;
    }
    boolean isStyle = nameEnd - from == 5 && page.startsWith(from, "style");
    return isStyle && !page.contains(nameEnd, to, "display") && !page.contains(nameEnd, to, "&");
  }
}
