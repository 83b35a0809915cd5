package org.subjectdesk.catalogue;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.subjectdesk.faq.Normaliser;

/**
 * A title taken apart, in letters and digits that can be compared: simplified characters, lower
 * case, no punctuation.
 *
 * @param main the title proper
 * @param sub what follows a colon or a long dash; empty if nothing does
 * @param volume which part of a set, such as 上 or 2; empty if it names none
 * @param edition its number, r for a revised one, empty for the first
 */
record Title(String main, String sub, String volume, String edition) {
  private static final int LONGEST = 500;
  private static final String NUMBER = "([0-9]{1,3}|[一二三四五六七八九十]{1,3})";

  /** 第2版, 修订版, 2nd ed., with or without brackets. */
  private static final Pattern EDITION =
      Pattern.compile(
          "[\\[(]?\\s*(?:第?\\s*"
              + NUMBER
              + "\\s*版|((?:最新)?(?:修订|增订|新|重排)[一二三]?版)"
              + "|([0-9]{1,3})\\s*(?:st|nd|rd|th)\\s+ed(?:ition|\\.|\\b))\\s*(?:修订本?)?[\\])]?");

  /** 上册, (上), 第2卷, 卷三, vol. 2, and a lone number at the end. */
  private static final Pattern VOLUME =
      Pattern.compile(
          "[\\[(]\\s*([上中下])\\s*[册卷篇部集]?\\s*[\\])]"
              + "|([上中下])[册卷部](?![一-龥])"
              + "|[\\s.,:/·]([上中下])\\s*$"
              + "|第?\\s*"
              + NUMBER
              + "\\s*[册卷辑](?![一-龥])"
              + "|卷\\s*"
              + NUMBER
              + "(?![一-龥])"
              + "|[\\[(]\\s*([0-9]{1,2}|[一二三四五六七八九十]{1,2}|i{1,3}|iv|v|vi)\\s*[\\])]"
              + "|(?<=[\\s.,])(?:vol|v|volume|part|pt|book)[.\\s]\\s*([0-9]{1,3}|i{1,3}|iv|v)\\b"
              + "|(?<=[一-龥\\s.,])([0-9]{1,2}|i{2,3}|iv)\\s*$");

  /** Without one of these {@link #VOLUME} finds nothing; looking for them costs next to nothing. */
  private static final String OF_VOLUMES = "上中下册卷辑[(iv0123456789";

  private static final Pattern SUB = Pattern.compile(":|——|--|─+| - ");
  private static final Pattern AFTER = Pattern.compile("\\s*(?: /|=).*$");
  private static final String HAN = "一二三四五六七八九";

  static Title of(String written, String edition) {
    var text = Normaliser.normal(written.substring(0, Math.min(written.length(), LONGEST)));
    if (text.contains(" /") || text.contains("=")) {
      text = AFTER.matcher(text).replaceFirst("");
    }
    var number = numberOf(edition);
    if (mayStateEdition(text)) {
      var stated = EDITION.matcher(text);
      if (stated.find()) {
        number = number.isEmpty() ? edition(stated) : number;
        text = stated.replaceFirst(" ");
      }
    }
    var volume = "";
    if (text.chars().anyMatch(c -> OF_VOLUMES.indexOf(c) >= 0)) {
      var part = VOLUME.matcher(text.strip());
      volume = part.find() ? number(group(part)) : "";
      text = volume.isEmpty() ? text : part.replaceFirst(" ");
    }
    var halves = SUB.split(text, 2);
    var main = Normaliser.bare(halves[0]);
    return main.isEmpty()
        ? new Title(Normaliser.bare(written), "", "", number)
        : new Title(main, halves.length > 1 ? Normaliser.bare(halves[1]) : "", volume, number);
  }

  /** The number in a statement of its own: 2, 第二版, 2nd edition. */
  private static String numberOf(String statement) {
    if (statement.isBlank()) {
      return "";
    }
    var text = Normaliser.normal(statement.substring(0, Math.min(statement.length(), LONGEST)));
    var stated = EDITION.matcher(text);
    if (stated.find()) {
      return edition(stated);
    }
    return text.matches("[0-9]{1,3}") ? first(text) : "";
  }

  /** Without one of these {@link #EDITION} finds nothing. */
  private static boolean mayStateEdition(String text) {
    return text.contains("版") || text.contains(" ed");
  }

  private static String edition(Matcher stated) {
    return stated.group(2) != null ? "r" : first(number(group(stated)));
  }

  /** The first edition is the one that hardly anybody names. */
  private static String first(String number) {
    return number.equals("1") ? "" : number;
  }

  private static String group(Matcher found) {
    for (var i = 1; i <= found.groupCount(); i++) {
      if (found.group(i) != null) {
        return found.group(i);
      }
    }
    return "";
  }

  /** Chinese and Roman numbers below a hundred in digits. */
  private static String number(String text) {
    var roman =
        switch (text) {
          case "i" -> "1";
          case "ii" -> "2";
          case "iii" -> "3";
          case "iv" -> "4";
          case "v" -> "5";
          case "vi" -> "6";
          default -> text.replaceFirst("^0+(?=.)", "");
        };
    var ten = roman.indexOf('十');
    if (ten < 0) {
      return roman.length() == 1 && HAN.contains(roman)
          ? String.valueOf(HAN.indexOf(roman) + 1)
          : roman;
    }
    var tens = ten == 0 ? 1 : HAN.indexOf(roman.charAt(0)) + 1;
    var ones = ten == roman.length() - 1 ? 0 : HAN.indexOf(roman.charAt(ten + 1)) + 1;
    return String.valueOf(10 * tens + ones);
  }

  /** How much it tells beyond the title proper. */
  int detail() {
    return (sub.isEmpty() ? 0 : 1) + (volume.isEmpty() ? 0 : 1) + (edition.isEmpty() ? 0 : 1);
  }

  /** Whether both tell something and not the same. */
  boolean contradicts(Title other) {
    return differ(volume, other.volume)
        || differ(edition, other.edition)
        || (differ(sub, other.sub) && !sub.startsWith(other.sub) && !other.sub.startsWith(sub));
  }

  private static boolean differ(String one, String other) {
    return !one.isEmpty() && !other.isEmpty() && !one.equals(other);
  }
}
