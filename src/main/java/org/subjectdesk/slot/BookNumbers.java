package org.subjectdesk.slot;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads ISBN (ISO 2108) and ISSN (ISO 3297) with their check digits. */
final class BookNumbers {
  private static final String DASH = "[\\s\\-‐‑–—]?";
  private static final Pattern ISBN =
      Pattern.compile(
          "(?<![0-9])(?:(97[89](?:"
              + DASH
              + "[0-9]){10})|((?:[0-9]"
              + DASH
              + "){9}[0-9Xx]))(?![0-9Xx])");
  private static final Pattern ISSN =
      Pattern.compile("(?<![0-9])([0-9]{4})" + DASH + "([0-9]{3}[0-9Xx])(?![0-9Xx])");

  private BookNumbers() {}

  static Entered isbn(String plain) {
    var right = new LinkedHashSet<String>();
    var seen = false;
    var found = ISBN.matcher(plain);
    while (found.find()) {
      seen = true;
      var digits = found.group().replaceAll("[^0-9Xx]", "").toUpperCase(java.util.Locale.ROOT);
      if (digits.length() == 13 ? thirteen(digits) : ten(digits)) {
        right.add(digits.length() == 13 ? digits : asThirteen(digits));
      }
    }
    return checked(right, seen);
  }

  static Entered issn(String plain) {
    var right = new LinkedHashSet<String>();
    var seen = false;
    var found = ISSN.matcher(plain);
    while (found.find()) {
      seen = true;
      var digits = (found.group(1) + found.group(2)).toUpperCase(java.util.Locale.ROOT);
      if (weighted(digits, digits.length()) % 11 == 0) {
        right.add(digits.substring(0, 4) + "-" + digits.substring(4));
      }
    }
    return checked(right, seen);
  }

  private static Entered checked(Set<String> right, boolean seen) {
    return right.isEmpty() && seen
        ? new Entered.Refused(Entered.Why.WRONG_CHECK_DIGIT)
        : WebNames.only(right);
  }

  private static boolean ten(String digits) {
    return weighted(digits, digits.length()) % 11 == 0;
  }

  /** Each digit times its distance from the end, X being ten. */
  private static int weighted(String digits, int from) {
    var sum = 0;
    for (var i = 0; i < digits.length(); i++) {
      var c = digits.charAt(i);
      sum += (c == 'X' ? 10 : c - '0') * (from - i);
    }
    return sum;
  }

  private static boolean thirteen(String digits) {
    return checkOfTwelve(digits) == digits.charAt(12) - '0';
  }

  private static String asThirteen(String ten) {
    var twelve = "978" + ten.substring(0, 9);
    return twelve + checkOfTwelve(twelve);
  }

  private static int checkOfTwelve(String digits) {
    var sum = 0;
    for (var i = 0; i < 12; i++) {
      sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
    }
    return (10 - sum % 10) % 10;
  }
}
