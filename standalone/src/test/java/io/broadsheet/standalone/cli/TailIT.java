package io.broadsheet.standalone.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.broadsheet.schemas.PageRef;
import io.broadsheet.standalone.TestPipeline;
import io.broadsheet.standalone.embedded.LocalCluster;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** {@code tail} as users run it, on a topic that a test has written. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TailIT {

  private static final long NINE = 1_773_738_000_000L;
  private static final long HOUR = 3_600_000;

  @TempDir private static Path folder;

  private LocalCluster servers;
  private TestPipeline pipeline;
  private Commands commands;

  @BeforeAll
  void writeRecords() throws Exception {
    servers = LocalCluster.start(folder, 0, 0);
    pipeline = new TestPipeline(servers.config(), "tail.", 1);
    commands = new Commands(folder.resolve("stderr"));
    String topic = pipeline.topics().canonical();
    byte[] first = pipeline.bytes(topic, TestPipeline.canonical("a", 1, new PageRef(0, 0L)));
    byte[] second = pipeline.bytes(topic, TestPipeline.canonical("a", 2, new PageRef(0, 1L)));
    var marked = record(NINE, "a".getBytes(UTF_8), first);
    marked.headers().add("crawl", "spring".getBytes(UTF_8)).add("raw", new byte[] {(byte) 0xff});
    pipeline.send(marked);
    pipeline.send(record(NINE + HOUR, "a".getBytes(UTF_8), second));
    pipeline.send(record(NINE + 2 * HOUR, "a".getBytes(UTF_8), null));
    pipeline.send(record(NINE + 3 * HOUR, new byte[] {(byte) 0xfe}, "junk".getBytes(UTF_8)));
  }

  @AfterAll
  void stop() {
    pipeline.close();
    servers.close();
  }

  private ProducerRecord<byte[], byte[]> record(Long time, byte[] key, byte[] value) {
    return new ProducerRecord<>(pipeline.topics().canonical(), 0, time, key, value);
  }

  private Commands.Ended tail(String... options) throws Exception {
    return commands.run(pipeline.cluster(), arguments(options));
  }

  private static String[] arguments(String... options) {
    String[] arguments = new String[options.length + 2];
    arguments[0] = "tail";
    arguments[1] = "canonical";
    System.arraycopy(options, 0, arguments, 2, options.length);
    return arguments;
  }

  @Test
  void shouldShowKeysHeadersTombstonesAndWhatIsNotAvro() throws Exception {
    List<JsonNode> lines = tail().jsonLines();

    assertThat(lines).hasSize(4);
    assertThat(lines.get(0).get("key").asText()).isEqualTo("a");
    assertThat(lines.get(0).get("timestamp").asText()).isEqualTo("2026-03-17T09:00:00Z");
    assertThat(lines.get(0).get("headers"))
        .hasToString(
            "[{\"key\":\"crawl\",\"value\":\"spring\"},{\"key\":\"raw\",\"valueBytes\":\"/w==\"}]");
    assertThat(lines.get(1).get("value").get("revision").asInt()).isEqualTo(2);
    assertThat(lines.get(1).get("headers")).isEmpty();
    assertThat(lines.get(2).get("value").isNull()).isTrue();
    assertThat(lines.get(3).get("keyBytes").asText()).isEqualTo("/g==");
    assertThat(lines.get(3).get("undecoded").binaryValue()).isEqualTo("junk".getBytes(UTF_8));
    assertThat(lines.get(3).get("error").asText()).isNotBlank();
  }

  @Test
  void shouldBeginAtATimeAndStopAfterALimit() throws Exception {
    assertThat(tail("--limit", "2").jsonLines()).hasSize(2);
    assertThat(tail("--from", "latest").jsonLines()).isEmpty();
    assertThat(tail("--from", "2026-03-17T10:00:00Z", "--limit", "2").jsonLines())
        .extracting(line -> line.get("offset").asInt())
        .containsExactly(1, 2);
    assertThat(tail("--from", "2030-01-01").jsonLines()).isEmpty();
    assertThat(tail("--from", "yesterday").code()).isEqualTo(ExitCodes.USAGE);
    assertThat(tail("--limit", "-1").code()).isEqualTo(ExitCodes.USAGE);
  }

  @Test
  void shouldNameTheTopicsThereAreWhenItIsNone() throws Exception {
    Commands.Ended ended = commands.run(pipeline.cluster(), "tail", "nope");

    assertThat(ended.code()).isEqualTo(ExitCodes.FAILED);
    assertThat(ended.err())
        .contains("There is no topic tail.nope", "tail.canonical")
        .doesNotContain("topics create");
  }

  @Test
  void shouldWriteForPeople() throws Exception {
    String text = tail("--format", "text").out();

    assertThat(text)
        .startsWith("tail.canonical-0@0  2026-03-17T09:00:00Z  a" + System.lineSeparator())
        .contains("    [crawl]: spring", "    article.title: About a", "    revision: 2")
        .contains("tail.canonical-0@2  2026-03-17T11:00:00Z  a  (tombstone)")
        .contains("tail.canonical-0@3  2026-03-17T12:00:00Z  0xfe", "undecoded: 4 bytes");
  }

  @Test
  void shouldFollowAndStopOnSigint() throws Exception {
    Process tail = commands.start(pipeline.cluster(), arguments("--follow"));
    BufferedReader out = tail.inputReader(UTF_8);
    for (int i = 0; i < 4; i++) {
      assertThat(out.readLine()).startsWith("{").endsWith("}");
    }

    new ProcessBuilder("kill", "-INT", String.valueOf(tail.pid())).start().waitFor();
    Commands.Ended ended = commands.end(tail);

    assertThat(ended.code()).isEqualTo(ExitCodes.INTERRUPTED);
    assertThat(ended.err()).isEqualToIgnoringNewLines("Stopped.");
  }

  @Test
  void shouldStopWhenNobodyReadsAnyMore() throws Exception {
    Process tail = commands.start(pipeline.cluster(), arguments("--follow"));
    BufferedReader out = tail.inputReader(UTF_8);
    assertThat(out.readLine()).startsWith("{");

    out.close();

    assertThat(tail.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(tail.exitValue()).isZero();
    assertThat(folder.resolve("stderr")).isEmptyFile();
  }
}
