package io.broadsheet.cleaner.language;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Words of a language, whole or in part.
 *
 * @param language an ISO 639 code
 * @param takenFor what the n-gram model says of texts in the language; empty where it knows it
 * @param starts with which words begin
 * @param pieces which stand anywhere in words
 */
record WordList(
    String language,
    Set<String> takenFor,
    Set<String> whole,
    List<String> starts,
    List<String> pieces) {

  /** Reads a line of {@code function-words.txt}, which says what its lines are. */
  static WordList parse(String line) {
    String[] parts = line.split(" ");
    Set<String> outcomes = parts[1].equals("-") ? Set.of() : Set.of(parts[1].split(","));
    WordList list =
        new WordList(parts[0], outcomes, new HashSet<>(), new ArrayList<>(), new ArrayList<>());
    for (int i = 2; i < parts.length; i++) {
      String entry = parts[i];
      if (!entry.endsWith("*")) {
        list.whole.add(entry);
      } else if (entry.startsWith("*")) {
        list.pieces.add(entry.substring(1, entry.length() - 1));
      } else {
        list.starts.add(entry.substring(0, entry.length() - 1));
      }
    }
    return list;
  }

  /** How many of the words are in the list. */
  int count(String[] words) {
    int count = 0;
    for (String word : words) {
      count += contains(word) ? 1 : 0;
    }
    return count;
  }

  private boolean contains(String word) {
    return whole.contains(word)
        || starts.stream().anyMatch(word::startsWith)
        || pieces.stream().anyMatch(word::contains);
  }
}
