package org.subjectdesk.demand;

import java.util.Arrays;

/**
 * Whether something is asked more in the last week than in the weeks before, measured by all that
 * is asked.
 *
 * <p>The rule: both counts are taken as Poisson, so that, given their sum, the last week's is
 * binomial; the exact (Clopper–Pearson) bound of its share gives a lower bound of the ratio of the
 * two rates with 99 % confidence. It rises when that bound is above 1 and the last week has {@link
 * #FEW} or more. Readers ask in bursts, a class at a time, so counts are first divided by how much
 * more the weeks before differ from their neighbours than chance would have them (quasi-Poisson).
 *
 * @param ratio the last week's share over that of the weeks before
 * @param sure the ratio that is at least there, with 99 % confidence; below 1 for what falls, and
 *     then at most there
 */
public record Trend(Kind kind, double ratio, double sure) {
  /** Fewer in a week may be one reader who asks again. */
  static final int FEW = 5;

  /** With fewer weeks nothing is told. */
  static final int LEAST_WEEKS = 4;

  private static final double ALPHA = 0.01;
  private static final int HALVINGS = 60;
  static final Trend UNKNOWN = new Trend(Kind.UNKNOWN, 1, 1);

  /** What can be told. */
  public enum Kind {
    /** More than before. */
    RISING,
    /** Less than before. */
    FALLING,
    /** No difference that could not be chance. */
    STEADY,
    /** Too few weeks, or nothing was asked in them. */
    UNKNOWN
  }

  /**
   * The trend of a series.
   *
   * @param counts how often in each week, the oldest first
   * @param totals how often anything, in the same weeks
   */
  public static Trend of(int[] counts, long[] totals) {
    var last = counts.length - 1;
    if (counts.length < LEAST_WEEKS) {
      return UNKNOWN;
    }
    var before = Arrays.copyOf(counts, last);
    var of = Arrays.copyOf(totals, last);
    var excess = excess(before, of);
    return compared(
        new Rate(counts[last] / excess, totals[last]),
        new Rate(Arrays.stream(before).sum() / excess, Arrays.stream(of).sum()),
        last);
  }

  /** Two times of the same length, week by week: the later one against the earlier. */
  static Trend between(int[] now, int[] before) {
    var excess = Math.max(excess(now, even(now)), excess(before, even(before)));
    return compared(
        new Rate(Arrays.stream(now).sum() / excess, now.length),
        new Rate(Arrays.stream(before).sum() / excess, before.length),
        before.length);
  }

  private static long[] even(int[] counts) {
    var even = new long[counts.length];
    Arrays.fill(even, 1);
    return even;
  }

  /** A count, already divided by how much chance is exceeded, and what it is measured by. */
  record Rate(double count, double of) {}

  /**
   * Compares two rates.
   *
   * @param weeks how many the earlier one is made of
   */
  static Trend compared(Rate now, Rate before, int weeks) {
    if (now.of() <= 0 || before.of() <= 0) {
      return UNKNOWN;
    }
    var ratio = now.count() / now.of() / (Math.max(before.count(), 0.5) / before.of());
    var least = least(now, before);
    if (now.count() >= FEW && least > 1) {
      return new Trend(Kind.RISING, ratio, least);
    }
    var most = 1 / Math.max(least(before, now), Double.MIN_NORMAL);
    return before.count() / weeks >= FEW && most < 1
        ? new Trend(Kind.FALLING, ratio, most)
        : new Trend(Kind.STEADY, ratio, least);
  }

  /**
   * By how much each week differs more from the one before than chance would have it; at least 1.
   * Neighbours are compared, not all with their mean, because what has grown for weeks differs from
   * its mean, too, and grows all the same.
   */
  private static double excess(int[] counts, long[] totals) {
    var squares = 0.0;
    var pairs = 0;
    for (var week = 1; week < counts.length; week++) {
      double both = counts[week] + counts[week - 1];
      double of = totals[week] + totals[week - 1];
      if (both > 0 && totals[week] > 0 && totals[week - 1] > 0) {
        var expected = both * totals[week] / of;
        squares += Math.pow(counts[week] - expected, 2) / (expected * totals[week - 1] / of);
        pairs++;
      }
    }
    return pairs == 0 ? 1 : Math.max(1, squares / pairs);
  }

  /** The lower bound of one rate over another. */
  private static double least(Rate one, Rate other) {
    var hits = (int) Math.floor(one.count());
    var all = hits + (int) Math.ceil(other.count());
    if (hits == 0) {
      return 0;
    }
    var low = 0.0;
    var high = (double) hits / all; // Above it so many hits are as likely as not.
    for (var i = 0; i < HALVINGS; i++) {
      var middle = (low + high) / 2;
      if (atLeast(hits, all, middle) <= ALPHA) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low / (1 - low) * other.of() / one.of();
  }

  /** How likely so many hits or more are among all. */
  private static double atLeast(int hits, int all, double chance) {
    var term = 0.0; // The logarithm of the first summand.
    for (var i = 1; i <= all - hits; i++) {
      term += Math.log((double) (hits + i) / i);
    }
    term = Math.exp(term + hits * Math.log(chance) + (all - hits) * Math.log1p(-chance));
    var sum = term;
    for (var i = hits; i < all && term > 0; i++) {
      term *= (double) (all - i) / (i + 1) * chance / (1 - chance);
      sum += term;
    }
    return Math.min(1, sum);
  }
}
