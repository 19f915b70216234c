package io.broadsheet.cleaner.cue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The phrases that give away furniture of a page, in many languages, from {@code text-cues.txt}.
 * Immutable and thread-safe.
 */
public final class TextCues {

  /** The phrases that come with the program. */
  public static final TextCues STANDARD = load("text-cues.txt");

  private static final int MAX_SCANNED = 160;
  private static final int COMMENT = '#';

  private final PhraseTable spaced = new PhraseTable();
  private final List<Dense> dense = new ArrayList<>();

  private TextCues() {}

  private static TextCues load(String resource) {
    TextCues cues = new TextCues();
    try (InputStream in = TextCues.class.getResourceAsStream(resource);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      lines
          .lines()
          .filter(line -> !line.isBlank() && line.charAt(0) != COMMENT)
          .forEach(cues::addLine);
      return cues;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void addLine(String line) {
    int colon = line.indexOf(':');
    TextCue cue = TextCue.valueOf(line.substring(0, colon).toUpperCase(Locale.ROOT));
    for (String phrase : line.substring(colon + 1).strip().split("\\|")) {
      if (isDense(phrase.charAt(0))) {
        dense.add(new Dense(phrase, cue.bit()));
      } else {
        spaced.put(phrase, cue.bit());
      }
    }
  }

  private static boolean isDense(char c) {
    return c >= 0x2E80 && c < 0xA000 || c >= 0xAC00 && c < 0xD7B0 || c >= 0x0E00 && c < 0x0E80;
  }

  /** Finds the cues in a text; only its first characters are looked at. */
  public Found find(String text) {
    Found found = new Found();
    int end = Math.min(text.length(), MAX_SCANNED);
    boolean hasDense = false;
    boolean first = true;
    for (int i = 0; i < end; ) {
      char c = text.charAt(i);
      if (!PhraseTable.isWordPart(c)) {
        i++;
        continue;
      }
      hasDense |= isDense(c);
      int next = spaced.match(text, i, end, first, found);
      first = false;
      i = next;
    }
    if (hasDense) {
      findDense(text.substring(0, end), found);
    }
    return found;
  }

  private void findDense(String text, Found found) {
    for (Dense phrase : dense) {
      int at = text.indexOf(phrase.text);
      if (at >= 0) {
        boolean whole = at == 0 && phrase.text.length() == text.length();
        found.add(phrase.cues, at == 0, whole);
      }
    }
  }

  private record Dense(String text, int cues) {}

  /** The cues of one text, by where they stand. */
  public static final class Found {
    private int anywhere;
    private int atStart;
    private int whole;

    void add(int cues, boolean start, boolean all) {
      anywhere |= cues;
      atStart |= start ? cues : 0;
      whole |= all ? cues : 0;
    }

    /** 3 when the cue is all of the text, 2 when the text starts with it, 1 for inside, else 0. */
    public int strength(TextCue cue) {
      int bit = cue.bit();
      if ((whole & bit) != 0) {
        return 3;
      }
      return (atStart & bit) != 0 ? 2 : (anywhere & bit) != 0 ? 1 : 0;
    }

    /** How many different cues the text holds. */
    public int count() {
      return Integer.bitCount(anywhere);
    }
  }
}
