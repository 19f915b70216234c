package io.broadsheet.ingest;

import io.broadsheet.schemas.PageSource;
import io.broadsheet.schemas.RawPage;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.ZipException;

/** Reads a file that is one page: HTML or text, packed or not. */
final class FilePageReader {

  private final FetchClock clock;
  private final int maxPageBytes;

  FilePageReader(FetchClock clock, int maxPageBytes) {
    this.clock = clock;
    this.maxPageBytes = maxPageBytes;
  }

  /**
   * Reads a stream that holds one page, packed or not; it is not closed.
   *
   * @param file path of the file, or of one in an archive; {@code -} for standard input
   */
  InputItem read(String file, InputStream raw) {
    String id = file.equals("-") ? file : id(file);
    String url = url(file);
    try {
      byte[] body = BoundedInput.inflatedPage(raw).readNBytes(maxPageBytes + 1);
      return body.length > maxPageBytes
          ? new InputItem.TooLarge(id, page(file, url, new byte[0]), maxPageBytes)
          : new InputItem.Page(id, page(file, url, withoutPadding(body)));
    } catch (EOFException e) {
      return unreadable(file, "The packed data ends too early.");
    } catch (ZipException e) {
      return unreadable(file, "The packed data is broken: " + e.getMessage() + ".");
    } catch (IOException e) {
      return unreadable(file, "It cannot be read: " + e.getMessage() + ".");
    }
  }

  /**
   * Name of the file without {@code .gz}, {@code .zst}, {@code .html}, {@code .htm} and {@code
   * .txt}.
   */
  private static String id(String file) {
    String name = file.substring(file.lastIndexOf('/') + 1);
    for (String ending : new String[] {".gz", ".zst", ".html", ".htm", ".txt"}) {
      if (name.toLowerCase(Locale.ROOT).endsWith(ending) && name.length() > ending.length()) {
        name = name.substring(0, name.length() - ending.length());
      }
    }
    return name;
  }

  private static String url(String file) {
    if (file.equals("-")) {
      return "file:///dev/stdin";
    }
    try {
      return Path.of(file).toAbsolutePath().normalize().toUri().toString();
    } catch (InvalidPathException e) {
      return "file:" + file;
    }
  }

  /** Leaves out zeros at the end, but that which is half of a character of UTF-16. */
  private static byte[] withoutPadding(byte[] body) {
    int end = body.length;
    while (end > 0 && body[end - 1] == 0) {
      end--;
    }
    boolean wide = end > 1 && (body[0] & 0xff) >= 0xfe && (body[1] & 0xff) >= 0xfe;
    return body.length - end < 4 ? body : Arrays.copyOf(body, wide ? end + (end & 1) : end);
  }

  private RawPage page(String file, String url, byte[] body) {
    return RawPage.newBuilder()
        .setUrl(url)
        .setFetchedAt(clock.next())
        .setBody(ByteBuffer.wrap(body))
        .setSource(new PageSource(file, -1L))
        .build();
  }

  private static InputItem unreadable(String file, String reason) {
    return new InputItem.Unreadable(file, -1, reason);
  }
}
