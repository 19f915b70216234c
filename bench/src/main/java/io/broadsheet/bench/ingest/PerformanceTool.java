package io.broadsheet.bench.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.broadsheet.ingest.InputItem;
import io.broadsheet.ingest.PageProducer;
import io.broadsheet.ingest.PageReader;
import io.broadsheet.schemas.AvroSerdes;
import io.broadsheet.schemas.ClusterConfig;
import io.broadsheet.schemas.RawPage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.tools.ProducerPerformance;

/**
 * Kafka's producer performance tool, sending payloads that are as long as the records of the pages
 * of a file and hold the same text.
 */
final class PerformanceTool {

  private static final String DELIMITER = "\u0001\u0002\u0001";

  private final ClusterConfig cluster;
  private final Path payloads;
  private int count;
  private long bytes;

  /**
   * @param payloads file that is written
   */
  PerformanceTool(ClusterConfig cluster, Path warc, Path payloads) throws IOException {
    this.cluster = cluster;
    this.payloads = payloads;
    String topic = cluster.topics().pages();
    try (OutputStream out = Files.newOutputStream(payloads);
        Serializer<RawPage> values = new AvroSerdes(cluster).serializer()) {
      for (RawPage page : pages(warc)) {
        int length = values.serialize(topic, page).length;
        out.write(payload(page, length));
        out.write(DELIMITER.getBytes(UTF_8));
        count++;
        bytes += length;
      }
    }
  }

  /** How many pages the file has. */
  int pages() {
    return count;
  }

  /** How many bytes their records have. */
  long bytes() {
    return bytes;
  }

  /** Sends so many records, each a payload chosen by chance. */
  void send(int records) throws Exception {
    List<String> arguments =
        new ArrayList<>(List.of("--topic", cluster.topics().pages(), "--throughput", "-1"));
    arguments.addAll(List.of("--num-records", String.valueOf(records)));
    arguments.addAll(List.of("--payload-file", payloads.toString()));
    arguments.addAll(List.of("--payload-delimiter", DELIMITER));
    arguments.addAll(List.of("--transactional-id", "bench", "--transaction-duration-ms", "1000"));
    arguments.add("--command-property");
    PageProducer.settings(cluster, PageReader.DEFAULT_MAX_PAGE_BYTES)
        .forEach((key, value) -> arguments.add(key + "=" + value));
    PrintStream out = System.out;
    System.setOut(new PrintStream(OutputStream.nullOutputStream()));
    try {
      ProducerPerformance.main(arguments.toArray(String[]::new));
    } finally {
      System.setOut(out);
    }
  }

  private static List<RawPage> pages(Path warc) {
    List<RawPage> pages = new ArrayList<>();
    new PageReader(Clock.systemUTC(), PageReader.DEFAULT_MAX_PAGE_BYTES)
        .read(
            warc,
            item -> {
              if (item instanceof InputItem.Page page) {
                pages.add(page.page());
              }
            });
    return pages;
  }

  /** Text that takes exactly so many bytes in UTF-8. */
  private static byte[] payload(RawPage page, int length) {
    String text = page.getUrl() + page.getHeaders() + UTF_8.decode(page.getBody().duplicate());
    byte[] all = text.replace('\u0001', ' ').getBytes(UTF_8);
    byte[] payload = Arrays.copyOf(all, length);
    if (all.length < length) {
      Arrays.fill(payload, all.length, length, (byte) ' ');
    }
    for (int i = length - 1; i >= 0 && payload[i] < 0; i--) {
      payload[i] = ' ';
    }
    return payload;
  }
}
