package io.broadsheet.dedupe.protocol;

import io.broadsheet.dedupe.Article;
import io.broadsheet.dedupe.feature.Features;
import java.util.ArrayList;
import java.util.List;

/** Encodes an article as its place in a list. */
final class ListedBodies implements Bodies<Article> {

  private final List<Article> articles = new ArrayList<>();

  @Override
  public byte[] encode(Article article) {
    articles.add(article);
    return new ByteWriter().number(articles.size() - 1).toBytes();
  }

  @Override
  public Article decode(byte[] bytes) {
    return articles.get(new ByteReader(bytes).integer());
  }

  @Override
  public Features features(Article article) {
    return Features.of(article.title(), article.text());
  }

  /** So large that few are at hand, and others are read again. */
  @Override
  public int size(Article article) {
    return 1 << 20;
  }
}
