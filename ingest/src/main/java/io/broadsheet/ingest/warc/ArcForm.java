package io.broadsheet.ingest.warc;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Records of ARC 1.0, 1.1 and 2.0. Before the body there is one line: the URL, the address of the
 * host, the time, the type, in version 2 five more fields, and the length.
 */
final class ArcForm implements RecordForm {

  /** Type of the record that a file begins with. */
  static final String FILE_HEADER = "filedesc";

  private static final int MAX_LINE = 1 << 15;
  private static final List<String> SCHEMES =
      List.of(FILE_HEADER + ":", "http:", "https:", "dns:", "ftp:", "whois:", "metadata:");
  private static final Pattern ADDRESS = Pattern.compile("-|[0-9A-Fa-f.:]{3,45}");
  private static final Pattern TIME = Pattern.compile("[0-9]{12,17}");
  private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");

  @Override
  public boolean mayBegin(String head) {
    return SCHEMES.stream()
        .anyMatch(scheme -> head.startsWith(scheme.substring(0, Math.min(HEAD, scheme.length()))));
  }

  @Override
  public boolean begins(SegmentBuffer bytes) throws IOException {
    for (String scheme : SCHEMES) {
      if (bytes.startsWith(scheme)) {
        String line = bytes.peekLine(MAX_LINE);
        return line != null && parse(line) != null;
      }
    }
    return false;
  }

  @Override
  public RecordHeaders readHeader(long offset, SegmentBuffer bytes) throws IOException {
    String line = bytes.peekLine(MAX_LINE);
    if (line == null) {
      throw new BrokenRecordException(offset, "its header is too long");
    }
    RecordHeaders headers = parse(line);
    if (headers == null) {
      throw new BrokenRecordException(offset, "there is no record where one should begin");
    }
    bytes.skipLine();
    return headers;
  }

  /**
   * URLs may have blanks in them.
   *
   * @return null when it is no header
   */
  private static RecordHeaders parse(String line) {
    String[] fields = line.strip().split(" ");
    int time = 2;
    while (time < fields.length - 1
        && !(TIME.matcher(fields[time]).matches() && ADDRESS.matcher(fields[time - 1]).matches())) {
      time++;
    }
    if (time >= fields.length - 1 || !LENGTH.matcher(fields[fields.length - 1]).matches()) {
      return null;
    }
    String url = String.join(" ", Arrays.copyOf(fields, time - 1));
    String type = time + 1 < fields.length - 1 ? fields[time + 1] : "";
    return headers(url, fields[time], type, fields[fields.length - 1]);
  }

  private static RecordHeaders headers(String url, String time, String type, String length) {
    List<String> lines = new ArrayList<>();
    if (url.startsWith(FILE_HEADER + ":")) {
      lines.add("WARC-Type: " + FILE_HEADER);
    } else if (url.startsWith("http:") || url.startsWith("https:")) {
      lines.add("WARC-Type: response");
      lines.add("Content-Type: application/http");
    } else {
      lines.add("WARC-Type: resource");
      lines.add("Content-Type: " + type);
    }
    lines.add("WARC-Target-URI: " + url);
    lines.add("WARC-Date: " + time.substring(0, Math.min(14, time.length())));
    lines.add("Content-Length: " + length);
    return RecordHeaders.of(lines);
  }
}
