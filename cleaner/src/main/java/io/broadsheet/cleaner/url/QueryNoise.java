package io.broadsheet.cleaner.url;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Query parameters that say how a reader came to a page, not which page it is. */
final class QueryNoise {

  /** Campaign tools mark their parameters by a prefix. */
  private static final List<String> PREFIXES =
      List.of("utm_", "mtm_", "pk_", "piwik_", "matomo_", "hsa_", "at_", "oly_", "vero_", "guce_");

  private static final Set<String> CLICK_IDS =
      Set.of(
          ("fbclid gclid gclsrc dclid gbraid wbraid msclkid yclid ysclid twclid"
                  + " ttclid li_fat_id igsh igshid epik s_kwcid ef_id rdt_cid mc_cid mc_eid"
                  + " mkt_tok _ga _gl _hsenc _hsmi _openstat zanpid srsltid dicbo irclickid"
                  + " wickedid")
              .split(" "));
  private static final Set<String> REFERRERS =
      Set.of(
          ("cmp cmpid ncid xtor ito guccounter ref_src ref_url smid smtyp sr_share"
                  + " soc_src soc_trk __twitter_impression __tn__ spm wt_mc wt.mc_id")
              .split(" "));
  private static final Set<String> SESSIONS =
      Set.of(("phpsessid jsessionid sessionid session_id sessid cfid cftoken").split(" "));

  private QueryNoise() {}

  /** Whether a parameter of this name may be dropped. */
  static boolean matches(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.isEmpty()
        || CLICK_IDS.contains(lower)
        || REFERRERS.contains(lower)
        || SESSIONS.contains(lower)
        || lower.startsWith("aspsessionid")
        || PREFIXES.stream().anyMatch(lower::startsWith);
  }
}
