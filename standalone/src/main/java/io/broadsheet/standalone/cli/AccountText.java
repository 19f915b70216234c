package io.broadsheet.standalone.cli;

import io.broadsheet.ingest.InputItem;
import io.broadsheet.standalone.account.Account;
import io.broadsheet.standalone.account.Account.Entry;
import io.broadsheet.standalone.account.PageOutcome;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** The account for people. */
final class AccountText {

  private final StringBuilder text = new StringBuilder();

  String write(Account account, List<InputItem.Unreadable> unreadable) {
    summary(account, unreadable.size());
    canonical(account);
    section("Copies of articles from earlier runs", strayCopies(account), this::copy);
    section("Seen before", account.ended(PageOutcome.Recrawled.class), this::recrawl);
    section("Rejected", account.ended(PageOutcome.Rejected.class), this::rejected);
    section("Dead letters", account.ended(PageOutcome.DeadLettered.class), this::deadLetter);
    section("NOT ACCOUNTED FOR", account.violations(), this::violation);
    if (!unreadable.isEmpty()) {
      heading("Not read");
      unreadable.forEach(item -> line("  %s%n      %s", item.file(), item.reason()));
    }
    return text.toString();
  }

  private void summary(Account account, int unreadable) {
    Account.Counts c = account.counts();
    line(
        "%,d pages: %,d canonical, %,d duplicates, %,d rejected, %,d dead letters, %,d unchanged.",
        c.pages(), c.canonical(), c.duplicates(), c.rejected(), c.deadLetters(), c.unchanged());
    line(
        account.isLawful()
            ? "Every page stands in exactly one place."
            : "THE ACCOUNTING LAW IS BROKEN: %,d pages stand nowhere or twice."
                .formatted(account.violations().size()));
    if (unreadable > 0) {
      line("%,d inputs could not be read.", unreadable);
    }
  }

  private void canonical(Account account) {
    Map<String, List<Entry>> copies =
        account.ended(PageOutcome.Duplicate.class).stream()
            .collect(Collectors.groupingBy(AccountText::canonicalId));
    section(
        "Canonical articles",
        account.ended(PageOutcome.Canonical.class),
        (entry, outcome) -> {
          PageOutcome.Canonical article = (PageOutcome.Canonical) outcome;
          line("  %s", article.title() == null ? "(no title)" : article.title());
          line("      %s", article.url());
          line("      from %s", entry.page().source());
          if (article.revision() > 1) {
            line("      revision %d", article.revision());
          }
          copies
              .getOrDefault(article.id(), List.of())
              .forEach(copy -> copy(copy, copy.places().get(0)));
        });
  }

  private List<Entry> strayCopies(Account account) {
    List<String> shown =
        account.ended(PageOutcome.Canonical.class).stream()
            .map(entry -> ((PageOutcome.Canonical) entry.places().get(0)).id())
            .toList();
    return account.ended(PageOutcome.Duplicate.class).stream()
        .filter(entry -> !shown.contains(canonicalId(entry)))
        .toList();
  }

  private void copy(Entry entry, PageOutcome outcome) {
    PageOutcome.Duplicate copy = (PageOutcome.Duplicate) outcome;
    line("    + %s copy %s", copy.relation().toLowerCase(Locale.ROOT), entry.page().source());
    line(
        Locale.ROOT,
        "      of %s (similarity %.2f, containment %.2f)",
        copy.canonicalId(),
        copy.similarity(),
        copy.containment());
  }

  private void recrawl(Entry entry, PageOutcome outcome) {
    PageOutcome.Recrawled recrawl = (PageOutcome.Recrawled) outcome;
    line("  %s", entry.page().source());
    line(
        "      %s of %s",
        recrawl.changed() ? "earlier revision" : "unchanged re-crawl", recrawl.url());
  }

  private void rejected(Entry entry, PageOutcome outcome) {
    PageOutcome.Rejected rejected = (PageOutcome.Rejected) outcome;
    line("  %s", entry.page().source());
    line("      %s: %s", rejected.reason(), rejected.explanation());
  }

  private void deadLetter(Entry entry, PageOutcome outcome) {
    PageOutcome.DeadLettered letter = (PageOutcome.DeadLettered) outcome;
    line("  %s", entry.page().source());
    line("      %s failed: %s: %s", letter.stage(), letter.errorClass(), letter.message());
  }

  private void violation(Entry entry, PageOutcome first) {
    line("  %s", entry.page().source());
    line(
        "      page %s stands in %d places: %s", entry.at(), entry.places().size(), entry.places());
  }

  private void section(String title, List<Entry> entries, BiConsumer<Entry, PageOutcome> each) {
    if (!entries.isEmpty()) {
      heading(title);
      entries.forEach(
          entry -> each.accept(entry, entry.places().isEmpty() ? null : entry.places().get(0)));
    }
  }

  private void heading(String title) {
    line("%n%s", title);
  }

  private void line(String format, Object... values) {
    line(Locale.ROOT, format, values);
  }

  private void line(Locale locale, String format, Object... values) {
    text.append(String.format(locale, format, values)).append(System.lineSeparator());
  }

  private static String canonicalId(Entry entry) {
    return ((PageOutcome.Duplicate) entry.places().get(0)).canonicalId();
  }
}
