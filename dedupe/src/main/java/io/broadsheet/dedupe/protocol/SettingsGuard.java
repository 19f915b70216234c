package io.broadsheet.dedupe.protocol;

import io.broadsheet.dedupe.DedupeSettings;
import io.broadsheet.dedupe.feature.Features;
import java.nio.charset.StandardCharsets;

/** Refuses state that was written under other settings: its decisions would mean something else. */
final class SettingsGuard {

  /** To be raised with any change of what the stores hold, but for the features. */
  private static final int STORED_FORM = 5;

  private static final byte[] KEY = "settings".getBytes(StandardCharsets.US_ASCII);

  private SettingsGuard() {}

  /**
   * @throws IllegalStateException when the settings differ from those of the state
   */
  static void check(DedupeSettings settings, int tasks, ByteStore progress) {
    String wanted =
        ("window %s, editions %s apart, %d candidates a key, %d partitions, features %d, stored"
                + " form %d")
            .formatted(
                settings.window(),
                settings.editionGap(),
                settings.candidatesPerKey(),
                tasks,
                Features.VERSION,
                STORED_FORM);
    byte[] stored = progress.get(KEY);
    if (stored == null) {
      progress.put(KEY, wanted.getBytes(StandardCharsets.UTF_8));
      return;
    }
    String found = new String(stored, StandardCharsets.UTF_8);
    if (!found.equals(wanted)) {
      throw new IllegalStateException(
          ("The state of dedupe was made with %s, and the worker is set to %s. Either set it back,"
                  + " or decide all articles anew: stop all dedupe workers, delete their state"
                  + " folders, and run 'broadsheet topics reset-dedupe --yes'. See 'Changing the"
                  + " window' in docs/dedupe-operation.md; after an upgrade, docs/upgrades.md.")
              .formatted(found, wanted));
    }
  }
}
