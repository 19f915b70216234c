package io.broadsheet.standalone.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.broadsheet.schemas.ClusterConfig;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Where the checkpoint of a feed is that nobody gave a file for. */
final class DefaultCheckpoint {

  private static final int NAME_LENGTH = 32;

  private DefaultCheckpoint() {}

  /** The same for the same paths, cluster and way of reading. */
  static Path path(String clusterId, ClusterConfig cluster, List<String> paths, String settings) {
    StringBuilder feed = new StringBuilder(clusterId + "\n" + cluster.topicPrefix());
    feed.append('\n').append(settings);
    paths.forEach(path -> feed.append('\n').append(Path.of(path).toAbsolutePath().normalize()));
    String name = sha256(feed.toString()).substring(0, NAME_LENGTH);
    return stateFolder().resolve("ingest").resolve(name + ".checkpoint");
  }

  private static Path stateFolder() {
    return Optional.ofNullable(System.getenv("XDG_STATE_HOME"))
        .filter(folder -> !folder.isBlank())
        .map(Path::of)
        .orElseGet(() -> Path.of(System.getProperty("user.home"), ".local", "state"))
        .resolve("broadsheet");
  }

  private static String sha256(String text) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
