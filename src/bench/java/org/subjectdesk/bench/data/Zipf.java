package org.subjectdesk.bench.data;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Picks one of a few things as readers do: the second half as often as the first, and so on. */
public final class Zipf {
  private static final long SEED = 20_261_123;

  private final double[] upTo;

  /** Of this many things. */
  public Zipf(int size) {
    upTo = new double[size];
    var sum = 0.0;
    for (var i = 0; i < size; i++) {
      sum += 1.0 / (i + 1);
      upTo[i] = sum;
    }
  }

  /** The same in every run for the same number. */
  public int pick(int number) {
    var at = new SplittableRandom(SEED + number).nextDouble(upTo[upTo.length - 1]);
    var found = Arrays.binarySearch(upTo, at);
    return found >= 0 ? found : -found - 1;
  }
}
