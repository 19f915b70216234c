package io.broadsheet.cleaner.decode;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Chooses the charset of a page: byte order mark, well-formed UTF-8, HTTP header, meta element,
 * detection. A declaration that the bytes contradict is passed over.
 */
final class CharsetChoice {

  private static final int HEAD = 4096;
  private static final int SAMPLE = 1 << 16;
  private static final Pattern DECLARED =
      Pattern.compile("(?i)charset\\s*=\\s*[\"']?\\s*([a-z0-9_.:-]+)");
  private static final Pattern IN_MARKUP =
      Pattern.compile(
          "(?i)<meta[^>]{0,300}?charset\\s*=\\s*[\"']?\\s*([a-z0-9_.:-]+)"
              + "|<\\?xml[^>]{0,100}?encoding\\s*=\\s*[\"']([a-z0-9_.:-]+)");

  /** What the names mean on the web, as browsers read them. */
  private static final Map<String, String> WEB_NAMES =
      Map.ofEntries(
          Map.entry("iso-8859-1", "windows-1252"),
          Map.entry("us-ascii", "windows-1252"),
          Map.entry("iso-8859-9", "windows-1254"),
          Map.entry("iso-8859-11", "x-windows-874"),
          Map.entry("tis-620", "x-windows-874"),
          Map.entry("gb2312", "GB18030"),
          Map.entry("gbk", "GB18030"),
          Map.entry("shift_jis", "windows-31j"),
          Map.entry("euc-kr", "x-windows-949"),
          Map.entry("big5", "Big5-HKSCS"));

  /** Western symbols at the places of letters of ISO 8859-2 and its like. */
  private static final String IN_NO_WORD = "£¥¦¨¬¯±²³¶¸¹¼½¾¿";

  private CharsetChoice() {}

  static Charset of(byte[] bytes, Utf8.Fit fit, String declared, String contentType) {
    Charset marked = fromMark(bytes);
    if (marked != null) {
      return marked;
    }
    if (fit.isValid() && (fit.sequences() > 0 || !hasEscapes(bytes))) {
      return StandardCharsets.UTF_8;
    }
    byte[] sample = bytes.length > SAMPLE ? Arrays.copyOf(bytes, SAMPLE) : bytes;
    return Stream.of(declared, parameter(contentType), inMarkup(bytes))
        .map(CharsetChoice::forName)
        .filter(Objects::nonNull)
        .filter(charset -> fits(charset, sample, fit))
        .findFirst()
        .orElseGet(() -> fit.isMostlyValid() ? StandardCharsets.UTF_8 : detect(sample));
  }

  /** UTF-16 without a mark shows by the NUL in every other byte. */
  static boolean isWide(byte[] bytes) {
    Charset charset = fromMark(bytes);
    return charset != null && !charset.equals(StandardCharsets.UTF_8);
  }

  private static Charset fromMark(byte[] b) {
    if (startsWith(b, 0xef, 0xbb, 0xbf)) {
      return StandardCharsets.UTF_8;
    }
    if (startsWith(b, 0xff, 0xfe, 0, 0) || startsWith(b, 0, 0, 0xfe, 0xff)) {
      return Charset.forName("UTF-32");
    }
    if (startsWith(b, 0xff, 0xfe) || startsWith(b, 0xfe, 0xff)) {
      return StandardCharsets.UTF_16;
    }
    if (startsWith(b, '<', 0) || nulShare(b, 1) > 70 && nulShare(b, 0) < 10) {
      return StandardCharsets.UTF_16LE;
    }
    return startsWith(b, 0, '<') || nulShare(b, 0) > 70 && nulShare(b, 1) < 10
        ? StandardCharsets.UTF_16BE
        : null;
  }

  private static int nulShare(byte[] bytes, int parity) {
    int nul = 0;
    int all = 0;
    for (int i = parity; i < Math.min(bytes.length, 400); i += 2) {
      nul += bytes[i] == 0 ? 1 : 0;
      all++;
    }
    return all < 8 ? 0 : nul * 100 / all;
  }

  private static boolean startsWith(byte[] bytes, int... mark) {
    for (int i = 0; i < mark.length; i++) {
      if (i >= bytes.length || (bytes[i] & 0xff) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  /** ISO-2022-JP is ASCII with escape sequences. */
  private static boolean hasEscapes(byte[] bytes) {
    for (int i = 0; i + 1 < bytes.length; i++) {
      if (bytes[i] == 0x1b && (bytes[i + 1] == '$' || bytes[i + 1] == '(')) {
        return true;
      }
    }
    return false;
  }

  private static String parameter(String contentType) {
    Matcher charset = DECLARED.matcher(contentType == null ? "" : contentType);
    return charset.find() ? charset.group(1) : null;
  }

  private static String inMarkup(byte[] bytes) {
    String head = new String(bytes, 0, Math.min(bytes.length, HEAD), StandardCharsets.ISO_8859_1);
    Matcher charset = IN_MARKUP.matcher(head);
    if (!charset.find()) {
      return null;
    }
    return charset.group(1) != null ? charset.group(1) : charset.group(2);
  }

  private static Charset forName(String name) {
    try {
      String canonical = name == null ? null : Charset.forName(name.strip()).name();
      return canonical == null
          ? null
          : Charset.forName(WEB_NAMES.getOrDefault(canonical.toLowerCase(Locale.ROOT), canonical));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
      return null;
    }
  }

  private static boolean fits(Charset charset, byte[] sample, Utf8.Fit utf8) {
    if (charset.name().startsWith("UTF-")) {
      return charset.equals(StandardCharsets.UTF_8) && utf8.isMostlyValid();
    }
    CharBuffer text = charset.decode(ByteBuffer.wrap(sample));
    long broken = text.chars().filter(c -> c == '\uFFFD').count();
    return broken * 200 <= utf8.broken() + utf8.sequences()
        && !isGarbled(text)
        && !hasSymbolsInWords(text);
  }

  /**
   * Read in a Western charset, Polish and Czech have symbols inside words, as in {@code cz³owiek}.
   */
  private static boolean hasSymbolsInWords(CharSequence text) {
    int inWords = 0;
    int all = 0;
    for (int i = 1; i + 1 < text.length(); i++) {
      char c = text.charAt(i);
      all += c > 0xa0 && c <= 0xff ? 1 : 0;
      if (IN_NO_WORD.indexOf(c) >= 0
          && Character.isLetter(text.charAt(i - 1))
          && Character.isLetter(text.charAt(i + 1))) {
        inWords++;
      }
    }
    return inWords >= 4 && inWords * 20 > all;
  }

  /** Read in a Western charset, other alphabets come out as rows of accented letters. */
  private static boolean isGarbled(CharSequence text) {
    int accented = 0;
    int inRows = 0;
    int row = 0;
    for (int i = 0; i <= text.length(); i++) {
      boolean isAccented = i < text.length() && text.charAt(i) >= 0xc0 && text.charAt(i) <= 0xff;
      if (isAccented) {
        row++;
      } else {
        accented += row;
        inRows += row >= 3 ? row : 0;
        row = 0;
      }
    }
    return accented >= 6 && inRows * 2 > accented;
  }

  private static Charset detect(byte[] sample) {
    if (ThaiBytes.isThai(sample)) {
      return ThaiBytes.CHARSET;
    }
    CharsetDetector detector = new CharsetDetector();
    detector.enableInputFilter(true);
    for (CharsetMatch match : detector.setText(sample).detectAll()) {
      Charset charset = forName(match.getName());
      if (charset != null && !charset.name().startsWith("UTF-")) {
        return charset;
      }
    }
    return Utf8.WINDOWS_1252;
  }
}
