package io.broadsheet.cleaner.html;

import io.broadsheet.cleaner.PartChoices;
import io.broadsheet.cleaner.block.Block;
import io.broadsheet.cleaner.metadata.Metadata;
import io.broadsheet.cleaner.site.SiteVisit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A page whose blocks have been judged, and what is made of it. Not thread-safe. */
public final class JudgedPage {

  /** Why a block was taken out for what is remembered of the site. */
  public static final String RECURRING = "recurring";

  private final PageFacts page;
  private final Metadata metadata;
  private final float[] scores;
  private final PartChoices choices;

  /**
   * @param scores of each block, see {@link BlockClassifier#judge}
   */
  JudgedPage(PageFacts page, Metadata metadata, float[] scores, PartChoices choices) {
    this.page = page;
    this.metadata = metadata;
    this.scores = scores;
    this.choices = choices;
  }

  /** The text by what the page itself says. */
  public Extraction extract() {
    return extract(new JudgementStep(scores));
  }

  /**
   * The text by that together with what earlier pages of its site say; empty where they say nothing
   * of it.
   */
  public Optional<Extraction> extract(SiteVisit visit) {
    float[] judged = visit.judge(page.blocks(), scores);
    return Arrays.equals(judged, scores)
        ? Optional.empty()
        : Optional.of(extract(new JudgementStep(judged, scores)));
  }

  private Extraction extract(JudgementStep judgement) {
    page.blocks().forEach(Block::restore);
    List<Step> steps =
        List.of(
            judgement,
            new OtherArticleStep(),
            new LinkListStep(),
            new PlaceholderStep(),
            new CommentStep(),
            new CommentLabelStep(),
            new EndMarkStep(),
            PartsStep.dropping(choices.dropped()),
            new OpeningStep(),
            new ClosingStep(),
            new RepetitionStep(),
            new PullQuoteStep());
    steps.forEach(step -> step.apply(page));
    List<Block> blocks = page.blocks();
    int words = blocks.stream().filter(Block::isKept).mapToInt(b -> b.shape().words()).sum();
    if (StructuredBody.isNeeded(words, metadata.articleBody())) {
      blocks = StructuredBody.replace(blocks, metadata.articleBody());
    } else {
      PartsStep.keeping(choices.kept()).apply(page);
    }
    return new Extraction(blocks, Assembler.text(blocks), Teaser.isShown(page, metadata));
  }
}
