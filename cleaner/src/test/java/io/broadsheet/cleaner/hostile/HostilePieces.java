package io.broadsheet.cleaner.hostile;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** Short texts that, repeated without end, make careless patterns go over them again and again. */
final class HostilePieces {

  private HostilePieces() {}

  /** The pieces in a fixed order. */
  static Map<String, String> byName() {
    Map<String, String> pieces = new LinkedHashMap<>();
    pieces.put("blanks", " ");
    pieces.put("non-breaking blanks", "\u00a0");
    pieces.put("line feeds", "\n");
    pieces.put("digits", "1");
    pieces.put("digit pairs", "11.11.");
    pieces.put("dashes", "-");
    pieces.put("dots", ".");
    pieces.put("bars", " | ");
    pieces.put("commas", ",");
    pieces.put("capitals", "A");
    pieces.put("capital words", "By Ann ");
    pieces.put("slashes", "/");
    pieces.put("ampersands", "&");
    pieces.put("numbered entities", "&#");
    pieces.put("at signs", "a@");
    pieces.put("open angles", "<");
    pieces.put("open tags", "<a ");
    pieces.put("open end tags", "</");
    pieces.put("quotes", "\"");
    pieces.put("single quotes", "'");
    pieces.put("opening quotes", "“");
    pieces.put("brackets", "(");
    pieces.put("combining marks", "\u0301");
    pieces.put("combining marks of two classes", "\u0301\u0316");
    pieces.put("zero-width", "\u200b");
    pieces.put("soft hyphens", "a\u00ad");
    pieces.put("twice encoded", "Ã©");
    pieces.put("camel case", "aB");
    pieces.put("abbreviations", "U.S.");
    pieces.put("glued sentences", "europe.At ");
    pieces.put("prices", "$1,");
    pieces.put("clocks", "1:1");
    pieces.put("underscores", "_");
    pieces.put("underscore words", "_a ");
    pieces.put("phones", "+1 (1");
    pieces.put("Arabic ligature", "\ufdfa");
    pieces.put("by", "by ");
    pieces.put("colons", "a: ");
    return pieces;
  }

  /** The beginning of a page that has the value wherever metadata is read from. */
  static String everywhere(String value) {
    return "<html lang='"
        + value
        + "'><title>"
        + value
        + "</title><body class='"
        + value
        + "'>"
        + meta("author", value)
        + meta("article:published_time", value)
        + meta("og:title", value)
        + meta("og:url", "https://news.example/" + value)
        + meta("og:description", value)
        + "<link rel=canonical href='https://news.example/"
        + value
        + "'><h1>"
        + value
        + "</h1>"
        + "<p class='byline "
        + value
        + "'>By "
        + value
        + "</p><time datetime='"
        + value
        + "'>"
        + value
        + "</time><div id='"
        + value
        + "' style='"
        + value
        + "'>";
  }

  /** Twelve elements that a paragraph leaves open, so that parsers repeat them in all others. */
  static String fonts(int attributes) {
    StringBuilder fonts = new StringBuilder("<p>");
    for (int i = 0; i < 12; i++) {
      fonts.append("<font color=").append(i);
      IntStream.range(0, attributes).forEach(number -> fonts.append(" a").append(number));
      fonts.append('>');
    }
    return fonts.append("</p>").toString();
  }

  /** A meta element under that name. */
  static String meta(String name, String content) {
    return "<meta name='" + name + "' property='" + name + "' content='" + content + "'>";
  }
}
