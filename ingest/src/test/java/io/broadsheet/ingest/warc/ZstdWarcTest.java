package io.broadsheet.ingest.warc;

import static io.broadsheet.ingest.warc.WarcBytes.bytes;
import static io.broadsheet.ingest.warc.WarcBytes.join;
import static io.broadsheet.ingest.warc.WarcReading.A;
import static io.broadsheet.ingest.warc.WarcReading.B;
import static io.broadsheet.ingest.warc.WarcReading.C;
import static io.broadsheet.ingest.warc.WarcReading.bodies;
import static io.broadsheet.ingest.warc.WarcReading.pages;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdDictTrainer;
import io.broadsheet.ingest.InputItem;
import io.broadsheet.ingest.PageReader;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** WARC files whose records are frames of zstd, as a reader of any file takes them. */
class ZstdWarcTest {

  private static final byte[] DICTIONARY = dictionary();

  @Test
  void shouldReadAFrameARecordOrOneForAll() {
    byte[] file = join(Zstd.compress(A), Zstd.compress(B), Zstd.compress(join(A, C)));
    List<InputItem> items = read(file);

    assertThat(bodies(items)).containsExactly("<p>a</p>", "<p>b</p>", "<p>a</p>", "<p>c</p>");
    assertThat(pages(items).get(1).getSource().getOffset()).isEqualTo(Zstd.compress(A).length);
  }

  @Test
  void shouldRecogniseAFileWhoseFirstFrameIsLarge() {
    StringBuilder noise = new StringBuilder();
    new Random(3).ints(400_000, ' ', '~').forEach(c -> noise.append((char) c));
    byte[] large = WarcBytes.page("https://a.example/", noise.toString());

    assertThat(read("unnamed", join(Zstd.compress(large), Zstd.compress(A))))
        .extracting(Object::getClass)
        .containsExactly(InputItem.TooLarge.class, InputItem.Page.class);
  }

  @Test
  void shouldReadWithTheDictionaryThatTheFileBeginsWith() {
    for (byte[] first : List.of(skipped(DICTIONARY), skipped(Zstd.compress(DICTIONARY)))) {
      List<InputItem> items = read(join(first, packed(A), packed(B), packed(C)));

      assertThat(bodies(items)).containsExactly("<p>a</p>", "<p>b</p>", "<p>c</p>");
      assertThat(pages(items).get(0).getSource().getOffset()).isEqualTo(first.length);
      assertThat(pages(items).get(2).getSource().getOffset())
          .isEqualTo(first.length + packed(A).length + packed(B).length);
    }
  }

  @Test
  void shouldPassOverOtherFramesThatAreToBeSkipped() {
    byte[] other = skipped(new byte[] {1, 2, 3});

    assertThat(bodies(read(join(Zstd.compress(A), other, Zstd.compress(B), other))))
        .containsExactly("<p>a</p>", "<p>b</p>");
  }

  @Test
  void shouldGoOnBehindABrokenFrame() {
    byte[] broken = Zstd.compress(B, 3);
    Arrays.fill(broken, 10, broken.length, (byte) 0x55);
    for (byte[] middle : List.of(broken, Arrays.copyOf(Zstd.compress(B), 60), bytes("garbage"))) {
      List<InputItem> items = read(join(Zstd.compress(A), middle, Zstd.compress(C)));

      assertThat(bodies(items)).containsExactly("<p>a</p>", "<p>c</p>");
      assertThat(items)
          .filteredOn(InputItem.Unreadable.class::isInstance)
          .singleElement()
          .extracting("offset")
          .isEqualTo((long) Zstd.compress(A).length);
    }
  }

  @Test
  void shouldSayThatADictionaryIsMissingBrokenOrTooLarge() {
    byte[] endless = Zstd.compress(new byte[20 << 20]);
    for (byte[] first :
        List.of(new byte[0], skipped(bytes("x")), skipped(endless), skipped(new byte[0]))) {
      List<InputItem> items = read(join(first, packed(A), packed(B)));

      assertThat(bodies(items)).isEmpty();
      assertThat(items).hasAtLeastOneElementOfType(InputItem.Unreadable.class);
    }
  }

  @Test
  void shouldReadPlainRecordsPaddedWithZeros() {
    assertThat(read(join(A, B, new byte[70_000]))).hasSize(2);
    assertThat(read(join(Zstd.compress(A), new byte[70_000]))).hasSize(1);
    assertThat(read(join(WarcBytes.gzip(A), new byte[70_000]))).hasSize(1);
  }

  @Test
  void shouldTellZerosBetweenRecords() {
    List<InputItem> items = read(join(A, new byte[70_000], B));

    assertThat(bodies(items)).containsExactly("<p>a</p>", "<p>b</p>");
    assertThat(items)
        .filteredOn(InputItem.Unreadable.class::isInstance)
        .singleElement()
        .extracting("offset")
        .isEqualTo((long) A.length);
  }

  private static byte[] dictionary() {
    ZstdDictTrainer trainer = new ZstdDictTrainer(1 << 20, 1 << 12);
    for (int i = 0; i < 1000; i++) {
      trainer.addSample(WarcBytes.page("https://%d.example/".formatted(i), "<p>" + i + "</p>"));
    }
    return trainer.trainSamples();
  }

  private static byte[] packed(byte[] record) {
    try (ZstdCompressCtx compressor = new ZstdCompressCtx()) {
      return compressor.setChecksum(true).loadDict(DICTIONARY).compress(record);
    }
  }

  private static byte[] skipped(byte[] content) {
    return join(
        ByteBuffer.allocate(8)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putInt(0x184d2a5d)
            .putInt(content.length)
            .array(),
        content);
  }

  private static List<InputItem> read(byte[] file) {
    return read("crawl.warc.zst", file);
  }

  private static List<InputItem> read(String name, byte[] file) {
    List<InputItem> items = new ArrayList<>();
    new PageReader(Clock.systemUTC(), WarcReading.MAX_PAGE)
        .read(name, new ByteArrayInputStream(file), items::add);
    return items;
  }
}
