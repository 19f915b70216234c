package io.broadsheet.cleaner;

import com.ibm.icu.text.Normalizer2;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/** A hash of an article's words that survives changes of layout. */
public final class BodyHash {

  private static final int BYTES = 16;
  private static final int ASCII = 0x80;

  /** About so many characters are folded at a time, since some fold to eighteen of them. */
  private static final int PIECE = 1 << 10;

  private static final Normalizer2 FOLDING = Normalizer2.getNFKCCasefoldInstance();

  private final MessageDigest digest = ArticleId.sha256();
  private final StringBuilder words = new StringBuilder(PIECE);

  private BodyHash() {}

  /**
   * The first 128 bits of the SHA-256 of the text's letters, marks and digits, in hex. Case, white
   * space, punctuation and compatibility forms make no difference. A null text is an empty one.
   */
  public static String of(String text) {
    BodyHash hash = new BodyHash();
    hash.add(text == null ? "" : text);
    hash.flush();
    return HexFormat.of().formatHex(hash.digest.digest(), 0, BYTES);
  }

  private void add(String text) {
    for (int i = 0; i < text.length(); ) {
      char c = text.charAt(i);
      if (isPlain(c) && (i + 1 == text.length() || isPlain(text.charAt(i + 1)))) {
        addPlain(c);
        i++;
      } else {
        int end = pieceEnd(text, i + 1);
        addFolded(FOLDING.normalize(text.substring(i, end)));
        i = end;
      }
      if (words.length() >= PIECE) {
        flush();
      }
    }
  }

  /** The next place where a text can be cut in two that fold as they do together. */
  private static int pieceEnd(String text, int from) {
    int end = from;
    while (end < text.length()
        && !isPlain(text.charAt(end))
        && (end - from < PIECE || !FOLDING.hasBoundaryBefore(text.codePointAt(end)))) {
      end += Character.charCount(text.codePointAt(end));
    }
    return end;
  }

  /**
   * Whether folding makes no more of the character than a small letter of a capital, and it never
   * joins the character before it.
   */
  private static boolean isPlain(char c) {
    return c < ASCII
        || c >= 0xC0 && c <= 0xFF && c != 0xDF
        || c >= 0x400 && c <= 0x45F
        || c >= 0x621 && c <= 0x63A
        || c >= 0x4E00 && c < 0x9FF0
        || c >= 0x2018 && c <= 0x201E;
  }

  private void addPlain(char c) {
    if (c >= ASCII) {
      if (Character.isLetterOrDigit(c)) {
        words.append(Character.toLowerCase(c));
      }
    } else if (c >= 'a' && c <= 'z' || c >= '0' && c <= '9') {
      words.append(c);
    } else if (c >= 'A' && c <= 'Z') {
      words.append((char) (c | 0x20));
    }
  }

  private void addFolded(String folded) {
    for (int i = 0, c; i < folded.length(); i += Character.charCount(c)) {
      c = folded.codePointAt(i);
      if (isWordPart(c)) {
        words.appendCodePoint(c);
      }
    }
  }

  private void flush() {
    digest.update(words.toString().getBytes(StandardCharsets.UTF_8));
    words.setLength(0);
  }

  private static boolean isWordPart(int c) {
    if (Character.isLetterOrDigit(c)) {
      return true;
    }
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }
}
