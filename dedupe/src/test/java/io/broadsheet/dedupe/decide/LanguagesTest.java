package io.broadsheet.dedupe.decide;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.dedupe.Article;
import io.broadsheet.dedupe.Decision;
import io.broadsheet.dedupe.DedupeSettings;
import io.broadsheet.dedupe.Relation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Copies are found in scripts without capitals and without spaces as they are in English. */
class LanguagesTest {

  private static final Instant START = Instant.parse("2024-05-01T06:00:00Z");

  /** Two stories of our own in each language, and words to edit the first one with. */
  enum Language {
    CHINESE(
        "东港市政府星期一宣布，因暴风雨受损的港口经过十四天的抢修后重新开放。市长表示，前往各岛屿的渡轮将恢复每四十分钟一班。"
            + "渔民协会说，停航期间渔获量减少了大约三分之一，希望政府在年底之前提供补助。"
            + "港务局预计还要在明年春天修建三个新的泊位，届时大型货轮也可以停靠。",
        "市立图书馆将于本周末举办旧书交换活动，欢迎市民带着家中闲置的书籍前来参加。主办方说，去年共有两千多人参加了这项活动，"
            + "交换的书籍超过五千册，其中儿童读物最受欢迎。今年还将邀请本地作家与读者见面。",
        "暴风雨",
        "台风"),
    JAPANESE(
        "東港市は月曜日、嵐で壊れた港が十四日間の修理を終えて再び開いたと発表した。市長によると、島へ向かうフェリーは"
            + "四十分おきの運航に戻る。漁業組合は、運休のあいだに水揚げがおよそ三分の一減ったとして、年末までの支援を国に求めている。"
            + "港湾局は来年の春までに新しい岸壁を三つ造り、大型の貨物船も停泊できるようにする計画だ。",
        "市立図書館は今週末、家庭で読み終えた本を持ち寄って交換する催しを開く。主催者によると昨年は二千人以上が訪れ、"
            + "五千冊を超える本が新しい持ち主の手に渡った。子ども向けの絵本がとくに人気だったという。",
        "嵐",
        "台風"),
    KOREAN(
        "동항시는 폭풍으로 부서진 항구가 십사 일 동안의 수리를 마치고 월요일에 다시 문을 열었다고 밝혔다. 시장은 섬으로 가는 여객선이 "
            + "다시 사십 분마다 출발한다고 말했다. 어민 협회는 운항이 멈춘 동안 어획량이 약 삼분의 일 줄었다며 정부에 연말까지 지원을 요청했다. "
            + "항만청은 내년 봄까지 새 선석 세 곳을 지어 대형 화물선도 정박할 수 있게 할 계획이다.",
        "시립 도서관은 이번 주말 집에서 다 읽은 책을 가져와 서로 바꾸는 행사를 연다. 주최 측은 지난해 이천 명이 넘는 시민이 찾았고 "
            + "오천 권이 넘는 책이 새 주인을 만났다고 밝혔다. 어린이 그림책이 특히 인기를 끌었다.",
        "폭풍",
        "태풍"),
    THAI(
        "เทศบาลเมืองท่าตะวันออกประกาศเมื่อวันจันทร์ว่าท่าเรือที่เสียหายจากพายุเปิดให้บริการอีกครั้งหลังซ่อมแซมนานสิบสี่วัน"
            + " นายกเทศมนตรีกล่าวว่าเรือข้ามฟากไปยังเกาะต่างๆ จะออกทุกสี่สิบนาทีเหมือนเดิม"
            + " สมาคมประมงระบุว่าปริมาณปลาที่จับได้ลดลงราวหนึ่งในสามในช่วงที่หยุดเดินเรือ"
            + " และขอให้รัฐบาลช่วยเหลือภายในสิ้นปี"
            + " การท่าเรือมีแผนสร้างท่าเทียบเรือใหม่สามแห่งภายในฤดูใบไม้ผลิปีหน้า",
        "ห้องสมุดประชาชนจะจัดกิจกรรมแลกเปลี่ยนหนังสือเก่าในสุดสัปดาห์นี้"
            + " ผู้จัดงานกล่าวว่าปีที่แล้วมีผู้เข้าร่วมมากกว่าสองพันคน"
            + " และมีหนังสือกว่าห้าพันเล่มได้พบเจ้าของใหม่"
            + " โดยหนังสือภาพสำหรับเด็กได้รับความนิยมมากที่สุด",
        "พายุ",
        "ไต้ฝุ่น"),
    ENGLISH(
        "The city of Eastport said on Monday that its harbour, damaged by a storm, has opened again"
            + " after 14 days of repairs. Ferries to the islands will leave every 40 minutes once"
            + " more, the mayor said. Fishermen lost about a third of their catch while the boats"
            + " lay idle and have asked the government for help by the end of the year. The port"
            + " authority plans 3 new berths for large freighters by next spring.",
        "The public library will hold a fair this weekend where readers can swap old books. More"
            + " than 2,000 people came last year and over 5,000 volumes found a new owner, the"
            + " organisers said, picture books above all. Authors from the region will meet their"
            + " readers.",
        "storm",
        "typhoon");

    private final String story;
    private final String other;
    private final String word;
    private final String newWord;

    Language(String story, String other, String word, String newWord) {
      this.story = story;
      this.other = other;
      this.word = word;
      this.newWord = newWord;
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldFindAnEditedCopy(Language language) {
    Decision decision =
        second(language.story, language.story.replace(language.word, language.newWord));
    assertThat(decision.canonicalId()).isEqualTo("first");
    assertThat(decision.match().relation()).isEqualTo(Relation.NEAR);
  }

  @ParameterizedTest
  @EnumSource
  void shouldFindACutCopy(Language language) {
    String cut = language.story.substring(0, language.story.length() / 2);
    Decision decision = second(language.story, cut);
    assertThat(decision.canonicalId()).isEqualTo("first");
    assertThat(decision.match().relation()).isEqualTo(Relation.PART);
  }

  @ParameterizedTest
  @EnumSource
  void shouldFindAnExtendedCopy(Language language) {
    Decision decision = second(language.story, language.story + "\n\n" + language.other);
    assertThat(decision.canonicalId()).isEqualTo("first");
    assertThat(decision.match().relation()).isEqualTo(Relation.EXTENDED);
  }

  @ParameterizedTest
  @EnumSource
  void shouldNotMergeAnotherStory(Language language) {
    assertThat(second(language.story, language.other).isCanonical()).isTrue();
  }

  private static Decision second(String first, String second) {
    return new Oracle(DedupeSettings.DEFAULT)
        .decide(
            List.of(
                new Article("first", null, START, null, first),
                new Article("second", null, START.plus(Duration.ofHours(3)), null, second)))
        .get(1);
  }
}
