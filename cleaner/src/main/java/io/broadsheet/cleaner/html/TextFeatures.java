package io.broadsheet.cleaner.html;

import io.broadsheet.cleaner.block.Block;
import io.broadsheet.cleaner.block.BlockKind;
import io.broadsheet.cleaner.block.ScopeCue;
import io.broadsheet.cleaner.block.TextShape;
import io.broadsheet.cleaner.cue.TextCue;
import io.broadsheet.cleaner.cue.TextCues;

/** Measures a block by its own text and the markup in it. */
final class TextFeatures {

  private static final Feature[] CUES = {
    Feature.TEXT_SHARE, Feature.TEXT_CREDIT, Feature.TEXT_AUTHOR, Feature.TEXT_DATE,
    Feature.TEXT_RELATED, Feature.TEXT_NEWSLETTER, Feature.TEXT_COMMENT, Feature.TEXT_COOKIE,
    Feature.TEXT_ADVERT, Feature.TEXT_TAGS, Feature.TEXT_LEGAL, Feature.TEXT_NAVIGATION,
    Feature.TEXT_LOGIN, Feature.TEXT_PITCH
  };

  private static final TextCue[] TEXT_CUES = TextCue.values();

  private TextFeatures() {}

  static void measure(Block block, TextCues.Found cues, FeatureRow row) {
    counts(block, row);
    signs(block, row);
    markup(block, row);
    for (TextCue cue : TEXT_CUES) {
      row.put(CUES[cue.ordinal()], cues.strength(cue));
    }
    row.put(Feature.TEXT_CUES, cues.count());
  }

  private static void counts(Block block, FeatureRow row) {
    TextShape shape = block.shape();
    double words = Math.max(1, shape.words());
    double characters = shape.characters();
    row.put(Feature.WORDS, shape.words());
    row.put(Feature.CHARACTERS, characters);
    row.put(Feature.SENTENCES, shape.sentenceEnds());
    row.put(Feature.COMMAS, shape.commas());
    row.put(Feature.DIGIT_SHARE, shape.digits() / characters);
    row.put(Feature.CAPITALISED_SHARE, shape.capitalised() / words);
    row.put(Feature.QUOTES, shape.quotes());
    row.put(Feature.SEPARATORS, shape.separators());
    row.put(Feature.WORD_LENGTH, characters / words);
  }

  private static void signs(Block block, FeatureRow row) {
    String text = block.text();
    char first = text.charAt(0);
    char last = text.charAt(text.length() - 1);
    char inner = isClosing(last) && text.length() > 1 ? text.charAt(text.length() - 2) : last;
    row.put(Feature.ENDS_SENTENCE, TextShape.endsSentence(last) || TextShape.endsSentence(inner));
    row.put(Feature.ENDS_COLON, last == ':' || last == '：');
    row.put(Feature.STARTS_LOWER, Character.isLowerCase(first));
    row.put(Feature.SYMBOL_START, !Character.isLetterOrDigit(first));
    row.put(Feature.HAS_COPYRIGHT, text.indexOf('©') >= 0 || text.startsWith("(c)"));
    row.put(Feature.HAS_AT, text.indexOf('@') >= 0);
    row.put(Feature.HAS_YEAR, block.shape().digits() >= 4 && hasYear(text));
  }

  private static boolean isClosing(char c) {
    return switch (c) {
      case '"', '”', '“', '’', '\'', '»', '«', ')', ']', '」', '』', '）' -> true;
      default -> false;
    };
  }

  private static boolean hasYear(String text) {
    for (int i = 0; i + 4 <= Math.min(text.length(), 200); i++) {
      char c = text.charAt(i);
      boolean starts =
          c == '1' && text.charAt(i + 1) == '9' || c == '2' && text.charAt(i + 1) == '0';
      if (starts
          && isDigit(text, i + 2)
          && isDigit(text, i + 3)
          && !isDigit(text, i + 4)
          && !isDigit(text, i - 1)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isDigit(String text, int at) {
    return at >= 0 && at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
  }

  private static void markup(Block block, FeatureRow row) {
    double characters = block.text().length();
    String tag = block.scope().tag();
    int cues = block.style().cues();
    row.put(Feature.LINK_DENSITY, block.linkDensity());
    row.put(Feature.LINKS, block.style().links());
    row.put(Feature.STRONG_SHARE, Math.min(1, block.style().strongCharacters() / characters));
    row.put(Feature.EMPHASIS_SHARE, Math.min(1, block.style().emphasisCharacters() / characters));
    row.put(Feature.MEDIA_BEFORE, block.style().media());
    row.put(Feature.JOINT, block.joint().ordinal());
    row.put(Feature.KIND, block.kind().ordinal());
    row.put(Feature.HEADING_LEVEL, block.kind() == BlockKind.HEADING ? tag.charAt(1) - '0' : 0);
    row.put(Feature.INLINE_META, has(cues, ScopeCue.META) || has(cues, ScopeCue.AUTHOR));
    row.put(Feature.INLINE_CAPTION, has(cues, ScopeCue.CAPTION));
    row.put(Feature.INLINE_RELATED, has(cues, ScopeCue.RELATED));
    row.put(Feature.INLINE_TAGS, has(cues, ScopeCue.TAGS));
    row.put(Feature.INLINE_NEWSLETTER, has(cues, ScopeCue.NEWSLETTER));
  }

  private static boolean has(int cues, ScopeCue cue) {
    return (cues & cue.bit()) != 0;
  }
}
