package io.broadsheet.cleaner.url;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Chooses the address that an article is known under. Pages declare wrong ones: the home page, a
 * section, a path without a host, another site's. A declared address is believed when it lies on
 * the same site, or when the page is an AMP, print or mobile variant of it, and it is as deep as a
 * page.
 */
public final class CanonicalUrl {

  private static final Pattern AMP_CACHE =
      Pattern.compile("(?:/amp)?(?:/[cviwra])?/s/([^/]+\\.[a-z]{2,}/.*)");
  private static final Pattern VARIANT_SEGMENT =
      Pattern.compile(
          "amp|print|printer|mobile|m|outputtype|story_print", Pattern.CASE_INSENSITIVE);
  private static final Pattern LOOSE_HOST =
      Pattern.compile("(?:[a-z0-9-]+\\.)+[a-z]{2,}(?:[/?].*)?", Pattern.CASE_INSENSITIVE);

  private static final Pattern SECTION = Pattern.compile("[A-Za-z]{1,20}");
  private static final Pattern HOME = Pattern.compile("(?i)/(index|default|home)\\.\\w+");

  private static final int MIN_BRAND = 4;

  private CanonicalUrl() {}

  /**
   * The normalised address for a page.
   *
   * @param declared what the page calls its canonical address, absolute or relative, or null
   * @param fetched where the page was fetched, a {@code file:} address, or null
   * @return the declared address when it is plausible, else the fetched one, else null; a {@code
   *     file:} address is returned as it is
   */
  public static String choose(String declared, String fetched) {
    Optional<WebUrl> page = Urls.normalize(fetched).flatMap(WebUrl::parse);
    Optional<WebUrl> named =
        page.isPresent() ? page.flatMap(base -> resolve(declared, base)) : absolute(declared);
    return named
        .filter(url -> page.isEmpty() ? !isHome(url) : isPlausible(url, page.get()))
        .or(() -> page.map(CanonicalUrl::unwrapAmpCache))
        .map(WebUrl::format)
        .orElse(fetched != null && fetched.startsWith("file:") ? fetched : null);
  }

  private static Optional<WebUrl> absolute(String url) {
    return Urls.normalize(url).flatMap(WebUrl::parse);
  }

  private static Optional<WebUrl> resolve(String declared, WebUrl base) {
    Optional<WebUrl> absolute = absolute(declared);
    if (declared == null || declared.isBlank() || absolute.isPresent()) {
      return absolute;
    }
    String text = declared.strip();
    if (text.startsWith("/") || text.startsWith("?")) {
      return join(base, text);
    }
    boolean startsWithHost = LOOSE_HOST.matcher(text).matches();
    Optional<WebUrl> hosted = startsWithHost ? absolute("https://" + text) : Optional.empty();
    return hosted.filter(url -> sameSite(url, base));
  }

  private static Optional<WebUrl> join(WebUrl base, String reference) {
    try {
      return absolute(new URI(base.format()).resolve(reference.replace(" ", "%20")).toString());
    } catch (URISyntaxException | IllegalArgumentException noAddress) {
      return Optional.empty();
    }
  }

  private static boolean isPlausible(WebUrl canonical, WebUrl page) {
    WebUrl original = unwrapAmpCache(page);
    if (tooShallow(canonical, original)) {
      return false;
    }
    return sameSite(canonical, original)
        || sameBrand(canonical, original)
            && core(canonical).equals(core(original))
            && core(canonical).stream().anyMatch(segment -> segment.length() >= 8);
  }

  /** A home page or a plain section name is no canonical address of a page that lies deeper. */
  private static boolean tooShallow(WebUrl canonical, WebUrl page) {
    if (isHome(canonical)) {
      return !isHome(page);
    }
    List<String> core = core(canonical);
    boolean isSection =
        canonical.query() == null && core.size() == 1 && SECTION.matcher(core.get(0)).matches();
    return isSection && core(page).size() > 2;
  }

  private static boolean isHome(WebUrl url) {
    return url.query() == null && (url.path().equals("/") || HOME.matcher(url.path()).matches());
  }

  private static boolean sameSite(WebUrl a, WebUrl b) {
    return Site.ofHost(a.host()).equals(Site.ofHost(b.host()));
  }

  /** Publishers answer under several domains: example.co.uk and example.com, m.example.com. */
  private static boolean sameBrand(WebUrl a, WebUrl b) {
    Set<String> shared = labels(a);
    shared.retainAll(labels(b));
    return shared.stream().anyMatch(label -> label.length() >= MIN_BRAND);
  }

  /** The parts of the host's name before the public suffix. */
  private static Set<String> labels(WebUrl url) {
    String site = Site.ofHost(url.host());
    int suffix = site.length() - site.indexOf('.');
    String own = url.host().substring(0, Math.max(0, url.host().length() - suffix));
    return new HashSet<>(Arrays.asList(own.split("\\.")));
  }

  private static List<String> core(WebUrl url) {
    return Arrays.stream(url.path().split("/"))
        .filter(segment -> !segment.isEmpty() && !VARIANT_SEGMENT.matcher(segment).matches())
        .toList();
  }

  /** Pages in an AMP cache carry the original address in their path. */
  private static WebUrl unwrapAmpCache(WebUrl url) {
    boolean isCache =
        url.host().endsWith(".ampproject.org")
            || url.host().startsWith("www.google.") && url.path().startsWith("/amp/");
    Matcher original = AMP_CACHE.matcher(url.path());
    return isCache && original.matches()
        ? absolute("https://" + original.group(1)).orElse(url)
        : url;
  }
}
