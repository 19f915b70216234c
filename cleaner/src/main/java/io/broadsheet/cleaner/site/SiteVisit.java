package io.broadsheet.cleaner.site;

import io.broadsheet.cleaner.block.Block;
import io.broadsheet.cleaner.block.Scope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A page beside the latest pages of its site. What recurs is counted where it stands in the same
 * container. A page that carries the same story does not count: for running text that is any page
 * with much of the same text, for anything else only one under the same title. Not thread-safe.
 */
public final class SiteVisit {

  private static final int MOST_BLOCKS = 700;
  private static final int MOST_PLACES = 150;
  private static final int MOST_TOLD = 50;
  private static final int LEVELS = 3;
  private static final float KEPT = 0.5f;

  /** What is judged to be less is not kept, whatever the site is like. */
  private static final float HOPELESS = 0.05f;

  private final List<PageTrace> traces;
  private final Instant at;
  private final String title;
  private final Consumer<PageTrace> learn;
  private PageTrace trace;

  SiteVisit(List<PageTrace> traces, Instant at, String title, Consumer<PageTrace> learn) {
    this.traces = traces;
    this.at = at;
    this.title = title == null ? "" : title;
    this.learn = learn;
  }

  /** To be called when the page is found to hold an article: later pages are judged by it. */
  public void learn() {
    if (trace != null) {
      learn.accept(trace);
    }
  }

  /** The judgements together with what the site's earlier pages say. */
  public float[] judge(List<Block> blocks, float[] scores) {
    BlockEvidence[] evidence = evidence(blocks, scores);
    float[] judged = scores.clone();
    for (int i = 0; i < judged.length; i++) {
      judged[i] = SiteWeights.judge(blocks.get(i).isProse(), scores[i], evidence[i]);
    }
    return judged;
  }

  /** What the pages before say about each block. */
  private BlockEvidence[] evidence(List<Block> blocks, float[] scores) {
    int[] hashes = blocks.stream().mapToInt(SiteVisit::hash).toArray();
    trace = trace(blocks, scores, hashes);
    List<PageTrace> others = traces.stream().filter(other -> !other.isOfSamePage(trace)).toList();
    List<PageTrace> stories = stories();
    BlockEvidence[] evidence = new BlockEvidence[hashes.length];
    for (Block block : blocks) {
      int i = block.index();
      evidence[i] =
          scores[i] < HOPELESS ? BlockEvidence.NONE : evidence(hashes[i], block, others, stories);
    }
    return evidence;
  }

  /** A page for each other story. */
  private List<PageTrace> stories() {
    List<PageTrace> stories = new ArrayList<>();
    for (PageTrace other : traces) {
      if (!other.hasStoryOf(trace) && stories.stream().noneMatch(other::hasStoryOf)) {
        stories.add(other);
      }
    }
    return stories;
  }

  private BlockEvidence evidence(
      int hash, Block block, List<PageTrace> others, List<PageTrace> stories) {
    int place = place(block.scope());
    int shown = 0;
    int inStories = 0;
    int places = 0;
    float judged = 0;
    for (PageTrace trace : others) {
      shown += hash != 0 && trace.has(hash) ? 1 : 0;
      int index = trace.indexOf(place);
      if (index >= 0) {
        places++;
        judged += trace.judged(index);
      }
    }
    for (PageTrace trace : stories) {
      inStories += hash != 0 && trace.has(hash) ? 1 : 0;
    }
    return new BlockEvidence(
        others.size(), shown, inStories, places, places == 0 ? 0 : judged / places);
  }

  /** What the page alone would keep. */
  private static List<String> kept(List<Block> blocks, float[] scores) {
    List<String> kept = new ArrayList<>();
    for (Block block : blocks) {
      if (scores[block.index()] > KEPT) {
        kept.add(block.text());
      }
    }
    return kept;
  }

  /** Of the text and its place: the teaser of a story elsewhere says nothing of the story. */
  private static int hash(Block block) {
    int text = BlockHash.of(block.text());
    return text == 0 ? 0 : (int) BlockHash.mix(31L * text + block.scope().signature());
  }

  private static int place(Scope scope) {
    return (int) BlockHash.mix(scope.signature());
  }

  private PageTrace trace(List<Block> blocks, float[] scores, int[] hashes) {
    TitleWords words = new TitleWords(title);
    Map<Integer, Place> places = new HashMap<>();
    int[] told = new int[hashes.length];
    for (Block block : blocks) {
      int i = block.index();
      told[i] = scores[i] > KEPT && words.areIn(block.text()) ? hashes[i] : 0;
      Scope scope = block.scope();
      for (int level = 0; level < LEVELS && scope != null; level++, scope = scope.parent()) {
        places
            .computeIfAbsent(place(scope), key -> new Place())
            .add(block.text().length(), scores[i]);
      }
    }
    int[] keys =
        places.entrySet().stream()
            .sorted((a, b) -> Integer.compare(b.getValue().characters, a.getValue().characters))
            .limit(MOST_PLACES)
            .mapToInt(Map.Entry::getKey)
            .sorted()
            .toArray();
    byte[] judged = new byte[keys.length];
    for (int i = 0; i < keys.length; i++) {
      Place place = places.get(keys[i]);
      judged[i] = (byte) Math.round(PageTrace.SCALE * place.judged / place.characters);
    }
    byte[] story = StorySketch.of(kept(blocks, scores));
    return new PageTrace(
        at, title.hashCode(), story, set(hashes, MOST_BLOCKS), set(told, MOST_TOLD), keys, judged);
  }

  private static int[] set(int[] hashes, int most) {
    return Arrays.stream(hashes).filter(h -> h != 0).distinct().limit(most).sorted().toArray();
  }

  /** The text in one container of a page. */
  private static final class Place {
    private int characters;
    private float judged;

    void add(int length, float score) {
      characters += length;
      judged += length * score;
    }
  }
}
