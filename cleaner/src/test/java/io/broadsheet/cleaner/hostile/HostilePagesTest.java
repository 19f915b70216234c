package io.broadsheet.cleaner.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.broadsheet.cleaner.Cleaner;
import io.broadsheet.cleaner.CleaningOutcome;
import io.broadsheet.cleaner.CleaningOutcome.Cleaned;
import io.broadsheet.cleaner.CleaningOutcome.Rejected;
import io.broadsheet.cleaner.Page;
import io.broadsheet.cleaner.RejectionReason;
import java.lang.management.ManagementFactory;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostilePagesTest {

  private static final Cleaner CLEANER = new Cleaner();

  static Stream<String> names() {
    return HostilePages.smaller().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("names")
  void shouldHaveAnOutcome(String name) {
    CleaningOutcome outcome = clean(name);
    if (outcome instanceof Rejected rejected) {
      assertThat(rejected.reason()).isNotNull();
      assertThat(rejected.explanation()).isNotBlank();
    } else {
      assertThat(((Cleaned) outcome).article().text()).isNotBlank();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"50 MB page", "gzip bomb of 1 GiB"})
  void shouldRefuseWhatIsTooLarge(String name) {
    assertThat(clean(name))
        .isInstanceOfSatisfying(
            Rejected.class, r -> assertThat(r.reason()).isEqualTo(RejectionReason.TOO_LARGE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1,000,000 nested div around a story",
        "100,000 nested b",
        "100,000 nested svg g",
        "1,000,000 comments",
        "100,000 attributes",
        "5 MB attribute",
        "1,000,000 nested JSON objects",
        "NULs in a story",
      })
  void shouldStillFindTheStory(String name) {
    assertThat(clean(name))
        .isInstanceOfSatisfying(
            Cleaned.class, c -> assertThat(c.article().text()).contains("the old bridge would"));
  }

  @Test
  void shouldRefuseWhatTheParserGivesUpOn() {
    assertThat(clean("10,000 nested template, then svg")).isInstanceOf(Rejected.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "20,000 different fonts",
        "50,000 misplaced in table",
        "12 fonts left open",
        "12 fonts of 500 attributes left open"
      })
  void shouldRefuseWhatTheParserMakesFarMoreOf(String name) {
    assertThat(clean(name))
        .isInstanceOfSatisfying(
            Rejected.class, r -> assertThat(r.reason()).isEqualTo(RejectionReason.TOO_LARGE));
  }

  @Test
  void shouldLeaveNoNulInAStory() {
    Cleaned cleaned = (Cleaned) clean("NULs in a story");
    assertThat(cleaned.article().text()).doesNotContain("\0").doesNotContain("\ufffd");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "100,000 Markdown headings",
        "Arabic ligature in a paragraph",
        "Arabic ligature as plain text",
        "20,000 different fonts",
        "50,000 misplaced in table",
        "12 fonts left open",
        "12 fonts of 500 attributes left open",
        "gzip of a 15 MB page"
      })
  void shouldAllocateLessThanAHundredTimesThePage(String name) {
    Page page = HostilePages.page(HostilePages.all().get(name).get());
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    CLEANER.clean(page); // what is loaded once does not count
    long before = threads.getCurrentThreadAllocatedBytes();
    CLEANER.clean(page);
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    assertThat(allocated).isLessThan(100L * page.body().length);
  }

  private static CleaningOutcome clean(String name) {
    return CLEANER.clean(HostilePages.page(HostilePages.smaller().get(name).get()));
  }
}
