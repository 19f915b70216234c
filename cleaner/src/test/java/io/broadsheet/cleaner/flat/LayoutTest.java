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
