package io.broadsheet.cleaner.decode;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.cleaner.Page;
import io.broadsheet.cleaner.RejectionReason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageDecoderTest {

  private static final String RUSSIAN =
      "<html><p>Вчера в городе открылась новая библиотека, и на открытие пришли дети.</p></html>";

  private static Decoded decode(byte[] body, String contentType, String charset) {
    Page page = new Page("https://example.org/a", Instant.EPOCH, body, contentType, charset, 200);
    return new PageDecoder().decode(page);
  }

  private static String text(byte[] body, String contentType, String charset) {
    assertThat(decode(body, contentType, charset)).isInstanceOf(Decoded.Text.class);
    return ((Decoded.Text) decode(body, contentType, charset)).text();
  }

  private static RejectionReason refusal(byte[] body, String contentType) {
    assertThat(decode(body, contentType, null)).isInstanceOf(Decoded.Refused.class);
    return ((Decoded.Refused) decode(body, contentType, null)).reason();
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  @Test
  void shouldLeaveOutScriptsAlsoWhereCharactersAreBrokenOrEncodedTwice() {
    String page = "<html><script>a</script><p>ein schöner Weg, über Brücken und Flüsse nach Köln";
    String left = page.replace(">a<", "><");
    byte[] twice = new String(page.getBytes(UTF_8), ISO_8859_1).getBytes(UTF_8);
    assertThat(text(twice, null, null)).isEqualTo(left);
    byte[] broken = page.replace("nach", "~").getBytes(UTF_8);
    int tilde = new String(broken, ISO_8859_1).indexOf('~');
    broken[tilde] = (byte) 0xe4;
    assertThat(text(broken, null, null)).isEqualTo(left.replace("nach", "ä"));
  }

  @ParameterizedTest
  @CsvSource({
    "windows-1251, text/html; charset=windows-1251,",
    "windows-1251, text/html, windows-1251",
    "KOI8-R, text/html, koi8-r",
    "UTF-8, text/html; charset=iso-8859-1,",
    "UTF-8, , windows-1251",
    "windows-1251, text/html; charset=utf-8,",
    "windows-1251, text/html; charset=iso-8859-1,",
    "windows-1251, text/html; charset=no-such-thing,",
    "windows-1251, ,",
  })
  void shouldReadRussian(String encoded, String contentType, String charset) {
    assertThat(text(RUSSIAN.getBytes(Charset.forName(encoded)), contentType, charset))
        .isEqualTo(RUSSIAN);
  }

  @ParameterizedTest
  @CsvSource({
    "ISO-8859-2, iso-8859-1",
    "ISO-8859-2, windows-1252",
    "ISO-8859-2, utf-8",
    "ISO-8859-2, iso-8859-2",
    "windows-1250, windows-1252",
    "windows-1250, windows-1250",
  })
  void shouldReadPolish(String encoded, String declared) {
    String polish =
        "<p>Żubry wracają w Góry Świętokrzyskie. Leśnicy mówią, że stado liczyło w zeszłym roku"
            + " pięć sztuk, a dziś jest ich już trzynaście, także młodych.</p>";

    assertThat(text(polish.getBytes(Charset.forName(encoded)), "text/html", declared))
        .isEqualTo(polish);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<p>Le marché «couvert» ouvre à 9h½, le 1º étage à 10h; 20 m³ d´eau, 5 m² par étal.</p>",
        "<p>El paral·lel 1º: ¿qué? ¡Ya está! Cuesta 5£ o 7¥ en el km² de la ciudad.</p>",
      })
  void shouldBelieveAWesternDeclaration(String western) {
    assertThat(text(western.getBytes(ISO_8859_1), "text/html", "iso-8859-1")).isEqualTo(western);
  }

  @ParameterizedTest
  @CsvSource({
    "Shift_JIS, 記事の本文はここから始まります。新しい図書館が開館した。",
    "EUC-JP, 記事の本文はここから始まります。新しい図書館が開館した。",
    "ISO-2022-JP, 記事の本文はここから始まります。新しい図書館が開館した。",
    "GB2312, 昨天市里新图书馆开馆，许多孩子来参加开幕式。",
    "Big5, 昨天市裡新圖書館開館，許多孩子來參加開幕式。",
    "EUC-KR, 어제 시내에 새 도서관이 문을 열었고 많은 아이들이 왔다.",
    "windows-1253, Χθες άνοιξε στην πόλη η νέα βιβλιοθήκη.",
    "windows-1256, افتتحت أمس مكتبة جديدة في المدينة.",
    "windows-874, เมื่อวานนี้ห้องสมุดแห่งใหม่เปิดในเมือง",
  })
  void shouldReadWhatTheMetaElementDeclares(String charset, String sentence) {
    String page =
        "<html><head><meta charset=\"" + charset + "\"></head><p>" + sentence + "</p></html>";
    assertThat(text(page.getBytes(Charset.forName(charset)), "text/html", null)).isEqualTo(page);
  }

  @Test
  void shouldReadLatin1AsBrowsersDo() {
    byte[] body = "<p>\u0093caf\u00e9\u0094 \u0096 5 \u0080</p>".getBytes(ISO_8859_1);
    assertThat(text(body, "text/html; charset=ISO-8859-1", null)).isEqualTo("<p>“café” – 5 €</p>");
  }

  @Test
  void shouldObeyTheByteOrderMark() {
    assertThat(text(RUSSIAN.getBytes(UTF_16), "text/html; charset=utf-8", null)).isEqualTo(RUSSIAN);
    assertThat(text(("\uFEFF" + RUSSIAN).getBytes(UTF_8), null, null)).isEqualTo(RUSSIAN);
  }

  @Test
  void shouldReadWideTextWithoutMark() {
    assertThat(text(RUSSIAN.getBytes(UTF_16LE), null, null)).isEqualTo(RUSSIAN);
  }

  @Test
  void shouldRepairAWholePageThatWasEncodedTwice() {
    byte[] once = "<p>Größe – für l’été</p>".getBytes(UTF_8);
    byte[] twice = new String(once, Charset.forName("windows-1252")).getBytes(UTF_8);
    assertThat(text(twice, "text/html", "utf-8")).isEqualTo("<p>Größe – für l’été</p>");
  }

  @Test
  void shouldReadAStrayByteAsWindows1252() {
    byte[] body = "<p>für für für für caf\u0000</p>".getBytes(UTF_8);
    body[body.length - 5] = (byte) 0xe9;
    assertThat(text(body, "text/html", "utf-8")).isEqualTo("<p>für für für für café</p>");
  }

  @Test
  void shouldSurviveHalfACharacterAtTheEnd() {
    byte[] whole = "<p>für €".getBytes(UTF_8);
    assertThat(text(Arrays.copyOf(whole, whole.length - 1), null, "utf-8")).isEqualTo("<p>für ");
  }

  @Test
  void shouldDropNuls() {
    assertThat(text("<p>a\0b</p>".getBytes(UTF_8), null, null)).isEqualTo("<p>ab</p>");
  }

  @Test
  void shouldInflate() throws IOException {
    assertThat(text(gzip(RUSSIAN.getBytes(UTF_8)), "text/html", null)).isEqualTo(RUSSIAN);
    assertThat(text(gzip(gzip(RUSSIAN.getBytes(UTF_8))), "text/html", null)).isEqualTo(RUSSIAN);
  }

  @Test
  void shouldInflatePagesOfAnySize() throws IOException {
    for (int size : new int[] {1, (16 << 10) - 1, 16 << 10, (16 << 10) + 1, 300_000}) {
      String letters = randomLetters(size);
      assertThat(text(gzip(letters.getBytes(UTF_8)), "text/html", null)).isEqualTo(letters);
    }
  }

  private static String randomLetters(int size) {
    return new Random(size)
        .ints(size, 'a', 'z' + 1)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  @Test
  void shouldReadWhatIsLeftOfACutStream() throws IOException {
    byte[] whole = gzip(RUSSIAN.repeat(50).getBytes(UTF_8));
    assertThat(text(Arrays.copyOf(whole, whole.length - 12), null, null))
        .startsWith("<html><p>Вчера");
  }

  @Test
  void shouldRefuseABomb() throws IOException {
    assertThat(refusal(gzip(new byte[40 << 20]), "text/html")).isEqualTo(RejectionReason.TOO_LARGE);
  }

  @Test
  void shouldRefuseAHugeBody() {
    byte[] body = new byte[PageDecoder.MAX_BYTES + 1];
    Arrays.fill(body, (byte) 'a');
    assertThat(refusal(body, null)).isEqualTo(RejectionReason.TOO_LARGE);
  }

  @Test
  void shouldRefuseBinaryData() {
    assertThat(refusal("%PDF-1.7 …".getBytes(UTF_8), "text/html"))
        .isEqualTo(RejectionReason.NOT_TEXT);
    assertThat(refusal("\u0001\u0002\u0003\u0004abcd".repeat(9).getBytes(UTF_8), null))
        .isEqualTo(RejectionReason.NOT_TEXT);
    assertThat(refusal("body { color: red }".getBytes(UTF_8), "text/css"))
        .isEqualTo(RejectionReason.NOT_TEXT);
  }

  @Test
  void shouldBelieveMarkupMoreThanAMediaType() {
    assertThat(text(RUSSIAN.getBytes(UTF_8), "application/pdf", null)).isEqualTo(RUSSIAN);
  }

  @Test
  void shouldRefuseNothing() {
    assertThat(refusal(new byte[0], null)).isEqualTo(RejectionReason.EMPTY);
    assertThat(refusal(" \n".getBytes(UTF_8), null)).isEqualTo(RejectionReason.EMPTY);
  }

  @Property
  void shouldNeverThrow(@ForAll byte[] body, @ForAll String contentType, @ForAll String charset) {
    assertThat(decode(body, contentType, charset)).isNotNull();
  }

  @Property
  void shouldNeverThrowOnGarbageInGzip(@ForAll byte[] body) throws IOException {
    byte[] compressed = gzip(body);
    if (compressed.length > 14) {
      compressed[12] ^= 0x55;
    }
    assertThat(decode(compressed, null, null)).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"für Ärzte", "Größe", "café ’", "ý š", "Ú", "õ’"})
  void shouldNotTakeLettersForATextEncodedTwice(String text) {
    assertThat(Utf8.fit(text.getBytes(UTF_8)).mayBeEncodedTwice()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"é", "’", "😀", "ж", "ñ", "Š"})
  void shouldSuspectEveryCharacterEncodedTwice(String text) {
    for (Charset wrong : new Charset[] {ISO_8859_1, Utf8.WINDOWS_1252}) {
      String twice = new String(text.getBytes(UTF_8), wrong);
      assertThat(Utf8.fit(twice.getBytes(UTF_8)).mayBeEncodedTwice()).isTrue();
    }
  }
}
