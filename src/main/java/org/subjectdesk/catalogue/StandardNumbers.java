package org.subjectdesk.catalogue;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.subjectdesk.faq.Normaliser;

/**
 * Standard numbers as people type them, brought to one form each. A number with a wrong check digit
 * is none: it would join titles that have nothing in common. Pure, safe for any thread.
 *
 * <p>ISBN after ISO 2108 and the ISBN Users' Manual, ISSN after ISO 3297, DOI after ISO 26324 and
 * the DOI Handbook (names are compared without regard to case).
 */
public final class StandardNumbers {
  private static final int LONGEST = 300;
  private static final int ISBN_10 = 10;
  private static final int ISBN_13 = 13;
  private static final int ISSN = 8;
  private static final Pattern DOI = Pattern.compile("10\\.[0-9]{4,9}(?:\\.[0-9]+)*/\\S+");
  private static final Pattern BEFORE =
      Pattern.compile("(?i)^\\s*(?:e-?|p-?)?(?:isbn|issn)(?:-?1[03])?\\s*[:]?\\s*");
  private static final Pattern DASHES = Pattern.compile("[-\\s\u00AD\u2010-\u2015\u2212]");
  private static final Pattern DIGITS = Pattern.compile("^[0-9]+[0-9Xx]?");

  private StandardNumbers() {}

  /**
   * An ISBN, with 10 or 13 digits, with or without dashes, and whatever follows it in brackets.
   *
   * @return its 13 digits; empty when it is none
   */
  public static Optional<String> isbn(String text) {
    var digits = digits(text);
    if (digits.length() == ISBN_10 && check11(digits)) {
      var body = "978" + digits.substring(0, ISBN_10 - 1);
      return Optional.of(body + check10(body));
    }
    var right =
        digits.length() == ISBN_13
            && (digits.startsWith("978") || digits.startsWith("979"))
            && digits.charAt(ISBN_13 - 1) == check10(digits.substring(0, ISBN_13 - 1));
    return right ? Optional.of(digits) : Optional.empty();
  }

  /**
   * An ISSN.
   *
   * @return it as {@code 1000-123X}; empty when it is none
   */
  public static Optional<String> issn(String text) {
    var digits = digits(text);
    return digits.length() == ISSN && check11(digits)
        ? Optional.of(digits.substring(0, 4) + "-" + digits.substring(4))
        : Optional.empty();
  }

  /**
   * A DOI, bare, after {@code doi:} or in a web address.
   *
   * @return it in lower case from {@code 10.} on; empty when there is none
   */
  public static Optional<String> doi(String text) {
    var start = text.indexOf("10.");
    if (start < 0 || text.length() > LONGEST) {
      return Optional.empty();
    }
    var name = text.substring(start).strip().toLowerCase(Locale.ROOT).replace("%2f", "/");
    return DOI.matcher(name).matches() ? Optional.of(name) : Optional.empty();
  }

  /** The digits before anything that is neither digit nor dash, an x at the end in upper case. */
  private static String digits(String text) {
    if (text.length() > LONGEST) {
      return "";
    }
    var normal = Normaliser.normal(text);
    var bracket = normal.indexOf('(');
    var before = bracket < 0 ? normal : normal.substring(0, bracket);
    var bare = DASHES.matcher(BEFORE.matcher(before).replaceFirst("")).replaceAll("");
    var found = DIGITS.matcher(bare);
    return found.find() ? found.group().toUpperCase(Locale.ROOT) : "";
  }

  /** Whether the sum of digits, each times its place from the right, is a multiple of 11. */
  private static boolean check11(String digits) {
    var sum = 0;
    for (var i = 0; i < digits.length(); i++) {
      var c = digits.charAt(i);
      sum += (digits.length() - i) * (c == 'X' ? 10 : c - '0');
    }
    return sum % 11 == 0;
  }

  /** The thirteenth digit: odd places count once, even ones three times. */
  private static char check10(String twelve) {
    var sum = 0;
    for (var i = 0; i < twelve.length(); i++) {
      sum += (i % 2 == 0 ? 1 : 3) * (twelve.charAt(i) - '0');
    }
    return (char) ('0' + (10 - sum % 10) % 10);
  }
}
