package org.subjectdesk.scorecard;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * Lengths of time in buckets that are the same for ever, so that the days of a period add up. What
 * is read off them is the longest length of the bucket: “at most so long”.
 */
public final class Histogram {
  /** The longest lengths of the buckets, in seconds; what is longer is in the last one. */
  private static final long[] BOUNDS = {
    5,
    10,
    15,
    30,
    45,
    60,
    90,
    120,
    180,
    240,
    300,
    450,
    600,
    900,
    1_200,
    1_800,
    2_700,
    3_600,
    2 * 3_600,
    4 * 3_600,
    8 * 3_600,
    16 * 3_600,
    24 * 3_600,
    36 * 3_600,
    2 * 86_400,
    3 * 86_400,
    5 * 86_400,
    7 * 86_400,
    14 * 86_400,
    30 * 86_400
  };

  private static final double PERCENT = 100;

  private Histogram() {}

  /** The bucket of a length in seconds: its longest one. */
  public static long bucket(long seconds) {
    for (var bound : BOUNDS) {
      if (seconds <= bound) {
        return bound;
      }
    }
    return BOUNDS[BOUNDS.length - 1];
  }

  /**
   * Within which length so many of all are.
   *
   * @param buckets bucket → how many
   * @param percent above 0, up to 100
   * @return seconds; empty when there are none
   */
  static OptionalDouble within(Map<Long, Long> buckets, int percent) {
    var all = buckets.values().stream().mapToLong(Long::longValue).sum();
    var needed = Math.ceil(all * percent / PERCENT);
    var so = 0L;
    for (var bucket : new TreeMap<>(buckets).entrySet()) {
      so += bucket.getValue();
      if (so >= needed && so > 0) {
        return OptionalDouble.of(bucket.getKey());
      }
    }
    return OptionalDouble.empty();
  }
}
