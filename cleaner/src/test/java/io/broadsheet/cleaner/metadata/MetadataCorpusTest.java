package io.broadsheet.cleaner.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.broadsheet.cleaner.Page;
import io.broadsheet.cleaner.SharedData;
import io.broadsheet.cleaner.decode.Decoded;
import io.broadsheet.cleaner.decode.PageDecoder;
import io.broadsheet.cleaner.language.LanguageIdentifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Holds the quality that was reached on real news pages; skipped where these are absent. */
class MetadataCorpusTest {

  private record Case(JsonNode gold, Metadata found) {}

  private static final List<Case> CASES = new ArrayList<>();

  @BeforeAll
  static void readPages() throws IOException {
    Path corpus = SharedData.folder("extraction/news-multilingual");
    Path goldFile = corpus.resolve("gold.json");
    for (Map.Entry<String, JsonNode> entry :
        new ObjectMapper().readTree(goldFile.toFile()).properties()) {
      byte[] body = Files.readAllBytes(corpus.resolve("html/" + entry.getKey() + ".html.gz"));
      Page page = new Page(null, Instant.now(), body, null, null, 0);
      if (new PageDecoder().decode(page) instanceof Decoded.Text decoded) {
        Metadata found =
            new MetadataExtractor().extract(Jsoup.parse(decoded.text()), null, page.fetchedAt());
        CASES.add(new Case(entry.getValue(), found));
      }
    }
  }

  @Test
  void shouldFindTitles() {
    assertThat(share(c -> Fold.letters(c.gold.path("title").asText()).equals(title(c))))
        .isGreaterThanOrEqualTo(0.85);
  }

  @Test
  void shouldFindDays() {
    assertThat(share(c -> days(c.gold.path("date").asText()).contains(day(c))))
        .isGreaterThanOrEqualTo(0.97);
  }

  @Test
  void shouldFindAuthors() {
    assertThat(share(c -> c.gold.path("author").isEmpty() || !sharedWords(c).isEmpty()))
        .isGreaterThanOrEqualTo(0.88);
  }

  @Test
  void shouldIdentifyLanguages() {
    LanguageIdentifier identifier = new LanguageIdentifier();
    assertThat(
            share(
                c -> {
                  String gold = c.gold.path("language").asText();
                  String text = c.gold.path("articleBody").asText();
                  return gold.isEmpty()
                      || identifier.identify(text).orElse("").equals(gold.substring(0, 2));
                }))
        .isGreaterThanOrEqualTo(0.95);
  }

  private static double share(java.util.function.Predicate<Case> isRight) {
    return CASES.stream().filter(isRight).count() / (double) CASES.size();
  }

  private static String title(Case c) {
    return c.found.title() == null ? "" : Fold.letters(c.found.title());
  }

  private static String day(Case c) {
    return c.found.publishedAt() == null ? "" : c.found.publishedAt().toString().substring(0, 10);
  }

  /** The day in the zone of the gold, and in UTC. */
  private static Set<String> days(String gold) {
    String local = gold.substring(0, 10);
    if (!gold.matches(".*[+-]\\d{2}:\\d{2}")) {
      return Set.of(local);
    }
    OffsetDateTime time = OffsetDateTime.parse(gold.replace(' ', 'T'));
    String utc = time.withOffsetSameInstant(ZoneOffset.UTC).toString().substring(0, 10);
    return local.equals(utc) ? Set.of(local) : Set.of(local, utc);
  }

  private static List<String> sharedWords(Case c) {
    List<String> gold = new ArrayList<>();
    c.gold.path("author").forEach(name -> gold.addAll(words(name.asText())));
    gold.retainAll(words(String.join(" ", c.found.authors())));
    return gold;
  }

  private static List<String> words(String text) {
    return List.of(Fold.words(text).split(" "));
  }
}
