package io.broadsheet.cleaner.decode;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Decides from the content what kind of text a page is, whatever its media type says. */
public final class TextKind {

  private static final int LOOK_AT = 1 << 16;
  private static final int MIN_TAGS = 3;
  private static final Pattern DOCUMENT =
      Pattern.compile("(?i)<!doctype\\s+html|<html[\\s>]|<head>|<body[\\s>]|<amp-");
  private static final Pattern TAG =
      Pattern.compile(
          "(?i)</?(?:p|div|span|a|br|h[1-6]|ul|ol|li|table|tr|td|article|section|main|header|img|"
              + "script|style|meta|link|title|em|strong|blockquote|figure)(?:\\s[^<>]{0,2000})?/?>");

  private TextKind() {}

  /** Whether the text is HTML or a fragment of it, rather than plain text that mentions a tag. */
  public static boolean looksLikeHtml(String text) {
    int looked = Math.min(text.length(), LOOK_AT);
    if (DOCUMENT.matcher(text).region(0, looked).find()) {
      return true;
    }
    Matcher tag = TAG.matcher(text).region(0, looked);
    int tags = 0;
    int closing = 0;
    while (tag.find() && tags < 200) {
      tags++;
      closing += text.charAt(tag.start() + 1) == '/' ? 1 : 0;
    }
    boolean isDense = tags * 2_000L >= looked;
    return tags >= MIN_TAGS && closing > 0 && isDense
        || tags == 2 && closing == 1 && text.stripLeading().startsWith("<");
  }
}
