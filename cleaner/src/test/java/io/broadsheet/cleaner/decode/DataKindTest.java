package io.broadsheet.cleaner.decode;

import static io.broadsheet.cleaner.RejectionReason.DATA;
import static io.broadsheet.cleaner.RejectionReason.FEED;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataKindTest {

  private static final String XML = "<?xml version='1.0' encoding='UTF-8'?>\n";

  @ParameterizedTest
  @ValueSource(
      strings = {
        XML
            + "<rss version='2.0'><channel><title>Quay</title><item><p>x</p></item></channel></rss>",
        "\n<!-- made by hand --><rss><channel><description><![CDATA[<p>Tide</p>]]></description>",
        XML + "<?xml-stylesheet href='a.xsl'?><feed xmlns='http://www.w3.org/2005/Atom'><entry/>",
        XML + "<atom:feed xmlns:atom='http://www.w3.org/2005/Atom'/>",
        "<!DOCTYPE rss [<!ENTITY e 'é'>]><rss version='0.91'><channel/></rss>",
        "<rdf:RDF xmlns='http://purl.org/rss/1.0/' xmlns:rdf='x'><channel/></rdf:RDF>",
        "{\"version\": \"https://jsonfeed.org/version/1.1\", \"items\": [{\"content_html\": \"<p>T</p>\"}]}"
      })
  void shouldNameAFeed(String text) {
    assertThat(DataKind.of(text)).contains(FEED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        XML + "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><url><loc>x</loc></url>",
        "<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><sitemap/></sitemapindex>",
        "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:Description/></rdf:RDF>",
        XML + "<opml version='2.0'><body><outline text='a'/></body></opml>",
        XML + "<svg xmlns='http://www.w3.org/2000/svg'><text>Tide</text></svg>",
        "{\"id\": 7, \"content\": {\"rendered\": \"<p>The harbour</p><p>is shut.</p>\"}}",
        "[{\"id\": 7}, {\"id\": 8}]",
        "{\"id\": 7}\n{\"id\": 8}\n{\"id\": 9",
        "[]",
        "day,high,low\n1,08:14,14:31\n2,09:02,15:20\n3,09:55,16:11\n4,10:40,17:03",
        "Tag;Hoch;Tief\n1;8;14\n2;9;15\n3;9;16\n4;10;17"
      })
  void shouldNameDataThatMachinesRead(String text) {
    assertThat(DataKind.of(text)).contains(DATA);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        XML + "<!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0//EN' 'x'><html xmlns='h'><body>Tide",
        "<html><head><title>x</title></head></html>",
        "<p>The harbour is shut.</p><p>Ferries stay in port.</p>",
        XML + "<nitf><body><p>The harbour is shut.</p><p>Ferries stay in port.</p></body></nitf>",
        "<my-app><p>The harbour is shut.</p></my-app>",
        "<!-- never closed <rss>",
        "[QUAY] The harbour is shut, the port said.",
        "{\"@context\": \"https://schema.org\"}\nHarbour shut\nFerries stay in port.",
        "{{ title }} The harbour is shut.",
        "One, two, three.\nFour, five, six.\nSeven, eight, nine.\nTen, eleven, twelve.\nOne, one, one.",
        "a,b,c\n1,2,3"
      })
  void shouldLeavePagesAndTextAlone(String text) {
    assertThat(DataKind.of(text)).isEmpty();
  }
}
