package io.broadsheet.ingest;

import io.broadsheet.schemas.PageSource;
import io.broadsheet.schemas.RawPage;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.ZipException;

/** Reads a file that is one page: HTML or text, gzipped or not. */
final class FilePageReader {

  private final FetchClock clock;
  private final int maxPageBytes;

  FilePageReader(FetchClock clock, int maxPageBytes) {
    this.clock = clock;
    this.maxPageBytes = maxPageBytes;
  }

  InputItem read(Path file) {
    try (InputStream input = Files.newInputStream(file)) {
      return read(file.toString(), id(file), file.toAbsolutePath().normalize().toUri(), input);
    } catch (AccessDeniedException e) {
      return unreadable(file.toString(), "Access is denied.");
    } catch (IOException e) {
      return unreadable(file.toString(), "It cannot be read: " + e.getMessage() + ".");
    }
  }

  /** Reads a stream that holds one page; it is not closed. */
  InputItem read(String name, InputStream input) {
    return read(name, name, URI.create("file:///dev/stdin"), input);
  }

  private InputItem read(String file, String id, URI url, InputStream raw) {
    try {
      byte[] body = BoundedInput.inflated(raw).readNBytes(maxPageBytes + 1);
      return body.length > maxPageBytes
          ? new InputItem.TooLarge(id, page(file, url, new byte[0]), maxPageBytes)
          : new InputItem.Page(id, page(file, url, body));
    } catch (EOFException e) {
      return unreadable(file, "The gzip data ends too early.");
    } catch (ZipException e) {
      return unreadable(file, "The gzip data is broken: " + e.getMessage() + ".");
    } catch (IOException e) {
      return unreadable(file, "It cannot be read: " + e.getMessage() + ".");
    }
  }

  /** Name of the file without {@code .gz}, {@code .html}, {@code .htm} and {@code .txt}. */
  static String id(Path file) {
    String name = file.getFileName().toString();
    for (String ending : new String[] {".gz", ".html", ".htm", ".txt"}) {
      if (name.toLowerCase(Locale.ROOT).endsWith(ending) && name.length() > ending.length()) {
        name = name.substring(0, name.length() - ending.length());
      }
    }
    return name;
  }

  private RawPage page(String file, URI url, byte[] body) {
    return RawPage.newBuilder()
        .setUrl(url.toString())
        .setFetchedAt(clock.next())
        .setBody(ByteBuffer.wrap(body))
        .setSource(new PageSource(file, -1L))
        .build();
  }

  private static InputItem unreadable(String file, String reason) {
    return new InputItem.Unreadable(file, -1, reason);
  }
}
