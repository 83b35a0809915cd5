package org.subjectdesk.console;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Days as callers write them, in the readers' zone. */
final class Days {
  /** Where the readers are. */
  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private Days() {}

  /**
   * When a day begins.
   *
   * @throws java.time.DateTimeException for what is no day
   */
  static Instant start(String day) {
    return LocalDate.parse(day).atStartOfDay(ZONE).toInstant();
  }

  /** When it is over. */
  static Instant end(String day) {
    return LocalDate.parse(day).plusDays(1).atStartOfDay(ZONE).toInstant();
  }
}
