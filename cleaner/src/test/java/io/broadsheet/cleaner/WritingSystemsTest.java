package io.broadsheet.cleaner;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.cleaner.CleaningOutcome.Cleaned;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole pages in many scripts and charsets come out as they were written. */
class WritingSystemsTest {

  private static final Cleaner CLEANER = new Cleaner();

  private static final Map<String, List<String>> STORIES =
      Map.of(
          "en",
          List.of(
              "The council’s engineers said on Tuesday that the old bridge – built in 1931 – would"
                  + " stay closed until spring, because its piers need repair.",
              "“Nobody likes it,” the mayor said at the town hall, “but there is no other way.”"
                  + " Ferries will run every hour, and pupils will travel free.",
              "Work will cost €2 million. The town pays a third of it, the rest comes from the"
                  + " region, and a café owner near the quay hopes for more guests."),
          "de",
          List.of(
              "Die Prüfer der Stadt teilten am Dienstag mit, dass die alte Brücke bis zum Frühjahr"
                  + " geschlossen bleibt, weil ihre Pfeiler gründlich erneuert werden müssen.",
              "Die Fähren fahren stündlich, für Schüler sind sie kostenlos. „Niemandem gefällt"
                  + " das“, sagte die Bürgermeisterin, „aber es geht nicht anders.“",
              "Die Arbeiten kosten rund zwei Millionen Euro. Größere Städte hätten längst neu"
                  + " gebaut, hieß es im Rat, doch dafür fehle hier das Geld."),
          "zh",
          List.of(
              "市政府星期二表示，旧桥将关闭到春天，因为桥墩需要修理，工程师说这项工作不能再拖延下去了。",
              "渡轮每小时一班，学生可以免费乘坐。市长在会上说：“没有人喜欢这样，但是没有别的办法。”",
              "工程将花费两百万元，其中三分之一由本市承担，其余由地区政府支付，附近的商店希望客人更多。"),
          "zh-TW",
          List.of(
              "市政府星期二表示，舊橋將關閉到春天，因為橋墩需要修理，工程師說這項工作不能再拖延下去了。",
              "渡輪每小時一班，學生可以免費乘坐。市長在會上說：「沒有人喜歡這樣，但是沒有別的辦法。」",
              "工程將花費兩百萬元，其中三分之一由本市承擔，其餘由地區政府支付，附近的商店希望客人更多。"),
          "ja",
          List.of(
              "市議会は火曜日、古い橋を春まで閉鎖すると発表した。橋脚の修理が必要で、これ以上延期できないと技師は話した。",
              "フェリーは一時間ごとに運航し、生徒は無料で乗ることができる。「誰も喜ばないが、ほかに方法がない」と市長は述べた。",
              "工事には二億円かかる見込みで、三分の一を市が負担し、残りは県が支払う。近くの店は客が増えることを期待している。"),
          "ko",
          List.of(
              "시의회는 화요일에 오래된 다리를 봄까지 닫는다고 밝혔다. 교각을 고쳐야 하며 더 미룰 수 없다고 기술자들은 말했다.",
              "배는 한 시간마다 다니고 학생은 무료로 탈 수 있다. 시장은 회의에서 아무도 좋아하지 않지만 다른 방법이 없다고 말했다.",
              "공사에는 이십억 원이 들며 삼분의 일은 시가 내고 나머지는 도가 낸다. 가까운 가게들은 손님이 늘기를 바라고 있다."),
          "th",
          List.of(
              "สภาเมืองกล่าวเมื่อวันอังคารว่าสะพานเก่าจะปิดจนถึงฤดูใบไม้ผลิ เพราะต้องซ่อมเสาสะพานและรอต่อไปไม่ได้แล้ว"
                  + " วิศวกรใช้เวลาสองเดือนตรวจสะพานทั้งหมด และพบรอยแตกในเสาเกือบทุกต้นที่อยู่ใต้น้ำ",
              "เรือข้ามฟากจะวิ่งทุกชั่วโมง นักเรียนขึ้นได้โดยไม่เสียเงิน นายกเทศมนตรีกล่าวว่าไม่มีใครชอบแต่ไม่มีทางอื่น"
                  + " ชาวบ้านหลายคนบอกว่าต้องตื่นเช้าขึ้นเพื่อไปทำงานให้ทันเวลา และขอให้เพิ่มเรือในตอนเย็น",
              "งานนี้จะใช้เงินสองล้านบาท เมืองจ่ายหนึ่งในสามและจังหวัดจ่ายส่วนที่เหลือ ร้านค้าใกล้ท่าเรือหวังว่าลูกค้าจะมากขึ้น"
                  + " สภาเมืองจะประชุมอีกครั้งในเดือนหน้าเพื่อเลือกบริษัทที่จะมาทำงานนี้ให้เสร็จตามเวลา"),
          "ar",
          List.of(
              "قال مجلس المدينة يوم الثلاثاء إن الجسر القديم سيبقى مغلقا حتى الربيع، لأن دعائمه تحتاج إلى إصلاح لا يمكن تأجيله أكثر من ذلك.",
              "ستعمل العبارات كل ساعة، وسيسافر التلاميذ مجانا. وقالت رئيسة البلدية إن أحدا لا يحب ذلك، ولكن لا توجد طريقة أخرى لإنجاز العمل.",
              "ستكلف الأعمال مليونين، تدفع المدينة ثلثها وتدفع المنطقة الباقي، ويأمل أصحاب المتاجر القريبة من المرفأ في مزيد من الزبائن."),
          "he",
          List.of(
              "מועצת העיר הודיעה ביום שלישי כי הגשר הישן יישאר סגור עד האביב, משום שעמודיו זקוקים לתיקון שאי אפשר לדחות עוד.",
              "המעבורות יפעלו בכל שעה, והתלמידים ייסעו בחינם. ראש העיר אמרה באסיפה כי איש אינו אוהב את זה, אבל אין דרך אחרת.",
              "העבודות יעלו שני מיליון, העיר תשלם שליש מהן והמחוז ישלם את היתר, ובעלי החנויות ליד הנמל מקווים ללקוחות נוספים."),
          "ru",
          List.of(
              "Совет города сообщил во вторник, что старый мост останется закрытым до весны, потому что его опоры нуждаются в ремонте.",
              "Паромы будут ходить каждый час, а школьники поедут бесплатно. Мэр сказала, что это никому не нравится, но другого пути нет.",
              "Работы обойдутся в два миллиона рублей, треть заплатит город, остальное область, и владельцы лавок ждут новых гостей."));

