package io.broadsheet.cleaner.html;

import io.broadsheet.cleaner.block.Block;
import io.broadsheet.cleaner.block.BlockKind;
import io.broadsheet.cleaner.block.Numbers;
import io.broadsheet.cleaner.block.Scope;
import io.broadsheet.cleaner.cue.TextCues;
import io.broadsheet.cleaner.metadata.Metadata;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What judging one block needs to know of the page as a whole. Not thread-safe. */
final class PageFacts {

  /** Words of one block that are compared at most. */
  private static final int MAX_WORDS = 80;

  /** Words of structured data that are compared at most. */
  private static final int MAX_BODY_WORDS = 20_000;

  private static final double CORE_STEP = 0.7;
  private static final double CORE_MINIMUM = 0.4;
  private static final double TITLE_LIKENESS = 0.6;

  private final List<Block> blocks;
  private final Scope root;
  private final Scope core;
  private final int[][] words;
  private final TextCues.Found[] cues;
  private final WordMarks title;
  private final WordMarks lead;
  private final WordMarks authors;
  private final WordSet bodyRuns;
  private final int[] proseBefore;
  private final int titleIndex;
  private final boolean news;
  private final boolean article;
  private final Look[] looks;
  private final int[] firstCopy;
  private final int[] copies;
  private final int[] start;
  private final int[] starts;

  PageFacts(List<Block> blocks, Metadata metadata) {
    this.blocks = blocks;
    this.root = blocks.isEmpty() ? new Scope() : blocks.get(0).scope().root();
    this.core = findCore(root);
    this.words = new int[blocks.size()][];
    this.cues = new TextCues.Found[blocks.size()];
    this.title = new WordMarks(Words.of(metadata.title(), MAX_WORDS));
    this.lead = new WordMarks(Words.of(metadata.description(), MAX_WORDS));
    this.authors = new WordMarks(Words.of(String.join(" ", metadata.authors()), MAX_WORDS));
    this.bodyRuns = new WordSet(Words.runs(Words.of(metadata.articleBody(), MAX_BODY_WORDS), 3));
    this.proseBefore = new int[blocks.size() + 1];
    this.looks = new Look[looksOn(blocks)];
    this.firstCopy = new int[blocks.size()];
    this.copies = new int[blocks.size()];
    this.start = new int[blocks.size()];
    this.starts = new int[blocks.size()];
    read();
    this.titleIndex = findTitle();
    this.news = metadata.types().stream().anyMatch(PageFacts::isNews);
    this.article =
        metadata.types().stream()
            .anyMatch(type -> type.contains("article") || type.endsWith("posting"));
  }

  private void read() {
    Map<String, Integer> texts = new HashMap<>(2 * blocks.size());
    Numbers numbers = new Numbers();
    for (Block block : blocks) {
      int i = block.index();
      cues[i] = TextCues.STANDARD.find(block.text());
      words[i] = Words.of(block.text(), MAX_WORDS);
      int characters = block.isProse() ? block.text().length() : 0;
      proseBefore[i + 1] = proseBefore[i] + characters;
      addLook(block);
      Integer first = texts.putIfAbsent(block.text(), i);
      firstCopy[i] = first == null ? i : first;
      copies[firstCopy[i]]++;
      start[i] = numbers.of(firstWords(words[i]));
      starts[start[i]]++;
    }
  }

  private static int looksOn(List<Block> blocks) {
    int looks = 0;
    for (Block block : blocks) {
      looks = Math.max(looks, block.scope().look() + 1);
    }
    return looks;
  }

  private void addLook(Block block) {
    int number = block.scope().look();
    if (looks[number] == null) {
      looks[number] = new Look();
    }
    looks[number].add(block);
  }

  private static int firstWords(int[] words) {
    return words.length == 0 ? 0 : words[0] * 31 + (words.length == 1 ? 0 : words[1]);
  }

