package io.broadsheet.cleaner.hostile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Paragraphs of which a page has very many, by name: for all that looks from one paragraph at the
 * next, or at all before it. Each is made from its number.
 */
final class HostileParagraphs {

  private static final String CUT =
      "which crosses the river below the mill and the quay where the ferries of the islands lie";

  private HostileParagraphs() {}

  static Map<String, IntFunction<String>> byName() {
    Map<String, IntFunction<String>> paragraphs = new LinkedHashMap<>();
    paragraphs.put("one sentence cut again and again", i -> i == 0 ? "The bridge " + CUT : CUT);
    paragraphs.put("every second sentence cut", i -> i % 2 == 0 ? "The bridge " + CUT : CUT + ".");
    paragraphs.put(
        "a quotation cut again and again", i -> i == 0 ? "\"The bridge " + CUT : CUT + " \"" + CUT);
    paragraphs.put("quotations left open", i -> "\"The bridge " + i + " " + CUT + ".");
    paragraphs.put("glued sentences", i -> ("Bridge " + i + " is old.It stands.").repeat(3));
    paragraphs.put("two in turn", i -> "The bridge " + (i % 2) + " " + CUT + ".");
    paragraphs.put("one opening", i -> "The bridge " + CUT + " has the number " + i + ".");
    paragraphs.put("one ending", i -> "Number " + i + " is the bridge " + CUT + ".");
    paragraphs.put("ever longer ones", i -> "The bridge" + " old".repeat(i % 40) + " stands.");
    paragraphs.put("single letters", i -> "a");
    paragraphs.put("bylines", i -> "By Ann Lee " + Character.toString('A' + i % 26));
    paragraphs.put("dates", i -> (1 + i % 28) + " March 2026, 10:" + (10 + i % 50));
    paragraphs.put("pointers", i -> "Read more: The bridge of " + i);
    paragraphs.put("captions", i -> "The bridge in " + i + ". Photo: Ann Lee/Town");
    paragraphs.put("the headline", i -> "The old bridge");
    paragraphs.put("list items", i -> "• the bridge " + i);
    paragraphs.put("addresses", i -> "https://news.example/bridge/" + i);
    paragraphs.put("capitals", i -> "THE BRIDGE OF " + i + " IS OLD");
    return paragraphs;
  }

  static List<String> of(IntFunction<String> paragraph, int count) {
    return IntStream.range(0, count).mapToObj(paragraph).toList();
  }
}
