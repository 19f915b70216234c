package io.broadsheet.ingest.checkpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The file of a checkpoint: a line that says whose it is, then a line a transaction, written before
 * the transaction is committed. A last line that was cut is no line. Not thread-safe.
 */
final class Journal implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final FileChannel channel;

  /**
   * The first line.
   *
   * @param id of this feed; part of its transactional id
   * @param cluster id of the Kafka cluster
   * @param prefix of the topics
   * @param settings whatever changes which pages a file has
   */
  record Header(String id, String cluster, String prefix, String settings) {}

  /**
   * A transaction.
   *
   * @param number from 1, without gaps
   * @param files that it changes, by absolute path, as they stand after it
   */
  record Entry(long number, Map<String, FileState> files) {}

  /** All that is in a file. */
  record Content(Header header, List<Entry> entries) {

    /** The files as they stand after a transaction. */
    Map<String, FileState> filesAfter(long number) {
      Map<String, FileState> files = new LinkedHashMap<>();
      entries.stream()
          .filter(entry -> entry.number() <= number)
          .forEach(entry -> files.putAll(entry.files()));
      return files;
    }

    /** Number of the first transaction that is told of, or 0. */
    long first() {
      return entries.isEmpty() ? 0 : entries.get(0).number();
    }

    /** Number of the last transaction that was begun, or 0. */
    long last() {
      return entries.isEmpty() ? 0 : entries.get(entries.size() - 1).number();
    }
  }

  private Journal(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Reads a journal.
   *
   * @return null when there is none, or one whose first line was cut
   * @throws IllegalStateException when the file is something else
   */
  static Content read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return null;
    }
    String text = Files.readString(file);
    List<String> lines = text.lines().toList();
    boolean cut = !text.endsWith("\n");
    Header header = null;
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < lines.size() - (cut ? 1 : 0); i++) {
      try {
        if (i == 0) {
          header = JSON.readValue(lines.get(i), Header.class);
        } else {
          entries.add(JSON.readValue(lines.get(i), Entry.class));
        }
      } catch (JsonProcessingException e) {
        throw new IllegalStateException(
            "%s is no checkpoint, or was damaged: see line %d.".formatted(file, i + 1), e);
      }
    }
    if (header == null && !text.isEmpty()) {
      throw new IllegalStateException(file + " is no checkpoint. Give another file.");
    }
    return header == null ? null : new Content(header, entries);
  }

  /** Writes a journal of one entry in the place of what was there, and opens it for more. */
  static Journal begin(Path file, Header header, Entry entry) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    Path fresh = Files.createTempFile(folder, file.getFileName().toString(), ".new");
    FileChannel channel = FileChannel.open(fresh, StandardOpenOption.APPEND);
    Journal journal = new Journal(channel);
    journal.line(header);
    journal.line(entry);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    return journal;
  }

  /** Adds a transaction; it is on disk when this returns. */
  void add(Entry entry) {
    try {
      line(entry);
    } catch (IOException e) {
      throw new UncheckedIOException("The checkpoint cannot be written: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private void line(Object value) throws IOException {
    ByteBuffer line = ByteBuffer.wrap((JSON.writeValueAsString(value) + "\n").getBytes(UTF_8));
    while (line.hasRemaining()) {
      channel.write(line);
    }
    channel.force(false);
  }
}
