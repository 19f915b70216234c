package io.broadsheet.cleaner.html;

import java.util.Arrays;

/** The cues of the inline elements that are open, innermost last. Not thread-safe. */
final class CueStack {

  private int[] cues = new int[16];
  private int size;

  void push(int value) {
    if (size == cues.length) {
      cues = Arrays.copyOf(cues, size * 2);
    }
    cues[size++] = value;
  }

  void pop() {
    size--;
  }

  /** The innermost cues, 0 when nothing is open. */
  int top() {
    return size == 0 ? 0 : cues[size - 1];
  }
}
