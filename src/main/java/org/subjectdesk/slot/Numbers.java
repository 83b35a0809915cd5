package org.subjectdesk.slot;

import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Reads whole numbers, in digits or in Chinese up to 9,999. */
final class Numbers {
  private static final String DIGITS = "零一二三四五六七八九";
  private static final Pattern NUMBER =
      Pattern.compile(
          "(?:大概|大约|约|共|一共)?\\s*(-?[0-9]{1,9}|[零〇一二两三四五六七八九十百千]{1,9})\\s*(?:[\\p{IsHan}a-zA-Z]{0,3})?[。.!！]?");

  private Numbers() {}

  static Entered read(Limits limits, String plain) {
    var found = NUMBER.matcher(plain);
    var number = found.matches() ? parse(found.group(1)) : OptionalInt.empty();
    if (number.isEmpty()) {
      return new Entered.Refused(Entered.Why.NOT_THIS);
    }
    var value = number.getAsInt();
    if (limits.least().isPresent() && value < limits.least().getAsInt()) {
      return new Entered.Refused(Entered.Why.TOO_SMALL);
    }
    if (limits.most().isPresent() && value > limits.most().getAsInt()) {
      return new Entered.Refused(Entered.Why.TOO_LARGE);
    }
    return new Entered.Value(String.valueOf(value), String.valueOf(value));
  }

  /** Digits or a Chinese numeral. */
  static OptionalInt parse(String text) {
    return Character.isDigit(text.charAt(text.length() - 1))
        ? OptionalInt.of(Integer.parseInt(text))
        : chinese(text);
  }

  /** 十二, 两百零三, 三千五: each unit once, from the greatest down. */
  private static OptionalInt chinese(String text) {
    var sum = 0;
    var digit = -1;
    var unit = 10_000;
    var lastUnit = 1;
    for (var c : text.replace('〇', '零').replace('两', '二').toCharArray()) {
      var place = DIGITS.indexOf(c);
      if (place > 0) {
        if (digit > 0) {
          return OptionalInt.empty();
        }
        digit = place;
        continue;
      }
      if (place == 0) {
        if (digit > 0) {
          return OptionalInt.empty();
        }
        lastUnit = 1;
        continue;
      }
      var next = c == '千' ? 1_000 : c == '百' ? 100 : 10;
      if (next >= unit || (digit < 0 && next != 10)) {
        return OptionalInt.empty();
      }
      sum += Math.max(1, digit) * next;
      digit = -1;
      unit = next;
      lastUnit = next;
    }
    if (digit > 0) {
      // 三千五 is 3,500: the last digit stands for the unit below, unless a zero came before it.
      sum += digit * (lastUnit >= 100 ? lastUnit / 10 : 1);
    }
    return OptionalInt.of(sum);
  }
}
