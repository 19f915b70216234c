package io.broadsheet.ingest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.broadsheet.ingest.packed.LenientInput;
import io.broadsheet.ingest.packed.Packing;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an input holds, by its first bytes; its name decides only where they say nothing.
 *
 * @param packing what that is inside of
 * @param foreign what it is when it is not read, or null
 */
record Format(Kind kind, Packing packing, ForeignFormat foreign) {

  /** How much of a stream is looked at. */
  private static final int HEAD = 1 << 13;

  /** Enough for a block of zstd, of which nothing can be read before all of it is there. */
  private static final int ZSTD_HEAD = 1 << 18;

  private static final int TAR_MAGIC = 257;
  private static final int TAR_HEADER = 512;
  private static final int TAR_CHECKSUM = 148;

  /** The dictionary of a zstd file, which WARC files have there. */
  private static final String DICTIONARY = "\u005d\u002a\u004d\u0018";

  private static final String PACKED_NAME = "(?:\\.gz|\\.zst)?$";
  private static final Pattern MARK =
      Pattern.compile("^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)");
  private static final Pattern JSON_OBJECT = Pattern.compile("^\\s*(?:\\[[\\s,]*)?\\{\\s*\"");
  private static final Pattern JSON_NAME = Pattern.compile("\\.(?:jsonl|ndjson|jl)" + PACKED_NAME);
  private static final Pattern WARC_NAME = Pattern.compile("\\.warc" + PACKED_NAME);
  private static final Pattern ARC_NAME = Pattern.compile("\\.arc" + PACKED_NAME);

  enum Kind {
    WARC,
    ARC,
    ZIP,
    /** A zip archive of WARC files and their indexes. */
    WACZ,
    TAR,
    JSON_LINES,
    /** Packed inside of what is packed. */
    PACKED,
    /** HTML or text: one page. */
    PAGE,
    FOREIGN
  }

  /** Looks at the beginning of a stream and leaves it as it was. */
  static Format of(String name, BufferedInputStream input) throws IOException {
    Packing packing = Packing.of(peek(input, Packing.HEAD));
    byte[] head = peek(input, packing == Packing.ZSTD ? ZSTD_HEAD : HEAD);
    String text = new String(packing == Packing.NONE ? head : content(packing, head), ISO_8859_1);
    boolean dictionary = new String(head, ISO_8859_1).startsWith(DICTIONARY);
    String lowerCase = name.toLowerCase(Locale.ROOT);
    Optional<Kind> kind =
        dictionary && text.isEmpty() ? Optional.of(Kind.WARC) : kind(lowerCase, text);
    Optional<ForeignFormat> foreign =
        kind.filter(known -> known != Kind.ZIP).isPresent()
            ? Optional.empty()
            : kind.isPresent() ? ForeignFormat.ofZip(text) : ForeignFormat.of(lowerCase, text);
    return foreign.isPresent()
        ? new Format(Kind.FOREIGN, packing, foreign.get())
        : new Format(kind.orElse(Kind.PAGE), packing, null);
  }

  private static byte[] peek(BufferedInputStream input, int length) throws IOException {
    input.mark(length);
    byte[] head = input.readNBytes(length);
    input.reset();
    return head;
  }

  /** Empty when there is no sign of any kind. */
  private static Optional<Kind> kind(String name, String head) {
    if (head.startsWith("WARC/")) {
      return Optional.of(Kind.WARC);
    }
    if (head.startsWith("filedesc:")) {
      return Optional.of(Kind.ARC);
    }
    if (Packing.of(head.substring(0, Math.min(head.length(), Packing.HEAD)).getBytes(ISO_8859_1))
        != Packing.NONE) {
      return Optional.of(Kind.PACKED);
    }
    if (head.startsWith("PK\3\4") || head.startsWith("PK\5\6")) {
      return Optional.of(name.endsWith(".wacz") ? Kind.WACZ : Kind.ZIP);
    }
    if (isTar(head)) {
      return Optional.of(Kind.TAR);
    }
    String json = MARK.matcher(head.replace("\0", "")).replaceFirst("");
    if (JSON_OBJECT.matcher(json).find()) {
      return Optional.of(Kind.JSON_LINES);
    }
    return kindByName(name, head);
  }

  private static Optional<Kind> kindByName(String name, String head) {
    if (WARC_NAME.matcher(name).find()) {
      return Optional.of(Kind.WARC);
    }
    if (ARC_NAME.matcher(name).find()) {
      return Optional.of(Kind.ARC);
    }
    return JSON_NAME.matcher(name).find() && ForeignFormat.of("", head).isEmpty()
        ? Optional.of(Kind.JSON_LINES)
        : Optional.empty();
  }

  /** By its mark, or by the checksum of the first header, as the oldest form has no mark. */
  private static boolean isTar(String head) {
    if (head.startsWith("ustar", TAR_MAGIC) || head.length() < TAR_HEADER) {
      return head.startsWith("ustar", TAR_MAGIC);
    }
    int sum = 8 * ' ';
    for (int i = 0; i < TAR_HEADER; i++) {
      sum += i < TAR_CHECKSUM || i >= TAR_CHECKSUM + 8 ? head.charAt(i) : 0;
    }
    String told = head.substring(TAR_CHECKSUM, TAR_CHECKSUM + 8).replace('\0', ' ').strip();
    return told.matches("[0-7]{3,7}") && Integer.parseInt(told, 8) == sum;
  }

  /** As much of the content as the first bytes hold; a fault will be met again, and told then. */
  private static byte[] content(Packing packing, byte[] head) {
    byte[] content = new byte[HEAD];
    int length = 0;
    try (InputStream input = new LenientInput(packing.members(new ByteArrayInputStream(head)))) {
      for (int n = 0; n >= 0 && length < HEAD; n = input.read(content, length, HEAD - length)) {
        length += n;
      }
    } catch (IOException cutOrBroken) {
      // what came before is enough to tell the kind
    }
    return Arrays.copyOf(content, length);
  }
}
