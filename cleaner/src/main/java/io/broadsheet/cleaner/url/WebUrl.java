package io.broadsheet.cleaner.url;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The parts of an absolute http(s) address. Host and scheme are lower case, the host is in its
 * ASCII form; path and query stand as they were written; user and fragment are dropped.
 *
 * @param port the explicit port, or -1 when there is none or it is the scheme's own
 * @param path begins with a slash
 * @param query without the question mark, or null
 */
record WebUrl(String scheme, String host, int port, String path, String query) {

  private static final Pattern HOST =
      Pattern.compile("[a-z0-9_]([a-z0-9_.-]{0,251}[a-z0-9_])?|\\[[0-9a-f:.]{2,45}]");

  /** Longer addresses are attacks or data, not pages. */
  static final int MAX_LENGTH = 8_192;

  /** Reads an absolute address; {@code //host/…} is taken as https. */
  static Optional<WebUrl> parse(String text) {
    if (text == null || text.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    String url = withoutControls(text);
    if (url.startsWith("//")) {
      url = "https:" + url;
    }
    int colon = url.indexOf("://");
    String scheme = colon < 0 ? "" : url.substring(0, colon).toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      return Optional.empty();
    }
    return parseAfterScheme(scheme, url.substring(colon + 3));
  }

  private static Optional<WebUrl> parseAfterScheme(String scheme, String rest) {
    int fragment = rest.indexOf('#');
    String whole = fragment < 0 ? rest : rest.substring(0, fragment);
    int authorityEnd = indexOfAny(whole, "/?\\");
    String authority = whole.substring(0, authorityEnd);
    String file = whole.substring(authorityEnd);
    int question = file.indexOf('?');
    String path = question < 0 ? file : file.substring(0, question);
    String query = question < 0 ? null : file.substring(question + 1);
    String server = authority.substring(authority.lastIndexOf('@') + 1);
    int portColon = server.lastIndexOf(':');
    boolean hasPort = portColon > server.lastIndexOf(']');
    int port = hasPort ? port(scheme, server.substring(portColon + 1)) : -1;
    return asciiHost(hasPort ? server.substring(0, portColon) : server)
        .map(host -> new WebUrl(scheme, host, port, rooted(path), query));
  }

  private static String rooted(String path) {
    String slashed = path.replace('\\', '/');
    return slashed.startsWith("/") ? slashed : "/" + slashed;
  }

  private static int port(String scheme, String digits) {
    if (!digits.matches("[0-9]{1,5}")) {
      return -1;
    }
    int port = Integer.parseInt(digits);
    return port == (scheme.equals("https") ? 443 : 80) ? -1 : port;
  }

  private static Optional<String> asciiHost(String host) {
    String ascii = host.toLowerCase(Locale.ROOT);
    try {
      ascii = IDN.toASCII(ascii, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException notAName) {
      return Optional.empty();
    }
    while (ascii.endsWith(".")) {
      ascii = ascii.substring(0, ascii.length() - 1);
    }
    return HOST.matcher(ascii).matches() ? Optional.of(ascii) : Optional.empty();
  }

  private static String withoutControls(String text) {
    String stripped = text.strip();
    StringBuilder clean = new StringBuilder(stripped.length());
    for (int i = 0; i < stripped.length(); i++) {
      char c = stripped.charAt(i);
      if (c >= ' ' && c != 0x7f) {
        clean.append(c);
      }
    }
    return clean.length() == stripped.length() ? stripped : clean.toString().strip();
  }

  private static int indexOfAny(String text, String characters) {
    for (int i = 0; i < text.length(); i++) {
      if (characters.indexOf(text.charAt(i)) >= 0) {
        return i;
      }
    }
    return text.length();
  }

  /** The address as text. */
  String format() {
    return scheme
        + "://"
        + host
        + (port < 0 ? "" : ":" + port)
        + path
        + (query == null ? "" : "?" + query);
  }
}
