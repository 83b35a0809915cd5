package org.subjectdesk.figures;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.subjectdesk.scorecard.Histogram;
import org.subjectdesk.scorecard.Measure;
import org.subjectdesk.scorecard.Tally;
import org.subjectdesk.store.Tx;

/**
 * Where some measures are counted from: a table of events, with what is counted of each.
 *
 * @param name for {@code figure_source}
 * @param from the tables
 * @param at when an event happened
 * @param keys whose it is
 * @param counts what is counted of it
 */
record Source(String name, String from, String at, Keys keys, List<Counted> counts) {
  private static final long DAY = 86_400_000;

  /** From the beginning of UTC's day to that of the readers'. */
  private static final long ZONE = 8 * 3_600_000;

  /**
   * SQL for whose an event is.
   *
   * @param seconds for lengths of time; else 0
   */
  record Keys(String library, String subject, String librarian, String seconds) {
    Keys(String library, String subject, String librarian) {
      this(library, subject, librarian, "0");
    }
  }

  /** A measure and the SQL of its sum. */
  record Counted(Measure measure, String sum) {
    static Counted all(Measure measure) {
      return new Counted(measure, "COUNT(*)");
    }

    static Counted of(Measure measure, String condition) {
      return new Counted(measure, "SUM(CASE WHEN " + condition + " THEN 1 ELSE 0 END)");
    }
  }

  /** The first day of which it has an event; {@code Long.MAX_VALUE} if it has none. */
  long first(Tx tx) {
    return tx.one(
            "SELECT COALESCE(MIN(" + at + "), 0) AS first FROM " + from + " AND " + at + " > 0",
            row -> row.number("first"))
        .filter(first -> first > 0)
        .map(Source::dayOf)
        .orElse(Long.MAX_VALUE);
  }

  /**
   * Counts some days.
   *
   * @param first of the days
   * @param last the last one of them
   * @return tallies whose slots are days; several may be about the same
   */
  List<Tally> count(Tx tx, long first, long last) {
    return tx
        .list(
            sql(),
            row ->
                IntStream.range(0, counts.size())
                    .mapToObj(
                        i ->
                            new Tally(
                                row.number("day"),
                                counts.get(i).measure(),
                                row.text("library"),
                                row.text("subject"),
                                row.text("librarian"),
                                bucket(row.number("seconds")),
                                row.number("n" + i)))
                    .filter(tally -> tally.amount() != 0)
                    .toList(),
            start(first),
            start(last + 1))
        .stream()
        .flatMap(List::stream)
        .toList();
  }

  /** Reads what is stored of some days. */
  String stored() {
    var measures =
        counts.stream()
            .map(counted -> "'" + counted.measure().key() + "'")
            .collect(Collectors.joining(", "));
    return "SELECT * FROM figure WHERE day >= ? AND day <= ? AND measure IN (" + measures + ")";
  }

  private long bucket(long seconds) {
    return keys.seconds().equals("0") ? 0 : Histogram.bucket(seconds);
  }

  private String sql() {
    var sums =
        IntStream.range(0, counts.size())
            .mapToObj(i -> ", " + counts.get(i).sum() + " AS n" + i)
            .collect(Collectors.joining());
    return "SELECT (%s + %d) / %d AS day, %s AS library, %s AS subject, %s AS librarian, %s AS seconds"
            .formatted(
                at, ZONE, DAY, keys.library(), keys.subject(), keys.librarian(), keys.seconds())
        + sums
        + " FROM %s AND %s >= ? AND %s < ? GROUP BY 1, 2, 3, 4, 5".formatted(from, at, at);
  }

  /** Days since 1970 in the readers' zone. */
  static long dayOf(long millis) {
    return Math.floorDiv(millis + ZONE, DAY);
  }

  private static long start(long day) {
    return day * DAY - ZONE;
  }
}
