package org.subjectdesk.call;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
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

  /** Nobody means another century, and the store counts milliseconds. */
  private static Optional<Instant> kept(Instant at) {
    var year = at.atZone(ZONE).getYear();
    return year >= 2000 && year < 2200 ? Optional.of(at) : Optional.empty();
  }
}
