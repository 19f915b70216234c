package io.broadsheet.cleaner;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/** The identity of an article: the same for every crawl of it, on every machine, for ever. */
public final class ArticleId {

  private static final int BYTES = 16;

  private ArticleId() {}

  /**
   * The first 128 bits of the SHA-256 of the address, in hex. {@code http} and {@code https}, a
   * leading {@code www.} and a slash at the end make no difference: sites serve one article under
   * all of these.
   *
   * @param canonicalUrl a normalised address, see {@link io.broadsheet.cleaner.url.CanonicalUrl}
   */
  public static String of(String canonicalUrl) {
    return sha256Hex(key(canonicalUrl), BYTES);
  }

  private static String key(String url) {
    String key = url;
    int schemeEnd = url.indexOf("://");
    String scheme = schemeEnd < 0 ? "" : url.substring(0, schemeEnd).toLowerCase(Locale.ROOT);
    if (scheme.equals("http") || scheme.equals("https")) {
      key = url.substring(schemeEnd + 3);
      key = key.startsWith("www.") ? key.substring(4) : key;
    }
    return key.endsWith("/") ? key.substring(0, key.length() - 1) : key;
  }

  private static String sha256Hex(String text, int bytes) {
    byte[] digest = sha256().digest(text.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest, 0, bytes);
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
