package io.broadsheet.ingest.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The secret that senders have to know. Only its hash is kept. */
public final class Token {

  private static final int LEAST_LENGTH = 16;
  private static final String SCHEME = "Bearer ";

  private final byte[] hash;

  private Token(byte[] hash) {
    this.hash = hash;
  }

  /**
   * @throws IllegalArgumentException with a sentence, when it is too short or has white space in it
   */
  public static Token of(String secret) {
    if (secret.length() < LEAST_LENGTH || secret.chars().anyMatch(c -> c <= ' ' || c > '~')) {
      throw new IllegalArgumentException(
          "The token must be %d or more printable ASCII characters without spaces."
              .formatted(LEAST_LENGTH));
    }
    return new Token(sha256(secret));
  }

  /**
   * Whether an {@code Authorization} header has the token; takes as long for any wrong one.
   *
   * @param authorization the header, or null
   */
  boolean isIn(String authorization) {
    return authorization != null
        && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        && MessageDigest.isEqual(hash, sha256(authorization.substring(SCHEME.length()).strip()));
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
