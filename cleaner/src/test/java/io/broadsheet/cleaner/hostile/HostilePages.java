package io.broadsheet.cleaner.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.broadsheet.cleaner.Page;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Pages made to use up time, memory or stack, by name. Each is made when it is asked for, since all
 * of them together are large.
 */
final class HostilePages {

  private static final int MIB = 1 << 20;
  private static final String SENTENCE =
      "The council of the harbour town said on Tuesday that the old bridge would stay closed. ";
  private static final String STORY =
      """
      <p>%s Engineers had found cracks in two of its seven piers.</p>
      <p>Traffic takes the northern bypass, which adds eleven minutes to the way to the station.</p>
      <p>Shopkeepers on the left bank asked for a ferry and for free parking behind the mill.</p>
      <p>Repairs begin in March and last until the autumn, the town's engineering office said.</p>
      <p>They cost four million, of which the region pays a half and the town the rest.</p>
      """
          .formatted(SENTENCE);
  private static final String ARTICLE =
      "<title>The old bridge</title><article><h1>The old bridge</h1>" + STORY + "</article>";
  private static final Instant FETCHED = Instant.parse("2026-03-02T10:00:00Z");

  private final Map<String, Supplier<byte[]>> bodies = new LinkedHashMap<>();

  private final int divisor;

  private HostilePages(int divisor) {
    this.divisor = divisor;
    nested();
    many();
    large();
    scripts();
    patterns();
    HostileParagraphs.byName().forEach(this::paragraphs);
    plain();
    broken();
  }

  /** All pages in a fixed order, as large as their names say. */
  static Map<String, Supplier<byte[]>> all() {
    return new HostilePages(1).bodies;
  }

  /** The same pages at a tenth of their size: enough to overflow a stack, and made quickly. */
  static Map<String, Supplier<byte[]>> smaller() {
    return new HostilePages(10).bodies;
  }

  private int n(int times) {
    return times / divisor;
  }

  /** The page as if a crawler had fetched it. */
  static Page page(byte[] body) {
    return new Page("https://news.example/town/bridge", FETCHED, body, null, null, 200);
  }

  private void nested() {
    html("1,000,000 nested div", () -> "<div>".repeat(n(1_000_000)) + SENTENCE);
    html("1,000,000 nested div around a story", () -> "<div>".repeat(n(1_000_000)) + STORY);
    html("300,000 nested blockquote, closed", () -> around("blockquote", 300_000, STORY));
    html("100,000 nested b", () -> "<b>".repeat(n(100_000)) + STORY);
    html("100,000 nested a href", () -> "<a href=x>".repeat(n(100_000)) + STORY);
    html(
        "100,000 open b, then p",
        () -> "<b>".repeat(n(100_000)) + "<p>".repeat(n(100_000)) + STORY);
    html("50,000 misnested b i p", () -> "<b><i><p>x</b></i>".repeat(n(50_000)) + STORY);
    html(
        "20,000 misnested a div",
        () -> "<a><div>".repeat(n(20_000)) + STORY + "</a>".repeat(n(20_000)));
    html("20,000 different fonts", () -> repeat(20_000, "<font color=%d><p>"::formatted) + STORY);
    html("12 fonts left open", () -> HostilePieces.fonts(0) + "<p>x".repeat(n(100_000)));
    html(
        "12 fonts of 500 attributes left open",
        () -> HostilePieces.fonts(500) + "<p>x".repeat(n(50_000)));
    html("100,000 nested ul li", () -> "<ul><li>".repeat(n(100_000)) + STORY);
    html("20,000 nested table", () -> "<table><tr><td>".repeat(n(20_000)) + STORY);
    html("50,000 misplaced in table", () -> "<table>" + "<b>x<tr>y".repeat(n(50_000)) + STORY);
    html("100,000 nested svg g", () -> "<svg>" + "<g>".repeat(n(100_000)) + "</svg>" + STORY);
    html("100,000 nested template", () -> "<template>".repeat(n(100_000)) + STORY);
    html(
        "10,000 nested template, then svg",
        () -> "<template>".repeat(n(10_000)) + "<svg><template>".repeat(n(10_000)) + STORY);
    html("100,000 nested select option", () -> "<select><option>".repeat(n(100_000)) + STORY);
    html("100,000 nested form button", () -> "<form><button>".repeat(n(100_000)) + STORY);
    html("100,000 nested article", () -> around("article", 100_000, STORY));
    String next = "<article><h1>Next</h1><p>" + SENTENCE + SENTENCE + SENTENCE;
    html("10,000 articles below a story", () -> ARTICLE + (next + "</article>").repeat(n(10_000)));
    html("10,000 nested articles below a story", () -> ARTICLE + next.repeat(n(10_000)));
    html("400 deep, 2,000 paragraphs at each", () -> deepAndWide(400, 100));
  }

