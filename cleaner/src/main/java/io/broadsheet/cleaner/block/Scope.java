package io.broadsheet.cleaner.block;

import java.util.Arrays;

/**
 * A block-level element around blocks, with sums over all text inside it. The sums are complete
 * when the whole page has been read. Not thread-safe.
 */
public final class Scope {

  /** Distance of a cue that no enclosing element carries. */
  public static final int FAR = 15;

  private static final int[] NO_CUES = new int[ScopeCue.count()];

  static {
    Arrays.fill(NO_CUES, -FAR);
  }

  private final Scope parent;
  private final Scope root;
  private final int number;
  private final String tag;
  private final int depth;
  private final long signature;
  private int cues;
  private int[] cueDepths;
  private int characters;
  private int linkCharacters;
  private int proseCharacters;
  private int blocks;
  private int children;
  private int order;
  private int scopes;
  private int look = -1;
  private Numbers looks;
  private Scope heaviest;

  /** The scope of the whole page. */
  public Scope() {
    this(null, "#root", 0, 0);
  }

  /**
   * A scope inside another.
   *
   * @param cues bits of {@link ScopeCue} that the element itself carries
   * @param style hash of whatever makes elements look alike, such as their class
   */
  public Scope(Scope parent, String tag, int cues, int style) {
    this.parent = parent;
    this.tag = tag;
    this.root = parent == null ? this : parent.root;
    this.number = root.scopes++;
    this.depth = parent == null ? 0 : parent.depth + 1;
    long outer = parent == null ? 17 : parent.signature;
    this.signature = (outer * 31 + tag.hashCode()) * 0x9E3779B97F4A7C15L + style;
    this.cues = cues;
    this.cueDepths = cueDepths(parent, depth, cues);
    if (parent != null) {
      this.order = parent.children++;
    }
  }

  /** The depth of the nearest scope with each cue; the same array as the parent's if it can be. */
  private static int[] cueDepths(Scope parent, int depth, int cues) {
    int[] outer = parent == null ? NO_CUES : parent.cueDepths;
    if (cues == 0) {
      return outer;
    }
    int[] own = outer.clone();
    for (int left = cues; left != 0; left &= left - 1) {
      own[Integer.numberOfTrailingZeros(left)] = depth;
    }
    return own;
  }

  /**
   * Forgets cues that the element itself carries. The scopes inside know of it when they are told
   * to {@link #inheritCues} in turn, from the outermost on.
   *
   * @param bits bits of {@link ScopeCue}
   */
  public void forget(int bits) {
    cues &= ~bits;
  }

  /** Takes on the cues of the scope around this one anew. */
  public void inheritCues() {
    cueDepths = cueDepths(parent, depth, cues);
  }

  /** Bits of the cues that the element itself carries. */
  public int cues() {
    return cues;
  }

  /** Adds the text of a block directly inside this scope. */
  public void add(int blockCharacters, int blockLinkCharacters, boolean prose) {
    characters += blockCharacters;
    linkCharacters += blockLinkCharacters;
    proseCharacters += prose ? blockCharacters : 0;
    blocks++;
  }

  /**
   * Adds the sums to the scope around this one; to be called once, when all inside has been read.
   *
   * @return the scope around this one, null for the whole page
   */
  public Scope close() {
    if (parent != null) {
      parent.take(this);
    }
    return parent;
  }

  private void take(Scope child) {
    characters += child.characters;
    linkCharacters += child.linkCharacters;
    proseCharacters += child.proseCharacters;
    blocks += child.blocks;
    boolean hasProse = child.proseCharacters > 0;
    if (hasProse && (heaviest == null || child.proseCharacters > heaviest.proseCharacters)) {
      heaviest = child;
    }
  }

  /** Of the scopes directly inside, the one with the most running text; null when none has any. */
  public Scope heaviest() {
    return heaviest;
  }

  /** The scope around this one; null for the whole page. */
  public Scope parent() {
    return parent;
  }

  /** The scope that many levels further out, or the outermost one. */
  public Scope ancestor(int levels) {
    Scope scope = this;
    for (int i = 0; i < levels && scope.parent != null; i++) {
      scope = scope.parent;
    }
    return scope;
  }

  /** The scope of the whole page. */
  public Scope root() {
    return root;
  }

  /** Number of this scope on its page, from 0 for the whole page, for use in arrays. */
  public int number() {
    return number;
  }

  /** How many scopes the page has so far. */
  public int scopesOnPage() {
    return root.scopes;
  }

  /** Name of the element, in lower case. */
  public String tag() {
    return tag;
  }

  /** How many scopes are around this one. */
  public int depth() {
    return depth;
  }

  /** Equal for scopes with the same chain of names and classes. */
  public long signature() {
    return signature;
  }

  /** Number of the scope's look on its page, from 0: equal for equal signatures. */
  public int look() {
    if (look < 0) {
      root.looks = root.looks == null ? new Numbers() : root.looks;
      look = root.looks.of(signature);
    }
    return look;
  }

  /** Levels to the nearest scope with the cue, 0 for this one, {@link #FAR} when there is none. */
  public int distance(ScopeCue cue) {
    return Math.min(FAR, depth - cueDepths[cue.ordinal()]);
  }

  /** Whether this scope or one around it, at any distance below {@link #FAR}, carries the cue. */
  public boolean within(ScopeCue cue) {
    return depth - cueDepths[cue.ordinal()] < FAR;
  }

  /** Characters of all text inside. */
  public int characters() {
    return characters;
  }

  /** Characters of text inside that stand in blocks of running text. */
  public int proseCharacters() {
    return proseCharacters;
  }

  /** How many blocks are inside. */
  public int blocks() {
    return blocks;
  }

  /** How many scopes are directly inside. */
  public int children() {
    return children;
  }

  /** Number of this scope among those directly inside its parent, from 0. */
  public int order() {
    return order;
  }

  /** Share of the text inside that belongs to links, from 0 to 1. */
  public double linkDensity() {
    return characters == 0 ? 0 : (double) linkCharacters / characters;
  }

  /** The innermost scope around both. */
  public Scope commonWith(Scope other) {
    Scope a = this;
    Scope b = other;
    while (a != b) {
      if (a.depth >= b.depth) {
        a = a.parent;
      } else {
        b = b.parent;
      }
    }
    return a;
  }
}
