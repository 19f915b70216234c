package io.broadsheet.ingest;

import io.broadsheet.schemas.PageSource;
import io.broadsheet.schemas.RawPage;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
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
    try (InputStream input = BoundedInput.inflated(Files.newInputStream(file))) {
      byte[] body = input.readNBytes(maxPageBytes + 1);
      return body.length > maxPageBytes
          ? new InputItem.TooLarge(id(file), page(file, new byte[0]), maxPageBytes)
          : new InputItem.Page(id(file), page(file, body));
    } catch (EOFException e) {
      return unreadable(file, "The gzip data ends too early.");
    } catch (ZipException e) {
      return unreadable(file, "The gzip data is broken: " + e.getMessage() + ".");
    } catch (AccessDeniedException e) {
      return unreadable(file, "Access is denied.");
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

  private RawPage page(Path file, byte[] body) {
    return RawPage.newBuilder()
        .setUrl(file.toAbsolutePath().normalize().toUri().toString())
        .setFetchedAt(clock.next())
        .setBody(ByteBuffer.wrap(body))
        .setSource(new PageSource(file.toString(), -1L))
        .build();
  }

  private static InputItem unreadable(Path file, String reason) {
    return new InputItem.Unreadable(file.toString(), -1, reason);
  }
}
