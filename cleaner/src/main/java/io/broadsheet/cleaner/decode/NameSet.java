package io.broadsheet.cleaner.decode;

import java.util.Arrays;

/** Names of elements or attributes, in lower case and parted by spaces, found by their length. */
final class NameSet {

  private static final int LONGEST = 16;

  private final String[][] byLength = new String[LONGEST + 1][];

  NameSet(String list) {
    String[] names = list.split(" ");
    for (int i = 0; i < byLength.length; i++) {
      int length = i;
      byLength[i] = Arrays.stream(names).filter(n -> n.length() == length).toArray(String[]::new);
    }
  }

  /** Which of the names stands between two places of the page, in any case; null for none. */
  String find(MarkupBytes page, int from, int to) {
    int length = to - from;
    if (length <= LONGEST) {
      for (String name : byLength[length]) {
        if (page.startsWith(from, name)) {
          return name;
        }
      }
    }
    return null;
  }

  /** Whether one of the names stands between two places of the page, in any case. */
  boolean contains(MarkupBytes page, int from, int to) {
    return find(page, from, to) != null;
  }
}
