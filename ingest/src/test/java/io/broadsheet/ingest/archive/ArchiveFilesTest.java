package io.broadsheet.ingest.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.ingest.InputItem;
import io.broadsheet.ingest.PageReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.UnixStat;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveFilesTest {

  private static final byte[] PAGE = "<p>x</p>".getBytes(UTF_8);

  @TempDir private Path folder;

  @Test
  void shouldPassOverAndCountLinksDevicesAndPipesOfTar() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
      for (byte type :
          new byte[] {
            TarConstants.LF_SYMLINK,
            TarConstants.LF_LINK,
            TarConstants.LF_CHR,
            TarConstants.LF_BLK,
            TarConstants.LF_FIFO
          }) {
        TarArchiveEntry entry = new TarArchiveEntry("entry-" + type, type);
        entry.setLinkName("page.html");
        tar.putArchiveEntry(entry);
        tar.closeArchiveEntry();
      }
      TarArchiveEntry page = new TarArchiveEntry("page.html");
      page.setSize(PAGE.length);
      tar.putArchiveEntry(page);
      tar.write(PAGE);
      tar.closeArchiveEntry();
    }

    List<InputItem> items = read(out.toByteArray());

    assertThat(items).filteredOn(InputItem.Page.class::isInstance).hasSize(1);
    assertThat(items)
        .filteredOn(InputItem.Skipped.class::isInstance)
        .extracting("kind")
        .containsExactly(
            "link in an archive",
            "link in an archive",
            "device or pipe in an archive",
            "device or pipe in an archive",
            "device or pipe in an archive");
  }

  @Test
  void shouldReadATarOfTheOldestForm() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
      TarArchiveEntry page = new TarArchiveEntry("page.html");
      page.setSize(PAGE.length);
      tar.putArchiveEntry(page);
      tar.write(PAGE);
      tar.closeArchiveEntry();
    }
    byte[] old = out.toByteArray();
    Arrays.fill(old, 257, 345, (byte) 0);
    int sum = 0;
    for (int i = 0; i < 512; i++) {
      sum += i >= 148 && i < 156 ? ' ' : old[i] & 0xff;
    }
    System.arraycopy("%06o\0 ".formatted(sum).getBytes(UTF_8), 0, old, 148, 8);

    assertThat(read(old))
        .singleElement()
        .satisfies(item -> assertThat(((InputItem.Page) item).id()).isEqualTo("page"));
  }

  @Test
  void shouldPassOverLinksOfZipAndReadEveryFileOfAName() throws IOException {
    Path file = folder.resolve("pages.zip");
    try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(file)) {
      put(zip, "link.html", UnixStat.LINK_FLAG | 0777, "page.html".getBytes(UTF_8));
      put(zip, "page.html", UnixStat.FILE_FLAG | 0644, PAGE);
      put(zip, "page.html", UnixStat.FILE_FLAG | 0644, PAGE);
    }

    List<InputItem> items = read(file);

    assertThat(items).filteredOn(InputItem.Page.class::isInstance).hasSize(2);
    assertThat(items)
        .contains(new InputItem.Skipped(file + "!/link.html", -1, "link in an archive"));
  }

  @Test
  void shouldNameEncryptedFilesAndReadTheOthers() throws IOException {
    Path file = folder.resolve("pages.zip");
    try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(file)) {
      put(zip, "secret.html", UnixStat.FILE_FLAG | 0644, PAGE);
      put(zip, "page.html", UnixStat.FILE_FLAG | 0644, PAGE);
    }
    byte[] bytes = Files.readAllBytes(file);
    bytes[6] |= 1;
    for (int i = 0; i < bytes.length - 4; i++) {
      if (bytes[i] == 'P' && bytes[i + 1] == 'K' && bytes[i + 2] == 1 && bytes[i + 3] == 2) {
        bytes[i + 8] |= 1;
        break;
      }
    }
    Files.write(file, bytes);

    assertThat(read(file)).filteredOn(InputItem.Page.class::isInstance).hasSize(1);
    assertThat(read(file))
        .filteredOn(InputItem.Unreadable.class::isInstance)
        .singleElement()
        .extracting("reason")
        .asString()
        .contains("encrypted");
  }

  @Test
  void shouldReadWhatIsThereOfAZipThatWasCut() throws IOException {
    Path file = folder.resolve("pages.zip");
    try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(file)) {
      put(zip, "page.html", UnixStat.FILE_FLAG | 0644, PAGE);
      put(zip, "other.html", UnixStat.FILE_FLAG | 0644, PAGE);
    }
    Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 90));

    assertThat(read(file)).filteredOn(InputItem.Page.class::isInstance).isNotEmpty();
    assertThat(read(file)).filteredOn(InputItem.Unreadable.class::isInstance).hasSize(1);
  }

  @Test
  void shouldNotKeepANameWithoutEnd() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    long size = 20L << 20;
    try (GZIPOutputStream gzip = new GZIPOutputStream(out);
        TarArchiveOutputStream tar = new TarArchiveOutputStream(gzip)) {
      TarArchiveEntry name = new TarArchiveEntry("././@LongLink", TarConstants.LF_GNUTYPE_LONGNAME);
      name.setSize(size);
      tar.putArchiveEntry(name);
      byte[] part = new byte[1 << 20];
      Arrays.fill(part, (byte) 'x');
      for (long left = size; left > 0; left -= part.length) {
        tar.write(part, 0, (int) Math.min(part.length, left));
      }
      tar.closeArchiveEntry();
    }

    assertThat(read(out.toByteArray()))
        .singleElement()
        .extracting("reason")
        .asString()
        .contains("header of a file in it is too long");
  }

  private static void put(ZipArchiveOutputStream zip, String name, int mode, byte[] content)
      throws IOException {
    ZipArchiveEntry entry = new ZipArchiveEntry(name);
    entry.setUnixMode(mode);
    zip.putArchiveEntry(entry);
    zip.write(content);
    zip.closeArchiveEntry();
  }

  private static List<InputItem> read(byte[] input) {
    List<InputItem> items = new ArrayList<>();
    new PageReader(Clock.systemUTC(), 10_000)
        .read("input", new ByteArrayInputStream(input), items::add);
    return items;
  }

  private static List<InputItem> read(Path file) {
    List<InputItem> items = new ArrayList<>();
    new PageReader(Clock.systemUTC(), 10_000).read(file, items::add);
    return items;
  }
}
