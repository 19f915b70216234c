package io.broadsheet.standalone.embedded;

import io.broadsheet.schemas.UnreachableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * An Apicurio Registry as a child process, on loopback, with its schemas in a folder. The child
 * ends with this process, however this process ends: it holds the other end of the child's standard
 * input.
 */
public final class RegistryProcess implements AutoCloseable {

  private static final Duration START_TIMEOUT = Duration.ofSeconds(60);
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);

  private final Process process;
  private final String url;
  private final Path log;

  private RegistryProcess(Process process, int port, Path log) {
    this.process = process;
    this.url = "http://127.0.0.1:%d/apis/ccompat/v7".formatted(port);
    this.log = log;
  }

  /**
   * Starts the registry and returns at once; see {@link #awaitReady}.
   *
   * @param port to listen on, or 0 for a free one
   */
  public static RegistryProcess start(Path folder, int port) {
    int chosen = Ports.choose(port, "schema registry", "--registry-port");
    Path log = folder.resolve("registry.log");
    try {
      Files.createDirectories(folder);
      Process process =
          new ProcessBuilder(command(folder, chosen))
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      return new RegistryProcess(process, chosen, log);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot start the schema registry", e);
    }
  }

  /** Base address of the Confluent API. */
  public String url() {
    return url;
  }

  /**
   * Waits until the registry answers.
   *
   * @throws UnreachableException when it ends or stays silent
   */
  public void awaitReady() throws InterruptedException {
    HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    Instant deadline = Instant.now().plus(START_TIMEOUT);
    while (!answers(client)) {
      if (!process.isAlive() || Instant.now().isAfter(deadline)) {
        throw new UnreachableException(
            "The schema registry did not start%s; its last words: %s"
                .formatted(
                    process.isAlive() ? " within " + START_TIMEOUT.toSeconds() + " s" : "",
                    lastWords()),
            null);
      }
      Thread.sleep(POLL.toMillis());
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private boolean answers(HttpClient client) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + "/subjects"))
            .timeout(Duration.ofSeconds(5))
            .build();
    try {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  private String lastWords() {
    try {
      List<String> lines = Files.readAllLines(log);
      return String.join(" / ", lines.subList(Math.max(0, lines.size() - 3), lines.size()));
    } catch (IOException e) {
      return "none";
    }
  }

  private static List<String> command(Path folder, int port) {
    Installation installation = Installation.current();
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-javaagent:" + installation.parentWatch(),
        "-Xmx192m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-Dquarkus.http.host=127.0.0.1",
        "-Dquarkus.http.port=" + port,
        "-Dquarkus.banner.enabled=false",
        "-Dapicurio.storage.kind=sql",
        "-Dapicurio.storage.sql.kind=h2",
        "-Dapicurio.datasource.url=jdbc:h2:file:" + folder.resolve("schemas").toAbsolutePath(),
        "-jar",
        installation.registryJar().toString());
  }
}
