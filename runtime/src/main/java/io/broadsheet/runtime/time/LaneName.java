package io.broadsheet.runtime.time;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a lane may be called: 1 to 64 of a to z, 0 to 9, dot, underscore and hyphen. The default
 * lane is null in records; people may write {@value #DEFAULT} for it.
 */
public final class LaneName {

  /** How people name the lane of whoever names none. */
  public static final String DEFAULT = "default";

  private static final Pattern FORM = Pattern.compile("[a-z0-9._-]{1,64}");

  private LaneName() {}

  /**
   * What is wrong with a name, as a sentence; empty when nothing is.
   *
   * @param name or null, which is the default lane
   */
  public static Optional<String> fault(String name) {
    return name == null || FORM.matcher(name).matches()
        ? Optional.empty()
        : Optional.of("The name of a lane is 1 to 64 characters of a-z, 0-9, '.', '_' and '-'.");
  }

  /**
   * The name as it stands in records: null for the default lane.
   *
   * @param name or null
   * @throws IllegalArgumentException with a sentence, when it is no name of a lane
   */
  public static String inRecords(String name) {
    fault(name)
        .ifPresent(
            sentence -> {
              throw new IllegalArgumentException(sentence);
            });
    return DEFAULT.equals(name) ? null : name;
  }
}
