package io.broadsheet.ingest;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A format that is not read.
 *
 * @param name with which it goes on behind "It is"
 * @param mayHoldPages whether there can be pages in it, so that it is missed
 */
record ForeignFormat(String name, boolean mayHoldPages) {

  private static final int FEW_CONTROLS = 20;

  /** First bytes as Latin-1, and where they are in the file. */
  private record Magic(int at, String bytes, ForeignFormat format) {}

  private static final List<Magic> MAGICS =
      List.of(
          holder("7z\u00bc\u00af\u0027\u001c", "a 7z archive"),
          holder("Rar!\u001a\u0007", "a RAR archive"),
          holder("!<arch>\n", "an ar archive"),
          holder("070701", "a cpio archive"),
          holder("070707", "a cpio archive"),
          holder("\u00fd7zXZ\0", "xz data"),
          holder("\u0004\"M\u0018", "lz4 data"),
          holder("LZIP", "lzip data"),
          holder("\u001f\u009d", "compressed data (.Z)"),
          holder("\u00ff\u0006\0\0sNaPpY", "snappy data"),
          holder("PAR1", "a Parquet file"),
          holder("ORC", "an ORC file"),
          holder("Obj\u0001", "an Avro file"),
          holder("ARROW1", "an Arrow file"),
          holder("SEQ\u0006", "a Hadoop sequence file"),
          holder("SQLite format 3\0", "a SQLite database"),
          holder("\u0089HDF\r\n", "an HDF5 file"),
          holder("From: <Saved by ", "a page saved as MHTML"),
          other("%PDF-", "a PDF document"),
          other("%!PS", "a PostScript document"),
          other("{\\rtf", "an RTF document"),
          other("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1", "an Office document"),
          other("\u0089PNG\r\n", "a PNG image"),
          other("GIF87a", "a GIF image"),
          other("GIF89a", "a GIF image"),
          other("\u00ff\u00d8\u00ff", "a JPEG image"),
          other("II*\0", "a TIFF image"),
          other("MM\0*", "a TIFF image"),
          other("\0\0\u0001\0", "an icon"),
          other("RIFF", "an image, sound or film (RIFF)"),
          new Magic(4, "ftyp", new ForeignFormat("an image or film (MP4)", false)),
          new Magic(6, "\0\0\0\0", new ForeignFormat("a BMP image", false)),
          other("\u001aE\u00df\u00a3", "a film (Matroska)"),
          other("OggS", "sound or a film (Ogg)"),
          other("fLaC", "sound (FLAC)"),
          other("ID3", "sound (MP3)"),
          other("wOFF", "a font"),
          other("wOF2", "a font"),
          other("\u007fELF", "a program"),
          other("\u00ca\u00fe\u00ba\u00be", "a program"));

  private static final Pattern BZIP2 = Pattern.compile("BZh[1-9](?:1AY&SY|\u0017rE8P\u0090)");
  private static final Pattern TABLE = Pattern.compile("\\.(csv|tsv|mbox|eml)(?:\\.(?:gz|zst))?$");

  /** Name of the first file in a zip archive, and what it holds as it is. */
  private static final Pattern FIRST_OF_ZIP =
      Pattern.compile(
          "^PK\u0003\u0004.{26}(mimetypeapplication/[\\w.+-]+|[^\0]{1,40})", Pattern.DOTALL);

  /**
   * What the first bytes, or else the name, tell.
   *
   * @param name in lower case
   * @param head as Latin-1
   */
  static Optional<ForeignFormat> of(String name, String head) {
    for (Magic magic : MAGICS) {
      boolean bitmap = magic.at != 6 || head.startsWith("BM");
      if (bitmap && head.startsWith(magic.bytes, magic.at)) {
        return Optional.of(magic.format);
      }
    }
    if (BZIP2.matcher(head).lookingAt()) {
      return Optional.of(new ForeignFormat("bzip2 data", true));
    }
    Matcher table = TABLE.matcher(name);
    if (table.find()) {
      return Optional.of(new ForeignFormat("a ." + table.group(1) + " file", true));
    }
    return isBinary(head) ? Optional.of(new ForeignFormat("binary data", true)) : Optional.empty();
  }

  /** What a zip archive is in truth. */
  static Optional<ForeignFormat> ofZip(String head) {
    Matcher first = FIRST_OF_ZIP.matcher(head);
    String entry = first.find() ? first.group(1) : "";
    if (entry.startsWith("mimetypeapplication/")) {
      boolean book = entry.startsWith("mimetypeapplication/epub");
      return Optional.of(new ForeignFormat(book ? "an EPUB book" : "an Office document", false));
    }
    if (entry.startsWith("[Content_Types].xml") || entry.startsWith("_rels/.rels")) {
      return Optional.of(new ForeignFormat("an Office document", false));
    }
    return entry.startsWith("META-INF/")
        ? Optional.of(new ForeignFormat("a Java archive", false))
        : Optional.empty();
  }

  /** For a count: the name without its article. */
  String kind() {
    return name.replaceFirst("^an? ", "");
  }

  /** A sentence. */
  String reason() {
    return "It is %s, a format that is not read.".formatted(name);
  }

  /**
   * Whether there are many characters that no text has; zeros at the end are none of it, nor those
   * of UTF-16.
   */
  private static boolean isBinary(String head) {
    String content = head.replaceFirst("\0+$", "");
    if (isWide(content)) {
      return false;
    }
    long controls = content.chars().filter(ForeignFormat::isControl).count();
    return controls * FEW_CONTROLS > content.length();
  }

  /** Every encoding of text on the web has these for itself, but not the ones left out. */
  private static boolean isControl(int c) {
    return c < 0x20 && "\t\n\f\r\u000e\u000f\u001b".indexOf(c) < 0;
  }

  /** Whether a mark, or zeros at every other place, say that characters have more than a byte. */
  private static boolean isWide(String content) {
    if (content.startsWith("\u00ff\u00fe")
        || content.startsWith("\u00fe\u00ff")
        || content.startsWith("\0\0\u00fe\u00ff")) {
      return true;
    }
    int[] zeros = new int[2];
    for (int i = 0; i < content.length(); i++) {
      zeros[i % 2] += content.charAt(i) == 0 ? 1 : 0;
    }
    return Math.max(zeros[0], zeros[1]) * 4 > content.length()
        && Math.min(zeros[0], zeros[1]) * FEW_CONTROLS < content.length();
  }

  private static Magic holder(String bytes, String name) {
    return new Magic(0, bytes, new ForeignFormat(name, true));
  }

  private static Magic other(String bytes, String name) {
    return new Magic(0, bytes, new ForeignFormat(name, false));
  }
}
