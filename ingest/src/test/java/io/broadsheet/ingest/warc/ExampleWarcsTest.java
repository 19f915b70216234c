package io.broadsheet.ingest.warc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
    "x,0,0",
  })
  void shouldReadEveryPageAndNameEveryBrokenRecord(String name, int pages, int broken) {
    Path file = FOLDER.resolve(name);
    assumeTrue(Files.exists(file), "the examples are not here");
    List<InputItem> items = new ArrayList<>();

    new PageReader(Clock.systemUTC(), PageReader.DEFAULT_MAX_PAGE_BYTES).read(file, items::add);

    assertThat(items).filteredOn(InputItem.Page.class::isInstance).hasSize(pages);
    assertThat(items).filteredOn(InputItem.Unreadable.class::isInstance).hasSize(broken);
  }
}
