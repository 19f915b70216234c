package io.broadsheet.bench.worker;

import java.util.Random;

/**
 * Stories in another spelling: each letter and digit of ASCII stands for another one. Lengths,
 * repeats and likenesses within one spelling are kept, and no story is like one in another.
 */
final class Respelling {

  private final char[] table = new char[128];

  /**
   * @param number 0 for the spelling as it is
   */
  Respelling(int number) {
    Random random = new Random(number);
    for (char c = 0; c < table.length; c++) {
      table[c] = c;
    }
    if (number > 0) {
      shuffle(random, 'a', 'z');
      shuffle(random, '0', '9');
      for (char c = 'A'; c <= 'Z'; c++) {
        table[c] = (char) (table[c - 'A' + 'a'] - 'a' + 'A');
      }
    }
  }

  Story of(Story story) {
    return new Story(
        story.at(), story.title() == null ? null : of(story.title()), of(story.text()));
  }

  private String of(String text) {
    char[] chars = text.toCharArray();
    for (int i = 0; i < chars.length; i++) {
      chars[i] = chars[i] < table.length ? table[chars[i]] : chars[i];
    }
    return new String(chars);
  }

  private void shuffle(Random random, char first, char last) {
    for (char c = last; c > first; c--) {
      char other = (char) (first + random.nextInt(c - first + 1));
      char kept = table[c];
      table[c] = table[other];
      table[other] = kept;
    }
  }
}
