package org.subjectdesk.simulation;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * A term in weeks from Monday to Sunday: two busy ones at the beginning, a holiday of seven days,
 * two of examinations at the end. Pure.
 *
 * @param first a Monday
 * @param weeks ten or more
 */
public record Term(LocalDate first, int weeks) {
  /** The week of the holiday, counted from 0. */
  static final int HOLIDAY_WEEK = 4;

  private static final int WEEK = 7;
  private static final int BEGINNING = 2;
  private static final int EXAMS = 2;
  private static final int SHORTEST = 10;

  public Term {
    if (first.getDayOfWeek() != DayOfWeek.MONDAY || weeks < SHORTEST) {
      throw new IllegalArgumentException("a term is ten weeks or more from a Monday");
    }
  }

  /** What a day is like. */
  public enum Day {
    /** Of the first two weeks: everything is new. */
    BEGINNING(1.4),
    LESSONS(1),
    WEEKEND(0.4),
    HOLIDAY(0.1),
    EXAMS(2);

    private final double load;

    Day(double load) {
      this.load = load;
    }

    /** How much is asked, beside a day of lessons. */
    double load() {
      return load;
    }

    /** Whether librarians are there. */
    boolean works() {
      return this != WEEKEND && this != HOLIDAY;
    }
  }

  /** The term whose last day is the last Sunday up to a day. */
  public static Term endingBy(LocalDate day, int weeks) {
    var sunday = day.minusDays(day.getDayOfWeek().getValue() % WEEK);
    return new Term(sunday.minusDays((long) weeks * WEEK - 1), weeks);
  }

  /** The term in whose last week a day is. */
  public static Term around(LocalDate day, int weeks) {
    return endingBy(day.plusDays(WEEK - 1L), weeks);
  }

  /** The last day. */
  public LocalDate last() {
    return monday(weeks).minusDays(1);
  }

  /** The first day of a week, counted from 0. */
  LocalDate monday(int week) {
    return first.plusWeeks(week);
  }

  /** The week of a day, counted from 0. */
  int week(LocalDate day) {
    return (int) ((day.toEpochDay() - first.toEpochDay()) / WEEK);
  }

  /** The first week of examinations, counted from 0. */
  int examWeek() {
    return weeks - EXAMS;
  }

  /** What a day is like. */
  public Day day(LocalDate day) {
    var week = week(day);
    if (week == HOLIDAY_WEEK) {
      return Day.HOLIDAY;
    }
    if (day.getDayOfWeek().getValue() > DayOfWeek.FRIDAY.getValue()) {
      return Day.WEEKEND;
    }
    return week >= examWeek() ? Day.EXAMS : week < BEGINNING ? Day.BEGINNING : Day.LESSONS;
  }

  /** All days in order. */
  List<LocalDate> days() {
    return Stream.iterate(first, day -> !day.isAfter(last()), day -> day.plusDays(1)).toList();
  }

  /** The day itself, or the next one on which librarians are there; the last one if none is. */
  LocalDate workday(LocalDate day) {
    return days().stream()
        .filter(one -> !one.isBefore(day) && day(one).works())
        .findFirst()
        .orElseGet(() -> days().stream().filter(one -> day(one).works()).toList().getLast());
  }
}
