package io.broadsheet.cleaner.flat;

import io.broadsheet.cleaner.text.Normaliser;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * One line of a flattened page that has text.
 *
 * @param text plain text, as {@link Normaliser#characters} leaves it; empty when the line held
 *     nothing but an address
 * @param parted whether a blank line stands before it
 * @param heading whether it was marked as a heading
 * @param bullet whether it began with a list marker
 * @param address the only address in it, or null when it names none or several
 */
record Line(String text, boolean parted, boolean heading, boolean bullet, String address) {

  /** One line of several, which are at least one. */
  static Line join(List<Line> lines) {
    Line first = lines.get(0);
    String joined = lines.stream().map(Line::text).collect(Collectors.joining("\n"));
    List<String> named = lines.stream().map(Line::address).filter(Objects::nonNull).toList();
    return new Line(
        Normaliser.characters(joined),
        first.parted,
        first.heading,
        first.bullet,
        named.size() == 1 ? named.get(0) : null);
  }

  /** This line with the next one behind it. */
  Line join(Line next) {
    return join(List.of(this, next));
  }

  Line withText(String other) {
    return new Line(other, parted, heading, bullet, address);
  }
}
