package io.broadsheet.cleaner.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.broadsheet.cleaner.Cleaner;
import io.broadsheet.cleaner.CleaningOutcome;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every page has an outcome. In the normal build the seeds and the findings of earlier runs are
 * cleaned; with {@code JAZZER_FUZZ=1} in the environment, the fuzzer makes further pages of them.
 */
class CleanerFuzzTest {

  private static final long SEED = 20260303;
  private static final Cleaner CLEANER = new Cleaner();

  /** Any bytes as the body of a page. */
  @MethodSource("seeds")
  @DictionaryFile(resourcePath = "markup.dict")
  @FuzzTest(maxDuration = "10m")
  void shouldSurviveAnyBytes(byte[] body) {
    assertOutcome(body);
  }

  /** Pages put together from pieces of real markup in any order and nesting. */
  @MethodSource("choices")
  @FuzzTest(maxDuration = "10m")
  void shouldSurviveAnyMarkup(byte[] choices) {
    assertOutcome(RandomMarkup.page(choices).getBytes(UTF_8));
  }

  static Stream<byte[]> seeds() {
    return SeedPages.all().stream().map(page -> page.getBytes(UTF_8));
  }

  static Stream<byte[]> choices() {
    Random random = new Random(SEED);
    return IntStream.rangeClosed(1, 50)
        .mapToObj(
            i -> {
              byte[] choices = new byte[10 * i];
              random.nextBytes(choices);
              return choices;
            });
  }

  private static void assertOutcome(byte[] body) {
    if (CLEANER.clean(HostilePages.page(body)) instanceof CleaningOutcome.Cleaned cleaned) {
      String text = cleaned.article().text();
      assertThat(text).isNotBlank();
      assertThat(text.codePoints()).allMatch(CleanerFuzzTest::isText);
    }
  }

  private static boolean isText(int c) {
    return c == '\n' || !Character.isISOControl(c) && Character.getType(c) != Character.SURROGATE;
  }
}
