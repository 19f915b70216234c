package io.broadsheet.ingest.archive;

import io.broadsheet.ingest.InputFiles;
import io.broadsheet.ingest.InputItem;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;

/**
 * Reads the files of an archive from front to back, so that nothing is unpacked to disk. What
 * follows a broken place is not found.
 */
public final class ArchiveFiles {

  private static final String NAMES = "UTF-8";
  private static final int MAX_NAME_LENGTH = 4096;

  private ArchiveFiles() {}

  /** Reads a file of an archive. */
  public interface EntryReader {

    /**
     * @param name of the archive and of the entry, with {@code !/} between them
     * @param content need neither be read to its end nor closed
     */
    void read(String name, InputStream content) throws IOException;
  }

  /** Reads all files of a zip archive. */
  public static void zip(
      String name, InputStream input, EntryReader files, Consumer<InputItem> items) {
    read(name, new ZipArchiveInputStream(input, NAMES, true, true), files, items);
  }

  /** Reads all files of a tar archive that is not compressed. */
  public static void tar(
      String name, InputStream input, EntryReader files, Consumer<InputItem> items) {
    read(name, new TarArchiveInputStream(input, NAMES), files, items);
  }

  private static void read(
      String name, ArchiveInputStream<?> archive, EntryReader files, Consumer<InputItem> items) {
    String place = name;
    try {
      for (ArchiveEntry e = archive.getNextEntry(); e != null; e = archive.getNextEntry()) {
        if (e.getName().length() > MAX_NAME_LENGTH) {
          items.accept(unreadable(name, "the name of a file in it is too long"));
          continue;
        }
        place = name + "!/" + e.getName();
        if (!archive.canReadEntryData(e)) {
          items.accept(unreadable(place, "it is encrypted or packed in an unknown way"));
        } else if (!e.isDirectory() && !InputFiles.isHidden(e.getName())) {
          readEntry(place, archive, files, items);
        }
      }
    } catch (IOException | RuntimeException e) {
      String reason = e.getMessage() == null ? e.toString() : e.getMessage();
      items.accept(unreadable(place, "the archive is broken: " + reason));
    }
  }

  private static void readEntry(
      String place, ArchiveInputStream<?> archive, EntryReader files, Consumer<InputItem> items)
      throws IOException {
    if (InputFiles.isAsset(place)) {
      items.accept(new InputItem.Skipped(place, -1, InputFiles.kindOfAsset(place)));
    } else {
      files.read(place, new Unclosed(archive));
    }
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
