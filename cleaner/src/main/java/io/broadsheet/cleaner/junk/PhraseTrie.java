package io.broadsheet.cleaner.junk;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** Phrases by their words. Filled once, then only read, from any thread. */
final class PhraseTrie {

  private final Map<String, PhraseTrie> next = new HashMap<>();
  private final Map<Form, JunkKind> meanings = new EnumMap<>(Form.class);

  void add(Tokens phrase, Form form, JunkKind kind) {
    PhraseTrie node = this;
    for (int i = 0; i < phrase.size(); i++) {
      node = node.next.computeIfAbsent(phrase.word(i), word -> new PhraseTrie());
    }
    node.meanings.putIfAbsent(form, kind);
  }

  /** The node one word further, or null where no phrase goes on with it. */
  PhraseTrie step(String word) {
    return next.get(word);
  }

  /** What a phrase that ends here means in this form, or null. */
  JunkKind meaning(Form form) {
    return meanings.get(form);
  }
}
