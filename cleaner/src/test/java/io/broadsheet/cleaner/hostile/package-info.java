/**
 * Pages that nobody would write but somebody may send: what the cleaner makes of them, what they
 * cost, and a fuzzer that looks for more of them. {@code HostilePagesReport} prints the table of
 * costs; {@code JAZZER_FUZZ=1 mvn test -Dtest=CleanerFuzzTest#shouldSurviveAnyBytes} fuzzes.
 */
package io.broadsheet.cleaner.hostile;
