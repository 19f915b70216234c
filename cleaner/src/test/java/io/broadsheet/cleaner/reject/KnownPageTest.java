package io.broadsheet.cleaner.reject;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.cleaner.RejectionReason;
import io.broadsheet.cleaner.html.Extraction;
import io.broadsheet.cleaner.html.HtmlExtractor;
import io.broadsheet.cleaner.language.LanguageIdentifier;
import io.broadsheet.cleaner.metadata.Metadata;
import io.broadsheet.cleaner.metadata.MetadataExtractor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages of {@code pages.txt}, bare and amid the links that sites have around each page. */
class KnownPageTest {

  private static final String ABOVE =
      "<nav><a href=/>Home</a> <a href=/n>News</a> <a href=/l>Log in</a> <a href=/s>Subscribe</a></nav>";
  private static final String BELOW =
      "<footer><a href=/p>Privacy policy</a> <a href=/c>Contact</a><p>© 2024 Quay Media</p></footer>";

  private static final Pattern REPEATED = Pattern.compile("\\[(\\d+)x ([^\\[\\]]*)]");
  private static final MetadataExtractor METADATA = new MetadataExtractor();
  private static final HtmlExtractor EXTRACTOR = new HtmlExtractor();
  private static final LanguageIdentifier LANGUAGES = new LanguageIdentifier();
  private static final PageClassifier CLASSIFIER = new PageClassifier();

  static List<String> pages() throws IOException {
    try (InputStream in = KnownPageTest.class.getResourceAsStream("pages.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void shouldTellWhatThePageIs(String line) {
    String[] parts = line.split(" ", 3);
    String page = repeated(parts[2]);
    int head = page.indexOf("</title>") + "</title>".length();
    boolean isBare = page.startsWith("<html>");
    String amid =
        isBare
            ? page
            : page.substring(0, head) + ABOVE + "<main>" + page.substring(head) + "</main>" + BELOW;

    assertThat(Stream.of(page, amid).map(KnownPageTest::verdict)).containsOnly(parts[0]);
  }

  private static String repeated(String page) {
    Matcher inner = REPEATED.matcher(page);
    return inner.find()
        ? repeated(
            inner.replaceFirst(
                found -> Matcher.quoteReplacement(copies(found.group(2), found.group(1)))))
        : page;
  }

  private static String copies(String text, String count) {
    return IntStream.rangeClosed(1, Integer.parseInt(count))
        .mapToObj(i -> text.replace("#", Integer.toString(i)))
        .reduce("", String::concat);
  }

  private static String verdict(String html) {
    Document document = Jsoup.parse(html);
    Metadata metadata = METADATA.extract(document, null, Instant.parse("2024-06-01T00:00:00Z"));
    Extraction extraction = EXTRACTOR.extract(document, metadata);
    String language = LANGUAGES.identify(extraction.text()).orElse(null);
    return CLASSIFIER
        .classify(document, metadata, extraction, language)
        .map(Rejection::reason)
        .map(RejectionReason::code)
        .orElse("article");
  }
}
