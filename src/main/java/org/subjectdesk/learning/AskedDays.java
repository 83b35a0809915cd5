package org.subjectdesk.learning;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.subjectdesk.store.Row;
import org.subjectdesk.store.Tx;

/**
 * How much was asked on each day: as the questions tell, and, of days whose questions are deleted,
 * out of the table {@code asked_day}. Safe for any thread; every call belongs to the caller's
 * transaction.
 */
public final class AskedDays {
  private static final long DAY_MS = 86_400_000;

  /** So many days are counted in one transaction. */
  private static final int DAYS_AT_ONCE = 7;

  /** An outcome may still change for as long as the talk goes on. */
  private static final int UNSETTLED = 2;

  private static final String UNANSWERED =
      Arrays.stream(Outcome.values())
          .filter(Outcome::isOpen)
          .map(outcome -> "'" + outcome.key() + "'")
          .collect(Collectors.joining(", "));

  /** The same all year round: China has no summer time. */
  private final long offset;

  private final ZoneId zone;

  /**
   * Prepares.
   *
   * @param zone the readers', with one offset all year round
   */
  public AskedDays(ZoneId zone) {
    this.zone = zone;
    this.offset = zone.getRules().getOffset(Instant.EPOCH).getTotalSeconds() * 1_000L;
  }

  /**
   * A day of a subject.
   *
   * @param subject a code of the catalogue; empty = unknown
   * @param unanswered how many of what was asked got no good answer
   */
  public record Count(String subject, LocalDate day, long asked, long unanswered) {}

  /**
   * What was asked from a day to another, both included, as the questions tell.
   *
   * @param library {@code *} = everywhere
   */
  public List<Count> live(Tx tx, String library, LocalDate from, LocalDate until) {
    return tx.list(
        "SELECT subject, "
            + day()
            + " AS day, COUNT(*) AS asked, SUM(CASE WHEN outcome IN ("
            + UNANSWERED
            + ") THEN 1 ELSE 0 END) AS unanswered FROM question"
            + " WHERE asked_at >= ? AND asked_at < ? AND (? = '*' OR library = ?)"
            + " GROUP BY subject, "
            + day(),
        AskedDays::count,
        start(from),
        start(until.plusDays(1)),
        library,
        library);
  }

  /** The same, as it was counted before the questions were deleted. */
  public List<Count> counted(Tx tx, String library, LocalDate from, LocalDate until) {
    return tx.list(
        "SELECT subject, day, SUM(asked) AS asked, SUM(unanswered) AS unanswered FROM asked_day"
            + " WHERE day >= ? AND day <= ? AND (? = '*' OR library = ?) GROUP BY subject, day",
        AskedDays::count,
        from.toEpochDay(),
        until.toEpochDay(),
        library,
        library);
  }

  /** The first day of which anything is known. */
  public Optional<LocalDate> first(Tx tx, String library) {
    return tx.one(
            "SELECT MIN(day) AS day FROM asked_day WHERE (? = '*' OR library = ?)",
            row -> Optional.ofNullable(row.numberOrNull("day")).map(LocalDate::ofEpochDay),
            library,
            library)
        .flatMap(day -> day);
  }

  /**
   * Counts the days that were not counted yet, and the last ones again.
   *
   * @return whether there is more to count
   */
  public boolean count(Tx tx, Instant now) {
    var today = LocalDate.ofInstant(now, zone);
    var from =
        number(tx, "SELECT MAX(day) AS day FROM asked_day")
            .map(day -> LocalDate.ofEpochDay(day).minusDays(UNSETTLED))
            .or(
                () ->
                    number(tx, "SELECT MIN(asked_at) AS day FROM question")
                        .map(at -> LocalDate.ofInstant(Instant.ofEpochMilli(at), zone)));
    if (from.isEmpty()) {
      return false;
    }
    // Days on which nobody asked have no row, so the next one that has any comes first.
    var until = from.get().plusDays(DAYS_AT_ONCE + UNSETTLED);
    count(tx, from.get(), until);
    var next =
        number(tx, "SELECT MIN(asked_at) AS day FROM question WHERE asked_at >= ?", start(until));
    next.map(at -> LocalDate.ofInstant(Instant.ofEpochMilli(at), zone))
        .ifPresent(day -> count(tx, day, day.plusDays(1)));
    return next.isPresent() && !until.isAfter(today);
  }

  private void count(Tx tx, LocalDate from, LocalDate until) {
    tx.update(
        "INSERT INTO asked_day (library, subject, day, asked, unanswered) SELECT library, subject, "
            + day()
            + ", COUNT(*), SUM(CASE WHEN outcome IN ("
            + UNANSWERED
            + ") THEN 1 ELSE 0 END) FROM question WHERE asked_at >= ? AND asked_at < ?"
            + " GROUP BY library, subject, "
            + day()
            + " ON CONFLICT (library, subject, day) DO UPDATE SET asked = excluded.asked,"
            // A day that is being deleted has fewer than it had.
            + " unanswered = excluded.unanswered WHERE excluded.asked >= asked_day.asked",
        start(from),
        start(until));
  }

  private static Optional<Long> number(Tx tx, String sql, Object... args) {
    return tx.one(sql, row -> Optional.ofNullable(row.numberOrNull("day")), args).flatMap(it -> it);
  }

  private String day() {
    return "(asked_at + " + offset + ") / " + DAY_MS;
  }

  private Instant start(LocalDate day) {
    return day.atStartOfDay(zone).toInstant();
  }

  private static Count count(Row row) {
    return new Count(
        row.text("subject"),
        LocalDate.ofEpochDay(row.number("day")),
        row.number("asked"),
        row.number("unanswered"));
  }
}
