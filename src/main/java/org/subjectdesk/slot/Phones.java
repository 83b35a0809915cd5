package org.subjectdesk.slot;

import java.util.LinkedHashSet;
import java.util.regex.Pattern;

/** Reads Chinese phone numbers: mobiles of eleven digits, landlines with their area code. */
final class Phones {
  private static final String DASH = "[\\s\\-‐‑–—]{0,2}";
  private static final Pattern NUMBER =
      Pattern.compile(
          "(?<![0-9])(?:(?:\\+|00)?86"
              + DASH
              + ")?(?:(1[3-9][0-9])"
              + DASH
              + "([0-9]{4})"
              + DASH
              + "([0-9]{4})|\\(?(0[0-9]{2,3})\\)?"
              + DASH
              + "([2-9][0-9]{6,7})(?:"
              + DASH
              + "(?:转|分机|ext\\.?)\\s?([0-9]{1,6}))?)(?![0-9])");

  private Phones() {}

  static Entered read(String plain) {
    var all = new LinkedHashSet<String>();
    var found = NUMBER.matcher(plain);
    while (found.find()) {
      all.add(
          found.group(1) != null
              ? found.group(1) + found.group(2) + found.group(3)
              : found.group(4)
                  + "-"
                  + found.group(5)
                  + (found.group(6) == null ? "" : "转" + found.group(6)));
    }
    return WebNames.only(all);
  }
}
