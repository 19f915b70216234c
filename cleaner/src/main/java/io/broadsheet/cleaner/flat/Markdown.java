package io.broadsheet.cleaner.flat;

import io.broadsheet.cleaner.text.Normaliser;

/**
 * Renders the inline Markdown of one line: links to their text, pictures to nothing, emphasis to
 * what it emphasises. What is not clearly Markdown stays as it is. Linear in the length of the
 * line.
 */
final class Markdown {

  private static final int NONE = -1;

  private final String raw;
  private final int lastRound;
  private final int lastAngle;
  private final StringBuilder out = new StringBuilder();
  private int addresses;
  private String address;
  private int seam = -2;
  private int innermost = NONE;

  private Markdown(String raw) {
    this.raw = raw;
    this.lastRound = raw.lastIndexOf(')');
    this.lastAngle = raw.lastIndexOf('>');
  }

  /** Null for a line without content: a blank one, a ruler, a picture. */
  static Line render(String raw, boolean parted) {
    String line = raw.strip();
    if (line.isEmpty() || isRuler(line)) {
      return null;
    }
    int hashes = leading(line, '#');
    boolean heading =
        hashes > 0 && hashes <= 6 && hashes < line.length() && line.charAt(hashes) == ' ';
    String content = heading ? line.substring(hashes) : line;
    boolean bullet = isBullet(content);
    Markdown markdown = new Markdown(isDot(content) ? content.substring(1) : content);
    markdown.run();
    return markdown.line(parted, heading, bullet);
  }

  private Line line(boolean parted, boolean heading, boolean bullet) {
    String text = Normaliser.characters(out.toString());
    if (text.isEmpty() && address == null) {
      return null;
    }
    return new Line(text, parted, heading, bullet, addresses == 1 ? address : null);
  }

  private void run() {
    for (int i = 0; i < raw.length(); ) {
      char c = raw.charAt(i);
      int end =
          switch (c) {
            case '[' -> link(i, false);
            case '!' -> i + 1 < raw.length() && raw.charAt(i + 1) == '[' ? link(i + 1, true) : i;
            case '<' -> autolink(i);
            case '*', '_' -> emphasis(i, c);
            case 'h' -> bareAddress(i);
            default -> i;
          };
      if (end == i) {
        out.append(c);
        end++;
      }
      i = end;
    }
  }

  /** From an opening bracket; the offset behind the link, or the same offset when there is none. */
  private int link(int open, boolean picture) {
    int start = picture ? open - 1 : open;
    if (!picture && raw.startsWith("![", open + 1)) {
      return linkedPicture(open);
    }
    findSeam(open);
    int close = seam < 0 || innermost != open ? NONE : closing(')', seam, lastRound);
    if (close < 0) {
      return start;
    }
    if (!picture) {
      out.append(raw, open + 1, seam);
      name(raw.substring(seam + 2, close));
    }
    return close + 1;
  }

  private int linkedPicture(int open) {
    int inner = link(open + 2, true);
    int close = raw.startsWith("](", inner) ? closing(')', inner, lastRound) : NONE;
    return close < 0 ? open : close + 1;
  }

  /** Finds the next {@code ](} and the last bracket opened before it, once for each of them. */
  private void findSeam(int from) {
    if (seam >= from || seam == NONE) {
      return;
    }
    seam = raw.indexOf("](", from);
    innermost = seam < 0 ? NONE : raw.lastIndexOf('[', seam);
  }

  /** The next closing mark, without a search where it is known that none follows. */
  private int closing(char mark, int from, int last) {
    return last < from ? NONE : raw.indexOf(mark, from);
  }

  private int autolink(int start) {
    if (!raw.startsWith("http", start + 1)) {
      return start;
    }
    int close = closing('>', start, lastAngle);
    if (close < 0) {
      return start;
    }
    name(raw.substring(start + 1, close));
    return close + 1;
  }

  private int bareAddress(int start) {
    boolean wordStart = start == 0 || !Character.isLetterOrDigit(raw.charAt(start - 1));
    if (!wordStart || !raw.startsWith("http://", start) && !raw.startsWith("https://", start)) {
      return start;
    }
    int end = start;
    while (end < raw.length() && raw.charAt(end) > ' ' && "<>\"“”«»".indexOf(raw.charAt(end)) < 0) {
      end++;
    }
    name(raw.substring(start, end));
    out.append(raw, start, end);
    return end;
  }

  private void name(String target) {
    if (target.startsWith("http://") || target.startsWith("https://")) {
      addresses += target.equals(address) ? 0 : 1;
      address = target;
    }
  }

  /** Leaves out a run of markers that opens or closes emphasis; a lone one between spaces stays. */
  private int emphasis(int start, char marker) {
    int end = start;
    while (end < raw.length() && raw.charAt(end) == marker) {
      end++;
    }
    boolean wordBefore = start > 0 && Character.isLetterOrDigit(raw.charAt(start - 1));
    boolean wordAfter = end < raw.length() && Character.isLetterOrDigit(raw.charAt(end));
    boolean spaceBefore = start == 0 || raw.charAt(start - 1) == ' ';
    boolean spaceAfter = end == raw.length() || raw.charAt(end) == ' ';
    boolean strong = end - start >= 2 && marker == '*';
    boolean opens = !spaceAfter && (!wordBefore || strong) && raw.indexOf(marker, end) >= 0;
    boolean closes =
        !spaceBefore && (!wordAfter || strong) && raw.lastIndexOf(marker, start - 1) >= 0;
    return end - start <= 3 && (opens || closes) ? end : copy(start, end);
  }

  private int copy(int start, int end) {
    out.append(raw, start, end);
    return end;
  }

  private static boolean isRuler(String line) {
    char c = line.charAt(0);
    return "-*_=~".indexOf(c) >= 0 && leading(line, c) == line.length();
  }

  private static boolean isBullet(String line) {
    return isDot(line)
        || line.length() > 2 && line.charAt(1) == ' ' && "-+".indexOf(line.charAt(0)) >= 0;
  }

  private static boolean isDot(String line) {
    return line.length() > 2 && line.charAt(1) == ' ' && "*•‣▪●◦·".indexOf(line.charAt(0)) >= 0;
  }

  private static int leading(String line, char c) {
    int i = 0;
    while (i < line.length() && line.charAt(i) == c) {
      i++;
    }
    return i;
  }
}
