package io.broadsheet.ingest;

import crawlercommons.domains.EffectiveTldFinder;
import java.net.URI;

/** What pages are partitioned by: the registrable domain, else the host, else the URL itself. */
final class SiteKey {

  private SiteKey() {}

  static String of(String url) {
    String host = host(url);
    if (host == null) {
      return url;
    }
    String domain = EffectiveTldFinder.getAssignedDomain(host, true, false);
    return domain == null ? host : domain;
  }

  private static String host(String url) {
    try {
      return URI.create(url).getHost();
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
