package io.broadsheet.containers;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.standalone.audit.Audit;
import io.broadsheet.standalone.audit.Place;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Each image under load with the memory limit that docs/images.md states. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorkersIT {

  private static final int PAGES = 4_000;
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private Site site;
  private Box ingest;
  private Box cleaner;
  private Box dedupe;
  private Audit.Result audit;
  private Path folder;
  private final int httpPort = Site.freePort();

  @BeforeAll
  void feedPages() throws Exception {
    Engine.require();
    folder =
        Files.createTempDirectory(
            "pages",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
    new PageFile(1).write(folder.resolve("pages.jsonl"), PAGES);
    site = new Site(1, 4);
    cleaner = site.worker("cleaner", Images.CLEANER, Limits.CLEANER_MIB, "worker", "cleaner");
    dedupe = site.worker("dedupe", Images.DEDUPE, Limits.DEDUPE_MIB, "worker", "dedupe");
    ingest = site.worker("ingest", Images.INGEST, Limits.INGEST_MIB, "ingest", "/data/pages.jsonl");
    cleaner.port(httpPort, 8080).start();
    dedupe.start();
    assertThat(ingest.mount(folder.toString(), "/data").start().awaitEnd(PATIENCE))
        .as(ingest.log())
        .isZero();
    audit = new Audit(site.cluster(), Duration.ofSeconds(90)).run();
    for (Box box : List.of(cleaner, dedupe)) {
      System.err.printf("%s: %s%n", box.name(), Memory.of(box));
    }
  }

  @AfterAll
  void stop() throws Exception {
    if (site != null) {
      site.close();
      Files.delete(folder.resolve("pages.jsonl"));
      Files.delete(folder);
    }
  }

  @Test
  void shouldAccountForEveryPage() {
    assertThat(audit.violations()).isEmpty();
    assertThat(audit.pages()).isEqualTo(PAGES);
    assertThat(audit.places().get(Place.CANONICAL)).isPositive();
    assertThat(audit.places().get(Place.DUPLICATE)).isPositive();
    assertThat(audit.places().get(Place.REJECTED)).isPositive();
    assertThat(audit.places().get(Place.UNCHANGED)).isPositive();
    assertThat(audit.places().get(Place.SUPERSEDED)).isPositive();
    assertThat(audit.places().get(Place.DEAD_LETTER)).isZero();
  }

  @Test
  void shouldStayWithinTheMemoryLimits() {
    for (Box box : List.of(cleaner, dedupe)) {
      assertThat(box.isRunning()).as(box.log()).isTrue();
      assertThat(box.isKilledForMemory()).isFalse();
    }
    assertThat(ingest.isKilledForMemory()).isFalse();
  }

  @Test
  void shouldRunWithoutPrivilegesOnAReadOnlyRoot() {
    for (Box box : List.of(ingest, cleaner, dedupe)) {
      assertThat(box.inspect().getConfig().getUser()).matches("[1-9][0-9]*:[1-9][0-9]*");
      assertThat(box.inspect().getHostConfig().getReadonlyRootfs()).isTrue();
      assertThat(box.inspect().getConfig().getEntrypoint()[0]).isEqualTo("java");
    }
  }

  @Test
  void shouldAnswerProbesAndScrapes() throws Exception {
    assertThat(get("/livez").statusCode()).isEqualTo(200);
    assertThat(get("/readyz").statusCode()).isEqualTo(200);
    assertThat(get("/metrics").body()).contains("broadsheet_");
  }

  private HttpResponse<String> get(String path) throws Exception {
    URI address = URI.create("http://localhost:" + httpPort + path);
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void shouldSayThatAnImageHoldsNoBroker() throws Exception {
    Box run = site.worker("run", Images.INGEST, Limits.INGEST_MIB, "run", "/opt/broadsheet/NOTICE");

    assertThat(run.start().awaitEnd(PATIENCE)).isEqualTo(1);
    assertThat(run.log()).contains("There is no broker and no registry in this installation");
  }
}
