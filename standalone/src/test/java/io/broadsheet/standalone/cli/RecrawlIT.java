package io.broadsheet.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One article, crawled three times, through the whole of {@code broadsheet run}. */
class RecrawlIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ADDRESS = "https://www.lenncourier.example/news/bridge-closes";

  @TempDir private Path folder;

  /** Script, counters and sidebar differ between any two crawls. */
  private static String page(int views, String mostRead, String lastParagraph) {
    return """
        <!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
        <title>Bridge over the Lenn to close for eleven weeks | Lenn Courier</title>
        <script>var session = "%1$s";</script></head><body>
        <header><a href="/">Lenn Courier</a><nav><a href="/city">City</a></nav></header>
        <main><article><h1>Bridge over the Lenn to close for eleven weeks</h1>
        <p class="byline">By Jona Reet</p>
        <p class="meta"><span class="views">%1$s views</span> <a class="share" href="/s">Share %1$s</a>
        <a href="#comments">%1$s comments</a></p>
        <p>The old bridge over the Lenn will close for eleven weeks from Monday, the city's roads office
        said, because three of its nine bearings have cracked in the frost.</p>
        <p>Lorries have to take the ring road, which is nine kilometres longer, and buses turn back at the
        market until the middle of May.</p>
        <p>“Nobody wants to see a bridge closed in spring,” said Mara Oster, who runs the office, “but
        the bearings are from 1961 and we cannot get them over night.”</p>
        %3$s</article>
        <aside><h2>Most read</h2><ul><li><a href="/a">%2$s</a></li></ul></aside></main></body></html>
        """
        .formatted(views, mostRead, lastParagraph);
  }

  private static String crawl(String url, String hour, String html) throws JsonProcessingException {
    return JSON.writeValueAsString(
        Map.of(
            "url",
            url,
            "html",
            html,
            "fetchedAt",
            "2026-03-02T%s:00:00Z".formatted(hour),
            "headers",
            Map.of("Date", hour, "ETag", Integer.toHexString(html.hashCode()))));
  }

  @Test
  void shouldTellAnUnchangedTextFromARevisionWhateverStandsAround() throws Exception {
    String tracked = ADDRESS + "?utm_source=feed&fbclid=IwAR0x#top";
    String added = "<p>The council is to pay for a footbridge, which opens within two weeks.</p>";
    Path crawls =
        Files.write(
            folder.resolve("crawls.jsonl"),
            List.of(
                crawl(ADDRESS, "09", page(120, "Swans return", "")),
                crawl(tracked, "10", page(20_417, "Night train", "")),
                crawl(ADDRESS, "11", page(30_008, "Tax on tin", added))));

    Commands.Ended run = new Commands(folder.resolve("stderr")).run("run", crawls.toString());

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("3 pages: 2 canonical, 0 duplicates, 0 rejected, 0 dead letters, 1 unchanged.")
        .contains("revision 2")
        .contains("earlier revision of " + ADDRESS)
        .contains("unchanged re-crawl of " + ADDRESS);
  }
}
