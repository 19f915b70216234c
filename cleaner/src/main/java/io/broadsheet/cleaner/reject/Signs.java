package io.broadsheet.cleaner.reject;

import io.broadsheet.cleaner.block.Block;
import io.broadsheet.cleaner.block.BlockKind;
import java.util.Locale;
import java.util.Set;

/** Small marks in a text that shops, services and listings are full of. */
final class Signs {

  private static final int SCANNED = 200;
  private static final Set<String> ADDRESSING =
      Set.of(
          "we", "our", "us", "you", "your", "wir", "unser", "unsere", "unserer", "uns", "ihr",
          "ihre", "ihren", "ihnen", "nous", "notre", "nos", "vous", "votre", "vos", "nuestro",
          "nuestra", "nuestros", "usted", "tu", "su", "nosso", "nossa", "você", "seu", "sua",
          "noi", "nostro", "nostra", "vostro", "onze", "ons", "jouw", "uw", "vår", "vi", "din",
          "nasz", "nasza", "twój", "мы", "наш", "наши", "вы", "ваш", "ваши");
  private static final String CURRENCIES = "$€£¥₹₽₩₺₪₫฿";

  private Signs() {}

  /** Whether a currency sign stands beside a digit. */
  static boolean hasPrice(String text) {
    int end = Math.min(text.length(), SCANNED);
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      if ((c == '$' || c > 127) && CURRENCIES.indexOf(c) >= 0) {
        if (digitNear(text, i - 1, -1) || digitNear(text, i + 1, 1)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean digitNear(String text, int from, int step) {
    for (int i = from; i >= 0 && i < text.length() && Math.abs(i - from) < 2; i += step) {
      if (Character.isDigit(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  /** Whether a year of our time or a time of day is in it. */
  static boolean hasYearOrClock(String text) {
    for (int i = 0; i + 3 < Math.min(text.length(), SCANNED); i++) {
      char c = text.charAt(i);
      if (c == '2' && text.charAt(i + 1) == '0' && isDigit(text, i + 2) && isDigit(text, i + 3)) {
        return true;
      }
      if (c == ':' && i > 0 && isDigit(text, i - 1) && isDigit(text, i + 1)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isDigit(String text, int at) {
    char c = text.charAt(at);
    return c >= '0' && c <= '9';
  }

  /** Whether ten or so digits in groups, as of a telephone number, stand together. */
  static boolean hasPhone(String text) {
    int digits = 0;
    int groups = 0;
    boolean inGroup = false;
    for (int i = 0; i < Math.min(text.length(), SCANNED); i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        digits++;
        groups += inGroup ? 0 : 1;
        inGroup = true;
      } else {
        inGroup = false;
        if ("-.() +".indexOf(c) < 0) {
          digits = 0;
          groups = 0;
        }
      }
      if (digits >= 9 && groups >= 3) {
        return true;
      }
    }
    return false;
  }

  /** How many words speak of the writer's firm or to the reader. */
  static int addresses(String text) {
    int count = 0;
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || !Character.isLetter(text.charAt(i))) {
        boolean brief = i - start >= 2 && i - start <= 8;
        count += brief && ADDRESSING.contains(text.substring(start, i).toLowerCase(Locale.ROOT)) ? 1 : 0;
        start = i + 1;
      }
    }
    return count;
  }

  /** Whether the block is a short link or button that asks to do something. */
  static boolean isCall(Block block) {
    boolean pressed = block.kind() == BlockKind.CONTROL || block.linkDensity() > 0.9;
    return pressed && block.shape().words() <= 4 && block.shape().words() >= 2;
  }
}