  private void many() {
    html("1,000,000 span", () -> "<span>x</span> ".repeat(n(1_000_000)));
    html("1,000,000 empty p", () -> "<p>".repeat(n(1_000_000)) + STORY);
    html("1,000,000 br", () -> STORY + "x<br>".repeat(n(1_000_000)));
    html("1,000,000 anchors", () -> "<a href=/x>more</a> ".repeat(n(1_000_000)));
    html("1,000,000 comments", () -> "<!-- x -->".repeat(n(1_000_000)) + STORY);
    html("1,000,000 end tags", () -> "</p></b>".repeat(n(500_000)) + STORY);
    html("100,000 table cells", () -> "<table>" + "<tr><td>17<td>4".repeat(n(50_000)) + "</table>");
    html("100,000 list items", () -> "<ul>" + "<li>the first item ".repeat(n(100_000)));
    html("100,000 paragraphs", () -> ("<p>" + SENTENCE).repeat(n(60_000)));
    html("100,000 equal headings", () -> "<h1>The old bridge</h1>".repeat(n(100_000)) + STORY);
    html("100,000 headings", () -> repeat(100_000, "<h2>Old bridge %d</h2>"::formatted) + STORY);
    html("100,000 meta", () -> repeat(100_000, "<meta property=p%d content=x>"::formatted) + STORY);
    html("100,000 dates", () -> "<time>3 March 2026</time> ".repeat(n(100_000)) + STORY);
    html("100,000 bylines", () -> "<p class=byline>By Ann Lee</p>".repeat(n(100_000)) + STORY);
    html("100,000 labels of authors", () -> "<b>Author</b><i>ann</i>".repeat(n(100_000)) + STORY);
    html("20,000 labels around labels", () -> STORY + "<div>Author: a".repeat(n(20_000)));
    html(
        "100,000 labels of comments",
        () -> STORY.repeat(3) + "<div>" + "<h3>2 comments</h3>".repeat(n(100_000)) + "</div>");
    html(
        "20,000 comments, each with a label",
        () -> STORY.repeat(3) + "<div><h3>2 comments</h3><p>Old bridge.</p>".repeat(n(20_000)));
    html("100,000 author metas", () -> "<meta name=author content='Ann Lee'>".repeat(n(100_000)));
    html("100,000 attributes", () -> "<p " + repeat(100_000, "a%d=x "::formatted) + ">" + STORY);
    html("100,000 classes", () -> "<p class='" + repeat(500_000, "a%d "::formatted) + "'>" + STORY);
    html("100,000 different tags", () -> repeat(100_000, "<t%d>"::formatted) + STORY);
  }

