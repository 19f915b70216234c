package io.broadsheet.cleaner.block;

/** What a block is by its markup, whatever it holds. */
public enum BlockKind {
  PARAGRAPH,
  HEADING,
  LIST_ITEM,
  QUOTE,
  TABLE_CELL,
  CAPTION,
  PREFORMATTED,
  CONTROL,
  OTHER;

  /** The kind of the text directly inside an element of this name, in lower case. */
  public static BlockKind ofTag(String tag) {
    return switch (tag) {
      case "p" -> PARAGRAPH;
      case "h1", "h2", "h3", "h4", "h5", "h6" -> HEADING;
      case "li", "dt", "dd" -> LIST_ITEM;
      case "blockquote", "q" -> QUOTE;
      case "td", "th" -> TABLE_CELL;
      case "figcaption", "caption" -> CAPTION;
      case "pre" -> PREFORMATTED;
      case "button", "label", "option", "legend", "summary" -> CONTROL;
      default -> OTHER;
    };
  }
}
