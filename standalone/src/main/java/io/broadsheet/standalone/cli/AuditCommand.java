package io.broadsheet.standalone.cli;

import io.broadsheet.schemas.ClusterConfig;
import io.broadsheet.schemas.TopicSetup;
import io.broadsheet.standalone.account.Account;
import io.broadsheet.standalone.account.AccountBook;
import io.broadsheet.standalone.account.OutcomeReader;
import io.broadsheet.standalone.account.PageTopicReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code broadsheet audit}: the accounting law on any cluster. */
@Command(
    name = "audit",
    mixinStandardHelpOptions = true,
    description =
        "Checks that every page on the page topic stands in exactly one place; exit code 1 and a"
            + " list of pages if not.")
final class AuditCommand implements Callable<Integer> {

  private static final Duration POLL = Duration.ofMillis(200);

  @Option(
      names = "--patience",
      paramLabel = "SECONDS",
      defaultValue = "10",
      description = "How long to wait for pages still on their way, without movement (default 10).")
  private int patience;

  @Mixin private ClusterOptions cluster;
  @Mixin private Logging logging;

  @Override
  public Integer call() {
    ClusterConfig config = cluster.config();
    try (TopicSetup setup = new TopicSetup(config)) {
      setup.requireTopics(config.topics().all(1).stream().map(topic -> topic.name()).toList());
    }
    AccountBook book = new AccountBook();
    new PageTopicReader(config, book).readAll();
    try (OutcomeReader outcomes = new OutcomeReader(config, book)) {
      awaitComplete(book, outcomes);
    }
    Account account = book.account();
    print(account);
    return account.isLawful() ? ExitCodes.OK : ExitCodes.FAILED;
  }

  private void awaitComplete(AccountBook book, OutcomeReader outcomes) {
    Instant lastChange = Instant.now();
    boolean quiet = false;
    while (!(quiet && book.isComplete())
        && Duration.between(lastChange, Instant.now()).toSeconds() < patience) {
      quiet = outcomes.poll(POLL) == 0;
      lastChange = quiet ? lastChange : Instant.now();
    }
  }

  private static void print(Account account) {
    Account.Counts counts = account.counts();
    System.out.printf(
        "%d pages: %d canonical, %d duplicates, %d rejected, %d dead letters, %d unchanged.%n",
        counts.pages(),
        counts.canonical(),
        counts.duplicates(),
        counts.rejected(),
        counts.deadLetters(),
        counts.unchanged());
    List<Account.Entry> violations = account.violations();
    for (Account.Entry entry : violations) {
      System.out.printf(
          "page %s (%s) stands in %d places: %s%n",
          entry.at(), entry.page().url(), entry.places().size(), entry.places());
    }
    System.out.println(
        violations.isEmpty()
            ? "The accounting law holds."
            : "The accounting law is broken for %d pages.".formatted(violations.size()));
  }
}
