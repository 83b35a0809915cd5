package org.subjectdesk.demand;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The time that is looked at: weeks of seven days, the newest of which ends with the last day. So
 * each week has the same days of the week, and none is cut short.
 *
 * @param weeks how many, at least 1
 * @param until the last day
 * @param zone the readers'
 */
public record Span(int weeks, LocalDate until, ZoneId zone) {
  /** A year and the week that is compared with it. */
  public static final int MOST_WEEKS = 53;

  private static final int DAYS = 7;

  /**
   * The weeks that cover the days from one to another, both included; empty where the first comes
   * after the last, or {@link #MOST_WEEKS} do not cover them.
   */
  public static Optional<Span> of(LocalDate from, LocalDate until, ZoneId zone) {
    var days = ChronoUnit.DAYS.between(from, until) + 1;
    return days < 1 || days > MOST_WEEKS * DAYS
        ? Optional.empty()
        : Optional.of(new Span((int) ((days + DAYS - 1) / DAYS), until, zone));
  }

  /** The first day of the oldest week. */
  public LocalDate from() {
    return startOf(0);
  }

  /** The first day of a week; 0 is the oldest. */
  public LocalDate startOf(int week) {
    return until.minusDays((long) (weeks - week) * DAYS - 1);
  }

  /** In which week a day is. Only for days within. */
  int weekOf(LocalDate day) {
    return (int) (ChronoUnit.DAYS.between(from(), day) / DAYS);
  }

  /** In which week a moment is. Only for moments within. */
  int weekOf(Instant at) {
    return weekOf(LocalDate.ofInstant(at, zone));
  }

  /** When it begins. */
  public Instant start() {
    return from().atStartOfDay(zone).toInstant();
  }

  /** When it is over. */
  public Instant end() {
    return until.plusDays(1).atStartOfDay(zone).toInstant();
  }
}
