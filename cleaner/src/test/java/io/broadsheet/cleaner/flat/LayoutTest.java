package io.broadsheet.cleaner.flat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LayoutTest {

  @Test
  void shouldJoinASentenceThatABlankLineCut() {
    assertThat(
            read(
                "On Monday the mayor of the town also said that the builders do",
                "",
                "not expect to finish the harbour before the end of the year."))
        .containsExactly(
            "On Monday the mayor of the town also said that the builders do not expect to finish the"
                + " harbour before the end of the year.");
  }

  @Test
  void shouldJoinBehindAnAbbreviationOnlyWhereNoBlankLineParts() {
    String first = "The ferry to the island leaves every morning from St.";
    assertThat(read(first, "Anne, where the fishermen live.")).hasSize(1);
    assertThat(read(first, "", "Anne Miller is the mayor.")).hasSize(2);
  }

  @Test
  void shouldLeaveMenusAndParagraphsAlone() {
    assertThat(read("Home", "News", "Sport", "Log in")).hasSize(4);
    assertThat(
            read(
                "The harbour is closed, the mayor said on Monday at a meeting of the town council.",
                "The ferries leave from the old port instead, and a bus takes travellers there.",
                "The market moves to the square until the end of the summer, she added."))
        .hasSize(3);
  }

  @Test
  void shouldJoinLinesOfOneWidth() {
    assertThat(
            read(
                "The harbour is closed for three weeks because the",
                "pier is cracked, the mayor of the town said on a",
                "Monday, and the ferries leave from the old port",
                "instead.",
                "",
                "The market moves."))
        .hasSize(2);
  }

  @Test
  void shouldJoinWrappedLinesAlsoWhereNoBlankLineParts() {
    List<String> lines =
        read(
            "The orchard behind the mill belongs to the village now,",
            "after two years of talks with the heirs of the miller,",
            "who had wanted to fell the trees.",
            "Advertisement",
            "There are ninety of them, and nobody knows the names of",
            "all the apples. A pomologist from the county town comes",
            "in October to taste them, with a book under his arm and",
            "a knife in his pocket.",
            "Read also: the last mill closes",
            "The school keeps the bees. Their honey pays for ladders",
            "and for the press, which is older than the school house",
            "and louder than all of the children together.");
    assertThat(lines).hasSize(5);
    assertThat(lines.get(2)).startsWith("There are ninety").endsWith("in his pocket.");
  }

  @Test
  void shouldLeaveListsOfHeadlinesAlone() {
    String[] headlines = {
      "Village buys the orchard behind the mill after two years",
      "Pomologist finds three unknown apples",
      "Honey of the school pays for ladders and for the press",
      "Heirs of the miller wanted to fell all trees",
      "County town sends a book and a knife to the club",
      "Children louder than the press, says schoolmistress",
      "New ladders arrive in time for the harvest",
      "Last mill of the valley closes at the end of the winter",
      "Bees of the school survive a cold winter",
      "Apples for everybody, says the mayor at the spring fair"
    };
    assertThat(read(headlines)).hasSize(headlines.length);
  }

  @Test
  void shouldNotSpaceChineseLinesApart() {
    assertThat(
            read(
                "市长在星期一的镇议会会议上表示因为码头出现裂缝港口将关闭三个星期渡轮将从旧港口出发并有",
                "公共汽车运送旅客市场将搬到广场直到夏天结束她补充说工程师们在五月份的例行检查中发现了裂缝",
                "修复工程预计将持续三个星期在此期间所有渡轮将改道议会成员一致通过了这项决定并感谢工程师们",
                "的工作。"))
        .hasSize(1)
        .allSatisfy(line -> assertThat(line).doesNotContain(" "));
  }

  private static List<String> read(String... lines) {
    return LineReader.read(String.join("\n", lines)).stream().map(Line::text).toList();
  }
}
