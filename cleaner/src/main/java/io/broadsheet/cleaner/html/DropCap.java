package io.broadsheet.cleaner.html;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** The first letter of a text where it is set large in an element of its own. */
final class DropCap {

  private static final Pattern NAME =
      Pattern.compile("(?i)drop-?_?cap|first-?_?(?:letter|char)|initial|lettrine|capital");

  private static final Pattern LETTER = Pattern.compile("\\p{Punct}?[\\p{Pi}\"]?\\p{Lu}");

  /** A letter that is parted from what follows in lower case. */
  private static final Pattern PARTED =
      Pattern.compile("(\\p{Punct}?[\\p{Pi}\"]?(\\p{Lu})) (\\p{Ll}+)(.*)", Pattern.DOTALL);

  /** What a word may begin with; behind a letter that is a word, the rest is one as well. */
  private static final Pattern WORD =
      Pattern.compile(
          "(?:[aeiouy]|.[aeiouy]|(?:[bcfgkps][hln]|[bcdfgpt]r|s[ckmpqtw]|t[hw]|qu|wr).).*");

  private static final String WORDS_OF_A_LETTER = "AIO";

  private DropCap() {}

  static boolean isIn(Element element) {
    if (element.attributesSize() == 0 || !NAME.matcher(element.className()).find()) {
      return false;
    }
    Element inner = element.childrenSize() == 1 ? element.firstElementChild() : element;
    return inner.childrenSize() == 0 && LETTER.matcher(element.text()).matches();
  }

  /** Whether the text is such a letter and nothing else. */
  static boolean isAlone(CharSequence text) {
    return text.length() <= 4 && LETTER.matcher(text.toString().strip()).matches();
  }

  /** The text with its first letter where it belongs. */
  static String join(String text) {
    Matcher parted = PARTED.matcher(text);
    if (!parted.matches()) {
      return text;
    }
    boolean mayBeWord = WORDS_OF_A_LETTER.contains(parted.group(2));
    return mayBeWord && WORD.matcher(parted.group(3)).matches()
        ? text
        : parted.group(1) + parted.group(3) + parted.group(4);
  }
}
