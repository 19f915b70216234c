package io.broadsheet.cleaner.decode;

import java.util.List;

/**
 * Which attributes of a start tag nobody reads: neither the parser, to put the element in its
 * place, nor the cleaner. Half of the bytes of tags are in them.
 */
final class TagTrim {

  /** Attributes that are read. */
  private static final NameSet READ =
      new NameSet(
          "id class role itemprop data-testid data-component data-type aria-label hidden aria-hidden"
              + " style href rel content datetime http-equiv name property lang type typeof"
              + " shadowroot shadowrootmode");

  /**
   * The parser compares all attributes of these elements when they are not closed properly; not
   * those of links, since a link ends the one before it.
   */
  private static final NameSet FORMATTING =
      new NameSet("b big code em font i nobr s small strike strong tt u");

  /** Words of styles by which elements are hidden, or that may spell such a word. */
  private static final List<String> HIDING =
      List.of(
          "display",
          "clip",
          "indent",
          "absolute",
          "fixed",
          "font-size",
          "visibility",
          "opacity",
          "&");

  private TagTrim() {}

  /** Whether attributes may be left out of tags of that name. */
  static boolean isAllowed(MarkupBytes page, int name, int nameEnd) {
    return !FORMATTING.contains(page, name, nameEnd);
  }

  /**
   * Whether the attribute is not read. One that is not parted by a blank from what stands before it
   * stays, since without it the tag might read otherwise.
   *
   * @param hasStyles whether the tag has more than one style: the first counts, and stays
   */
  static boolean isUnread(MarkupBytes page, int from, int nameEnd, int to, boolean hasStyles) {
    if (!page.isBlankAt(from - 1)) {
      return false;
    }
    if (!READ.contains(page, from, nameEnd)) {
      return true;
    }
    return isStyle(page, from, nameEnd)
        && !hasStyles
        && HIDING.stream().noneMatch(word -> page.contains(nameEnd, to, word));
  }

  static boolean isStyle(MarkupBytes page, int from, int nameEnd) {
    return nameEnd - from == 5 && page.startsWith(from, "style");
  }
}
