package io.broadsheet.cleaner.block;

/**
 * Markup inside the text of one block.
 *
 * @param links how many links start in it
 * @param linkCharacters characters of text inside links
 * @param strongCharacters characters of text set in bold
 * @param emphasisCharacters characters of text set in italics
 * @param media pictures, videos and frames inside it or since the block before it
 * @param cues bits of {@link ScopeCue} that inline elements around some of the text carry
 */
public record InlineStyle(
    int links,
    int linkCharacters,
    int strongCharacters,
    int emphasisCharacters,
    int media,
    int cues) {

  /** Text without markup. */
  public static final InlineStyle PLAIN = new InlineStyle(0, 0, 0, 0, 0, 0);
}
