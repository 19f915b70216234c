package io.broadsheet.ingest.warc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.broadsheet.ingest.InputItem;
import io.broadsheet.ingest.PageReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** WARC files from the tests of other tools, good, odd and broken ones; skipped without them. */
class ExampleWarcsTest {

  private static final Path FOLDER = Path.of("..", "..", "shared", "data", "warc");

  @ParameterizedTest
  @CsvSource({
    "aut__example.docs.warc.gz,0,0",
    "aut__example.warc.gz,134,0",
    "aut__issue-493.warc,4,0",
    "aut__issue-514.warc,1,0",
    "chatnoir-resiliparse__clipped.warc.gz,0,1",
    "chatnoir-resiliparse__clueweb-quirk.warc.gz,29,0",
    "chatnoir-resiliparse__warcfile.warc,16,0",
    "chatnoir-resiliparse__warcfile.warc.gz,16,0",
    "incubator-stormcrawler__test.warc.gz,2,0",
    "incubator-stormcrawler__unparsable-date.warc.gz,1,0",
    "jwarc__cc.warc.gz,1,0",
    "jwarc__gzip_extra_sl.warc.gz,0,0",
    "warc-specifications__20141129-heritrix-original.warc.gz,1,0",
    "warc-specifications__20141129-heritrix-revisit-with-http-headers-and-new-warc-headers.warc.gz,0,0",
    "warcio__example-bad-non-chunked.warc.gz,2,0",
    "warcio__example-iana.org-chunked.warc,1,0",
    "warcio__example-space-in-target-uri.warc.gz,0,0",
    "warcio__example-trunc.warc,1,1",
    "warcio__example-wrong-chunks.warc.gz,1,0",
    "warcio__example.warc.gz,2,0",
    "whirlwind-python__whirlwind.warc,1,0",
    "whirlwind-python__whirlwind.warc.gz,1,0"
  })
  void shouldReadEveryPageAndNameEveryBrokenRecord(String name, int pages, int broken) {
    Path file = FOLDER.resolve(name);
    if (!Files.exists(file)) {
      System.out.printf("Skipped: ExampleWarcsTest needs %s, which is absent%n", file);
      abort(file + " is absent");
    }
    List<InputItem> items = new ArrayList<>();

    new PageReader(Clock.systemUTC(), PageReader.DEFAULT_MAX_PAGE_BYTES).read(file, items::add);

    assertThat(items).filteredOn(InputItem.Page.class::isInstance).hasSize(pages);
    assertThat(items).filteredOn(InputItem.Unreadable.class::isInstance).hasSize(broken);
  }
}
