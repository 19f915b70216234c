package io.broadsheet.standalone.cli;

import io.broadsheet.ingest.Admission;
import io.broadsheet.ingest.http.ListenSettings;
import io.broadsheet.ingest.http.Token;
import io.broadsheet.ingest.json.FieldMap;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** How ingest listens for pages. */
final class ListenOptions {

  private static final Pattern ADDRESS = Pattern.compile("(?:\\[(.+)\\]|([^:]+)):([0-9]{1,5})");
  private static final int LAST_PORT = 65535;

  @Option(
      names = "--listen",
      paramLabel = "HOST:PORT",
      description =
          "Take pages by HTTP at this address, until stopped: POST /pages with JSON lines or one"
              + " page. Port 0 takes a free one.")
  private String address;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description =
          "With --listen: the bearer token that senders give is in FILE. Needed unless the address"
              + " is on loopback.")
  private Path tokenFile;

  @Option(
      names = "--max-request-bytes",
      paramLabel = "BYTES",
      defaultValue = "" + ListenSettings.DEFAULT_MAX_REQUEST_BYTES,
      description =
          "With --listen: larger requests are refused, inflated ones too (default 16 MiB).")
  private int maxRequestBytes;

  @Option(
      names = "--max-in-flight-bytes",
      paramLabel = "BYTES",
      defaultValue = "" + ListenSettings.DEFAULT_MAX_IN_FLIGHT_BYTES,
      description =
          "With --listen: memory for all requests that wait for the broker; beyond it the answer is"
              + " 429 (default 64 MiB).")
  private long maxInFlightBytes;

  @Option(
      names = "--max-connections",
      paramLabel = "COUNT",
      defaultValue = "" + ListenSettings.DEFAULT_MAX_CONNECTIONS,
      description = "With --listen: further connections wait (default 256).")
  private int maxConnections;

  boolean isWanted() {
    return address != null;
  }

  /** The settings; contradictions are told as the user's. */
  ListenSettings settings(
      FieldMap fields, Admission admission, int maxPageBytes, CommandSpec spec) {
    try {
      return new ListenSettings(
          address(address),
          token(),
          fields,
          admission,
          maxPageBytes,
          maxRequestBytes,
          maxInFlightBytes,
          maxConnections);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage());
    }
  }

  private static InetSocketAddress address(String text) {
    Matcher parts = ADDRESS.matcher(text);
    if (!parts.matches() || Integer.parseInt(parts.group(3)) > LAST_PORT) {
      throw new IllegalArgumentException(
          "--listen wants HOST:PORT, such as 127.0.0.1:8088 or [::1]:8088, not %s."
              .formatted(text));
    }
    String host = parts.group(1) == null ? parts.group(2) : parts.group(1);
    return new InetSocketAddress(host, Integer.parseInt(parts.group(3)));
  }

  private Optional<Token> token() {
    if (tokenFile == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(Token.of(Files.readString(tokenFile).strip()));
    } catch (IOException e) {
      throw new IllegalArgumentException("The token cannot be read from %s.".formatted(tokenFile));
    }
  }
}
