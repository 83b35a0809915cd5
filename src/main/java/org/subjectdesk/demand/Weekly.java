package org.subjectdesk.demand;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;

/**
 * When librarians are told of the week. Pure.
 *
 * @param day of the week
 * @param hour of that day, 0 to 23
 * @param zone theirs
 */
public record Weekly(DayOfWeek day, int hour, ZoneId zone) {
  /** A desk that was down then is late; later than this, the week is left out. */
  static final Duration LATE = Duration.ofDays(1);

  /**
   * The day that names the digest which is due now; the same for a whole day, so whoever keeps that
   * it was made tells everybody once. Empty at other times.
   */
  public Optional<LocalDate> due(Instant now) {
    var hours = now.atZone(zone).minusHours(hour);
    var due = hours.toLocalDate().with(TemporalAdjusters.previousOrSame(day));
    var began = due.atTime(hour, 0).atZone(zone).toInstant();
    return now.isBefore(began.plus(LATE)) && !now.isBefore(began)
        ? Optional.of(due)
        : Optional.empty();
  }
}
