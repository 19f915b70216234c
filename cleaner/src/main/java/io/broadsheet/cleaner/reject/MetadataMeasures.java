package io.broadsheet.cleaner.reject;

import io.broadsheet.cleaner.metadata.Metadata;
import java.util.Locale;
import java.util.Set;

/** Measures a page by what it says about itself and by its address. */
final class MetadataMeasures {

  private static final Set<String> LISTS =
      Set.of("itemlist", "collectionpage", "searchresultspage", "offercatalog", "profilepage");
  private static final Set<String> FORUMS =
      Set.of("discussionforumposting", "qapage", "question", "comment");
  private static final Set<String> LISTING_WORDS =
      Set.of(
          "category",
          "categories",
          "tag",
          "tags",
          "topic",
          "topics",
          "shop",
          "store",
          "product",
          "products",
          "collection",
          "collections",
          "search",
          "c",
          "p",
          "list",
          "lists",
          "service",
          "services",
          "archive",
          "archives",
          "browse",
          "d",
          "course",
          "courses",
          "pricing",
          "listing",
          "kategorie",
          "categorie",
          "categoria",
          "producto",
          "produkt",
          "thema");
  private static final Set<String> STORY_WORDS =
      Set.of(
          "blog",
          "blogs",
          "news",
          "article",
          "articles",
          "story",
          "stories",
          "post",
          "posts",
          "magazine",
          "press",
          "guide",
          "guides",
          "learn",
          "resources",
          "insights",
          "artikel",
          "nachrichten",
          "noticias",
          "actualites",
          "opinion",
          "politics",
          "sport",
          "world");

  private MetadataMeasures() {}

  static void measure(Metadata metadata, float[] row) {
    types(metadata.types(), row);
    put(row, PageFeature.HAS_DATE, metadata.publishedAt() != null);
    put(row, PageFeature.HAS_AUTHOR, !metadata.authors().isEmpty());
    put(row, PageFeature.TITLE_WORDS, words(metadata.title()));
    put(row, PageFeature.DESCRIPTION_WORDS, words(metadata.description()));
    String title = metadata.title() == null ? "" : metadata.title();
    put(row, PageFeature.TITLE_NUMBER, title.chars().anyMatch(Character::isDigit));
    address(metadata.canonicalUrl(), row);
  }

  private static void put(float[] row, PageFeature feature, double value) {
    row[feature.ordinal()] = (float) value;
  }

  private static void put(float[] row, PageFeature feature, boolean value) {
    put(row, feature, value ? 1 : 0);
  }

  private static int words(String text) {
    return text == null ? 0 : text.split(" ").length;
  }

  private static void types(Set<String> types, float[] row) {
    put(row, PageFeature.TYPE_NEWS, types.contains("newsarticle"));
    put(
        row,
        PageFeature.TYPE_ARTICLE,
        types.stream().filter(t -> t.endsWith("article") || t.endsWith("blogposting")).count());
    put(row, PageFeature.TYPE_PRODUCT, types.stream().anyMatch(t -> t.contains("product")));
    put(row, PageFeature.TYPE_LIST, types.stream().anyMatch(LISTS::contains));
    put(row, PageFeature.TYPE_FORUM, types.stream().anyMatch(FORUMS::contains));
    put(row, PageFeature.OG_ARTICLE, types.contains("article"));
    put(row, PageFeature.OG_WEBSITE, types.contains("website"));
  }

  private static void address(String url, float[] row) {
    put(row, PageFeature.PATH_DEPTH, -1);
    if (url == null) {
      return;
    }
    int start = url.indexOf('/', Math.max(0, url.indexOf("//") + 2));
    String path = start < 0 ? "" : url.substring(start).toLowerCase(Locale.ROOT);
    int depth = 0;
    int longest = 0;
    for (String segment : path.split("[?#]", 2)[0].split("/")) {
      if (!segment.isEmpty()) {
        depth++;
        longest = Math.max(longest, segment.split("[-_]").length);
        if (LISTING_WORDS.contains(segment)) {
          put(row, PageFeature.PATH_LISTING, true);
        } else if (STORY_WORDS.contains(segment)) {
          put(row, PageFeature.PATH_STORY, true);
        }
      }
    }
    put(row, PageFeature.PATH_DEPTH, depth);
    put(row, PageFeature.PATH_LONGEST_SLUG, longest);
    put(row, PageFeature.PATH_DIGITS, path.chars().filter(c -> c >= '0' && c <= '9').count());
  }
}
