package io.broadsheet.cleaner.decode;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Tells images, archives, documents and the like from text. */
final class BinaryContent {

  private static final int LOOK_AT = 4096;
  private static final int MAX_CONTROL_PERCENT = 5;

  private static final List<String> MAGIC =
      List.of(
          "%PDF-",
          "PK\u0003\u0004",
          "\u0089PNG",
          "GIF87a",
          "GIF89a",
          "\u00ff\u00d8\u00ff",
          "{\\rtf",
          "7z\u00bc\u00af",
          "Rar!\u001a",
          "\u007fELF",
          "\u00ca\u00fe\u00ba\u00be",
          "\u00d0\u00cf\u0011\u00e0",
          "\u00fd7zXZ",
          "(\u00b5/\u00fd",
          "\u0000\u0000\u0001\u0000");

  private static final List<String> TEXTUAL =
      List.of(
          "text/html",
          "text/plain",
          "text/xml",
          "xhtml",
          "application/xml",
          "octet-stream",
          "unknown");

  private BinaryContent() {}

  /** Whether the bytes show it: by the mark they begin with, or by their control characters. */
  static boolean isBinary(byte[] bytes) {
    String head = new String(bytes, 0, Math.min(16, bytes.length), StandardCharsets.ISO_8859_1);
    if (MAGIC.stream().anyMatch(head::startsWith) || isMedia(head)) {
      return true;
    }
    if (CharsetChoice.isWide(bytes)) {
      return false;
    }
    int length = Math.min(bytes.length, LOOK_AT);
    int controls = 0;
    for (int i = 0; i < length; i++) {
      int b = bytes[i] & 0xff;
      boolean isLayout = b >= '\t' && b <= '\r' || b == 0x1b;
      controls += b < ' ' && !isLayout && b != 0 || b == 0x7f ? 1 : 0;
      controls += b == 0 && i > 0 && bytes[i - 1] == 0 ? 1 : 0;
    }
    return controls * 100 > length * MAX_CONTROL_PERCENT;
  }

  private static boolean isMedia(String head) {
    return head.startsWith("ftyp", 4)
        || head.startsWith("RIFF") && head.matches("(?s).{8}[A-Z]{3,4}.*");
  }

  /** Whether a media type says so; no type says nothing. */
  static boolean isDeclared(String contentType) {
    if (contentType == null || contentType.isBlank()) {
      return false;
    }
    String type = contentType.toLowerCase(Locale.ROOT);
    return type.indexOf('/') > 0 && TEXTUAL.stream().noneMatch(type::contains);
  }
}
