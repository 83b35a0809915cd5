package org.subjectdesk.demand;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.subjectdesk.demand.Trend.Kind;

class TrendTest {
  private static final int TRIES = 2_000;
  private static final int WEEKS = 9;
  private static final long ALL = 10_000;

  @Test
  void chance_alone_hardly_ever_rises_or_falls() {
    for (var mean : new double[] {0.5, 3, 10, 40, 200}) {
      assertThat(share(mean, 1, Kind.RISING)).as("rising at %s", mean).isLessThan(0.015);
      assertThat(share(mean, 1, Kind.FALLING)).as("falling at %s", mean).isLessThan(0.015);
    }
  }

  @Test
  void what_doubles_is_seen_once_there_is_enough_of_it() {
    assertThat(share(40, 2, Kind.RISING)).isGreaterThan(0.9);
    assertThat(share(100, 2, Kind.RISING)).isGreaterThan(0.99);
    assertThat(share(100, 0.5, Kind.FALLING)).isGreaterThan(0.95);
    assertThat(share(1, 2, Kind.RISING)).as("three instead of one").isLessThan(0.1);
  }

  @Test
  void what_comes_in_bursts_anyway_does_not_rise_with_the_next_one() {
    var bursts = new int[] {0, 40, 0, 0, 35, 0, 0, 0, 38};
    var even = new int[] {13, 12, 15, 14, 11, 13, 14, 12, 38};
    assertThat(Trend.of(bursts, totals(WEEKS)).kind()).isEqualTo(Kind.STEADY);
    assertThat(Trend.of(even, totals(WEEKS)).kind()).isEqualTo(Kind.RISING);
  }

  @Test
  void what_has_grown_for_weeks_rises_and_what_has_shrunk_falls() {
    for (var times : new int[] {1, 10, 100}) {
      var grown = IntStream.of(0, 0, 0, 0, 1, 2, 4, 8, 16, 32).map(it -> it * times).toArray();
      var shrunk = IntStream.of(320, 160, 80, 40, 20, 10, 5, 2, 1, 0).map(it -> it * times);
      assertThat(Trend.of(grown, totals(10)).kind()).as("%s", times).isEqualTo(Kind.RISING);
      assertThat(Trend.of(shrunk.toArray(), totals(10)).kind())
          .as("%s", times)
          .isEqualTo(Kind.FALLING);
    }
  }

  @Test
  void what_grows_with_everything_else_does_not_rise() {
    var counts = new int[] {20, 20, 20, 20, 60};
    assertThat(Trend.of(counts, new long[] {400, 400, 400, 400, 1_200}).kind())
        .isEqualTo(Kind.STEADY);
    assertThat(Trend.of(counts, new long[] {400, 400, 400, 400, 400}).kind())
        .isEqualTo(Kind.RISING);
  }

  @Test
  void something_new_rises_and_what_has_no_past_is_unknown() {
    assertThat(Trend.of(new int[] {0, 0, 0, 0, 6}, totals(5)).kind()).isEqualTo(Kind.RISING);
    assertThat(Trend.of(new int[] {0, 0, 0, 0, 4}, totals(5)).kind()).isEqualTo(Kind.STEADY);
    assertThat(Trend.of(new int[] {1, 90}, totals(2)).kind()).isEqualTo(Kind.UNKNOWN);
    assertThat(Trend.of(new int[] {0, 0, 0, 9}, new long[] {0, 0, 0, 9}).kind())
        .isEqualTo(Kind.UNKNOWN);
  }

  /** More in the last week never makes it rise less; the weeks before may be read backwards. */
  @Property
  boolean more_in_the_last_week_is_never_less_of_a_rise(
      @ForAll @Size(min = 4, max = 12) int[] any,
      @ForAll @IntRange(max = 500) int last,
      @ForAll @IntRange(min = 1, max = 200) int more) {
    var counts = Arrays.stream(any).map(count -> Math.floorMod(count, 60)).toArray();
    var series = Arrays.copyOf(counts, counts.length + 1);
    series[counts.length] = last;
    var before = Trend.of(series, totals(series.length));
    series[counts.length] = last + more;
    var after = Trend.of(series, totals(series.length));
    var turned = series.clone();
    IntStream.range(0, counts.length).forEach(i -> turned[i] = counts[counts.length - 1 - i]);
    return (before.kind() != Kind.RISING || after.kind() == Kind.RISING)
        && (after.kind() != Kind.FALLING || before.kind() == Kind.FALLING)
        && after.kind() == Trend.of(turned, totals(series.length)).kind();
  }

  /** A series whose weeks are all the same neither rises nor falls. */
  @Property
  boolean what_stays_the_same_is_steady(
      @ForAll @IntRange(max = 5_000) int count, @ForAll @IntRange(min = 4, max = 53) int weeks) {
    var counts = new int[weeks];
    Arrays.fill(counts, count);
    return Trend.of(counts, totals(weeks)).kind() == Kind.STEADY;
  }

  /** What is told is told for good reasons: the ratio lies on its side of 1, beyond the bound. */
  @Property
  boolean the_bound_lies_between_one_and_the_ratio(@ForAll @Size(min = 5, max = 20) int[] any) {
    var counts = Arrays.stream(any).map(count -> Math.floorMod(count, 300)).toArray();
    var trend = Trend.of(counts, totals(counts.length));
    return switch (trend.kind()) {
      case RISING -> trend.sure() > 1 && trend.ratio() >= trend.sure();
      case FALLING -> trend.sure() < 1 && trend.ratio() <= trend.sure();
      case STEADY, UNKNOWN -> true;
    };
  }

  private static double share(double mean, double factor, Kind kind) {
    var random = new Random(31);
    return IntStream.range(0, TRIES)
            .filter(
                _ -> {
                  var counts =
                      IntStream.range(0, WEEKS)
                          .map(week -> poisson(random, week == WEEKS - 1 ? mean * factor : mean))
                          .toArray();
                  return Trend.of(counts, totals(WEEKS)).kind() == kind;
                })
            .count()
        / (double) TRIES;
  }

  /** Knuth's way. */
  private static int poisson(Random random, double mean) {
    var count = -1;
    for (var sum = 0.0; sum < mean; sum -= Math.log(1 - random.nextDouble())) {
      count++;
    }
    return Math.max(count, 0);
  }

  private static long[] totals(int weeks) {
    var totals = new long[weeks];
    Arrays.fill(totals, ALL);
    return totals;
  }
}
