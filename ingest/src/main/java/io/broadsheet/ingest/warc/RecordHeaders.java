package io.broadsheet.ingest.warc;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The named fields of a record. There are a dozen at most, and of most records only two are looked
 * at: a list is searched faster than a map is built.
 */
final class RecordHeaders {

  private final List<String> lines;

  private RecordHeaders(List<String> lines) {
    this.lines = lines;
  }

  /**
   * @param header the version line, the fields and the empty line behind them
   * @return null when a line is no field
   */
  static RecordHeaders parse(byte[] header) {
    List<String> fields = new ArrayList<>();
    List<String> lines = new String(header, UTF_8).lines().toList();
    for (String line : lines.subList(1, lines.size())) {
      int last = fields.size() - 1;
      if (line.startsWith(" ") || line.startsWith("\t")) {
        if (last < 0) {
          return null;
        }
        fields.set(last, fields.get(last) + " " + line.strip());
      } else if (line.indexOf(':') > 0) {
        fields.add(line);
      } else if (!line.isBlank()) {
        return null;
      }
    }
    return new RecordHeaders(fields);
  }

  /**
   * @param lines each {@code name: value}
   */
  static RecordHeaders of(List<String> lines) {
    return new RecordHeaders(List.copyOf(lines));
  }

  /** The first value of a field, without blanks around it. */
  Optional<String> first(String name) {
    for (String line : lines) {
      if (line.regionMatches(true, 0, name, 0, name.length())
          && line.substring(name.length()).stripLeading().startsWith(":")) {
        return Optional.of(line.substring(line.indexOf(':') + 1).strip());
      }
    }
    return Optional.empty();
  }
}
