package io.broadsheet.standalone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.broadsheet.schemas.ClusterConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The command as a process of its own, with its standard error in a file. */
public record Commands(Path stderr) {

  private static final ObjectMapper JSON = new ObjectMapper();

  public record Ended(int code, String out, String err) {

    JsonNode json() throws IOException {
      return JSON.readTree(out);
    }

    List<JsonNode> jsonLines() throws IOException {
      List<JsonNode> lines = new ArrayList<>();
      for (String line : out.lines().toList()) {
        lines.add(JSON.readTree(line));
      }
      return lines;
    }
  }

  public Process start(String... arguments) throws IOException {
    return CommandProcess.start(stderr, Map.of(), arguments).process();
  }

  /** Starts a command that talks to a cluster. */
  Process start(ClusterConfig cluster, String... arguments) throws IOException {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--bootstrap", cluster.bootstrapServers()));
    all.addAll(List.of("--registry", cluster.registryUrl()));
    all.addAll(List.of("--prefix", cluster.topicPrefix()));
    return start(all.toArray(String[]::new));
  }

  public Ended run(String... arguments) throws IOException, InterruptedException {
    return end(start(arguments));
  }

  Ended run(ClusterConfig cluster, String... arguments) throws IOException, InterruptedException {
    return end(start(cluster, arguments));
  }

  /** Waits until it ends by itself. */
  public Ended end(Process process) throws IOException, InterruptedException {
    return new CommandProcess(process, stderr).end("");
  }
}
