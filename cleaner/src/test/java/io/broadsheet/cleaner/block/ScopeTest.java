package io.broadsheet.cleaner.block;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScopeTest {

  private final Scope page = new Scope();
  private final Scope article = new Scope(page, "article", ScopeCue.ARTICLE.bit(), 1);
  private final Scope paragraph = new Scope(article, "p", 0, 0);
  private final Scope aside = new Scope(page, "aside", ScopeCue.SIDEBAR.bit(), 0);

  @Test
  void shouldTellHowFarACueIs() {
    assertThat(article.distance(ScopeCue.ARTICLE)).isZero();
    assertThat(paragraph.distance(ScopeCue.ARTICLE)).isEqualTo(1);
    assertThat(aside.within(ScopeCue.ARTICLE)).isFalse();
  }

  @Test
  void shouldSumUpWhenClosed() {
    paragraph.add(100, 20, true);
    aside.add(50, 50, false);

    paragraph.close();
    article.close();
    aside.close();

    assertThat(page.characters()).isEqualTo(150);
    assertThat(page.blocks()).isEqualTo(2);
    assertThat(page.heaviest()).isSameAs(article);
    assertThat(article.linkDensity()).isEqualTo(0.2);
  }

  @Test
  void shouldFindTheScopeAroundBoth() {
    assertThat(paragraph.commonWith(aside)).isSameAs(page);
    assertThat(paragraph.commonWith(article)).isSameAs(article);
  }

  @Test
  void shouldLookAlikeWithTheSameChainOfNamesAndClasses() {
    Scope twin = new Scope(article, "p", 0, 0);

    assertThat(twin.signature()).isEqualTo(paragraph.signature());
    assertThat(twin.number()).isNotEqualTo(paragraph.number());
    assertThat(new Scope(page, "p", 0, 0).signature()).isNotEqualTo(paragraph.signature());
  }
}
