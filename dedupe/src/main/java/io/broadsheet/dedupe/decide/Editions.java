package io.broadsheet.dedupe.decide;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The crawls of one article, by their times alone: those that follow each other within a gap are an
 * edition. The latest edition counts. So a crawl whose clock was years behind, which nobody can
 * tell from that of an archive, does not move an article to a time where nothing else is.
 *
 * <p>A function of the set of crawls, as long as there are no more than {@link #MOST} editions; of
 * more, the latest are kept.
 *
 * @param spans the editions, in their order; not empty, each further than the gap from the next
 */
public record Editions(List<Span> spans) {

  /** Of one article, within the time that state is kept. */
  static final int MOST = 16;

  /** From the first crawl of an edition to its last. */
  public record Span(Instant first, Instant last) {}

  public Editions {
    spans = List.copyOf(spans);
  }

  static Editions of(Instant crawl) {
    return new Editions(List.of(new Span(crawl, crawl)));
  }

  /** The one that counts. */
  public Span latest() {
    return spans.get(spans.size() - 1);
  }

  Editions and(Editions other, Duration gap) {
    List<Span> all = new ArrayList<>(spans);
    all.addAll(other.spans);
    all.sort(Comparator.comparing(Span::first));
    List<Span> joined = new ArrayList<>();
    for (Span next : all) {
      Span before = joined.isEmpty() ? null : joined.get(joined.size() - 1);
      if (before == null || Duration.between(before.last, next.first).compareTo(gap) > 0) {
        joined.add(next);
      } else {
        Instant last = next.last.isAfter(before.last) ? next.last : before.last;
        joined.set(joined.size() - 1, new Span(before.first, last));
      }
    }
    return new Editions(joined.subList(Math.max(0, joined.size() - MOST), joined.size()));
  }
}
