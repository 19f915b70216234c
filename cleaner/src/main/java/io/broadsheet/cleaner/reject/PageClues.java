package io.broadsheet.cleaner.reject;

import io.broadsheet.cleaner.block.Block;
import io.broadsheet.cleaner.block.BlockKind;
import io.broadsheet.cleaner.html.Extraction;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** How a page is built and what its blocks say, as far as kinds of pages are known by it. */
final class PageClues {

  private static final double LINKED = 0.5;
  private static final double PROSE_LINKS = 0.3;
  private static final int MAX_CHARACTERS = 20_000;

  /** Longer labels, in characters, are sentences. */
  private static final int LONGEST_LABEL = 60;

  /** Longer blocks, in words, are no figure with its unit. */
  private static final int LONGEST_FIGURE = 12;

  /** Blocks with fewer words tell nothing of their own. */
  private static final int LEAST_SENTENCE = 8;

  /** Stories are at most so long, in words, where they are excerpts of a list. */
  private static final int LONGEST_EXCERPT = 90;

  private static final int FEWEST_EXCERPTS = 3;

  /** A story that is no longer than this many times what follows links is one of them. */
  private static final double LIKE_EXCERPT = 1.5;

  /** The briefest news has so many words. */
  private static final int BRIEFEST_STORY = 25;

  /** A sentence that is about something else holds at most a phrase in so many words. */
  private static final int WORDS_OF_PHRASE = 20;

  private final List<Block> blocks;
  private int words;
  private int keptWords;
  private int characters;
  private double linkedCharacters;
  private int links;
  private int linkedHeadings;
  private int plain;
  private int figures;
  private int numbered;
  private int sentences;
  private int story;
  private int stories;
  private int run;
  private boolean isAfterLink;
  private final List<Integer> excerpts = new ArrayList<>();
  private String text;

  PageClues(Extraction extraction) {
    blocks = extraction.blocks();
    blocks.forEach(this::add);
  }

  private void add(Block block) {
    int own = block.shape().words();
    boolean isLinked = block.linkDensity() > LINKED;
    words += own;
    characters += block.text().length();
    linkedCharacters += block.text().length() * block.linkDensity();
    links += isLinked ? 1 : 0;
    linkedHeadings += isLinked && block.kind() == BlockKind.HEADING ? 1 : 0;
    plain += isLinked ? 0 : 1;
    figures += !isLinked && own <= LONGEST_FIGURE && block.shape().digits() > 0 ? 1 : 0;
    numbered += !isLinked && block.shape().digits() > 0 ? 1 : 0;
    sentences += !isLinked && block.shape().isProse() ? own : 0;
    if (isAfterLink && !isLinked && block.shape().isProse()) {
      excerpts.add(own);
    }
    isAfterLink = isLinked;
    if (isLinked || block.kind() == BlockKind.HEADING) {
      run = 0;
    }
    if (block.isKept()) {
      keptWords += own;
      addKept(block, own);
    }
  }

  private void addKept(Block block, int own) {
    if (block.shape().isProse() && block.linkDensity() < PROSE_LINKS) {
      stories += run == 0 ? 1 : 0;
      run += own;
      story = Math.max(story, run);
    }
  }

  /** Words of all blocks. */
  int words() {
    return words;
  }

  /** Words of the text. */
  int keptWords() {
    return keptWords;
  }

  /** Words of the longest run of sentences in the text that no heading and no link breaks. */
  int story() {
    return story;
  }

  /** How many blocks are links, or little else. */
  int links() {
    return links;
  }

  int linkedHeadings() {
    return linkedHeadings;
  }

  double linkShare() {
    return linkedCharacters / Math.max(1, characters);
  }

  /** How many short blocks have digits and are no links. */
  int figures() {
    return figures;
  }

  /** Their share of the blocks that are no links. */
  double figureShare() {
    return figures / (double) Math.max(1, plain);
  }

  /** How many blocks of any length have digits and are no links. */
  int numbered() {
    return numbered;
  }

  /** Words of all sentences, of the text or not. */
  int sentences() {
    return sentences;
  }

  /** Whether there is no text but excerpts. */
  boolean hasNoStory() {
    return story < BRIEFEST_STORY
        || stories >= FEWEST_EXCERPTS && story <= LONGEST_EXCERPT
        || story <= LIKE_EXCERPT * usualExcerpt();
  }

  /** Words of the sentences that follow links, where there are many; 0 where there are few. */
  private int usualExcerpt() {
    int few = 2 * FEWEST_EXCERPTS;
    return excerpts.size() < few
        ? 0
        : excerpts.stream().sorted().skip(excerpts.size() / 2).findFirst().orElse(0);
  }

  /** The beginning of the page in lower case, a line for each block, without names of hosts. */
  String text() {
    if (text == null) {
      StringBuilder read = new StringBuilder();
      for (Block block : blocks) {
        if (read.length() < MAX_CHARACTERS) {
          int room = Math.min(block.text().length(), MAX_CHARACTERS);
          read.append(block.text(), 0, room).append('\n');
        }
      }
      text = PageName.HOST.matcher(lower(read.toString())).replaceAll("");
    }
    return text;
  }

  /** The headings in lower case. */
  String headings() {
    StringBuilder read = new StringBuilder();
    for (Block block : blocks) {
      if (block.kind() == BlockKind.HEADING && read.length() < MAX_CHARACTERS) {
        read.append(block.text()).append('\n');
      }
    }
    return lower(read.toString());
  }

  /** Words of the sentences of the text that say something else than pages of the kind. */
  int unsaid(PageKind kind) {
    return blocks.stream()
        .filter(block -> block.isKept() && block.linkDensity() < PROSE_LINKS)
        .filter(block -> block.shape().words() >= LEAST_SENTENCE)
        .filter(block -> block.kind() != BlockKind.HEADING)
        .filter(block -> !says(kind, block))
        .mapToInt(block -> block.shape().words())
        .sum();
  }

  private static boolean says(PageKind kind, Block block) {
    int said = PagePhrases.said(kind, lower(block.text()));
    return said * WORDS_OF_PHRASE >= block.shape().words();
  }

  /** How many labels of the kind there are. */
  int labels(PageKind kind) {
    Set<String> found = new HashSet<>();
    for (Block block : blocks) {
      String line = block.text();
      int end = 0;
      while (end < line.length() && ":：".indexOf(line.charAt(end)) < 0) {
        end++;
      }
      String label = end > LONGEST_LABEL ? "" : lower(line.substring(0, end));
      if (PagePhrases.isLabel(kind, label)) {
        found.add(label);
      }
    }
    return found.size();
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT).replace('’', '\'').strip();
  }
}
