package io.broadsheet.cleaner.html;

import io.broadsheet.cleaner.block.ScopeCue;
import java.util.HashMap;
import java.util.Map;

/** Reads the cues that the name and the attributes of an element give. Not thread-safe. */
final class CueLexicon {

  private static final int MAX_ATTRIBUTE = 300;
  private static final int MAX_REMEMBERED = 5_000;
  private static final WordBits WORDS = words();

  private final Map<String, Integer> remembered = new HashMap<>();

  private static WordBits words() {
    WordBits words = new WordBits();
    put(
        words,
        ScopeCue.ARTICLE,
        "article articles story post entry news blog single artikel articulo articolo artigo noticia nota beitrag hentry blogpost artykul clanek haber statya");
    put(
        words,
        ScopeCue.BODY,
        "body content text copy richtext rich paragraph paragraphs para prose wysiwyg markdown rte contenu inhalt texto testo corpo cuerpo cuerponoticia texte tresc bodytext maincontent main detail details html rtf editor block");
    put(
        words,
        ScopeCue.ARTICLE_BODY,
        "articlebody storybody postbody entrycontent articlecontent postcontent storycontent articletext blogpostbody");
    put(
        words,
        ScopeCue.COMMENT,
        "comment comments commentlist respond disqus reply replies review reviews feedback kommentar kommentare comentarios commentaires discussion livefyre");
    put(
        words,
        ScopeCue.SIDEBAR,
        "sidebar side aside rail secondary complementary sidenav rightcol leftcol right");
    put(
        words,
        ScopeCue.RELATED,
        "related recommended recommend recommendation recommendations recirc recirculation more popular trending latest similar readmore read suggested suggestion upnext next prev previous promo also mostread teaser teasers rel similares relacionadas relacionados weitere mehr crosslink onward furtherreading explore discover featured outbrain taboola linkbox recent");
    put(
        words,
        ScopeCue.SHARE,
        "share sharing shares social socials follow twitter facebook linkedin whatsapp pinterest addtoany sharedaddy addthis sharethis jp sharebar print email compartir teilen partager tools toolbar actions reactions like likes bookmark");
    put(
        words,
        ScopeCue.NAVIGATION,
        "nav navigation menu navbar breadcrumb breadcrumbs pagination pager toc tabs tab skip submenu topbar tableofcontents contents jump anchor anchors sitemap megamenu dropdown search");
    put(
        words,
        ScopeCue.FOOTER,
        "footer foot bottom copyright legal disclaimer colophon contentinfo disclosure footnote footnotes references sources impressum");
    put(words, ScopeCue.HEADER, "header masthead top banner hero head intro");
    put(
        words,
        ScopeCue.META,
        "meta metadata date time datetime published publish publication timestamp dateline info posted updated infos postmeta readtime reading duration fecha datum");
    put(
        words,
        ScopeCue.AUTHOR,
        "author authors byline bio contributor contributors profile autor autore auteur writer editorial about vcard avatar person");
    put(
        words,
        ScopeCue.CAPTION,
        "caption captions credit credits figcaption media image images photo photos gallery slideshow video figure picture img lightbox carousel slider embed audio player bildunterschrift legende copyright thumbnail thumb");
    put(
        words,
        ScopeCue.NEWSLETTER,
        "newsletter subscribe subscription subscriptions subscriber signup optin cta paywall register registration piano mailing offer donate donation membership download app promo");
    put(
        words,
        ScopeCue.ADVERT,
        "ad ads advert advertisement advertising sponsor sponsored adslot dfp gpt werbung anzeige publicidad reklama affiliate advertorial adsense leaderboard");
    put(
        words,
        ScopeCue.TAGS,
        "tag tags category categories topics topic keywords keyword labels label taxonomy schlagworte etiquetas temas section");
    put(
        words,
        ScopeCue.OVERLAY,
        "modal popup cookie cookies consent gdpr overlay dialog tooltip toast onetrust notice alert popover drawer offcanvas");
    put(
        words,
        ScopeCue.LEAD,
        "lead lede standfirst summary subtitle subheading subhead dek excerpt description deck chapo kicker abstract bajada entradilla vorspann perex ingress synopsis subline teasertext subheadline takeaways key highlights tldr");
    put(words, ScopeCue.TITLE, "title headline heading titulo titre");
    put(
        words,
        ScopeCue.WIDGET,
        "widget box inset infobox factbox callout module pullquote aside note tip product products table card");
    put(words, ScopeCue.QUOTE, "quote blockquote pullquote cite tweet instagram quotation");
    put(words, ScopeCue.FORM, "form input field select poll quiz survey calculator login signin");
    put(
        words,
        ScopeCue.HIDDEN,
        "hidden hide sr visually visuallyhidden screenreader offscreen noprint invisible collapsed collapse");
    put(
        words,
        ScopeCue.CARD,
        "card cards tile tiles item items list listing grid feed row col archive results loop river");
    put(
        words,
        ScopeCue.SHOP,
        "shop store product products price prices pricing cart basket checkout sku variant variants swatch quantity qty buy wishlist rating ratings stars review reviews stock shipping woocommerce offer offers deal deals compare sale");
    put(
        words,
        ScopeCue.PITCH,
        "cta hero testimonial testimonials feature features benefit benefits plan plans quote contact consultation demo trial client clients partner partners logos faq faqs accordion banner jumbotron service services team stats counter enroll apply why marketing landing");
    put(
        words,
        ScopeCue.FACET,
        "filter filters facet facets sort sorting sortby pagination pager results result refine breadcrumb breadcrumbs archive category loadmore showing swiper carousel slick");
    put(
        words,
        ScopeCue.DISCUSSION,
        "comment comments commentlist commentthread disqus livefyre kommentar kommentare kommentarer comentario comentarios commentaire commentaires commenti reacties");
    put(
        words,
        ScopeCue.POST,
        "twittertweet twittervideo embeddedtweet tweetembed instagrammedia tiktokembed fbpost fbvideo fbxfbmlparseignore blueskyembed mastodonembed redditembed redditembedbq redditcard telegrampost textpostmedia imgurembedpub vkpost embeddedpost socialembed socialpost");
    return words;
  }

