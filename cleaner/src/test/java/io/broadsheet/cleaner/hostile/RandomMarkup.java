package io.broadsheet.cleaner.hostile;

/** Pages of real pieces of markup in any order; nothing says that what is opened is closed. */
final class RandomMarkup {

  private static final String[] PIECES = {
    "<p>", "</p>", "<div>", "</div>", "<div class='article-body'>", "<div class=sidebar>", "<article>",
    "</article>", "<main>", "<section>", "<header>", "<footer>", "<nav>", "<aside>", "<h1>", "</h1>",
    "<h2>", "</h2>", "<ul><li>", "</li>", "</ul>", "<ol>", "<dl><dt>", "<dd>", "<table>", "<tr><td>",
    "</table>", "<caption>", "<blockquote>", "</blockquote>", "<pre>", "</pre>", "<b>", "</b>", "<i>",
    "</i>", "<em>", "<strong>", "</strong>", "<a href=/authors/ann>", "<a href=#x>", "<a>", "</a>",
    "<sup><a href='#1'>", "</sup>", "<span class=byline>", "</span>", "<font>", "<br>", "<hr>",
    "<img alt='a b'>", "<figure><figcaption>", "</figure>", "<video>", "<iframe>", "<object>", "<svg>",
    "</svg>", "<math><mi>", "<template>", "</template>", "<noscript>", "</noscript>", "<select><option>",
    "<textarea>", "</textarea>", "<button>", "<form>", "</form>", "<label>", "<style>", "</style>",
    "<script>", "</script>", "<script type='application/ld+json'>", "{\"@type\":\"NewsArticle\",",
    "\"headline\":\"", "\"author\":[{\"name\":", "\"datePublished\":\"2026-03-03\"", "\"}", "]", "[", "{",
    "\",", "<meta name=author content='", "<meta property=og:title content='", "'>", "\">",
    "<meta property='article:published_time' content='", "<time datetime='", "<time>", "</time>",
    "<link rel=canonical href='", "https://news.example/2026/03/03/a-b", "<title>", "</title>", "<body>",
    "</body>", "<html lang='", "<frameset>", "<plaintext>", "<!--", "-->", "<![CDATA[", "]]>", "<?xml ",
    "&amp;", "&#xD800;", "&#0;", "&nbsp;", "&shy;", "&lt;p&gt;", "&", "<", ">", "\0", "\n", "\n\n", "\t",
    " ", "\u00a0", "\u200b", "\u200d", "\u0301", "\u0323", "\ufffd", "\ufeff", "\u202e", "\ud83d\ude00",
    "Ã©", "â€œ", "“", "”", "\"", "‘", "’", "„", "«", "»", "(", ")", ".", "!", "?", ",", ":", ";", "…", "-",
    "|", "©", "@", "$12.50", "10:15", "3 March 2026", "03/03/2026", "2026年3月3日", "By ", "By Ann Lee",
    "Ann Lee", "Photo: Bo Day", "Read more: ", "Share", "Subscribe", "Log in", "404", "U.S.", "said",
    "The old bridge stays closed until spring, the council said on Tuesday. ",
    "Ferries run every hour, and nobody has to wait for long.", "europe.At", "followingRussia",
    "市政府周二表示，旧桥将关闭到春天。", "橋は春まで閉鎖される。", "다리는 봄까지 닫힌다. ", "สะพานปิดจนถึงฤดูใบไม้ผลิ",
    "الجسر مغلق حتى الربيع. ", "הגשר סגור עד האביב. ", "Мост закрыт до весны. ",
  };

  private RandomMarkup() {}

  /** A page with one piece for each byte; numbers beyond the pieces stand for several of one. */
  static String page(byte[] choices) {
    StringBuilder page = new StringBuilder("<html>");
    for (byte choice : choices) {
      int number = choice & 0xff;
      String piece = PIECES[number % PIECES.length];
      page.append(piece.repeat(number < PIECES.length ? 1 : number - PIECES.length));
    }
    return page.toString();
  }
}