  private static Scope findCore(Scope root) {
    Scope scope = root;
    Scope inner = scope.heaviest();
    while (inner != null
        && inner.proseCharacters() >= CORE_STEP * scope.proseCharacters()
        && inner.proseCharacters() >= CORE_MINIMUM * root.proseCharacters()) {
      scope = inner;
      inner = scope.heaviest();
    }
    return scope;
  }

  private int findTitle() {
    int best = -1;
    double bestLikeness = TITLE_LIKENESS;
    for (Block block : blocks) {
      if (block.shape().words() > 60 || block.linkDensity() > 0.9) {
        continue;
      }
      double likeness = titleLikeness(block);
      likeness += block.kind() == BlockKind.HEADING ? 0.1 : 0;
      likeness += block.scope().tag().equals("h1") ? 0.15 : 0;
      if (likeness > bestLikeness) {
        bestLikeness = likeness;
        best = block.index();
      }
    }
    return best >= 0 ? best : firstH1();
  }

  private double titleLikeness(Block block) {
    int[] own = words(block);
    return Math.min(title.shareOf(own), title.coveredBy(own));
  }

  /** Whether the text of the block is the page's title, or nearly. */
  boolean showsTitle(Block block) {
    return titleLikeness(block) >= TITLE_LIKENESS;
  }

  private int firstH1() {
    for (Block block : blocks) {
      if (block.scope().tag().equals("h1")) {
        return block.index();
      }
    }
    return -1;
  }

  /** How many blocks look alike by their place, and what they are like. */
  static final class Look {
    private int count;
    private int words;
    private float links;
    private int prose;

    private void add(Block block) {
      count++;
      words += block.shape().words();
      links += (float) block.linkDensity();
      prose += block.isProse() ? block.text().length() : 0;
    }

    int count() {
      return count;
    }

    float meanWords() {
      return (float) words / count;
    }

    int proseCharacters() {
      return prose;
    }

    float meanLinkDensity() {
      return links / count;
    }
  }

  List<Block> blocks() {
    return blocks;
  }

  /** The block that many places away, or null outside the page. */
  Block neighbour(Block block, int offset) {
    int at = block.index() + offset;
    return at >= 0 && at < blocks.size() ? blocks.get(at) : null;
  }

  private static boolean isNews(String type) {
    return type.endsWith("newsarticle") || type.equals("liveblogposting");
  }

  /** Whether the page calls itself a news story. */
  boolean isNews() {
    return news;
  }

  /** Whether the page calls itself an article of any kind. */
  boolean isArticle() {
    return article;
  }

  Scope root() {
    return root;
  }

  /** The innermost scope that still holds most of the running text. */
  Scope core() {
    return core;
  }

  /** The first words of a block. */
  int[] words(Block block) {
    return words[block.index()];
  }

  /** What words in a block tell about it. */
  TextCues.Found cues(Block block) {
    return cues[block.index()];
  }

  WordMarks title() {
    return title;
  }

  WordMarks lead() {
    return lead;
  }

  WordMarks authors() {
    return authors;
  }

  /** Runs of three words of the article in structured data. */
  WordSet bodyRuns() {
    return bodyRuns;
  }

  /** Index of the block that shows the title, or -1. */
  int titleIndex() {
    return titleIndex;
  }

  /** The scope of the block that shows the title, or null. */
  Scope titleScope() {
    return titleIndex < 0 ? null : blocks.get(titleIndex).scope();
  }

  /** Characters of running text before the block. */
  int proseBefore(Block block) {
    return proseBefore[block.index()];
  }

  /** Characters of running text on the page. */
  int prose() {
    return proseBefore[blocks.size()];
  }

  Look look(Block block) {
    return looks[block.scope().look()];
  }

  /** How many blocks start with the same two words. */
  int sameStart(Block block) {
    return starts[start[block.index()]];
  }

  /** How many blocks have the very same text. */
  int copies(Block block) {
    return copies[firstCopy[block.index()]];
  }

  /** Index of the first block with the very same text. */
  int firstCopy(Block block) {
    return firstCopy[block.index()];
  }
}