  private void large() {
    html("50 MB page", () -> ("<p>" + SENTENCE).repeat(50 * MIB / 90));
    bytes("gzip bomb of 1 GiB", () -> HostileBytes.gzip(1 << 30, new byte[MIB]));
    bytes(
        "gzip of a 15 MB page",
        () -> HostileBytes.gzip(15 * MIB, ("<p>" + SENTENCE).getBytes(UTF_8)));
    html("5 MB attribute", () -> "<p class='" + "x".repeat(n(5 * MIB)) + "'>" + STORY);
    html("5 MB style", () -> "<p style='" + "a:b;".repeat(n(MIB)) + "'>" + STORY);
    html(
        "5 MB href",
        () -> "<link rel=canonical href='http://a/" + "x/".repeat(n(2 * MIB)) + "'>" + STORY);
    html("5 MB title", () -> "<title>" + SENTENCE.repeat(n(50_000)) + "</title>" + STORY);
    html(
        "5 MB title of separators",
        () -> "<title>" + "a | b - ".repeat(n(600_000)) + "</title>" + STORY);
    html("5 MB h1", () -> "<h1>" + SENTENCE.repeat(n(50_000)) + "</h1>" + STORY);
    html("5 MB author", () -> HostilePieces.meta("author", "Ann Lee, ".repeat(n(500_000))) + STORY);
    html("5 MB date", () -> HostilePieces.meta("date", "1-1-".repeat(n(MIB))) + STORY);
    html(
        "5 MB description",
        () -> HostilePieces.meta("description", SENTENCE.repeat(n(50_000))) + STORY);
    html(
        "5 MB site name",
        () -> HostilePieces.meta("og:site_name", "a ".repeat(n(2 * MIB))) + STORY);
    html("5 MB paragraph", () -> "<p>" + SENTENCE.repeat(n(58_000)));
    html("5 MB word", () -> "<p>" + "x".repeat(n(5 * MIB)));
    html("5 MB of Han in one paragraph", () -> "<p>" + "橋".repeat(n(1_700_000)));
    html("5 MB of Thai in one paragraph", () -> "<p>" + "สะพาน".repeat(n(330_000)));
    html("5 MB comment, open", () -> STORY + "<!--" + "x".repeat(n(5 * MIB)));
    html("5 MB script, open", () -> STORY + "<script>" + "x<".repeat(n(2 * MIB)));
    html("5 MB textarea, open", () -> STORY + "<textarea>" + "x<".repeat(n(2 * MIB)));
  }

  private void scripts() {
    json(
        "100,000 JSON-LD objects",
        () -> "[" + "{\"@type\":\"NewsArticle\"},".repeat(n(100_000)) + "{}]");
    json(
        "10,000 JSON-LD articles with titles",
        () -> "[" + repeat(10_000, i -> article(i) + ",") + "{}]");
    json("1,000,000 nested JSON arrays", () -> "[".repeat(n(1_000_000)));
    json("1,000,000 nested JSON objects", () -> "{\"a\":".repeat(n(1_000_000)));
    json("JSON with 1,000,000 quotes", () -> "{\"a\":\"" + "\" x".repeat(n(1_000_000)));
    json(
        "JSON with 2 MB of blanks between quotes",
        () -> "{\"a\":\"\"x\"" + "\"\n\n\n\n".repeat(n(400_000)));
    json(
        "JSON quotes before long blanks",
        () -> "{\"a\":" + ("\"" + " ".repeat(n(2_000))).repeat(900));
    json("JSON with a 5 MB number", () -> "{\"a\":" + "9".repeat(n(1_900_000)) + "}");
    json("JSON with a 1.9 MB headline", () -> headline("a ".repeat(n(900_000))));
    json(
        "JSON with 100,000 authors",
        () ->
            "{\"@type\":\"NewsArticle\",\"headline\":\"Old bridge\",\"author\":["
                + repeat(60_000, "{\"name\":\"Ann Lee %d\"},"::formatted)
                + "]}");
    html(
        "100,000 JSON-LD scripts",
        () -> "<script type=application/ld+json>{}</script>".repeat(n(100_000)) + STORY);
  }

  private void patterns() {
    HostilePieces.byName().forEach(this::pattern);
  }

  /** Half a MiB of one piece where the text of an article, a title, a name or a date is read. */
  private void pattern(String name, String piece) {
    String run = piece.repeat(n(MIB / 2 / piece.length()));
    html(name + " in a paragraph", () -> STORY + "<p>" + run + "</p>" + STORY);
    bytes(name + " as plain text", () -> (SENTENCE.repeat(5) + "\n" + run).getBytes(UTF_8));
    String value =
        piece.repeat(n(MIB / 16 / piece.length())).replace("'", "&#39;").replace("<", "&lt;");
    html(name + " in attributes", () -> HostilePieces.everywhere(value) + STORY);
  }

  /** Tens of thousands of one kind, in markup and as lines. */
  private void paragraphs(String name, IntFunction<String> paragraph) {
    Supplier<List<String>> all = () -> HostileParagraphs.of(paragraph, n(40_000));
    html(
        "40,000 paragraphs: " + name,
        () -> "<title>The old bridge</title>" + STORY + "<p>" + String.join("<p>", all.get()));
    bytes(
        "40,000 lines: " + name,
        () -> (SENTENCE.repeat(3) + "\n" + String.join("\n", all.get())).getBytes(UTF_8));
  }

