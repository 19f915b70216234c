package io.broadsheet.cleaner.url;

import crawlercommons.domains.EffectiveTldFinder;
import java.util.regex.Pattern;

/** The site that a page belongs to. */
public final class Site {

  private static final Pattern NUMBER = Pattern.compile("[0-9.]+");

  private Site() {}

  /**
   * The registrable domain by the public suffix list, such as {@code example.co.uk}; blogs on a
   * hosting domain of that list are sites of their own. An address without such a domain (IP
   * number, {@code localhost}) is its own site.
   *
   * @return null when the text is no absolute http(s) address, so also for {@code file:} ones
   */
  public static String of(String url) {
    return WebUrl.parse(url).map(parsed -> ofHost(parsed.host())).orElse(null);
  }

  static String ofHost(String host) {
    if (host.startsWith("[") || NUMBER.matcher(host).matches() || host.indexOf('.') < 0) {
      return host;
    }
    String domain = EffectiveTldFinder.getAssignedDomain(host, false, false);
    return domain == null ? host : domain;
  }
}
