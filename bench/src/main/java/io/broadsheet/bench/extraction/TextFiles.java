package io.broadsheet.bench.extraction;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Writes what extractors make of pages, so that other programs can score it. */
final class TextFiles {

  /** ASCII only: some programs take more characters for the end of a line than JSON lines do. */
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private TextFiles() {}

  /** One file {@code SET.EXTRACTOR.jsonl} for each set and extractor. */
  static void write(Path folder, List<PageSet> sets, List<TextExtractor> extractors)
      throws IOException {
    Files.createDirectories(folder);
    for (PageSet set : sets) {
      for (TextExtractor extractor : extractors) {
        String name = set.name() + "." + extractor.name().replace(' ', '-') + ".jsonl";
        try (BufferedWriter lines = Files.newBufferedWriter(folder.resolve(name))) {
          for (WebPage page : set.pages()) {
            Map<String, String> row = Map.of("id", page.id(), "text", extractor.text(page));
            lines.write(JSON.writeValueAsString(row));
            lines.newLine();
          }
        }
      }
    }
  }
}
