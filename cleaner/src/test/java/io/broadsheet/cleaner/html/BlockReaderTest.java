package io.broadsheet.cleaner.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.cleaner.block.Block;
import io.broadsheet.cleaner.block.BlockKind;
import io.broadsheet.cleaner.block.ScopeCue;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlockReaderTest {

  private static List<Block> read(String body) {
    return BlockReader.read(Jsoup.parse(body));
  }

  @Test
  void shouldPartBlocksAtElementsAndCollapseWhiteSpace() {
    List<Block> blocks = read("<h1>A  title</h1><p>One\n <b>bold</b> word</p>tail<div>last</div>");

    assertThat(blocks)
        .extracting(Block::text)
        .containsExactly("A title", "One bold word", "tail", "last");
    assertThat(blocks).extracting(Block::kind).startsWith(BlockKind.HEADING, BlockKind.PARAGRAPH);
  }

  @Test
  void shouldTellLinesFromParagraphs() {
    List<Block> blocks = read("<p>one<br>two<br><br>three</p>");

    assertThat(blocks)
        .extracting(Block::joint)
        .containsExactly(Block.Joint.PARAGRAPH, Block.Joint.LINE, Block.Joint.PARAGRAPH);
  }

  @Test
  void shouldKeepTheCellsOfARowTogether() {
    List<Block> blocks = read("<table><tr><td>a<td>b<tr><td>c<td>d</table>");

    assertThat(blocks)
        .extracting(Block::joint)
        .containsExactly(
            Block.Joint.PARAGRAPH, Block.Joint.CELL, Block.Joint.PARAGRAPH, Block.Joint.CELL);
  }

  @Test
  void shouldMeasureLinksEvenAroundBlocks() {
    List<Block> blocks = read("<a href=x><div>All of it</div></a><p>half <a href=y>link</a></p>");

    assertThat(blocks.get(0).linkDensity()).isEqualTo(1);
    assertThat(blocks.get(1).linkDensity()).isBetween(0.4, 0.5);
  }

  @Test
  void shouldLeaveOutWhatIsNotText() {
    List<Block> blocks =
        read(
            "<script>var a</script><style>p{}</style><noscript>on</noscript><select><option>x</select>y");

    assertThat(blocks).extracting(Block::text).containsExactly("y");
  }

  @Test
  void shouldDropFootnoteMarksButNotPowers() {
    List<Block> blocks = read("<p>12 m<sup>2</sup> were built<sup><a href='#n1'>1</a></sup>.</p>");

    assertThat(blocks).extracting(Block::text).containsExactly("12 m2 were built.");
  }

  @Test
  void shouldReadThroughElementsThatASiteMadeUp() {
    List<Block> blocks =
        read(
            "<p>Oats have a <x-source><a href=s>lower risk</a></x-source> of mould.</p>"
                + "<x-body><x-part>One part</x-part> <x-part>Another part</x-part></x-body>");

    assertThat(blocks)
        .extracting(Block::text)
        .containsExactly("Oats have a lower risk of mould.", "One part", "Another part");
  }

  @Test
  void shouldReadThroughElementsThatHtmlDoesNotKnow() {
    assertThat(read("<p>Mind <g class=gr-alert>the gap</g>, said <o:p>Jo</o:p>."))
        .extracting(Block::text)
        .containsExactly("Mind the gap, said Jo.");
  }

  @Test
  void shouldReadShadowRootsButNoOtherTemplates() {
    List<Block> blocks =
        read(
            "<x-page><template shadowrootmode=closed><x-story><template shadowrootmode=open><p>in"
                + "</template></x-story></template></x-page><template><p>no</template>");

    assertThat(blocks).extracting(Block::text).containsExactly("in");
  }

  @Test
  void shouldReadScriptlessTextWhereItIsTheStory() {
    String story = "<p>" + "The bells rang, once more, at noon, as they had since May. ".repeat(8);
    String scriptless = "<noscript>" + story + "</noscript>";

    assertThat(read("<p>The bells …</p>" + scriptless)).hasSize(2);
    assertThat(read(story + scriptless)).hasSize(1);
    assertThat(read("<p>x<noscript>Please switch scripts on.</noscript>")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "<p><span class=drop-cap>T</span>/hey left.; They left.",
        "<p><span class=firstletter>A</span>/pair left.; A pair left.",
        "<p><span class=lettrine>A</span>/fter noon; After noon",
        "<div class=dropcap>“T</div><p>hey left.; “They left.",
        "<div class=dropcap><p>É</p></div><p>tait-il là?; Était-il là?",
        "<p><i>C</i> is a language.; C is a language."
      })
  void shouldPutLargeFirstLettersWhereTheyBelong(String html, String text) {
    assertThat(read(html.replace(">/", ">\n"))).extracting(Block::text).containsExactly(text);
  }

  @Test
  void shouldReadThroughUnknownElementsBetweenOthersOfALine() {
    assertThat(read("<p><i>Only</i> <ner>three boats</ner> <b>left</b>"))
        .extracting(Block::text)
        .containsExactly("Only three boats left");
  }

  @Test
  void shouldPartPreformattedParagraphsButNotCode() {
    assertThat(read("<pre>The eels are back.\n\nNobody knows\nwhy.</pre>"))
        .extracting(Block::text)
        .containsExactly("The eels are back.", "Nobody knows why.");
    assertThat(read("<pre>a = 1\n\nb = 2</pre>")).hasSize(1);
  }

  @Test
  void shouldPartABoldHeadingFromTheTextBehindIt() {
    assertThat(read("<p><b>What comes next</b>The hall opens. <b>Mac</b>Gill agrees."))
        .extracting(Block::text)
        .containsExactly("What comes next The hall opens. MacGill agrees.");
  }

  @Test
  void shouldLeaveOutCommandsOfContentSystems() {
    String page =
        "<p>[vc_row el_class=\"x\"][vc_column]The hall [sic] opens [1].[/vc_column]"
            + "<p>[caption id=\"a\" width=\"9\"]<img src=a> The hall[/caption]<p>[gallery]";

    assertThat(read(page)).extracting(Block::text).containsExactly("The hall [sic] opens [1].");
    assertThat(read(page + "<code>x</code>")).hasSize(3);
  }

  @Test
  void shouldPartWordsThatAPictureParts() {
    List<Block> blocks =
        read("<p>Revised 3 May 2024<img src=a>If it rains<img src=b>, stay in.</p>");

    assertThat(blocks)
        .extracting(Block::text)
        .containsExactly("Revised 3 May 2024 If it rains, stay in.");
  }

  @Test
  void shouldPartLinksToDifferentPlacesButNotALinkInPieces() {
    List<Block> blocks =
        read("<p><a href=j>Jam</a><a href=t>Tea</a> and <a href=s>sc</a><a href=s>ones</a></p>");

    assertThat(blocks).extracting(Block::text).containsExactly("Jam Tea and scones");
  }

  @Test
  void shouldNotPartUnspacedScriptsAtPicturesAndLinks() {
    List<Block> blocks = read("<p>市議会は<img src=a>新<a href=x>しい</a><a href=y>学校</a>を建てる。</p>");

    assertThat(blocks).extracting(Block::text).containsExactly("市議会は新しい学校を建てる。");
  }

  @Test
  void shouldNotPartRunsOfUnspacedScripts() {
    List<Block> blocks = read("<p>市議会は<b>新しい</b>学校を建てる。</p>");

    assertThat(blocks).extracting(Block::text).containsExactly("市議会は新しい学校を建てる。");
  }

  @Test
  void shouldReadCuesFromNamesAndAttributes() {
    Block block = read("<aside class='related-posts'><p id=newsletterSignup>x</p></aside>").get(0);

    assertThat(block.scope().distance(ScopeCue.NEWSLETTER)).isZero();
    assertThat(block.scope().distance(ScopeCue.RELATED)).isEqualTo(1);
    assertThat(block.scope().within(ScopeCue.SIDEBAR)).isTrue();
  }

  @Test
  void shouldSurviveDeepNestingAndHugeAttributes() {
    String deep = "<div>".repeat(200_000) + "deep" + "</div>".repeat(1_000);
    String wide = "<p class='" + "a ".repeat(500_000) + "'>" + "word ".repeat(200_000) + "</p>";

    assertThat(read(deep + wide)).hasSize(2);
  }

  @Test
  void shouldStopAfterSoManyBlocks() {
    assertThat(read("<p>x</p>".repeat(60_000))).hasSizeLessThan(25_000);
  }
}