  private static void put(WordBits words, ScopeCue cue, String list) {
    for (String word : list.split(" ")) {
      words.add(word, cue.bit());
    }
  }

  /** Bits of the cues that an element of this name always gives. */
  static int ofTag(String tag) {
    return switch (tag) {
      case "article" -> ScopeCue.ARTICLE.bit();
      case "main" -> ScopeCue.BODY.bit();
      case "nav" -> ScopeCue.NAVIGATION.bit();
      case "footer" -> ScopeCue.FOOTER.bit();
      case "header" -> ScopeCue.HEADER.bit();
      case "aside" -> ScopeCue.SIDEBAR.bit();
      case "figure", "figcaption", "caption" -> ScopeCue.CAPTION.bit();
      case "form", "fieldset", "button", "select", "label" -> ScopeCue.FORM.bit();
      case "time", "address" -> ScopeCue.META.bit();
      case "dialog" -> ScopeCue.OVERLAY.bit();
      case "blockquote", "q" -> ScopeCue.QUOTE.bit();
      default -> 0;
    };
  }

  /** Bits of the cues in an attribute such as {@code class}. */
  int ofAttribute(String value) {
    if (value.isEmpty()) {
      return 0;
    }
    String bounded = value.length() > MAX_ATTRIBUTE ? value.substring(0, MAX_ATTRIBUTE) : value;
    Integer known = remembered.get(bounded);
    if (known == null) {
      known = read(bounded);
      if (remembered.size() < MAX_REMEMBERED) {
        remembered.put(bounded, known);
      }
    }
    return known;
  }

  /** Every word, at case changes too, and every whole name with what parts its words left out. */
  private static int read(String value) {
    int cues = 0;
    long word = WordBits.EMPTY;
    long name = WordBits.EMPTY;
    boolean afterLower = false;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean letter = isLetter(c);
      boolean upper = letter && isUpper(c);
      if (!letter || upper && afterLower) {
        cues |= WORDS.get(word);
        word = WordBits.EMPTY;
      }
      if (c == ' ') {
        cues |= WORDS.get(name);
        name = WordBits.EMPTY;
      } else if (letter) {
        word = WordBits.step(word, c);
        name = WordBits.step(name, c);
      }
      afterLower = letter && !upper;
    }
    return cues | WORDS.get(word) | WORDS.get(name);
  }

  private static boolean isLetter(char c) {
    return c < 128 ? (c | 0x20) >= 'a' && (c | 0x20) <= 'z' : Character.isLetter(c);
  }

  private static boolean isUpper(char c) {
    return c < 128 ? c <= 'Z' : Character.isUpperCase(c);
  }
}