  @ParameterizedTest
  @CsvSource({
    "en, UTF-8",
    "en, windows-1252",
    "de, UTF-8",
    "de, windows-1252",
    "de, UTF-16",
    "zh, UTF-8",
    "zh, GB18030",
    "zh, GB2312",
    "zh-TW, UTF-8",
    "zh-TW, Big5",
    "ja, UTF-8",
    "ja, Shift_JIS",
    "ja, EUC-JP",
    "ja, ISO-2022-JP",
    "ko, UTF-8",
    "ko, EUC-KR",
    "th, UTF-8",
    "th, TIS-620",
    "ar, UTF-8",
    "ar, windows-1256",
    "he, UTF-8",
    "he, windows-1255",
    "ru, UTF-8",
    "ru, windows-1251",
    "ru, KOI8-R",
  })
  void shouldKeepAStoryAsItIsWritten(String story, String charset) {
    String html = html(story, "<meta charset=" + charset + ">");
    assertStory(story, clean(html.getBytes(Charset.forName(charset)), null));
    String bare = html(story, "");
    byte[] encoded = bare.getBytes(Charset.forName(charset));
    assertStory(story, clean(encoded, "text/html; charset=" + charset));
  }

  /** Declared as UTF-8, which it is not. */
  @ParameterizedTest
  @CsvSource({
    "en, windows-1252", "de, windows-1252", "zh, GB18030", "zh-TW, Big5", "ja, Shift_JIS",
    "ja, EUC-JP", "ko, EUC-KR", "th, TIS-620", "ar, windows-1256", "he, windows-1255",
    "ru, windows-1251", "ru, KOI8-R",
  })
  void shouldSurviveAWrongDeclaration(String story, String charset) {
    byte[] body = html(story, "<meta charset=utf-8>").getBytes(Charset.forName(charset));
    assertStory(story, clean(body, "text/html; charset=utf-8"));
  }

