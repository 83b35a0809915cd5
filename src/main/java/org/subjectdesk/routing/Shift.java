package org.subjectdesk.routing;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;

/**
 * One stretch of duty within a day; a split shift is several of these.
 *
 * @param days the weekdays on which it is worked; a make-up day is the weekday it counts as
 * @param from the first moment on duty
 * @param to the first moment after it, on the same day; {@link LocalTime#MIDNIGHT} is the midnight
 *     at the end of the day, which people write as 24:00
 * @param season the part of the year
 * @param weeks the teaching weeks in which it is worked; empty = in all; only in {@link
 *     Season#TERM}
 */
public record Shift(
    Set<DayOfWeek> days, LocalTime from, LocalTime to, Season season, Optional<Weeks> weeks) {
  /**
   * @throws IllegalArgumentException if it ends before it begins, or has weeks outside of a term
   */
  public Shift {
    days = Set.copyOf(days);
    if (!endsAtMidnight(to) && !from.isBefore(to)) {
      throw new IllegalArgumentException("a shift from " + from + " to " + to);
    }
    if (weeks.isPresent() && season != Season.TERM) {
      throw new IllegalArgumentException("teaching weeks in season " + season);
    }
  }

  /** Whether it is worked on such a day. */
  public boolean workedOn(Day day) {
    return switch (day) {
      case Day.Term(var weekday, var week) ->
          days.contains(weekday)
              && season != Season.VACATION
              && (weeks.isEmpty() || (week.isPresent() && weeks.get().holds(week.getAsInt())));
      case Day.Vacation(var weekday, _) -> days.contains(weekday) && season != Season.TERM;
      case Day.Off _ -> false;
    };
  }

  /** Whether a day can have a moment of both. */
  boolean meets(Shift other) {
    return season.meets(other.season)
        && weeksMeet(other)
        && !Collections.disjoint(days, other.days)
        && (endsAtMidnight(other.to) || from.isBefore(other.to))
        && (endsAtMidnight(to) || other.from.isBefore(to));
  }

  private boolean weeksMeet(Shift other) {
    return weeks.isEmpty() || other.weeks.isEmpty() || weeks.get().meets(other.weeks.get());
  }

  static boolean endsAtMidnight(LocalTime to) {
    return to.equals(LocalTime.MIDNIGHT);
  }
}
