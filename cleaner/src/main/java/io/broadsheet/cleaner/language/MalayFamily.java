package io.broadsheet.cleaner.language;

import java.util.Set;

/**
 * Indonesian, Malay, Javanese and Sundanese share so many words and affixes that n-grams of three
 * characters hardly part them; their function words do.
 */
final class MalayFamily {

  private static final Set<String> LANGUAGES = Set.of("id", "ms", "jv", "su");

  /** Common to Indonesian and Malay, absent from Javanese and Sundanese. */
  private static final Set<String> SHARED =
      Set.of(
          "yang", "dan", "dengan", "untuk", "tidak", "dari", "pada", "ini", "itu", "dalam", "oleh");

  private static final Set<String> INDONESIAN =
      Set.of(
          "bahwa",
          "karena",
          "bisa",
          "adalah",
          "menurut",
          "ketika",
          "setelah",
          "usai",
          "uang",
          "saat",
          "harus",
          "maupun",
          "saja",
          "kata",
          "tetapi",
          "namun",
          "supaya",
          "sedangkan");
  private static final Set<String> MALAY =
      Set.of(
          "bahawa",
          "kerana",
          "boleh",
          "ialah",
          "beliau",
          "selepas",
          "semasa",
          "manakala",
          "pelbagai",
          "berkata",
          "turut",
          "wang",
          "hendaklah",
          "adakah",
          "serta");

  private MalayFamily() {}

  static boolean contains(String language) {
    return LANGUAGES.contains(language);
  }

  /** The language of a sample that the model took for one of the family. */
  static String decide(String sample, String model) {
    int shared = 0;
    int balance = 0;
    for (String word : sample.split("[^\\p{L}]+")) {
      shared += SHARED.contains(word) ? 1 : 0;
      balance += INDONESIAN.contains(word) ? 1 : 0;
      balance -= MALAY.contains(word) ? 1 : 0;
    }
    boolean isRegional = model.equals("jv") || model.equals("su");
    if (isRegional && shared < 2) {
      return model;
    }
    if (balance == 0) {
      return isRegional || model.equals("id") ? "id" : model;
    }
    return balance > 0 ? "id" : "ms";
  }
}
