package org.subjectdesk.slot;

import java.net.URI;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads DOIs (as the DOI Handbook writes them) and web addresses. */
final class WebNames {
  private static final Pattern DOI =
      Pattern.compile("(?<![0-9.])10\\.[0-9]{4,9}/[^\\s\"<>，。；、）】》]{1,300}");
  private static final Pattern LINK = Pattern.compile("https?://[^\\s\"<>，。；、）】》]{3,1900}");

  /** Ends a sentence, not a name. */
  private static final Pattern TRAILING = Pattern.compile("[.,;:!?)\\]]+$");

  private WebNames() {}

  static Entered doi(String plain) {
    var all = new LinkedHashSet<String>();
    var found = DOI.matcher(plain);
    while (found.find()) {
      all.add(TRAILING.matcher(found.group()).replaceFirst(""));
    }
    return only(all);
  }

  static Entered link(String plain) {
    var all = new LinkedHashSet<String>();
    var found = LINK.matcher(plain);
    while (found.find()) {
      var address = TRAILING.matcher(found.group()).replaceFirst("");
      if (isAddress(address)) {
        all.add(address);
      }
    }
    return only(all);
  }

  private static boolean isAddress(String address) {
    try {
      var host = URI.create(address).getHost();
      return host != null && host.indexOf('.') > 0;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  /** The one thing that was found; two could each be meant. */
  static Entered only(Set<String> found) {
    return found.size() == 1
        ? new Entered.Value(found.iterator().next(), found.iterator().next())
        : new Entered.Refused(Entered.Why.NOT_THIS);
  }
}
