package io.broadsheet.cleaner.hostile;

import java.util.List;

/** Small pages, each with one of the structures that real pages have. */
final class SeedPages {

  private static final String PROSE =
      "The council of the harbour town said on Tuesday that the old bridge would stay closed until "
          + "spring, and that ferries would run every hour. “Nobody likes it,” the mayor said.";

  private static final String STORY =
      "<p>" + PROSE + "</p><p>" + PROSE.replace("old", "new") + "</p>";

  private SeedPages() {}

  static List<String> all() {
    return List.of(
        news(),
        blog(),
        "<html><head><meta charset=gbk><title>大桥</title></head><body><p>"
            + "市政府周二表示，旧桥将关闭到春天。渡轮每小时一班。".repeat(8)
            + "</p></body></html>",
        "<html lang=ar dir=rtl><body><article><h1>الجسر</h1><p>"
            + "قال المجلس يوم الثلاثاء إن الجسر القديم سيبقى مغلقا حتى الربيع. ".repeat(6)
            + "</p></article></body></html>",
        "<?xml version=\"1.0\" encoding=\"utf-8\"?><html xmlns=\"http://www.w3.org/1999/xhtml\">"
            + "<body><div>"
            + PROSE
            + "<br/><br/>"
            + PROSE
            + "</div></body></html>",
        "<body><table><tr><td><font size=2>" + STORY + "</table><ul><li>one<li>two</ul>",
        "<body><script type=\"application/ld+json\">{\"@graph\":[{\"@id\":\"#a\",\"@type\":[\"Person\"],"
            + "\"name\":\"Ann Lee\"},{\"@type\":\"NewsArticle\",\"author\":{\"@id\":\"#a\"},"
            + "\"articleBody\":\""
            + PROSE.replace("“", "\"")
            + "\"}]}</script>"
            + STORY,
        "<body><form><input name=q><button>Log in</button></form><p>Please sign in to go on.</p>",
        "<h1>404</h1><p>The page was not found.</p><a href=/>Home</a>",
        "Home\nNews\nSport\n\nBridge closed\nBy Ann Lee\n3 March 2026, 10:15\n\n"
            + PROSE
            + "\n\n"
            + PROSE.replace("old", "new")
            + "\n\nRead more: Ferries\nShare\n© 2026 The Harbour\n",
        "# Bridge closed\n\n*By Ann Lee*\n\n"
            + PROSE
            + "\n\n* [Ferries](/ferries)\n* [Roads](/roads)\n");
  }

  private static String news() {
    return "<!doctype html><html lang=en><head><title>Bridge closed | The Harbour</title>"
        + "<meta property=og:title content='Bridge closed'><meta name=author content='Ann Lee'>"
        + "<meta property=article:published_time content='2026-03-03T10:15:00+01:00'>"
        + "<link rel=canonical href=https://news.example/bridge></head><body class=single>"
        + "<nav><ul><li><a href=/>Home</a><li><a href=/sport>Sport</a></ul></nav><main><article>"
        + "<h1>Bridge closed</h1><p class=byline>By <a rel=author href=/authors/ann>Ann Lee</a></p>"
        + "<time datetime=2026-03-03>3 March 2026</time><figure><img src=b.jpg><figcaption>The "
        + "bridge. Photo: Bo Day</figcaption></figure>"
        + STORY
        + "<h2>What is next</h2><blockquote>"
        + "<p>We shall see.</p></blockquote><aside class=related><a href=/ferry>Ferries</a></aside>"
        + STORY
        + "</article></main><footer>© 2026 The Harbour</footer></body></html>";
  }

  private static String blog() {
    return "<html><head><title>My bridge</title></head><body><div id=content class='post entry'>"
        + "<div class=post-title><h1>My bridge</h1></div><div itemprop=articleBody>"
        + PROSE
        + "<div>"
        + PROSE
        + "</div><sup><a href=#n1>1</a></sup><pre>a  b</pre></div><div id=comments>"
        + "<p>Nice!</p></div></div><script>var a = '<p>';</script><style>p{}</style></body></html>";
  }
}
