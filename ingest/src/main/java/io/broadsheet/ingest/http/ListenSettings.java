package io.broadsheet.ingest.http;

import io.broadsheet.ingest.Admission;
import io.broadsheet.ingest.json.FieldMap;
import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * How pages are taken over HTTP.
 *
 * @param address to listen on; port 0 takes a free one
 * @param token that senders have to give; needed unless the address is on loopback
 * @param fields where JSON lines have what
 * @param admission what pages have to be
 * @param maxPageBytes larger pages are recorded as rejected
 * @param maxRequestBytes largest body of a request, before and after it is inflated
 * @param maxInFlightBytes memory for all requests that are not yet answered
 * @param maxConnections further ones wait to be accepted
 */
public record ListenSettings(
    InetSocketAddress address,
    Optional<Token> token,
    FieldMap fields,
    Admission admission,
    int maxPageBytes,
    int maxRequestBytes,
    long maxInFlightBytes,
    int maxConnections) {

  public static final int DEFAULT_MAX_REQUEST_BYTES = 16 << 20;
  public static final long DEFAULT_MAX_IN_FLIGHT_BYTES = 64L << 20;
  public static final int DEFAULT_MAX_CONNECTIONS = 256;

  /** What is counted for a page besides its body and URL. */
  static final int PAGE_OVERHEAD_BYTES = 1024;

  /** Pages of one request; more are too large a request, as each costs memory. */
  static final int MAX_PAGES = 10_000;

  /**
   * @throws IllegalArgumentException with a sentence that says what contradicts what
   */
  public ListenSettings {
    require(
        !address.isUnresolved(), "The host %s is not known.".formatted(address.getHostString()));
    require(
        token.isPresent() || address.getAddress().isLoopbackAddress(),
        "Listening on %s, which is not loopback, needs a token. Give one with --token-file."
            .formatted(address.getHostString()));
    require(maxRequestBytes >= 1024, "--max-request-bytes must be 1024 or more.");
    require(maxConnections >= 1, "--max-connections must be 1 or more.");
    long least = leastInFlight(maxRequestBytes);
    require(
        maxInFlightBytes >= least,
        "--max-in-flight-bytes must be %,d or more, to have room for a request of %,d."
            .formatted(least, maxRequestBytes));
  }

  /** Room for one request: its body, and the pages made of it. */
  private static long leastInFlight(int maxRequestBytes) {
    long pages = Math.min(MAX_PAGES, maxRequestBytes / 16);
    return 2L * maxRequestBytes + pages * PAGE_OVERHEAD_BYTES + Blocks.LARGE;
  }

  private static void require(boolean holds, String sentence) {
    if (!holds) {
      throw new IllegalArgumentException(sentence);
    }
  }
}
