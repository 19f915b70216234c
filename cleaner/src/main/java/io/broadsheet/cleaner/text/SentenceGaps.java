package io.broadsheet.cleaner.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Puts the missing space between two sentences, as in {@code across Europe.At a late-night}, where
 * nothing else can be meant. Addresses, file names, abbreviations, initials, decimals and code are
 * left alone; scripts without capitals are never touched.
 */
final class SentenceGaps {

  /** Endings of domain and file names that are also written with capitals. */
  private static final Set<String> NAME_ENDINGS =
      Set.of(
          "com", "org", "net", "edu", "gov", "info", "tv", "io", "js", "html", "htm", "php", "pdf",
          "doc", "docx", "xls", "xlsx", "txt", "csv", "jpg", "jpeg", "png", "gif", "exe", "zip",
          "md");

  private final String text;
  private final Quotes quotes;
  private final List<Integer> gaps = new ArrayList<>(0);

  private SentenceGaps(String text) {
    this.text = text;
    this.quotes = new Quotes(text);
  }

  static String part(String paragraph) {
    SentenceGaps found = new SentenceGaps(paragraph);
    found.find();
    return found.gaps.isEmpty() ? paragraph : String.join(" ", found.pieces(false));
  }

  /** The pieces between sentences that were glued; a gap behind a comma is only given its space. */
  static List<String> split(String paragraph) {
    SentenceGaps found = new SentenceGaps(paragraph);
    found.find();
    return found.gaps.isEmpty()
        ? List.of(paragraph)
        : found.pieces(true).stream().map(SentenceGaps::part).toList();
  }

  private List<String> pieces(boolean sentencesOnly) {
    List<String> pieces = new ArrayList<>();
    int from = 0;
    for (int gap : gaps) {
      if (!sentencesOnly || text.charAt(gap - 1) != ',') {
        pieces.add(text.substring(from, gap));
        from = gap;
      }
    }
    pieces.add(text.substring(from));
    return pieces;
  }

  private void find() {
    for (int start = 0; start < text.length(); ) {
      int space = text.indexOf(' ', start);
      int end = space < 0 ? text.length() : space;
      token(start, end);
      start = end + 1;
    }
  }

  /** Looks for gaps in the characters between two spaces. */
  private void token(int start, int end) {
    boolean plain = isPlain(start, end);
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (Quotes.isQuote(c)) {
        quote(i, start, end, plain);
      } else if (plain && isGapAfter(i, start, end)) {
        gaps.add(i + 1);
      }
    }
  }

  private boolean isPlain(int start, int end) {
    int stops = 0;
    for (int i = start; i < end; i++) {
      switch (text.charAt(i)) {
        case '/', '@', '_', '=', '\\', '<', '>', '#', '{', '}', '|', '~', '`':
          return false;
        case '.':
          stops += i + 1 < end && Character.isLetterOrDigit(text.charAt(i + 1)) ? 1 : 0;
          break;
        default:
      }
    }
    return stops < 2;
  }

  private void quote(int i, int start, int end, boolean plain) {
    boolean closing = quotes.closes(text.charAt(i));
    if (!plain || i == start || i + 1 >= end) {
      return;
    }
    char before = text.charAt(i - 1);
    char after = text.charAt(i + 1);
    if (closing) {
      boolean opensNext = Quotes.isQuote(after) && i + 2 < end && isUpper(i + 2);
      if (isTerminal(before) && (isUpper(i + 1) || opensNext)) {
        gaps.add(i + 1);
      }
    } else if (isTerminal(before) && isUpper(i + 1) && !isAbbreviated(i - 1, start)) {
      gaps.add(i);
    }
  }

  private boolean isGapAfter(int i, int start, int end) {
    char c = text.charAt(i);
    if (i == start || i + 1 >= end) {
      return false;
    }
    if (c == ',') {
      return isLowerWord(start, i, 3) && isLowerWord(i + 1, end, 2);
    }
    return isTerminal(c) && isUpper(i + 1) && endsSentence(i, start) && startsSentence(i + 1, end);
  }

  private boolean isLowerWord(int from, int to, int least) {
    for (int i = from; i < to; i++) {
      if (!Character.isLowerCase(text.charAt(i))) {
        return false;
      }
    }
    return to - from >= least;
  }

  private boolean endsSentence(int stop, int start) {
    char last = text.charAt(stop - 1);
    if (last == ')' || last == '%' || last == ']') {
      return true;
    }
    if (Character.isDigit(last)) {
      return stop - start >= 3 && Character.isDigit(text.charAt(stop - 3));
    }
    int from = wordStart(stop, start);
    if (text.charAt(stop) == '!' && isUpper(from)) {
      return false;
    }
    boolean acronym = isUpper(stop - 1) && stop - from >= 3 && isUpper(from + 1);
    return (acronym || Character.isLowerCase(last) && stop - from >= 2)
        && !isAbbreviated(stop, start);
  }

  private boolean isAbbreviated(int stop, int start) {
    int from = wordStart(stop, start);
    return text.charAt(stop) == '.'
        && from < stop
        && Abbreviations.isAbbreviation(text.substring(from, stop));
  }

  private int wordStart(int end, int start) {
    int from = end;
    while (from > start && Character.isLetter(text.charAt(from - 1))) {
      from--;
    }
    return from;
  }

  private boolean startsSentence(int from, int end) {
    int to = from + 1;
    while (to < end && Character.isLetter(text.charAt(to))) {
      to++;
    }
    if (to < end && (text.charAt(to) == '(' || text.charAt(to) == '[')) {
      return false;
    }
    if (to - from == 1) {
      char only = text.charAt(from);
      return only == 'A' || only == 'I';
    }
    String word = text.substring(from, to);
    boolean evenCase =
        isLowerWord(from + 1, to, 1) || word.chars().allMatch(Character::isUpperCase);
    return evenCase && !NAME_ENDINGS.contains(word.toLowerCase(Locale.ROOT));
  }

  private static boolean isTerminal(char c) {
    return c == '.' || c == '!' || c == '?' || c == '…';
  }

  private boolean isUpper(int i) {
    return i < text.length() && Character.isUpperCase(text.charAt(i));
  }
}
