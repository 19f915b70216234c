package io.broadsheet.standalone;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Invented stories that are like no other. */
public final class Stories {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Stories() {}

  /** A page as a line of JSON, fetched at a time of one day. */
  public static String page(String url, String time, String paragraphs) throws IOException {
    String html = "<title>News</title><article><h1>About %s</h1>%s</article>";
    String title = url.substring(url.lastIndexOf('/') + 1);
    return JSON.writeValueAsString(
        Map.of(
            "url",
            url,
            "fetchedAt",
            "2026-03-17T" + time + ":00Z",
            "html",
            html.formatted(title, paragraphs)));
  }

  /** Paragraphs that only that topic has; the same ones whenever they are asked for. */
  public static String story(String topic, int paragraphs) {
    Random random = new Random(topic.hashCode());
    return IntStream.range(0, paragraphs)
        .mapToObj(i -> "<p>" + sentence(topic, random) + " " + sentence(topic, random) + "</p>")
        .collect(Collectors.joining());
  }

  public static String sentence(String topic, Random random) {
    List<String> who = List.of("council", "skipper", "teacher", "engineer", "farmer", "treasurer");
    List<String> did = List.of("praised", "measured", "questioned", "painted", "opened", "sold");
    List<String> what = List.of("bridge", "plan", "report", "harbour", "budget", "roof");
    return "On day %d of the %s affair the %s %s the %s in front of %d witnesses."
        .formatted(
            random.nextInt(1000),
            topic,
            who.get(random.nextInt(6)),
            did.get(random.nextInt(6)),
            what.get(random.nextInt(6)),
            random.nextInt(1000));
  }
}
