package io.broadsheet.cleaner.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SiteMemoryTest {

  private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
  private static final String SITE = "site.example";
  private static final String HOUSE_LINE = "Tell us what you think, we read every letter.";

  private final Map<String, byte[]> records = new HashMap<>();
  private final SiteMemory memory =
      new SiteMemory(
          new BlockStore() {
            @Override
            public byte[] get(String key) {
              return records.get(key);
            }

            @Override
            public void put(String key, byte[] bytes) {
              records.put(key, bytes);
            }
          });

  /** Ten paragraphs that no other story has. */
  private static List<String> story(String topic) {
    Random words = new Random(topic.hashCode());
    return Stream.generate(
            () ->
                words
                    .ints(20, 0, 5000)
                    .mapToObj(word -> "word" + word)
                    .collect(Collectors.joining(" ")))
        .limit(10)
        .toList();
  }

  private static List<String> with(String line, int at, List<String> story) {
    List<String> paragraphs = new ArrayList<>(story);
    paragraphs.add(at, line);
    return paragraphs;
  }

  private List<Integer> see(List<String> page) {
    return memory.recurring(SITE, NOON, page);
  }

  @Test
  void shouldFindALineThatAThirdStoryShows() {
    assertThat(see(with(HOUSE_LINE, 10, story("ferry")))).isEmpty();
    assertThat(see(with(HOUSE_LINE, 10, story("barrier")))).isEmpty();
    assertThat(see(with(HOUSE_LINE, 10, story("library")))).containsExactly(10);
  }

  @Test
  void shouldNeverRemoveASentenceOfAStoryThatSeveralPagesCarry() {
    for (int page = 0; page < 20; page++) {
      assertThat(see(story("ferry"))).isEmpty();
    }
  }

  @Test
  void shouldNotRemoveWhatCopiesOfAStoryShareWhileOtherStoriesPass() {
    for (int page = 0; page < 10; page++) {
      assertThat(see(story("ferry").subList(0, 7 + page % 4))).isEmpty();
      assertThat(see(story("topic" + page))).isEmpty();
    }
  }

  @Test
  void shouldKeepBackgroundThatFollowsATopicThroughAFewStories() {
    String background =
        "The ferry company was founded after the flood and runs eleven boats today.";
    for (int page = 0; page < 12; page++) {
      List<String> story = story("topic" + page);
      assertThat(see(page % 4 == 0 ? with(background, 5, story) : story)).isEmpty();
    }
  }

  @Test
  void shouldKeepSubheadingsThatAuthorsUseAgain() {
    for (int page = 0; page < 6; page++) {
      assertThat(see(with("What comes next", 5, story("topic" + page)))).isEmpty();
    }
  }

  @Test
  void shouldTellSitesApart() {
    for (int page = 0; page < 6; page++) {
      List<String> paragraphs = with(HOUSE_LINE, 10, story("topic" + page));
      assertThat(memory.recurring("site" + page + ".example", NOON, paragraphs)).isEmpty();
    }
  }

  @Test
  void shouldForgetABlockThatWasSeenInOneStoryEarlierThanOneThatRecurs() {
    see(with(HOUSE_LINE, 10, story("ferry")));
    see(with(HOUSE_LINE, 10, story("barrier")));

    long afterThreeDays = expired(NOON.plus(Duration.ofDays(3)));
    long afterAMonth = expired(NOON.plus(Duration.ofDays(30)));

    assertThat(afterThreeDays).isEqualTo(20);
    assertThat(afterAMonth).isEqualTo(21);
  }

  @Test
  void shouldKeepItsRecordsSmall() {
    for (int page = 0; page < 50; page++) {
      see(with(HOUSE_LINE, 10, story("topic" + page)));
    }

    assertThat(records.values()).allSatisfy(record -> assertThat(record).hasSizeLessThan(81));
  }

  private long expired(Instant now) {
    return records.entrySet().stream()
        .filter(entry -> SiteMemory.isExpired(entry.getKey(), entry.getValue(), now))
        .count();
  }
}
