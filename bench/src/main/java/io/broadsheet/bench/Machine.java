package io.broadsheet.bench;

import java.lang.management.ManagementFactory;
import java.util.Locale;

/**
 * Where and when something was measured.
 *
 * @param load the average number of busy processes over the last minute, or negative when unknown
 */
public record Machine(String java, int processors, double load) {

  public static Machine now() {
    return new Machine(
        System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"),
        Runtime.getRuntime().availableProcessors(),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "%s, %d processors, load %.1f before the race", java, processors, load);
  }
}
