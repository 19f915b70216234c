package io.broadsheet.cleaner.block;

import java.util.Objects;

/**
 * A run of text between two block boundaries of a page, and whether it stays. Only the decision can
 * change. Not thread-safe.
 */
public final class Block {

  /** How the text hangs together with the block before it. */
  public enum Joint {
    /** A paragraph of its own. */
    PARAGRAPH,
    /** The next line of the same paragraph. */
    LINE,
    /** The next cell of the same table row. */
    CELL
  }

  private static final double MOSTLY_LINKS = 0.5;

  private final int index;
  private final String text;
  private final BlockKind kind;
  private final Joint joint;
  private final Scope scope;
  private final TextShape shape;
  private final InlineStyle style;
  private String removal;

  /**
   * @param index number of the block on its page, from 0
   * @param text non-blank, white space collapsed
   * @param scope the block-level element directly around the text
   */
  public Block(
      int index, String text, BlockKind kind, Joint joint, Scope scope, InlineStyle style) {
    this.index = index;
    this.text = Objects.requireNonNull(text, "text");
    this.kind = Objects.requireNonNull(kind, "kind");
    this.joint = Objects.requireNonNull(joint, "joint");
    this.scope = Objects.requireNonNull(scope, "scope");
    this.style = Objects.requireNonNull(style, "style");
    this.shape = TextShape.of(text);
  }

  /** Takes the block out. The first reason stands. */
  public void remove(String reason) {
    if (removal == null) {
      removal = Objects.requireNonNull(reason, "reason");
    }
  }

  /** Takes the block back in. */
  public void restore() {
    removal = null;
  }

  /** Whether the block is part of the article, as far as decided. */
  public boolean isKept() {
    return removal == null;
  }

  /** Why the block was taken out, a short name such as {@code caption}; null while it is kept. */
  public String removal() {
    return removal;
  }

  /** Number of the block on its page, from 0. */
  public int index() {
    return index;
  }

  /** The text, white space collapsed. */
  public String text() {
    return text;
  }

  /** What the block is by its markup. */
  public BlockKind kind() {
    return kind;
  }

  /** How the block hangs together with the one before it. */
  public Joint joint() {
    return joint;
  }

  /** The block-level element directly around the text. */
  public Scope scope() {
    return scope;
  }

  /** Counts over the text. */
  public TextShape shape() {
    return shape;
  }

  /** Links and other markup inside the text. */
  public InlineStyle style() {
    return style;
  }

  /** A paragraph without markup, as plain text has them. */
  public static Block plain(int index, String text, Scope scope) {
    return new Block(index, text, BlockKind.PARAGRAPH, Joint.PARAGRAPH, scope, InlineStyle.PLAIN);
  }

  /** Whether the block is running text that is not mostly links. */
  public boolean isProse() {
    return shape.isProse() && linkDensity() < MOSTLY_LINKS;
  }

  /** Share of the text that belongs to links, from 0 to 1. */
  public double linkDensity() {
    return Math.min(1, (double) style.linkCharacters() / text.length());
  }
}
