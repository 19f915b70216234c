package io.broadsheet.cleaner.url;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The normal form of page addresses, in which the same page has the same address. */
public final class Urls {

  private static final Pattern PATH_SESSION =
      Pattern.compile(";(jsessionid|phpsessid|sid)=[^/;?]*", Pattern.CASE_INSENSITIVE);

  private Urls() {}

  /**
   * The address with lower-case host, without fragment, user, default port, session ids and
   * tracking parameters, with sorted parameters, resolved dot segments and one way of
   * percent-encoding. Normalising twice changes nothing.
   *
   * @return empty when the text is no absolute http(s) address, or one of more than 8192 characters
   */
  public static Optional<String> normalize(String url) {
    return WebUrl.parse(url)
        .map(u -> new WebUrl(u.scheme(), u.host(), u.port(), path(u.path()), query(u.query())))
        .map(WebUrl::format)
        .filter(normal -> normal.length() <= WebUrl.MAX_LENGTH);
  }

  private static String path(String path) {
    return withoutDotSegments(encode(PATH_SESSION.matcher(path).replaceAll("")));
  }

  private static String withoutDotSegments(String path) {
    if (!path.contains("/.")) {
      return path;
    }
    Deque<String> kept = new ArrayDeque<>();
    String[] segments = path.substring(1).split("/", -1);
    for (int i = 0; i < segments.length; i++) {
      boolean last = i == segments.length - 1;
      boolean dots = segments[i].equals(".") || segments[i].equals("..");
      if (segments[i].equals("..") && !kept.isEmpty()) {
        kept.removeLast();
      }
      if (!dots) {
        kept.addLast(segments[i]);
      } else if (last) {
        kept.addLast("");
      }
    }
    return "/" + String.join("/", kept);
  }

  private static String query(String query) {
    if (query == null) {
      return null;
    }
    String kept =
        Arrays.stream(query.split("&"))
            .map(Urls::encode)
            .filter(parameter -> !QueryNoise.matches(name(parameter)))
            .sorted(Comparator.comparing(Urls::name))
            .collect(Collectors.joining("&"));
    return kept.isEmpty() ? null : kept;
  }

  private static String name(String parameter) {
    int equals = parameter.indexOf('=');
    return equals < 0 ? parameter : parameter.substring(0, equals);
  }

  /** Unreserved characters stand for themselves, all that an address must not hold is encoded. */
  private static String encode(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      int escaped = c == '%' ? hexAt(text, i + 1) : -1;
      if (escaped >= 0) {
        appendEscaped(out, escaped);
        i += 3;
      } else {
        appendPlain(out, c);
        i += Character.charCount(c);
      }
    }
    return out.toString();
  }

  private static void appendEscaped(StringBuilder out, int value) {
    if (isUnreserved(value)) {
      out.append((char) value);
    } else {
      out.append(String.format(Locale.ROOT, "%%%02X", value));
    }
  }

  private static void appendPlain(StringBuilder out, int c) {
    if (c > ' ' && c < 0x7f && "\"<>[]^`{}|%#".indexOf(c) < 0) {
      out.append((char) c);
      return;
    }
    for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
      out.append(String.format(Locale.ROOT, "%%%02X", b & 0xff));
    }
  }

  private static int hexAt(String text, int at) {
    if (at + 2 > text.length()) {
      return -1;
    }
    int high = Character.digit(text.charAt(at), 16);
    int low = Character.digit(text.charAt(at + 1), 16);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
  }

  private static boolean isUnreserved(int c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || "-._~".indexOf(c) >= 0;
  }
}
