package io.broadsheet.standalone.cli;

import io.broadsheet.runtime.time.FetchTimeRule;
import java.time.Instant;
import picocli.CommandLine.Option;

/** Which fetch times are believed. */
final class FetchTimeOptions {

  @Option(
      names = "--earliest-fetch",
      paramLabel = "TIME",
      converter = TimeConverter.class,
      defaultValue = "1990-01-01",
      description =
          "Fetch times before this are not believed, and the time of receipt is taken instead; over"
              + " HTTP the request is refused (env BROADSHEET_EARLIEST_FETCH, default 1990-01-01).")
  private Instant earliestFetch;

  FetchTimeRule rule() {
    return new FetchTimeRule(earliestFetch, FetchTimeRule.DEFAULT.ahead());
  }
}