  @ParameterizedTest
  @CsvSource({"en", "de", "zh", "zh-TW", "ja", "ko", "th", "ar", "he", "ru"})
  void shouldSurviveUtf8DeclaredAsSomethingElse(String story) {
    byte[] body = html(story, "<meta charset=iso-8859-1>").getBytes(UTF_8);
    assertStory(story, clean(body, "text/html; charset=windows-1252"));
  }

  @ParameterizedTest
  @CsvSource({"en", "de", "zh", "zh-TW", "ja", "ko", "th", "ar", "he", "ru"})
  void shouldObeyTheByteOrderMark(String story) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf});
    body.writeBytes(html(story, "<meta charset=big5>").getBytes(UTF_8));
    assertStory(story, clean(body.toByteArray(), "text/html; charset=windows-1251"));
  }

  @ParameterizedTest
  @CsvSource({"en", "de", "zh", "ja", "ko", "th", "ar", "he", "ru"})
  void shouldRepairWhatWasEncodedTwice(String story) {
    byte[] once = html(story, "<meta charset=utf-8>").getBytes(UTF_8);
    assertStory(story, clean(asLatin1(once).getBytes(UTF_8), "text/html; charset=utf-8"));
  }

  /** The letters of windows-1252; where it has none, those of ISO-8859-1, as browsers read it. */
  private static String asLatin1(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    for (byte b : bytes) {
      String c = new String(new byte[] {b}, Charset.forName("windows-1252"));
      text.append(c.equals("\ufffd") ? String.valueOf((char) (b & 0xff)) : c);
    }
    return text.toString();
  }

  @ParameterizedTest
  @CsvSource({"zh", "zh-TW", "ja", "th"})
  void shouldNotSpaceApartWhatIsWrittenWithoutSpaces(String story) {
    String marked = html(story, "").replaceAll("(?<=\\p{L}{6})(\\p{L})(?=\\p{L}{6})", "<b>$1</b>");
    assertStory(story, clean(marked.getBytes(UTF_8), null));
  }

  @Test
  void shouldJoinLinesOfChineseWithoutASpace() {
    String broken = html("zh", "").replace("，", "，\n");
    assertStory("zh", clean(broken.getBytes(UTF_8), null));
  }

  @ParameterizedTest
  @CsvSource({"en", "de", "zh", "zh-TW", "ja", "ko", "th", "ar", "he", "ru"})
  void shouldKeepAStoryInPlainText(String story) {
    String text = String.join("\n\n", STORIES.get(story));
    assertStory(story, clean(text.getBytes(UTF_8), "text/plain"));
  }

  /** A page with a headline and, around the story, the menus and the footer that pages have. */
  private static String html(String story, String head) {
    String paragraphs = "<p>" + String.join("</p>\n<p>", STORIES.get(story)) + "</p>";
    return "<!doctype html><html><head>"
        + head
        + "<meta property=og:type content=article><title>1931</title></head><body>"
        + "<nav><ul><li><a href=/>A</a><li><a href=/b>B</a></ul></nav><main><article><h1>1931</h1>"
        + "<div class=article-body>"
        + paragraphs
        + "</div></article></main><footer>2026</footer></body></html>";
  }

  private static CleaningOutcome clean(byte[] body, String contentType) {
    Instant fetchedAt = Instant.parse("2026-03-04T00:00:00Z");
    return CLEANER.clean(new Page(null, fetchedAt, body, contentType, null, 200));
  }

  private static void assertStory(String story, CleaningOutcome outcome) {
    assertThat(outcome).isInstanceOf(Cleaned.class);
    CleanArticle article = ((Cleaned) outcome).article();
    assertThat(article.text()).isEqualTo(String.join("\n\n", STORIES.get(story)));
    assertThat(article.language()).isEqualTo(story.substring(0, 2));
  }
}
