package org.subjectdesk.faq;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Fits {@link Confidence} to a library from its own entries: every text is asked as if it were not
 * there (its entry should be found all the same), and once more as if its whole entry were not
 * there (then nothing that is found is right). The logistic model learns to tell the two apart; the
 * answer band begins where the answers given by then were right often enough.
 *
 * @param confidence what judges from now on
 * @param precision the share of right answers that is to be expected in the answer band
 * @param coverage the share of questions that will be answered outright
 * @param samples how many texts it was read off
 */
record Calibration(Confidence confidence, double precision, double coverage, int samples) {
  /** With fewer texts than this a library is judged as the shipped entries are. */
  static final int LEAST_SAMPLES = 40;

  private static final int LEAST_ACCEPTED = 10;

  /** So many of the questions that have an answer may be declined. */
  private static final double DECLINED = 0.02;

  private static final int STEPS = 400;
  private static final double RATE = 0.5;
  private static final double HOLD = 1e-3;

  /**
   * One question whose outcome is known.
   *
   * @param right whether the first hit is right
   * @param within whether an answer exists at all
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Sample(double[] features, boolean right, boolean within) {}

  /**
   * Fits.
   *
   * @param wanted the precision wanted in the answer band
   */
  static Calibration fit(List<Sample> samples, double wanted) {
    var within = samples.stream().filter(Sample::within).toList();
    if (within.size() < LEAST_SAMPLES) {
      return new Calibration(Confidence.SHIPPED, 0, 0, within.size());
    }
    var weights = logistic(samples);
    var judged = new ArrayList<double[]>();
    for (var sample : within) {
      var confidence = Confidence.probability(weights, sample.features());
      judged.add(new double[] {confidence, sample.right() ? 1 : 0});
    }
    judged.sort(Comparator.comparingDouble((double[] one) -> one[0]).reversed());
    var accepted = accepted(judged, wanted);
    var right = judged.subList(0, accepted).stream().mapToDouble(one -> one[1]).sum();
    var answerAt = accepted == 0 ? 1 : judged.get(accepted - 1)[0];
    var clarifyAt = judged.get((int) ((1 - DECLINED) * (judged.size() - 1)))[0];
    return new Calibration(
        new Confidence(weights, new Found.Limits(answerAt, Math.min(clarifyAt, answerAt))),
        accepted == 0 ? 0 : right / accepted,
        (double) accepted / judged.size(),
        judged.size());
  }

  /** How many of the surest may be answered so that enough of them are right. */
  private static int accepted(List<double[]> judged, double wanted) {
    var accepted = 0;
    var right = 0.0;
    for (var i = 0; i < judged.size(); i++) {
      right += judged.get(i)[1];
      if (i + 1 >= LEAST_ACCEPTED && right / (i + 1) >= wanted) {
        accepted = i + 1;
      }
    }
    return accepted;
  }

  /** Gradient steps on features of equal spread; the weights are for the features as they are. */
  private static double[] logistic(List<Sample> samples) {
    var size = samples.getFirst().features().length;
    var mean = new double[size];
    var spread = new double[size];
    for (var i = 1; i < size; i++) {
      var at = i;
      var values = samples.stream().mapToDouble(sample -> sample.features()[at]).toArray();
      mean[i] = Arrays.stream(values).average().orElse(0);
      var middle = mean[i];
      spread[i] =
          Math.sqrt(Arrays.stream(values).map(v -> (v - middle) * (v - middle)).average().orElse(0))
              + 1e-9;
    }
    spread[0] = 1;
    var weights = new double[size];
    for (var step = 0; step < STEPS; step++) {
      var slope = new double[size];
      for (var sample : samples) {
        var error = -(sample.right() ? 1 : 0) + judged(weights, sample.features(), mean, spread);
        for (var i = 0; i < size; i++) {
          slope[i] += error * (sample.features()[i] - mean[i]) / spread[i];
        }
      }
      for (var i = 0; i < size; i++) {
        weights[i] -= RATE * (slope[i] / samples.size() + (i == 0 ? 0 : HOLD * weights[i]));
      }
    }
    for (var i = 1; i < size; i++) {
      weights[i] /= spread[i];
      weights[0] -= weights[i] * mean[i];
    }
    return weights;
  }

  private static double judged(
      double[] weights, double[] features, double[] mean, double[] spread) {
    var sum = 0.0;
    for (var i = 0; i < weights.length; i++) {
      sum += weights[i] * (features[i] - mean[i]) / spread[i];
    }
    return 1 / (1 + Math.exp(-sum));
  }
}
