package io.broadsheet.standalone.cli;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toUnmodifiableSet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.broadsheet.dedupe.Article;
import io.broadsheet.dedupe.Decision;
import io.broadsheet.dedupe.DedupeSettings;
import io.broadsheet.dedupe.decide.Oracle;
import io.broadsheet.ingest.BoundedInput;
import io.broadsheet.runtime.time.FetchTimeRule;
import io.broadsheet.runtime.time.LaneName;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code broadsheet dedupe}: the oracle, without Kafka. */
@Command(
    name = "dedupe",
    mixinStandardHelpOptions = true,
    description = {
      "Decides duplicates without Kafka, as the workers do on a stream: the oracle.",
      "Reads JSON lines of"
          + " {\"id\",\"url\"?,\"fetchedAt\",\"title\",\"text\",\"lane\"?,\"receivedAt\"?} and writes"
          + " {\"id\",\"canonicalId\",\"relation\"?,\"similarity\"?,\"acrossLanes\"?} for each, in the"
          + " same order.",
      "With receivedAt, a fetch time before 1990 or more than a day after it is not believed;"
          + " without, every one is."
    })
final class DedupeCommand implements Callable<Integer> {

  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

  /** No part of a line: a byte order mark before it, zeros behind the file. */
  private static final Pattern AROUND = Pattern.compile("^\ufeff|\0+$");

  @Parameters(
      paramLabel = "FILE",
      arity = "0..1",
      defaultValue = "-",
      description = "JSON lines, gzipped or not; - or nothing is standard input.")
  private String file;

  @Mixin private DecisionOptions decisions;
  @Mixin private Logging logging;

  private int unreadable;

  @Override
  public Integer call() throws IOException {
    DedupeSettings settings = decisions.settings();
    List<Article> articles = read();
    Map<String, Decision> decided =
        new Oracle(settings)
            .decide(articles).stream().collect(Collectors.toMap(Decision::id, Function.identity()));
    Map<String, Set<String>> lanes =
        articles.stream()
            .collect(groupingBy(Article::id, mapping(DedupeCommand::lane, toUnmodifiableSet())));
    for (Article article : articles) {
      Decision decision = decided.get(article.id());
      boolean across =
          Collections.disjoint(lanes.get(article.id()), lanes.get(decision.canonicalId()));
      System.out.println(line(decision, across));
    }
    System.out.flush();
    return unreadable == 0 ? ExitCodes.OK : ExitCodes.UNREADABLE;
  }

  private List<Article> read() throws IOException {
    List<Article> articles = new ArrayList<>();
    try (InputStream raw = file.equals("-") ? System.in : Files.newInputStream(Path.of(file));
        BufferedReader lines = lines(raw)) {
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        String json = AROUND.matcher(line).replaceAll("");
        if (!json.isBlank()) {
          read(json, number, articles);
        }
      }
    }
    return articles;
  }

  private void read(String line, int number, List<Article> articles) {
    try {
      JsonNode object = JSON.readTree(line);
      articles.add(article(object));
    } catch (JsonProcessingException e) {
      complain(number, e.getOriginalMessage());
    } catch (IllegalArgumentException | DateTimeException e) {
      complain(number, e.getMessage());
    }
  }

  /** Every fetch time is believed where the time of receipt is not known. */
  private static Article article(JsonNode object) {
    Instant fetchedAt = OffsetDateTime.parse(required(object, "fetchedAt")).toInstant();
    String received = optional(object, "receivedAt");
    Instant receivedAt = received == null ? null : OffsetDateTime.parse(received).toInstant();
    FetchTimeRule times = FetchTimeRule.DEFAULT;
    return new Article(
        required(object, "id"),
        optional(object, "url"),
        received == null ? fetchedAt : times.effective(fetchedAt, receivedAt),
        optional(object, "title"),
        required(object, "text"),
        LaneName.inRecords(optional(object, "lane")),
        received == null || times.believes(fetchedAt, receivedAt));
  }

  private void complain(int line, String reason) {
    unreadable++;
    System.err.printf("Line %d is left out: %s%n", line, reason);
  }

  private static BufferedReader lines(InputStream raw) throws IOException {
    InputStream input = BoundedInput.inflated(raw);
    return new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8), 1 << 16);
  }

  private static String lane(Article article) {
    return article.lane() == null ? LaneName.DEFAULT : article.lane();
  }

  private static String line(Decision decision, boolean acrossLanes) {
    ObjectNode object =
        JSON.createObjectNode().put("id", decision.id()).put("canonicalId", decision.canonicalId());
    if (!decision.isCanonical()) {
      object.put("relation", decision.match().relation().name());
      object.put("similarity", decision.match().similarity());
      if (acrossLanes) {
        object.put("acrossLanes", true);
      }
    }
    return object.toString();
  }

  private static String optional(JsonNode object, String field) {
    return object.hasNonNull(field) ? object.get(field).asText() : null;
  }

  private static String required(JsonNode object, String field) {
    String value = optional(object, field);
    if (value == null) {
      throw new IllegalArgumentException("the object has no " + field);
    }
    return value;
  }
}
