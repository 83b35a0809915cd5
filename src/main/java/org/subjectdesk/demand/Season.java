package org.subjectdesk.demand;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.subjectdesk.learning.AskedDays;
import org.subjectdesk.store.Tx;

/**
 * The last four weeks beside the same four of the year before: 364 days earlier, so that the days
 * of the week agree.
 *
 * @param known whether there is a year to compare with; the rest means nothing else
 * @param asked in the last four weeks
 * @param before in the same weeks of the year before
 * @param ahead in the four weeks that followed then: what may come now
 * @param trend against the year before
 */
public record Season(boolean known, long asked, long before, long ahead, Trend trend) {
  static final int WEEKS = 4;
  private static final int WEEK = 7;
  private static final int YEAR = 52 * WEEK;

  static Season read(Tx tx, Scope scope, Span span) {
    var days = new AskedDays(span.zone());
    var until = span.until();
    var from = until.minusDays(WEEKS * WEEK - 1L);
    var then = from.minusDays(YEAR);
    var known = days.first(tx, scope.library()).filter(first -> !first.isAfter(then)).isPresent();
    var now = within(scope, days.live(tx, scope.library(), from, until));
    var past =
        within(
            scope,
            days.counted(tx, scope.library(), then, until.minusDays(YEAR).plusDays(WEEKS * WEEK)));
    var weeks = weeks(now, from);
    var before = weeks(past, then);
    return new Season(
        known,
        sum(weeks),
        sum(before),
        sum(weeks(past, then.plusDays(WEEKS * WEEK))),
        known ? Trend.between(weeks, before) : Trend.UNKNOWN);
  }

  private static List<AskedDays.Count> within(Scope scope, List<AskedDays.Count> days) {
    return days.stream().filter(day -> scope.covers(day.subject())).toList();
  }

  private static int[] weeks(List<AskedDays.Count> days, LocalDate from) {
    var weeks = new int[WEEKS];
    for (var day : days) {
      var week = Math.floorDiv(day.day().toEpochDay() - from.toEpochDay(), WEEK);
      if (week >= 0 && week < WEEKS) {
        weeks[(int) week] += Math.toIntExact(day.asked());
      }
    }
    return weeks;
  }

  private static long sum(int[] weeks) {
    return Arrays.stream(weeks).asLongStream().sum();
  }
}