  private void plain() {
    bytes("5 MB of text in one line", () -> SENTENCE.repeat(n(58_000)).getBytes(UTF_8));
    bytes("1,000,000 lines of text", () -> "old\n".repeat(n(1_000_000)).getBytes(UTF_8));
    bytes("60,000 lines of prose", () -> (SENTENCE + "\n").repeat(n(60_000)).getBytes(UTF_8));
    bytes(
        "60,000 paragraphs of prose", () -> (SENTENCE + "\n\n").repeat(n(58_000)).getBytes(UTF_8));
    bytes(
        "60,000 different lines",
        () -> repeat(60_000, i -> i + " " + SENTENCE + "\n").getBytes(UTF_8));
    bytes("5 MB word as plain text", () -> "x".repeat(n(5 * MIB)).getBytes(UTF_8));
    bytes("1,000,000 Markdown links", () -> "[a](b) ".repeat(n(700_000)).getBytes(UTF_8));
    bytes("1,000,000 Markdown brackets", () -> "[".repeat(n(1_000_000)).getBytes(UTF_8));
    bytes("100,000 Markdown headings", () -> "# a\n\n".repeat(n(100_000)).getBytes(UTF_8));
    bytes("5 MB of line feeds and a word", () -> ("\n".repeat(n(5 * MIB)) + "x").getBytes(UTF_8));
  }

  private void broken() {
    bytes("half a character", () -> HostileBytes.cut(("<p>" + SENTENCE + "é").getBytes(UTF_8), 1));
    bytes("5 MB of halves of characters", () -> HostileBytes.filled(n(5 * MIB), 0xc3));
    bytes("5 MB of continuation bytes", () -> HostileBytes.filled(n(5 * MIB), 0xa9));
    bytes("5 MB of 0xff", () -> HostileBytes.filled(n(5 * MIB), 0xff));
    bytes("5 MB of NUL", () -> HostileBytes.filled(n(5 * MIB), 0));
    html("NULs in a story", () -> STORY.replace("e", "e\0"));
    html("lone surrogates", () -> STORY.replace("e", "&#xD800;e&#xDFFF;") + "\ud800 x");
    bytes("surrogates in UTF-8", () -> HostileBytes.surrogates(STORY.getBytes(UTF_8)));
    html("broken entities", () -> STORY + "&;&#;&#x;&#xFFFFFFFFFF;&nosuch&amp".repeat(n(100_000)));
    html("unclosed everything", () -> "<html><head><title>x<body><p class=\"" + STORY);
    html("unclosed tag", () -> STORY + "<p " + "x=y ".repeat(n(MIB)));
    html("unclosed quote", () -> STORY + "<p x=\"" + "<p>y ".repeat(n(MIB)));
    html("1,000,000 doctypes", () -> "<!doctype html>".repeat(n(300_000)) + STORY);
    html("100,000 body", () -> repeat(100_000, "<body a%d=x>"::formatted) + STORY);
    html("100,000 html", () -> repeat(100_000, "<html a%d=x>"::formatted) + STORY);
    html("frameset", () -> "<frameset>" + "<frame>".repeat(n(100_000)) + STORY);
    html("plaintext", () -> STORY + "<plaintext>" + "<p>x".repeat(n(MIB)));
  }

  private void html(String name, Supplier<String> markup) {
    bytes(name, () -> ("<!doctype html><html>" + markup.get()).getBytes(UTF_8));
  }

  private void json(String name, Supplier<String> json) {
    html(name, () -> "<script type='application/ld+json'>" + json.get() + "</script>" + STORY);
  }

  private void bytes(String name, Supplier<byte[]> body) {
    bodies.put(name, body);
  }

  private String repeat(int times, IntFunction<String> piece) {
    StringBuilder all = new StringBuilder();
    IntStream.range(0, n(times)).forEach(i -> all.append(piece.apply(i)));
    return all.toString();
  }

  private String around(String tag, int times, String inner) {
    return ("<" + tag + ">").repeat(n(times)) + inner + ("</" + tag + ">").repeat(n(times));
  }

  private static String deepAndWide(int depth, int width) {
    return ("<div>" + ("<p>" + SENTENCE).repeat(width)).repeat(depth);
  }

  private static String headline(String headline) {
    return "{\"@type\":\"NewsArticle\",\"headline\":\"" + headline + "\"}";
  }

  private static String article(int number) {
    return "{\"@type\":\"NewsArticle\",\"headline\":\"The old bridge " + number + "\"}";
  }
}
