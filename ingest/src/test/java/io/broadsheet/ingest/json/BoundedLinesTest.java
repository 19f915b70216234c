package io.broadsheet.ingest.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BoundedLinesTest {

  private static final int BLOCK = 1 << 16;

  @Test
  void shouldCutAtLineEndsWhereverTheyAre() throws IOException {
    Random random = new Random(16);
    for (int round = 0; round < 50; round++) {
      List<String> lines = new ArrayList<>();
      for (int i = random.nextInt(20); i >= 0; i--) {
        int length = (1 + random.nextInt(5)) * BLOCK - 10 + random.nextInt(20);
        lines.add("x".repeat(length >> random.nextInt(18)));
      }
      long offset = 0;
      List<BoundedLines.Line> read = read(String.join("\n", lines), Integer.MAX_VALUE);

      assertThat(read).hasSameSizeAs(lines);
      for (int i = 0; i < lines.size(); i++) {
        assertThat(text(read.get(i))).isEqualTo(lines.get(i));
        assertThat(read.get(i).offset()).isEqualTo(offset);
        offset += lines.get(i).length() + 1;
      }
    }
  }

  @Test
  void shouldHaveNoLineBehindTheLastLineEndAndEmptyOnesBefore() throws IOException {
    assertThat(read("", 10)).isEmpty();
    assertThat(read("a\n\nb\n", 10))
        .extracting(BoundedLinesTest::text)
        .containsExactly("a", "", "b");
  }

  @Test
  void shouldKeepThePlaceOfALineThatIsTooLong() throws IOException {
    for (int length : new int[] {11, BLOCK, 3 * BLOCK}) {
      List<BoundedLines.Line> lines = read("a\n" + "x".repeat(length) + "\n0123456789\n", 10);

      assertThat(lines).extracting(BoundedLinesTest::text).containsExactly("a", "", "0123456789");
      assertThat(lines.get(1).fault()).isEqualTo("The line is too long.");
      assertThat(lines.get(2).offset()).isEqualTo(3 + length);
    }
  }

  @Test
  void shouldTakeALineOfTheGreatestLengthHoweverLittleIsReadAtATime() throws IOException {
    int longest = 3 * BLOCK + 1;
    byte[] input = ("a\n" + "x".repeat(longest) + "\n" + "x".repeat(longest + 1)).getBytes(UTF_8);
    InputStream trickle =
        new FilterInputStream(new ByteArrayInputStream(input)) {
          @Override
          public int read(byte[] into, int from, int length) throws IOException {
            return super.read(into, from, Math.min(length, 1000));
          }
        };
    BoundedLines lines = new BoundedLines(trickle, longest);

    assertThat(text(lines.next())).isEqualTo("a");
    assertThat(lines.next().bytes()).hasSize(longest);
    assertThat(lines.next().fault()).isEqualTo("The line is too long.");
    assertThat(lines.next()).isNull();
  }

  @Test
  void shouldLoseNothingBehindALineOfManyBlocks() throws IOException {
    String shorter = "y".repeat(BLOCK);
    String input = "x".repeat(100 * BLOCK) + ("\n" + shorter).repeat(30) + "\n\nz";
    List<BoundedLines.Line> lines = read(input, Integer.MAX_VALUE);

    assertThat(lines).hasSize(33);
    assertThat(lines.get(0).bytes()).hasSize(100 * BLOCK);
    assertThat(lines.subList(1, 31)).allMatch(line -> text(line).equals(shorter));
    assertThat(text(lines.get(32))).isEqualTo("z");
    assertThat(lines.get(32).offset()).isEqualTo(input.length() - 1);
  }

  @Test
  void shouldPassOverZerosAtTheEnd() throws IOException {
    for (String end : List.of("\0", "\n\0", "\0\n", "\n" + "\0".repeat(5 * BLOCK), "\0\n\0\r\n")) {
      assertThat(read("a\nb" + end, 10))
          .extracting(BoundedLinesTest::text)
          .containsExactly("a", "b");
    }
  }

  @Test
  void shouldTellZerosBetweenLinesAndGoOnBehindThem() throws IOException {
    List<BoundedLines.Line> lines = read("a\n" + "\0".repeat(BLOCK) + "b\nc\0d", 10);

    assertThat(lines)
        .extracting(BoundedLinesTest::text)
        .containsExactly("a", "", "b", "c", "", "d");
    assertThat(lines.get(1).fault()).contains("zeros");
    assertThat(lines.get(1).isBlank()).isFalse();
    assertThat(lines.get(2).offset()).isEqualTo(2 + BLOCK);
  }

  @Test
  void shouldPassOverAByteOrderMarkAtTheBeginningOnly() throws IOException {
    List<BoundedLines.Line> lines = read("\u00ef\u00bb\u00bfa\n\u00ef\u00bb\u00bfb", 10);

    assertThat(text(lines.get(0))).isEqualTo("a");
    assertThat(lines.get(0).offset()).isEqualTo(3);
    assertThat(text(lines.get(1))).hasSize(4);
  }

  private static String text(BoundedLines.Line line) {
    return new String(line.bytes(), ISO_8859_1);
  }

  private static List<BoundedLines.Line> read(String input, long max) throws IOException {
    BoundedLines lines =
        new BoundedLines(new ByteArrayInputStream(input.getBytes(ISO_8859_1)), max);
    List<BoundedLines.Line> read = new ArrayList<>();
    for (BoundedLines.Line line = lines.next(); line != null; line = lines.next()) {
      read.add(line);
    }
    return read;
  }
}
