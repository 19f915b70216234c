package io.broadsheet.ingest.archive;

import io.broadsheet.ingest.InputFiles;
import io.broadsheet.ingest.InputItem;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Reads the files of an archive from front to back, so that nothing is unpacked to disk. Where an
 * archive is a stream, what follows a broken place is not found.
 */
public final class ArchiveFiles {

  private static final String NAMES = "UTF-8";
  private static final int MAX_NAME_LENGTH = 4096;
  private static final String LINK = "link in an archive";
  private static final String DEVICE = "device or pipe in an archive";

  private ArchiveFiles() {}

  /** Reads a file of an archive. */
  public interface EntryReader {

    /**
     * @param name of the archive and of the entry, with {@code !/} between them
     * @param content need neither be read to its end nor closed
     */
    void read(String name, InputStream content) throws IOException;
  }

  /**
   * Reads all files of a zip archive as they come. Links in it cannot be told from files, and a
   * file of unknown length that is not packed cannot be read, as only the end of the archive tells.
   */
  public static void zip(
      String name, InputStream input, EntryReader files, Consumer<InputItem> items) {
    ZipEnd end = new ZipEnd(input);
    boolean whole = read(name, new ZipArchiveInputStream(end, NAMES, true, false), files, items);
    if (whole && !end.isSeen()) {
      items.accept(unreadable(name, "the archive ends too early"));
    }
  }

  /**
   * Reads all files of a zip archive that its table names, in the order in which they are there.
   *
   * @return false when it has no table, as it was cut
   */
  public static boolean zip(Path file, EntryReader files, Consumer<InputItem> items) {
    ZipFile table;
    try {
      table = ZipFile.builder().setPath(file).setCharset(NAMES).get();
    } catch (IOException | RuntimeException none) {
      return false;
    }
    try (ZipFile zip = table) {
      Iterator<ZipArchiveEntry> entries = zip.getEntriesInPhysicalOrder().asIterator();
      while (entries.hasNext()) {
        readEntry(file.toString(), zip, entries.next(), files, items);
      }
    } catch (IOException closing) {
      items.accept(unreadable(file.toString(), reason(closing)));
    }
    return true;
  }

  private static void readEntry(
      String name,
      ZipFile zip,
      ZipArchiveEntry entry,
      EntryReader files,
      Consumer<InputItem> items) {
    Optional<String> place = place(name, entry, zip.canReadEntryData(entry), items);
    if (place.isEmpty()) {
      return;
    }
    try (InputStream content = zip.getInputStream(entry)) {
      files.read(place.get(), content);
    } catch (IOException | RuntimeException e) {
      items.accept(unreadable(place.get(), reason(e)));
    }
  }

  /** Reads all files of a tar archive that is not packed. */
  public static void tar(
      String name, InputStream input, EntryReader files, Consumer<InputItem> items) {
    read(name, new BoundedTar(input, NAMES), files, items);
  }

  /**
   * @return false when the archive is broken, which is told
   */
  private static boolean read(
      String name, ArchiveInputStream<?> archive, EntryReader files, Consumer<InputItem> items) {
    String last = name;
    try {
      for (ArchiveEntry e = archive.getNextEntry(); e != null; e = archive.getNextEntry()) {
        Optional<String> place = place(name, e, archive.canReadEntryData(e), items);
        if (place.isPresent()) {
          last = place.get();
          files.read(last, new Unclosed(archive));
        }
      }
      return true;
    } catch (IOException | RuntimeException e) {
      items.accept(unreadable(last, "the archive is broken: " + reason(e)));
      return false;
    }
  }

  /** Where a file of an archive is; empty when it is not to be read, and told why. */
  private static Optional<String> place(
      String name, ArchiveEntry entry, boolean readable, Consumer<InputItem> items) {
    if (entry.getName().length() > MAX_NAME_LENGTH) {
      items.accept(unreadable(name, "the name of a file in it is too long"));
      return Optional.empty();
    }
    String place = name + "!/" + entry.getName();
    Optional<String> special = special(entry);
    if (special.isPresent()) {
      items.accept(new InputItem.Skipped(place, -1, special.get()));
    } else if (entry.isDirectory() || InputFiles.isHidden(entry.getName())) {
      return Optional.empty();
    } else if (!readable) {
      items.accept(unreadable(place, "it is encrypted or packed in an unknown way"));
    } else if (InputFiles.isAsset(place)) {
      items.accept(new InputItem.Skipped(place, -1, InputFiles.kindOfAsset(place)));
    } else {
      return Optional.of(place);
    }
    return Optional.empty();
  }

  /** What an entry is when it is neither a file nor a folder. */
  private static Optional<String> special(ArchiveEntry entry) {
    if (entry instanceof TarArchiveEntry tar) {
      boolean link = tar.isSymbolicLink() || tar.isLink();
      boolean device = tar.isCharacterDevice() || tar.isBlockDevice() || tar.isFIFO();
      return Optional.ofNullable(link ? LINK : device ? DEVICE : null);
    }
    boolean link = entry instanceof ZipArchiveEntry zip && zip.isUnixSymlink();
    return Optional.ofNullable(link ? LINK : null);
  }

  private static String reason(Exception e) {
    return e.getMessage() == null ? e.toString() : e.getMessage();
  }

  private static InputItem unreadable(String place, String reason) {
    return new InputItem.Unreadable(place, -1, "It cannot be read: " + reason + ".");
  }

  /** Keeps the archive open when the reader of one file closes it. */
  private static final class Unclosed extends FilterInputStream {

    Unclosed(InputStream input) {
      super(input);
    }

    @Override
    public void close() {
      // the next file is still to be read
    }
  }
}
