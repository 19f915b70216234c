package io.broadsheet.ingest.warc;

import static io.broadsheet.ingest.warc.WarcBytes.page;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.broadsheet.ingest.FetchClock;
import io.broadsheet.ingest.InputItem;
import io.broadsheet.ingest.packed.Packing;
import io.broadsheet.schemas.RawPage;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Three records of a page each, and what is read of a file. */
final class WarcReading {

  static final int MAX_PAGE = 2000;
  static final String HTML = "<p>xy</p>";
  static final byte[] A = page("https://a.example/", "<p>a</p>");
  static final byte[] B = page("https://b.example/", "<p>b</p>");
  static final byte[] C = page("https://c.example/", "<p>c</p>");

  private WarcReading() {}

  static List<InputItem> read(byte[] file) {
    List<InputItem> items = new ArrayList<>();
    WarcPageReader reader = new WarcPageReader(new FetchClock(Clock.systemUTC()), MAX_PAGE);
    if (file[0] == 0x1f) {
      reader.readPacked("f", new ByteArrayInputStream(file), Packing.GZIP, items::add);
    } else {
      reader.read("f", new ByteArrayInputStream(file), file.length, items::add);
    }
    return items;
  }

  static List<RawPage> pages(List<InputItem> items) {
    return items.stream()
        .filter(InputItem.Page.class::isInstance)
        .map(item -> ((InputItem.Page) item).page())
        .toList();
  }

  static List<String> bodies(List<InputItem> items) {
    return pages(items).stream()
        .map(page -> ISO_8859_1.decode(page.getBody().duplicate()).toString())
        .toList();
  }
}
