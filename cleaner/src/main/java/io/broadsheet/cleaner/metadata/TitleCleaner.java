package io.broadsheet.cleaner.metadata;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes the site's name and section labels off a title. */
final class TitleCleaner {

  /** Separators that sites put between headline and name; a colon also occurs in headlines. */
  private static final Pattern SEPARATOR =
      Pattern.compile("\\s+[|\\-–—·•»«/:_~]+\\s+|\\s*[｜│▷►]\\s*|\\s\\|\\||\\|\\s|_(?=[^_]*$)|--");

  /** Every separator has one of these. */
  private static final String SIGNS = "|-–—·•»«/:_~｜│▷►";

  private static final Pattern BAR = Pattern.compile("\\s[|│]\\s|｜");
  private static final int MIN_HEADLINE_LETTERS = 12;
  private static final int MAX_TAIL = 40;

  private final SiteNames site;

  TitleCleaner(SiteNames site) {
    this.site = site;
  }

  /**
   * The title without the site's name at either end, and without what follows another source's
   * title.
   *
   * @param others titles from other sources of the page
   */
  String clean(String title, Collection<String> others) {
    List<int[]> separators = separators(title);
    String agreed = separators.isEmpty() ? null : agreedPart(title, separators, others);
    return agreed != null ? agreed : withoutSite(title, separators);
  }

  /** Where each separator begins and ends. */
  private static List<int[]> separators(String title) {
    List<int[]> separators = new ArrayList<>();
    if (mayBeParted(title)) {
      Matcher matcher = SEPARATOR.matcher(title);
      while (matcher.find()) {
        separators.add(new int[] {matcher.start(), matcher.end()});
      }
    }
    return separators;
  }

  /** A cheap test that many titles fail, before the pattern is asked. */
  private static boolean mayBeParted(String title) {
    for (int i = 0; i < title.length(); i++) {
      if (SIGNS.indexOf(title.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }

  /**
   * The title of a page's head up to the first bar: what follows is a section or the site, also
   * under a name that the page does not declare elsewhere.
   */
  static String upToBar(String title) {
    Matcher bar = BAR.matcher(title);
    boolean isLong =
        bar.find()
            && Fold.letters(title.substring(0, bar.start())).length() >= MIN_HEADLINE_LETTERS;
    boolean isShortTail = isLong && title.length() - bar.end() <= Math.max(MAX_TAIL, bar.start());
    return isShortTail ? title.substring(0, bar.start()).strip() : title;
  }

  /** A part of the title between separators that another source gives as the whole title. */
  private static String agreedPart(
      String title, List<int[]> separators, Collection<String> others) {
    for (String other : others) {
      String letters = Fold.letters(other);
      if (letters.length() < MIN_HEADLINE_LETTERS) {
        continue;
      }
      for (int[] separator : separators) {
        String before = title.substring(0, separator[0]);
        String after = title.substring(separator[1]);
        if (Fold.letters(before).equals(letters)) {
          return before.strip();
        }
        if (Fold.letters(after).equals(letters) && after.length() > before.length()) {
          return after.strip();
        }
      }
    }
    return null;
  }

  private String withoutSite(String title, List<int[]> separators) {
    for (int[] separator : separators) {
      String before = title.substring(0, separator[0]).strip();
      if (!before.isEmpty() && nameFollows(title, separators, separator)) {
        return before;
      }
    }
    if (!separators.isEmpty()) {
      int[] first = separators.get(0);
      String after = title.substring(first[1]).strip();
      if (!after.isEmpty() && site.matches(title.substring(0, first[0]))) {
        return withoutSite(after, separators(after));
      }
    }
    return title.strip();
  }

  /** Whether a site's name stands right after the separator, up to the next one or the end. */
  private boolean nameFollows(String title, List<int[]> separators, int[] separator) {
    if (site.matches(title.substring(separator[1]))) {
      return true;
    }
    int next = separators.indexOf(separator) + 1;
    int end = next < separators.size() ? separators.get(next)[0] : title.length();
    return site.matches(title.substring(separator[1], end));
  }
}
