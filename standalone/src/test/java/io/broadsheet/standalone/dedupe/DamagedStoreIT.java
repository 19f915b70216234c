package io.broadsheet.standalone.dedupe;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.dedupe.Article;
import io.broadsheet.dedupe.DedupeSettings;
import io.broadsheet.runtime.Worker;
import io.broadsheet.standalone.embedded.LocalCluster;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** State whose files are damaged while the worker is stopped is rebuilt from the changelogs. */
class DamagedStoreIT {

  @TempDir private static Path folder;

  private final List<Article> stories = Stories.madeUp(600);

  @Test
  void shouldRebuildStoresWithMissingCutAndAlteredFiles() throws Exception {
    try (LocalCluster servers = LocalCluster.start(folder.resolve("servers"), 0, 0)) {
      DedupeSite site = DedupeSite.create(servers.config(), "damaged.", folder.resolve("states"));
      try (ArticleFeed feed = new ArticleFeed(site.cluster());
          DecisionView view = new DecisionView(site.cluster())) {
        List<Article> before = stories.subList(0, 300);
        try (Worker worker = site.start("only")) {
          feed.send(before);
          view.assertEndsAs(DedupeSite.oracle(before, DedupeSettings.DEFAULT));
          worker.requireSound();
        }
        for (Path table : tables(site, "0_0")) {
          Files.delete(table);
        }
        for (Path table : tables(site, "0_1")) {
          cut(table);
        }
        for (Path table : tables(site, "0_2")) {
          alter(table);
        }
        try (Worker worker = site.start("only")) {
          feed.send(stories.subList(300, stories.size()));

          view.assertEndsAs(DedupeSite.oracle(stories, DedupeSettings.DEFAULT));
          worker.requireSound();
        }
      }
    }
  }

  private static List<Path> tables(DedupeSite site, String task) throws IOException {
    try (Stream<Path> files = Files.walk(site.state("only"))) {
      List<Path> tables =
          files
              .filter(file -> file.toString().endsWith(".sst"))
              .filter(file -> file.toString().contains("/" + task + "/"))
              .toList();
      assertThat(tables).as("files of task " + task).hasSizeGreaterThanOrEqualTo(4);
      return tables;
    }
  }

  private static void cut(Path table) throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(table.toFile(), "rw")) {
      bytes.setLength(bytes.length() / 2);
    }
  }

  /** At its beginning, where the first entries stand. */
  private static void alter(Path table) throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(table.toFile(), "rw")) {
      bytes.seek(20);
      bytes.write(new byte[16]);
    }
  }
}
