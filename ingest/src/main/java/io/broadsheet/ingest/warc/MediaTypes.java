package io.broadsheet.ingest.warc;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a declared content type, or the first bytes of a body, say about it. */
final class MediaTypes {

  private static final Pattern NAME = Pattern.compile("^\\s*([\\w.+-]{1,40}/[\\w.+-]{1,100})");
  private static final Pattern CHARSET =
      Pattern.compile(";\\s*charset\\s*=\\s*[\"']?([\\w.:+-]{1,40})", Pattern.CASE_INSENSITIVE);
  private static final Pattern HTML =
      Pattern.compile(
          "<(?:!doctype\\s+html|html|head|body|title|meta)\\b", Pattern.CASE_INSENSITIVE);

  private MediaTypes() {}

  /** The type without its parameters in lower case; empty when none can be made out. */
  static String name(String contentType) {
    Matcher name = NAME.matcher(contentType);
    return name.find() ? name.group(1).toLowerCase(Locale.ROOT) : "";
  }

  /** The charset parameter, or null. */
  static String charset(String contentType) {
    Matcher charset = CHARSET.matcher(contentType);
    return charset.find() ? charset.group(1) : null;
  }

  static boolean isHtml(String name) {
    return name.equals("text/html") || name.equals("application/xhtml+xml");
  }

  /** Whether a type says nothing, so that the body has to be looked at. */
  static boolean isVague(String name) {
    return name.isEmpty()
        || name.equals("application/octet-stream")
        || name.equals("application/unknown")
        || name.equals("unknown/unknown");
  }

  /** Whether markup of an HTML page is among the first bytes. */
  static boolean looksLikeHtml(byte[] body) {
    String head = new String(body, 0, Math.min(body.length, 1024), ISO_8859_1);
    return HTML.matcher(head).find();
  }
}
