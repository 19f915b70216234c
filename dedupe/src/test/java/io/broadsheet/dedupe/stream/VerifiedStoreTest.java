package io.broadsheet.dedupe.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadsheet.runtime.WorkerFaultException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.errors.TaskCorruptedException;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damage of files on disk is found, wherever RocksDB finds it, and never taken for an end. */
class VerifiedStoreTest {

  private static final int ENTRIES = 2_000;

  /** Of a file of entries: the block that some hundred entries in the middle stand in. */
  private static final double MIDDLE = 0.5;

  @TempDir private Path folder;

  private final StoreRepair repair = new StoreRepair();
  private VerifiedStore store;

  @BeforeEach
  void fill() {
    store = open();
    Random random = new Random(1);
    for (int i = 0; i < ENTRIES; i++) {
      byte[] value = new byte[100];
      random.nextBytes(value);
      store.put(key(i), value);
    }
    store.commit(Map.of());
    store.close();
  }

  @AfterEach
  void close() {
    store.close();
  }

  private VerifiedStore open() {
    VerifiedStore opened = new VerifiedStore(Stores.persistentKeyValueStore("entries"), repair);
    var context = new MockProcessorContext<>(new Properties(), new TaskId(0, 1), folder.toFile());
    opened.init(context.getStateStoreContext(), opened);
    return opened;
  }

  private static Bytes key(int number) {
    return Bytes.wrap("%05d".formatted(number).getBytes(StandardCharsets.US_ASCII));
  }

  private Path table() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".sst"))
          .max((a, b) -> Long.compare(a.toFile().length(), b.toFile().length()))
          .orElseThrow();
    }
  }

  private static void alter(Path file, double share) throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      bytes.seek((long) (bytes.length() * share));
      bytes.write(new byte[64]);
    }
  }

  private List<Bytes> keys(Bytes from, Bytes to) {
    List<Bytes> keys = new ArrayList<>();
    try (KeyValueIterator<Bytes, byte[]> entries = store.range(from, to)) {
      entries.forEachRemaining(entry -> keys.add(entry.key));
    }
    return keys;
  }

  @Test
  void shouldShowWhatWasPutAndNothingElse() {
    store = open();

    assertThat(keys(null, null)).hasSize(ENTRIES);
    assertThat(keys(key(10), key(12))).containsExactly(key(10), key(11), key(12));
    assertThat(keys(key(ENTRIES), null)).isEmpty();
  }

  @Test
  void shouldFindAnAlteredBlockWhereItIsRead() throws IOException {
    alter(table(), MIDDLE);
    store = open();

    assertThat(keys(key(0), key(10))).as("it stands before the block").hasSize(11);
    assertThatThrownBy(() -> keys(null, null)).isInstanceOf(TaskCorruptedException.class);
    assertThatThrownBy(
            () -> {
              for (int i = 0; i < ENTRIES; i++) {
                store.get(key(i));
              }
            })
        .isInstanceOf(TaskCorruptedException.class);
  }

  @Test
  void shouldBeginAnewWhereAFileIsMissing() throws IOException {
    Files.delete(table());
    store = open();

    assertThat(keys(null, null)).isEmpty();
  }

  @Test
  void shouldBeginAnewWhereAFileIsCut() throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(table().toFile(), "rw")) {
      bytes.setLength(bytes.length() / 2);
    }
    store = open();

    assertThat(keys(null, null)).isEmpty();
  }

  @Test
  void shouldGiveUpOnADiskThatDamagesAgainAndAgain() throws IOException {
    alter(table(), MIDDLE);
    store = open();
    for (int i = 0; i < StoreRepair.MOST; i++) {
      assertThatThrownBy(() -> keys(null, null)).isInstanceOf(TaskCorruptedException.class);
    }

    assertThatThrownBy(() -> keys(null, null))
        .isInstanceOf(WorkerFaultException.class)
        .hasMessageContaining("The store entries of task 0_1 is damaged again")
        .hasMessageContaining("Look at the disk");
  }
}
