package io.broadsheet.cleaner.html;

import java.util.regex.Pattern;

/**
 * Takes the commands of content systems out of a text where a page shows them as they are written,
 * such as {@code [gallery ids="1,2"]}. Other words in brackets stay.
 */
final class Shortcodes {

  /** A command with settings, one that ends, one of two words, or one that is well known. */
  private static final Pattern COMMAND =
      Pattern.compile(
          "\\[caption\\b[^\\]]*\\].{0,400}?\\[/caption\\]"
              + "|\\[embed\\b[^\\]]*\\].{0,400}?\\[/embed\\]"
              + "|\\[[a-z][\\w-]{0,40}\\s+[\\w-]{1,40}=[^\\]]{1,500}\\]"
              + "|\\[/[a-z][\\w-]{0,40}\\]"
              + "|\\[[a-z]+_[a-z_]{1,40}\\]"
              + "|\\[(?:gallery|caption|embed|audio|video|playlist|toc|adsense|youtube)\\]");

  private Shortcodes() {}

  static String strip(String text) {
    return text.indexOf('[') < 0
        ? text
        : COMMAND.matcher(text).replaceAll(" ").replaceAll(" {2,}", " ").strip();
  }
}
