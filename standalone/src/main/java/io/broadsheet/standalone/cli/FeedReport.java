package io.broadsheet.standalone.cli;

import io.broadsheet.ingest.InputItem;
import io.broadsheet.ingest.PageFeed;
import io.broadsheet.ingest.PageReader;
import io.broadsheet.schemas.RawPage;
import io.broadsheet.standalone.run.FeedNotes;
import io.broadsheet.standalone.run.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.RecordMetadata;

/** What becomes of a feed: on the way as progress, at the end as a summary. */
final class FeedReport implements PageFeed.Listener {

  private static final int MAX_KINDS = 50;
  private static final String OTHER = "other";

  private final Progress progress;
  private final FeedNotes notes;
  private final PageReader reader;
  private long totalBytes;
  private final boolean strict;
  private final AtomicLong accepted = new AtomicLong();
  private final Map<String, Long> skipped = new TreeMap<>();
  private long before;
  private long tooLarge;
  private long unreadable;

  FeedReport(
      Progress progress,
      FeedNotes notes,
      PageReader reader,
      List<Path> files,
      boolean stream,
      boolean strict) {
    this.progress = progress;
    this.notes = notes;
    this.reader = reader;
    this.totalBytes = stream ? -1 : files.stream().mapToLong(FeedReport::size).sum();
    this.strict = strict;
    progress.step("Feeding");
  }

  /** Ends a feed that is to stop at the first thing that cannot be read. */
  static final class StrictException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** The feed goes on from a checkpoint. */
  void resumed(long pages, Path checkpoint) {
    if (pages > 0) {
      progress.notice("%,d pages were sent before, as %s says.".formatted(pages, checkpoint));
    }
  }

  @Override
  public void accepted(long number, RawPage page, RecordMetadata at) {
    accepted.incrementAndGet();
  }

  @Override
  public void found(InputItem.Page page) {
    notes.add(page);
  }

  @Override
  public void refused(long number, InputItem.TooLarge page) {
    tooLarge++;
    progress.notice("Too large: " + page.id() + ": " + page.explanation());
  }

  @Override
  public void unreadable(InputItem.Unreadable input) {
    unreadable++;
    progress.notice("Not read: " + input.place() + ": " + input.reason());
    if (strict) {
      throw new StrictException();
    }
  }

  @Override
  public void skipped(InputItem.Skipped input) {
    boolean room = skipped.size() < MAX_KINDS || skipped.containsKey(input.kind());
    skipped.merge(room ? input.kind() : OTHER, 1L, Long::sum);
  }

  @Override
  public void taken() {
    before++;
  }

  @Override
  public void passed(Path file) {
    totalBytes = Math.max(-1, totalBytes - size(file));
  }

  @Override
  public void tick() {
    progress.bytes(reader.bytesRead(), totalBytes, accepted.get());
  }

  boolean isAllRead() {
    return unreadable == 0;
  }

  void print() {
    progress.done();
    progress.notice(
        "%,d pages sent, %,d too large, %,d unreadable."
            .formatted(accepted.get(), tooLarge, unreadable));
    if (before > 0) {
      progress.notice("%,d pages were passed over, as they were sent before.".formatted(before));
    }
    notes.sentences().forEach(progress::notice);
    if (!skipped.isEmpty()) {
      progress.notice("Skipped, as they are no pages: " + kinds() + ".");
    }
  }

  private String kinds() {
    return skipped.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .map(entry -> "%s (%,d)".formatted(entry.getKey(), entry.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException unreadable) {
      return 0;
    }
  }
}
