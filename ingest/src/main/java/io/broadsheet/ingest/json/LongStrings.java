package io.broadsheet.ingest.json;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * JSON without the long strings in it, in whose places are their numbers, so that a parser need not
 * make characters of them that become bytes again. Immutable.
 */
final class LongStrings {

  private static final char SIGN = '\u001a';
  private static final byte[] ESCAPED_SIGN = "\\u001a".getBytes(US_ASCII);
  private static final int LONG = 512;

  private final byte[] shortened;
  private final byte[] contents;
  private final List<int[]> places;

  private LongStrings(byte[] shortened, byte[] contents, List<int[]> places) {
    this.shortened = shortened;
    this.contents = contents;
    this.places = places;
  }

  /**
   * Takes long strings out. Where a string is not sound, or could be taken for a number of one,
   * nothing is taken out, and the parser tells.
   */
  static LongStrings of(byte[] json) {
    LongStrings none = new LongStrings(json, json, List.of());
    JsonStrings strings = new JsonStrings(json);
    List<int[]> places = new ArrayList<>();
    ByteArrayOutputStream rest = new ByteArrayOutputStream(LONG);
    int taken = 0;
    for (int at = 0; at < json.length; at++) {
      if (json[at] == '"') {
        int begin = at + 1;
        int kept = strings.length();
        at = strings.read(begin);
        if (at < 0 || strings.length() > kept && strings.content()[kept] == SIGN) {
          return none;
        }
        if (at - begin > LONG) {
          rest.write(json, taken, begin - taken);
          rest.writeBytes(ESCAPED_SIGN);
          rest.writeBytes(Integer.toString(places.size()).getBytes(US_ASCII));
          places.add(new int[] {kept, strings.length()});
          taken = at;
        } else {
          strings.cut(kept);
        }
      }
    }
    rest.write(json, taken, json.length - taken);
    return places.isEmpty() ? none : new LongStrings(rest.toByteArray(), strings.content(), places);
  }

  /** What is to be parsed. */
  byte[] shortened() {
    return shortened;
  }

  /**
   * The content in UTF-8 of a string that was taken out.
   *
   * @param value as the parser tells it
   * @return null when nothing was taken out there
   */
  byte[] content(String value) {
    if (places.isEmpty() || value.isEmpty() || value.charAt(0) != SIGN) {
      return null;
    }
    int[] place = places.get(Integer.parseInt(value.substring(1)));
    return Arrays.copyOfRange(contents, place[0], place[1]);
  }
}
