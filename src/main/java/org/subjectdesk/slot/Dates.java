package org.subjectdesk.slot;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads days as people type them; one that names no year is the next such day. */
final class Dates {
  private static final DateTimeFormatter SHOWN =
      DateTimeFormatter.ofPattern("uuuu年M月d日（E）", Locale.CHINA);
  private static final String WEEK = "一二三四五六日";
  private static final Pattern FULL =
      Pattern.compile(
          "(?<![0-9])(20[0-9]{2})\\s?[-/.年]\\s?([0-9]{1,2})\\s?[-/.月]\\s?([0-9]{1,2})(?![0-9])");
  private static final Pattern DAY =
      Pattern.compile("(?<![0-9])([0-9]{1,2})\\s?[-/月]\\s?([0-9]{1,2})(?:[日号]|(?![0-9]))");
  private static final Pattern WEEKDAY = Pattern.compile("(下+|这|本)?(?:个)?(?:周|星期|礼拜)([一二三四五六日天])");
  private static final Pattern LATER = Pattern.compile("([0-9]{1,3}|[一二两三四五六七八九十]{1,3})天[以之]?后");
  private static final Map<String, Integer> NEAR =
      Map.of("今天", 0, "今日", 0, "明天", 1, "明日", 1, "大后天", 3);

  private Dates() {}

  static Entered read(LocalDate today, Limits limits, String plain) {
    var days = new LinkedHashSet<LocalDate>();
    try {
      find(today, plain, days);
    } catch (DateTimeException _) {
      days.clear(); // There is no such day.
    }
    if (days.size() != 1) {
      return new Entered.Refused(Entered.Why.NOT_THIS);
    }
    var day = days.iterator().next();
    var ahead = ChronoUnit.DAYS.between(today, day);
    if (limits.least().isPresent() && ahead < limits.least().getAsInt()) {
      return new Entered.Refused(Entered.Why.TOO_EARLY);
    }
    if (limits.most().isPresent() && ahead > limits.most().getAsInt()) {
      return new Entered.Refused(Entered.Why.TOO_LATE);
    }
    return new Entered.Value(day.toString(), SHOWN.format(day));
  }

  private static void find(LocalDate today, String plain, Set<LocalDate> days) {
    var rest = plain;
    for (var full : FULL.matcher(rest).results().toList()) {
      days.add(LocalDate.of(number(full, 1), number(full, 2), number(full, 3)));
    }
    rest = FULL.matcher(rest).replaceAll(" ");
    for (var day : DAY.matcher(rest).results().toList()) {
      days.add(next(today, number(day, 1), number(day, 2)));
    }
    for (var day : WEEKDAY.matcher(rest).results().toList()) {
      days.add(weekday(today, day.group(1), day.group(2)));
    }
    for (var later : LATER.matcher(rest).results().toList()) {
      Numbers.parse(later.group(1)).ifPresent(many -> days.add(today.plusDays(many)));
    }
    NEAR.forEach(
        (word, ahead) -> {
          if (plain.contains(word)) {
            days.add(today.plusDays(ahead));
          }
        });
    if (plain.contains("后天") && !plain.contains("大后天")) {
      days.add(today.plusDays(2));
    }
    if (plain.contains("月底")) {
      days.add(today.with(TemporalAdjusters.lastDayOfMonth()));
    }
  }

  private static int number(MatchResult found, int group) {
    return Integer.parseInt(found.group(group));
  }

  private static LocalDate next(LocalDate today, int month, int day) {
    // The 29th of February may be years away; a leap year comes within eight.
    for (var year = today.getYear(); year <= today.getYear() + 8; year++) {
      if (month != 2 || day != 29 || java.time.Year.isLeap(year)) {
        var date = LocalDate.of(year, month, day);
        if (!date.isBefore(today)) {
          return date;
        }
      }
    }
    throw new DateTimeException("no such day");
  }

  /** 下周三 is a day of the next week, which begins on Monday; 周三 is the next one. */
  private static LocalDate weekday(LocalDate today, @Nullable String which, String name) {
    var day = DayOfWeek.of(1 + WEEK.indexOf(name.equals("天") ? "日" : name));
    if (which == null) {
      return today.with(TemporalAdjusters.nextOrSame(day));
    }
    var monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    var weeks = which.startsWith("下") ? which.length() : 0;
    return monday.plusWeeks(weeks).with(TemporalAdjusters.nextOrSame(day));
  }
}
