package io.broadsheet.dedupe.protocol;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadsheet.dedupe.DedupeSettings;
import io.broadsheet.dedupe.feature.Features;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SettingsGuardTest {

  private static final byte[] KEY = "settings".getBytes(StandardCharsets.US_ASCII);
  private static final DedupeSettings SETTINGS = new DedupeSettings(Duration.ofHours(72), 32);

  private final MemoryStore progress = new MemoryStore();

  @BeforeEach
  void writeState() {
    SettingsGuard.check(SETTINGS, 4, progress);
  }

  @Test
  void shouldAcceptStateOfTheSameSettings() {
    assertThatCode(() -> SettingsGuard.check(SETTINGS, 4, progress)).doesNotThrowAnyException();
  }

  @Test
  void shouldRefuseAnotherWindow() {
    assertRefused(new DedupeSettings(Duration.ofHours(73), 32), 4, "window PT73H");
  }

  @Test
  void shouldRefuseAnotherCap() {
    assertRefused(new DedupeSettings(Duration.ofHours(72), 33), 4, "33 candidates");
  }

  @Test
  void shouldRefuseAnotherNumberOfPartitions() {
    assertRefused(SETTINGS, 5, "5 partitions");
  }

  @Test
  void shouldRefuseFeaturesOfAnotherVersion() {
    String stored = new String(progress.get(KEY), StandardCharsets.UTF_8);
    String current = "features " + Features.VERSION;
    String older = stored.replace(current, "features " + (Features.VERSION - 1));
    progress.put(KEY, older.getBytes(StandardCharsets.UTF_8));
    assertRefused(SETTINGS, 4, current);
  }

  private void assertRefused(DedupeSettings settings, int tasks, String wanted) {
    assertThatThrownBy(() -> SettingsGuard.check(settings, tasks, progress))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(wanted)
        .hasMessageContaining(
            "window PT72H, editions PT168H apart, 32 candidates a key, 4 partitions")
        .hasMessageContaining("set it back")
        .hasMessageContaining("delete their state folders")
        .hasMessageContaining("broadsheet topics reset-dedupe");
  }
}
