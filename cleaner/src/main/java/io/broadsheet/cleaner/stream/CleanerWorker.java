package io.broadsheet.cleaner.stream;

import io.broadsheet.runtime.Worker;
import io.broadsheet.runtime.WorkerSettings;
import io.broadsheet.runtime.time.FetchTimeRule;
import io.broadsheet.schemas.TopicSetup;

/** The cleaner: its topology, and room in its changelog for partitions that pages got since. */
public final class CleanerWorker {

  private CleanerWorker() {}

  /**
   * Makes the worker. Site memory is of one partition, so that new ones begin with none.
   *
   * @throws io.broadsheet.schemas.UnreachableException when no broker answers
   */
  public static Worker create(WorkerSettings settings, PageCleaner cleaner, FetchTimeRule times) {
    try (TopicSetup setup = new TopicSetup(settings.cluster())) {
      String pages = settings.cluster().topics().pages();
      setup.widen(changelog(settings), setup.partitions(pages));
    }
    return new Worker(settings, new CleanerTopology(settings.cluster(), cleaner, times).build());
  }

  static String changelog(WorkerSettings settings) {
    return "%s-%s-changelog".formatted(settings.applicationId(), CleanerTopology.SITE_PAGES);
  }
}
