package io.broadsheet.ingest.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.broadsheet.ingest.Admission;
import io.broadsheet.ingest.InputItem;
import io.broadsheet.ingest.json.FieldMap;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Any body ends as pages or as an answer of 400, 413 or 429, and gives its room back. In the normal
 * build the seeds, whole and damaged, are read; with {@code JAZZER_FUZZ=1} in the environment the
 * fuzzer makes further input of them.
 */
class HostileBodyFuzzTest {

  private static final int MAX_PAGE = 1000;
  private static final int MAX_REQUEST = 10_000;
  private static final long ROOM = 2_000_000;
  private static final long SEED = 20261124;
  private static final int DAMAGES = 300;

  private static final ListenSettings SETTINGS =
      new ListenSettings(
          new InetSocketAddress("127.0.0.1", 0),
          Optional.empty(),
          FieldMap.DEFAULT.with(FieldMap.of("html=html|page.body")),
          Admission.DEFAULT,
          MAX_PAGE,
          MAX_REQUEST,
          ROOM,
          1);

  private static final IngestMetrics METRICS = new IngestMetrics();

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "10m")
  void shouldEndAsPagesOrAsAnAnswer(byte[] input) {
    for (BodyForm form : BodyForm.values()) {
      shouldEndAsPagesOrAsAnAnswer(form, false, input);
      shouldEndAsPagesOrAsAnAnswer(form, true, input);
    }
  }

  private static void shouldEndAsPagesOrAsAnAnswer(BodyForm form, boolean gzipped, byte[] input) {
    Room room = new Room(ROOM);
    try (Room.Share share = room.share()) {
      Blocks body = new Blocks(share);
      body.add(ByteBuffer.wrap(input));
      PageRequest request = new PageRequest(form, head(form), Optional.of("a"), gzipped, "fuzz");
      assertBounded(new BodyPages(SETTINGS, METRICS).read(request, body, share));
    } catch (RefusedException refused) {
      assertThat(refused.answer().status()).isIn(400, 413, 429);
      assertThat(refused.answer().json()).isNotEmpty();
    }
    assertThat(room.free()).isEqualTo(ROOM);
  }

  private static Optional<PageRequest.PageHead> head(BodyForm form) {
    return form == BodyForm.PAGE
        ? Optional.of(
            new PageRequest.PageHead("https://a.example/", Optional.empty(), "text/html", null))
        : Optional.empty();
  }

  static Stream<byte[]> seeds() {
    Random random = new Random(SEED);
    return Stream.of(
            "WARC/1.1\r\nWARC-Type: resource\r\nWARC-Target-URI: https://a.example/\r\nContent-Type: text/html\r\nContent-Length: 3\r\n\r\n<p>\r\n\r\n",
            "[{\"url\":\"https://a.example/\",\n\"html\":\"x\"},\n{\"url\":\"https://a.example/\",\"text\":\"\"}]",
            "{\"url\":\"https://a.example/\",\"html\":\"<p>\\u00e9x\"}\n\n[{\"url\":\"a:b\",\"text\":\"\"}]\n",
            "{\"url\":\"a:b\",\"page\":{\"body\":\"x\",\"n\":[[{}]]},\"fetchedAt\":1773738000.5}\r\n",
            "[".repeat(2000),
            "{\"page\":".repeat(1500),
            "{\"url\":\"a:b\",\"html\":\"" + "x".repeat(MAX_PAGE + 1) + "\"}")
        .map(text -> text.getBytes(UTF_8))
        .flatMap(
            whole ->
                Stream.concat(
                    Stream.of(whole),
                    IntStream.range(0, DAMAGES).mapToObj(i -> damaged(whole, random))));
  }

  private static void assertBounded(Pages pages) {
    assertThat(pages.items().size() + pages.skipped()).isPositive();
    for (InputItem item : pages.items()) {
      if (item instanceof InputItem.Page page) {
        assertThat(page.page().getBody().remaining()).isLessThanOrEqualTo(MAX_PAGE);
        assertThat(page.page().getUrl()).contains(":");
      } else {
        assertThat(item).isInstanceOf(InputItem.TooLarge.class);
      }
    }
  }

  private static byte[] damaged(byte[] whole, Random random) {
    byte[] copy = Arrays.copyOf(whole, 1 + random.nextInt(whole.length));
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      copy[random.nextInt(copy.length)] = (byte) random.nextInt(256);
    }
    return copy;
  }
}
