package io.broadsheet.standalone.crawl;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.broadsheet.standalone.Stories;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A small news site on loopback, with most of what crawlers meet. A copy of one article is found
 * only behind a page that takes more than a second, so that every crawler has the original first.
 */
final class NewsSite implements AutoCloseable {

  static final String ORIGINAL = "/town/ferry";
  static final String COPY = "/reprints/ferry-again";
  static final String CYRILLIC = "/world/most";
  static final String LATIN = "/world/bruecke";
  static final String TAG_SOUP = "/harbour/crane";
  static final String FORBIDDEN = "/private/draft";

  private static final long SLOW_MS = 1_300;
  private static final Map<String, List<String>> SECTIONS =
      new TreeMap<>(
          Map.of(
              "town", List.of("ferry", "library", "school", "market", "bakery"),
              "harbour", List.of("barrier", "crane", "lighthouse", "dredger"),
              "world", List.of("harvest", "orchard", "most", "bruecke")));

  private final HttpServer server;
  private final Map<String, Page> pages = new TreeMap<>();
  private final Map<String, Integer> requests = new ConcurrentHashMap<>();

  private record Page(int status, String type, byte[] body) {}

  private NewsSite(HttpServer server) {
    this.server = server;
  }

  static NewsSite start() throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    NewsSite site = new NewsSite(HttpServer.create(new InetSocketAddress(loopback, 0), 0));
    site.lists();
    site.articles();
    site.rest();
    site.server.createContext("/", site::answer);
    site.server.setExecutor(Executors.newCachedThreadPool());
    site.server.start();
    return site;
  }

  String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  /** Addresses of the articles that stand once all is crawled. */
  List<String> articles() {
    List<String> urls = new ArrayList<>();
    SECTIONS.forEach((section, names) -> names.forEach(name -> urls.add(url(section, name))));
    return urls;
  }

  /** How often each path was asked for. */
  Map<String, Integer> requests() {
    return requests;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private String url(String section, String name) {
    String path = "/" + section + "/" + name;
    if (!pages.containsKey(path)) {
      pages.put(path, article(path));
    }
    return url(path);
  }

  private void lists() {
    put("/", list("All of today", SECTIONS.keySet().stream().map(s -> "/" + s + "/").toList()));
    SECTIONS.forEach(
        (section, names) ->
            put(
                "/" + section + "/",
                list(section, names.stream().map(n -> "/" + section + "/" + n).toList())));
  }

  private void rest() {
    put("/archive/", list("Archive", List.of(COPY)));
    pages.put(COPY, html(story("ferry", "As we said before", ""), "UTF-8", true));
    put(FORBIDDEN, page("Draft", Stories.story("draft", 8)));
    pages.put("/broken", new Page(500, "text/html", bytes("<h1>Internal error</h1>")));
    pages.put("/style.css", new Page(200, "text/css", bytes("article { max-width: 40em }")));
    pages.put("/logo.png", new Page(200, "image/png", new byte[] {(byte) 0x89, 'P', 'N', 'G'}));
    pages.put(
        "/robots.txt", new Page(200, "text/plain", bytes("User-agent: *\nDisallow: /private/\n")));
  }

  private Page article(String path) {
    String topic = path.substring(path.lastIndexOf('/') + 1);
    return switch (path) {
      // the charset is told by the server alone, and by the page alone
      case CYRILLIC -> html(page("Мост", foreign("мост", RUSSIAN)), "windows-1251", true);
      case LATIN -> html(page("Brücke", foreign("Brücke", GERMAN)), "ISO-8859-1", false);
      case ORIGINAL -> html(story(topic, "Ferry", "<a href=/archive/>Archive</a>"), "UTF-8", true);
      case TAG_SOUP ->
          html(
              story(topic, "Crane", "").replaceAll("</(p|h1|article|main|body|html)>", ""),
              "UTF-8",
              true);
      default -> html(story(topic, "About " + topic, ""), "UTF-8", true);
    };
  }

  private static String story(String topic, String title, String end) {
    return page(title, Stories.story(topic, 8) + end);
  }

  private static final String GERMAN =
      "<p>Am %d. Tag begrüßte die Bürgermeisterin vor %d Gästen die neue %s und lobte die Mühe der"
          + " Handwerker, die sie in %d Stunden geprüft hatten.</p>";
  private static final String RUSSIAN =
      "<p>На %d-й день мастера показали %d гостям новый %3$s, и директор сказал, что за %4$d часов"
          + " работы они проверили каждую деталь.</p>";

  private static String foreign(String topic, String pattern) {
    Random random = new Random(topic.hashCode());
    return IntStream.range(0, 10)
        .mapToObj(
            i ->
                pattern.formatted(
                    random.nextInt(999), random.nextInt(999), topic, random.nextInt(999)))
        .collect(Collectors.joining());
  }

  private static String list(String title, List<String> paths) {
    return frame(
        title,
        paths.stream()
            .map(path -> "<li><a href=\"%s\">More</a></li>".formatted(path))
            .collect(Collectors.joining("", "<h1>" + title + "</h1><ul>", "</ul>")));
  }

  private static String page(String title, String paragraphs) {
    return frame(
        title, "<main><article><h1>%s</h1>%s</article></main>".formatted(title, paragraphs));
  }

  private static String frame(String title, String content) {
    return """
        <!doctype html>
        <html><head>%%s<title>%s</title><link rel="stylesheet" href="/style.css"></head>
        <body><nav><a href="/">Home</a> <a href="/town/">Town</a> <a href="/harbour/">Harbour</a>
        <a href="/world/">World</a></nav><img src="/logo.png" alt="">
        %s
        <footer><a href="/broken">Subscribe</a> <a href="/missing">Imprint</a>
        <a href="/old">Top story</a> <a href="%s">Drafts</a></footer></body></html>
        """
        .formatted(title, content, FORBIDDEN);
  }

  private void put(String path, String html) {
    pages.put(path, html(html, "UTF-8", true));
  }

  /**
   * @param told whether the server names the charset, and otherwise the page does
   */
  private static Page html(String html, String charset, boolean told) {
    String meta = told ? "" : "<meta charset=\"%s\">".formatted(charset);
    byte[] body = html.replace("%s", meta).getBytes(Charset.forName(charset));
    return new Page(200, "text/html" + (told ? "; charset=" + charset : ""), body);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    requests.merge(path, 1, Integer::sum);
    if (path.equals("/archive/")) {
      pause();
    }
    if (path.equals("/old")) {
      exchange.getResponseHeaders().add("Location", ORIGINAL);
      exchange.sendResponseHeaders(301, -1);
    } else {
      send(exchange, pages.getOrDefault(path, new Page(404, "text/html", bytes("<h1>None</h1>"))));
    }
    exchange.close();
  }

  private static void send(HttpExchange exchange, Page page) throws IOException {
    exchange.getResponseHeaders().add("Content-Type", page.type());
    boolean head = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(page.status(), head ? -1 : page.body().length);
    if (!head) {
      exchange.getResponseBody().write(page.body());
    }
  }

  private static void pause() {
    try {
      Thread.sleep(SLOW_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
