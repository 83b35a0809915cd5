package org.subjectdesk.call;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Reads when a call ends: a day is over at its end, where the readers are. */
public final class Deadline {
  /** Where the readers are. */
  public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private static final int DAY = "2026-12-20".length();

  private Deadline() {}

  /**
   * The first moment that is too late: of {@code 2026-12-20} the end of that day, of {@code
   * 2026-12-20T17:00} that time in China, of {@code 2026-12-20T17:00:00+08:00} just that. Empty for
   * anything else.
   */
  public static Optional<Instant> of(String text) {
    try {
      if (text.length() == DAY) {
        return kept(LocalDate.parse(text).plusDays(1).atStartOfDay(ZONE).toInstant());
      }
      return text.matches(".*(?:Z|[+-]\\d\\d:\\d\\d)")
          ? kept(OffsetDateTime.parse(text).toInstant())
          : kept(LocalDateTime.parse(text).atZone(ZONE).toInstant());
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  /** A deadline in Chinese: {@code 12月20日} for the end of that day, else with the time. */
  public static String shown(Instant deadline) {
    var at = deadline.atZone(ZONE);
    if (at.toLocalTime().equals(LocalTime.MIDNIGHT)) {
      var last = at.minusDays(1);
      return last.getMonthValue() + "月" + last.getDayOfMonth() + "日";
    }
    return "%d月%d日%02d:%02d"
        .formatted(at.getMonthValue(), at.getDayOfMonth(), at.getHour(), at.getMinute());
  }

  /** Nobody means another century, and the store counts milliseconds. */
  private static Optional<Instant> kept(Instant at) {
    var year = at.atZone(ZONE).getYear();
    return year >= 2000 && year < 2200
        ? Optional.of(at.truncatedTo(ChronoUnit.MILLIS))
        : Optional.empty();
  }
}
