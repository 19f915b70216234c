package io.broadsheet.cleaner.language;

import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How many letters of which script a text has. */
final class Scripts {

  /** Scripts that one language with a two-letter code uses, in practice. */
  private static final Map<UnicodeScript, String> ONE_LANGUAGE =
      Map.ofEntries(
          Map.entry(UnicodeScript.HANGUL, "ko"),
          Map.entry(UnicodeScript.THAI, "th"),
          Map.entry(UnicodeScript.GREEK, "el"),
          Map.entry(UnicodeScript.HEBREW, "he"),
          Map.entry(UnicodeScript.ARMENIAN, "hy"),
          Map.entry(UnicodeScript.GEORGIAN, "ka"),
          Map.entry(UnicodeScript.KHMER, "km"),
          Map.entry(UnicodeScript.LAO, "lo"),
          Map.entry(UnicodeScript.MYANMAR, "my"),
          Map.entry(UnicodeScript.SINHALA, "si"),
          Map.entry(UnicodeScript.TAMIL, "ta"),
          Map.entry(UnicodeScript.TELUGU, "te"),
          Map.entry(UnicodeScript.KANNADA, "kn"),
          Map.entry(UnicodeScript.MALAYALAM, "ml"),
          Map.entry(UnicodeScript.GUJARATI, "gu"),
          Map.entry(UnicodeScript.GURMUKHI, "pa"),
          Map.entry(UnicodeScript.ORIYA, "or"),
          Map.entry(UnicodeScript.BENGALI, "bn"),
          Map.entry(UnicodeScript.TIBETAN, "bo"),
          Map.entry(UnicodeScript.ETHIOPIC, "am"),
          Map.entry(UnicodeScript.THAANA, "dv"));

  private static final Set<String> CYRILLIC =
      Set.of("ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "tg", "tt", "ba", "ce", "mn");
  private static final Set<String> ARABIC = Set.of("ar", "fa", "ur", "ps", "ug", "sd", "ku");
  private static final Set<String> DEVANAGARI = Set.of("hi", "mr", "ne", "sa");

  /** Japanese needs few kana to be told from Chinese, which has none. */
  private static final int KANA_SHARE = 20;

  private final Map<UnicodeScript, Integer> counts = new EnumMap<>(UnicodeScript.class);
  private int letters;

  private Scripts() {}

  static Scripts of(String text) {
    Scripts scripts = new Scripts();
    int c;
    for (int i = 0; i < text.length(); i += Character.charCount(c)) {
      c = text.codePointAt(i);
      if (c < 0x80) {
        scripts.letters += c >= 'a' && c <= 'z' ? 1 : 0;
      } else if (Character.isLetter(c)) {
        scripts.letters++;
        scripts.counts.merge(UnicodeScript.of(c), 1, Integer::sum);
      }
    }
    int ascii = scripts.letters - scripts.counts.values().stream().mapToInt(n -> n).sum();
    scripts.counts.merge(UnicodeScript.LATIN, ascii, Integer::sum);
    return scripts;
  }

  int letters() {
    return letters;
  }

  /** Whether a character stands for more than a letter of an alphabet. */
  boolean isDense() {
    return Set.of(
            UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA, UnicodeScript.HANGUL)
        .contains(dominant());
  }

  private int count(UnicodeScript script) {
    return counts.getOrDefault(script, 0);
  }

  private UnicodeScript dominant() {
    return counts.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(UnicodeScript.LATIN);
  }

  /** The language, when the script decides it. */
  Optional<String> onlyLanguage() {
    int kana = count(UnicodeScript.HIRAGANA) + count(UnicodeScript.KATAKANA);
    int han = count(UnicodeScript.HAN);
    if (han + kana > letters / 2) {
      return Optional.of(kana * KANA_SHARE >= han + kana ? "ja" : "zh");
    }
    return Optional.ofNullable(ONE_LANGUAGE.get(dominant()));
  }

  /** Languages of the dominant script that the model must choose from; empty for Latin letters. */
  Set<String> candidates() {
    return switch (dominant()) {
      case CYRILLIC -> CYRILLIC;
      case ARABIC -> ARABIC;
      case DEVANAGARI -> DEVANAGARI;
      default -> Set.of();
    };
  }

  /** Whether a language is one that {@link #candidates} leaves to Latin letters. */
  static boolean isWrittenInLatin(String language) {
    return !CYRILLIC.contains(language)
        && !ARABIC.contains(language)
        && !DEVANAGARI.contains(language)
        && !ONE_LANGUAGE.containsValue(language);
  }
}
