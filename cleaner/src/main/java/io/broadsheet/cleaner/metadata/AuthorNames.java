package io.broadsheet.cleaner.metadata;

import io.broadsheet.cleaner.text.WordResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;

/**
 * Turns what a page writes about its authors into names: one entry a person or agency, without
 * "By", e-mail addresses, links, dates, job titles and places.
 */
final class AuthorNames {

  private static final int MAX_WORDS = 6;
  private static final int MAX_LENGTH = 60;
  private static final int MAX_INPUT = 600;

  /** In lower case, what leads to the name in a sentence about who wrote the text. */
  static final String WRITTEN_BY =
      "(?:written|words|story|posted|submitted|published|reported|reporting|comment(?:ary)?|analysis"
          + "|opinion|column|interview|review|report|essay|feature|explainer|profile"
          + "|(?:words|text|story) (?:and|&) (?:pictures|photos|images|photographs)) by"
          + "|piše|pisze|napisała?|беседовал[аи]?|γράφει (?:ο|η)|γράφουν οι"
          + "|(?:geschrieben|verfasst|veröffentlicht|ein kommentar|(?:gast)?kommentar|analyse|interview"
          + "|kolumne|reportage|essay|gastbeitrag|rezension) von"
          + "|(?:publié|écrit|rédigé|analyse|chronique|tribune|éditorial|reportage|entretien) par"
          + "|(?:enviado|publicado|escrito|análisis|opinión|columna|entrevista|análise|opinião) por"
          + "|(?:scritto|pubblicato) da|(?:analisi|commento|opinione|intervista) di"
          + "|(?:geschreven|geplaatst|analyse|opinie|column|interview|recensie) door";

  private static final Pattern NOISE =
      Pattern.compile(
          "https?://\\S*|www\\.\\S+|\\S+@\\S+|(?<!\\S)@\\w+|\\([^)]*\\)|\\[[^\\]]*]|（[^）]*）"
              + "|[\\p{So}&&[^\u0000-\u218f]][\\x{FE0F}\\x{200D}\\x{1F3FB}-\\x{1F3FF}]*");

  private static final int FIRST_EMOJI = 0x2190;
  private static final int SYMBOL = Character.OTHER_SYMBOL;

  /** All other noise has one of these. */
  private static final List<String> NOISE_SIGNS = List.of("://", "www.", "@", "(", "[", "（");

