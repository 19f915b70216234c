package io.broadsheet.cleaner.html;

import io.broadsheet.cleaner.block.Block;
import io.broadsheet.cleaner.block.BlockKind;
import io.broadsheet.cleaner.block.Scope;
import java.util.List;

/** Measures each block by the first judgement of all blocks, see {@link Context}. */
final class ScoreContext {

  private static final float KEPT = 0.5f;
  private static final int FAR = 99;
  private static final int[] LEVELS = {0, 1, 2, 3, 5};

  /** The innermost scope with this share of all that is likely to be the article is its core. */
  private static final double CORE = 0.6;

  private final List<Block> blocks;
  private final float[] scores;
  private final double[] wordsBefore;
  private final double[] massBefore;
  private final double[] scoreBefore;
  private final double[] scopeWords;
  private final double[] scopeMass;
  private final double[] lookWords;
  private final double[] lookMass;
  private final double typical;
  private final Scope core;

  ScoreContext(List<Block> blocks, float[] scores) {
    int n = blocks.size();
    int scopes = n == 0 ? 0 : blocks.get(0).scope().scopesOnPage();
    this.blocks = blocks;
    this.scores = scores;
    this.wordsBefore = new double[n + 1];
    this.massBefore = new double[n + 1];
    this.scoreBefore = new double[n + 1];
    this.scopeWords = new double[scopes];
    this.scopeMass = new double[scopes];
    int looks = blocks.stream().mapToInt(block -> block.scope().look()).max().orElse(-1) + 1;
    this.lookWords = new double[looks];
    this.lookMass = new double[looks];
    double squares = 0;
    for (int i = 0; i < n; i++) {
      double words = words(i);
      double mass = words * scores[i];
      wordsBefore[i + 1] = wordsBefore[i] + words;
      massBefore[i + 1] = massBefore[i] + mass;
      scoreBefore[i + 1] = scoreBefore[i] + scores[i];
      squares += mass * scores[i];
      addToScope(blocks.get(i).scope(), words, mass);
    }
    this.core = addToOuterScopes();
    this.typical = n == 0 ? 0 : squares / Math.max(1e-6, massBefore[n]);
  }

  private double words(int i) {
    return Math.max(1, blocks.get(i).shape().words());
  }

  private void addToScope(Scope scope, double words, double mass) {
    scopeWords[scope.number()] += words;
    scopeMass[scope.number()] += mass;
    lookWords[scope.look()] += words;
    lookMass[scope.look()] += mass;
  }

  /**
   * A scope's number is higher than that of the scope around it, so inner ones come first.
   *
   * @return the core, or null without blocks
   */
  private Scope addToOuterScopes() {
    Scope[] byNumber = new Scope[scopeWords.length];
    for (Block block : blocks) {
      Scope scope = block.scope();
      while (scope != null && byNumber[scope.number()] == null) {
        byNumber[scope.number()] = scope;
        scope = scope.parent();
      }
    }
    Scope found = null;
    for (int i = byNumber.length - 1; i > 0; i--) {
      if (byNumber[i] != null) {
        found = found == null && scopeMass[i] >= CORE * total() ? byNumber[i] : found;
        int outer = byNumber[i].parent().number();
        scopeWords[outer] += scopeWords[i];
        scopeMass[outer] += scopeMass[i];
      }
    }
    return found == null && byNumber.length > 0 ? byNumber[0] : found;
  }

  /** One row a block. */
  float[][] rows() {
    int n = blocks.size();
    float[][] rows = new float[n][Context.count()];
    for (int i = 0; i < n; i++) {
      around(i, rows[i]);
      shares(i, rows[i]);
      scopes(i, rows[i]);
    }
    sections(rows);
    distances(rows);
    return rows;
  }

  private static void put(float[] row, Context column, double value) {
    row[column.ordinal()] = (float) value;
  }

  private float score(int i) {
    return i >= 0 && i < scores.length ? scores[i] : -1;
  }

  private void around(int i, float[] row) {
    put(row, Context.SCORE, scores[i]);
    for (int distance = 1; distance <= 4; distance++) {
      int column = Context.BEFORE1.ordinal() + 2 * (distance - 1);
      row[column] = score(i - distance);
      row[column + 1] = score(i + distance);
    }
    put(row, Context.NEAR, mean(i - 3, i + 4));
    put(row, Context.WIDE, mean(i - 8, i + 9));
    put(row, Context.SIX_BEFORE, weighted(i - 6, i));
    put(row, Context.SIX_AFTER, weighted(i + 1, i + 7));
  }

  private double mean(int from, int to) {
    int start = Math.max(0, from);
    int end = Math.min(scores.length, to);
    return (scoreBefore[end] - scoreBefore[start]) / (end - start);
  }

  private double weighted(int from, int to) {
    int start = Math.max(0, from);
    int end = Math.max(start, Math.min(scores.length, to));
    double words = wordsBefore[end] - wordsBefore[start];
    return (massBefore[end] - massBefore[start]) / Math.max(1, words);
  }

  private double total() {
    return Math.max(1e-6, massBefore[scores.length]);
  }

  private void shares(int i, float[] row) {
    double after = massBefore[scores.length] - massBefore[i + 1];
    put(row, Context.SHARE_BEFORE, massBefore[i] / total());
    put(row, Context.SHARE_AFTER, after / total());
    put(row, Context.RELATIVE, scores[i] / Math.max(typical, 1e-6));
  }

  private void scopes(int i, float[] row) {
    Scope inner = blocks.get(i).scope();
    for (int j = 0; j < LEVELS.length; j++) {
      int number = inner.ancestor(LEVELS[j]).number();
      int column = Context.SCOPE0_MEAN.ordinal() + 2 * j;
      row[column] = (float) (scopeMass[number] / scopeWords[number]);
      row[column + 1] = (float) (scopeMass[number] / total());
    }
    Scope common = inner.commonWith(core);
    put(row, Context.CORE_OUTSIDE, core.depth() - common.depth());
    put(row, Context.CORE_BELOW, inner.depth() - common.depth());
    put(row, Context.LOOK_MEAN, lookMass[inner.look()] / lookWords[inner.look()]);
    put(row, Context.LOOK_SHARE, lookMass[inner.look()] / total());
  }

  /** From each heading up to the next; headings themselves do not count. */
  private void sections(float[][] rows) {
    int start = 0;
    double words = 0;
    double mass = 0;
    for (int i = 0; i <= rows.length; i++) {
      if (i == rows.length || blocks.get(i).kind() == BlockKind.HEADING) {
        for (int j = start; j < i; j++) {
          put(rows[j], Context.SECTION_MEAN, mass / Math.max(1, words));
          put(rows[j], Context.SECTION_WORDS, Math.log1p(words));
        }
        start = i;
        words = 0;
        mass = 0;
      } else {
        words += words(i);
        mass += words(i) * scores[i];
      }
    }
  }

  private void distances(float[][] rows) {
    int since = FAR;
    for (int i = 0; i < rows.length; i++) {
      put(rows[i], Context.SINCE_KEPT, since);
      since = scores[i] > KEPT ? 1 : Math.min(FAR, since + 1);
    }
    int until = FAR;
    for (int i = rows.length - 1; i >= 0; i--) {
      put(rows[i], Context.UNTIL_KEPT, until);
      until = scores[i] > KEPT ? 1 : Math.min(FAR, until + 1);
    }
  }
}
