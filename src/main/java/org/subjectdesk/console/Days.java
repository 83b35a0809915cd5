package org.subjectdesk.console;

import io.vertx.ext.web.RoutingContext;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.BiFunction;
import org.subjectdesk.http.Calls;
import org.subjectdesk.http.Calls.Answer;
import org.subjectdesk.http.Problem;

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

  /**
   * Answers about the days that a request names: from the first one's beginning to the last's end.
   */
  static Answer between(RoutingContext request, BiFunction<Instant, Instant, Answer> work) {
    try {
      var from = start(Calls.needed(request, "from"));
      var until = end(Calls.needed(request, "until"));
      return work.apply(from, until);
    } catch (DateTimeException _) {
      return Calls.refused(noDays());
    }
  }

  /** What is told who wrote days that are none. */
  static Problem noDays() {
    return Problem.bad("from, until: write days that are, such as 2026-11-24");
  }
}
