package io.broadsheet.standalone.cli;

import io.broadsheet.ingest.http.HttpIngest;
import io.broadsheet.ingest.http.KafkaTransactions;
import io.broadsheet.ingest.http.ListenSettings;
import io.broadsheet.ingest.http.Totals;
import io.broadsheet.schemas.ClusterConfig;
import java.util.concurrent.CountDownLatch;

/** Ingest that listens, until it is stopped. What it tells goes to standard error. */
final class Listening {

  private final ListenSettings settings;
  private final ClusterConfig cluster;

  Listening(ListenSettings settings, ClusterConfig cluster) {
    this.settings = settings;
    this.cluster = cluster;
  }

  /**
   * Returns never by itself.
   *
   * @throws InterruptedException when it was stopped, after all is finished
   */
  void run() throws InterruptedException {
    KafkaTransactions transactions = new KafkaTransactions(cluster, settings.maxPageBytes());
    HttpIngest ingest = HttpIngest.start(settings, transactions, System.err::println);
    try {
      System.err.printf("Listening on http://%s:%d/pages%n", host(), ingest.port());
      new CountDownLatch(1).await();
    } finally {
      ingest.close();
      print(ingest.totals());
    }
  }

  private String host() {
    String host = settings.address().getHostString();
    return host.contains(":") ? "[" + host + "]" : host;
  }

  private static void print(Totals totals) {
    System.err.printf(
        "%,d pages sent, %,d too large, in %,d requests; %,d requests refused.%n",
        totals.pages(), totals.tooLarge(), totals.requests(), totals.refused());
  }
}