  /** As in "John Doe on Monday, 6 May 2024". */
  private static final Pattern TRAILING_DATE =
      Pattern.compile(
          "\\s+(?:(?:on|at|am|em|op|den)\\s+(?:\\p{L}+[.,]?\\s+){0,2}|(?:el|le|il)\\s+)\\d.*$",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /** As in "Jane Doe, with additional reporting by John Roe". */
  private static final Pattern CONTRIBUTION =
      Pattern.compile(
          "[,;(]?\\s+(?:with )?(?:additional )?(?:reporting|research|contributions?) (?:by|from)\\s.*$",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private static final Pattern BLANKS = Pattern.compile("[ \\u00a0]+");
  private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");
  private static final Pattern PREFIX =
      Pattern.compile(
          "^(?:[-–—|:•·,\\s]|(?:"
              + WRITTEN_BY
              + "|by|authors?|(?:view |see |read )?(?:all |more )?(?:posts|articles|stories) (?:by|from)|"
              + "(?:read|see|learn|find out) more (?:about|from|by)|about|"
              + "von|text|autor(?:in|en)?|ein(?:e)? (?:\\p{L}+ )von|par|propos recueillis par|auteurs?|"
              + "por|autora?|texto|di|a cura di|autore|testo|door|tekst|auteur|av|af|skrevet av|"
              + "kirjoittaja|teksti|szerző|yazan|autorzy|oprac|opracowa(?:nie|ła?)|redagował[ai]?|автор|текст|подготовила?|συντάκτης|"
              + "oleh|penulis|bởi|作者|撰文|文|글|글쓴이|取材|כותב|מאת|بقلم|كتب"
              + ")(?![\\p{L}\\p{M}])\\s*[.:：/／・=]?|(?:本报|本報|见习)?[记記]者\\s*[:：/／]?)+",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  private static final Pattern PARTICLE = Pattern.compile("(?i)(?:von|di|av|af|da)\\s+");
  private static final Pattern SEPARATOR =
      Pattern.compile(
          "\\s*[;|/／•·、；，\\n\\t]\\s*"
              + "|,?\\s+(?:and|und|et|og|och|ja|ve|en|with|mit|avec|con|\\+)\\s+"
              + "|(?<=\\p{L}{1,40}[\\s.]{1,2}\\p{L}{2,40})\\s+&\\s+"
              + "|(?<=\\p{L}{2}\\s\\p{L}{2,40})\\s+(?:y|e|i|и|и|és|a)\\s+(?=\\p{L}{2,}\\s\\p{L})",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /** What parts names without blanks. */
  private static final String SEPARATOR_SIGNS = ";|/／•·、；，\n\t";

  /** Roles, and where or for whom somebody writes, behind a first and a last name. */
  private static final Pattern TRAILING_ROLE =
      Pattern.compile(
          "\\s*(?:(?:인턴|선임|수습|전문)?\\s?기자|특파원|記者|记者|特派員|編集委員|論説委員)\\s*=?$|\\s+[-–—]\\s+.*$|\\s*:$"
              + "|(?<=\\p{L}\\.?\\s\\p{L}{2,40})\\s+(?:reporting )?"
              + "(?:[Ff]or|FOR|in|at|from|für|aus|pour|à|para|desde|per|voor|uit|dla|для|из|в)\\s+\\p{Lu}.*$");

  private static final Set<String> CREDENTIALS =
      Set.of(
          ("md phd dr rd rdn ld ldn ms msc ma mba mph cpa cfa cfp jd esq rn np do"
                  + " dds dmd dvm pharmd psyd edd bsc ba bs lcsw lmft cpt cscs facp facs jr"
                  + " sr ii iii")
              .split(" "));
  private static final Pattern ROLE =
      Pattern.compile(
          "(?<!\\p{L})(?:(?:co-?)?(?:"
              + String.join("|", WordResource.read(AuthorNames.class, "roles.txt"))
              + ")|head of)(?!\\p{L})",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /** Behind the name of a Chinese reporter: the place, or who edited the text. */
  private static final Pattern CHINESE_END =
      Pattern.compile(
          "\\s*[/／]\\s*\\p{IsHan}{0,6}(?:報導|报道|報道)$" + "|[\\s/／|]*(?:责任)?(?:编辑|編輯|责编|責編).*$");

  private static final Set<String> NO_FIRST_WORDS =
      WordResource.read(AuthorNames.class, "no-first-words.txt");
  private static final Pattern INITIALS = Pattern.compile("\\p{Lu}\\.?|(?:\\p{Lu}\\.[ -]?)+");
  private static final Pattern LOGIN = Pattern.compile("\\p{Ll}{5,}|\\S+[.\\d]\\S+");
  private static final Set<String> NOBODY =
      Set.of(
          ("admin administrator webmaster root user guest unknown anonymous author"
                  + " null none undefined wpadmin siteadmin superadmin")
              .split(" "));

  private final SiteNames site;

  AuthorNames(SiteNames site) {
    this.site = site;
  }

  /** The names in the text, possibly none. */
  List<String> parse(String text) {
    List<String> names = new ArrayList<>();
    if (text == null || text.length() > MAX_INPUT) {
      return names;
    }
    String clean = withoutNoise(text);
    for (String part : mayBeParted(clean) ? SEPARATOR.split(clean) : new String[] {clean}) {
      addNames(part, names);
    }
    return names;
  }

  /** A cheap test that most names fail: whatever parts them has a sign or blanks on both sides. */
  private static boolean mayBeParted(String text) {
    int blanks = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (SEPARATOR_SIGNS.indexOf(c) >= 0) {
        return true;
      }
      blanks += c <= ' ' ? 1 : 0;
    }
    return blanks >= 2;
  }

  /** Whether the name is the site's own or a login: believed only when nobody else is named. */
  boolean isWeak(String name) {
    boolean isLogin = name.indexOf(' ') < 0 && LOGIN.matcher(name).matches();
    return isLogin || site.matches(name);
  }

  private static String withoutNoise(String text) {
    String plain = text.indexOf('<') >= 0 ? Jsoup.parse(text).text() : text;
    String quiet = mayHoldNoise(plain) ? NOISE.matcher(plain).replaceAll(" ") : plain;
    String alone = CONTRIBUTION.matcher(quiet).replaceFirst("");
    String timeless = TRAILING_DATE.matcher(alone).replaceFirst("");
    String blanked = BLANKS.matcher(timeless).replaceAll(" ").strip();
    return withoutPrefix(CHINESE_END.matcher(blanked).replaceFirst(""));
  }

  private static boolean mayHoldNoise(String text) {
    return NOISE_SIGNS.stream().anyMatch(text::contains)
        || text.codePoints().anyMatch(c -> c >= FIRST_EMOJI && Character.getType(c) == SYMBOL);
  }

  /** "Von" and "Di" stand before names and in them. */
  private static String withoutPrefix(String text) {
    Matcher prefix = PREFIX.matcher(text);
    if (!prefix.find() || prefix.end() == text.length()) {
      return prefix.replaceFirst("");
    }
    String rest = text.substring(prefix.end());
    boolean isPartOfName =
        Character.isLowerCase(rest.codePointAt(0))
            || rest.indexOf(' ') < 0 && PARTICLE.matcher(prefix.group()).matches();
    return isPartOfName ? text : rest;
  }

  /** After a comma stand further names, agencies, but also places, degrees and job titles. */
  private void addNames(String part, List<String> names) {
    boolean first = true;
    for (String piece : COMMA.split(part)) {
      String name = TRAILING_ROLE.matcher(withoutPrefix(piece)).replaceFirst("").strip();
      boolean fits = first ? isName(name) : isName(name) && isFurtherName(name);
      if (fits && names.stream().noneMatch(name::equalsIgnoreCase)) {
        names.add(name);
      }
      first = false;
    }
  }

  private static boolean isFurtherName(String name) {
    boolean isAgency =
        name.length() <= 4
            && !CREDENTIALS.contains(name.toLowerCase(Locale.ROOT))
            && (name.equals(name.toLowerCase(Locale.ROOT))
                || name.equals(name.toUpperCase(Locale.ROOT)));
    return name.indexOf(' ') > 0 || isAgency || !isCased(name);
  }

  private static boolean isCased(String name) {
    return Character.isUpperCase(name.codePointAt(0)) || Character.isLowerCase(name.codePointAt(0));
  }

  /** Whether the text can be the name of a person, a desk or an agency. */
  static boolean isName(String text) {
    return text.length() >= 2
        && text.length() <= MAX_LENGTH
        && text.split(" ").length <= MAX_WORDS
        && text.codePoints().filter(AuthorNames::isLetterOrMark).count() * 10 >= text.length() * 6L
        && text.codePoints().noneMatch(Character::isDigit)
        && text.indexOf('_') < 0
        && text.indexOf(':') < 0
        && !NOBODY.contains(text.toLowerCase(Locale.ROOT))
        && !CREDENTIALS.contains(text.toLowerCase(Locale.ROOT).replace(".", ""))
        && !INITIALS.matcher(text).matches()
        && !NO_FIRST_WORDS.contains(text.split(" ")[0].toLowerCase(Locale.ROOT))
        && !isSentence(text)
        && !ROLE.matcher(text).find();
  }

  /** Whether most words, and more than one, are in small letters and none that stand in names. */
  private static boolean isSentence(String text) {
    int small = 0;
    int capitalised = 0;
    for (String word : text.split(" +")) {
      int first = word.codePointAt(0);
      small += Character.isLowerCase(first) && !Bylines.PARTICLES.contains(word) ? 1 : 0;
      capitalised += Character.isUpperCase(first) ? 1 : 0;
    }
    return small > 1 && capitalised > 0 && small > capitalised;
  }

  private static boolean isLetterOrMark(int c) {
    int type = Character.getType(c);
    return Character.isLetter(c)
        || type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK;
  }
}
