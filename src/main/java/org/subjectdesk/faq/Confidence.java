package org.subjectdesk.faq;

import java.util.List;
import org.subjectdesk.faq.Ranker.Ranked;

/**
 * Decides how far to trust the best hit of a search: a logistic model of what speaks for it, and
 * two limits, fitted to a library by {@link Calibration}.
 *
 * <p>Without embeddings, words alone are judged by limits read off development sets: with them nine
 * of ten outright answers are right on the hardest set. Wrong is worse than asking back, so they
 * err on the timid side.
 */
final class Confidence {
  /** What holds before a library is calibrated; fitted on the shipped entries. */
  static final Confidence SHIPPED =
      new Confidence(
          new double[] {-4.4, 0.9, 5.5, 0.3, 12, -4.5, 1.9}, new Found.Limits(0.55, 0.03));

  /** Limits for words alone: least score and least lead of an answer, least score of an offer. */
  private static final double ANSWER = 0.6;

  private static final double LEAD = 0.2;
  private static final double CLARIFY = 0.25;

  private final double[] weights;
  private final Found.Limits limits;

  Confidence(double[] weights, Found.Limits limits) {
    this.weights = weights.clone();
    this.limits = limits;
  }

  Found.Limits limits() {
    return limits;
  }

  /** How likely the first hit is right. */
  double of(Trial.Outcome found) {
    if (found.ranked().isEmpty()) {
      return 0;
    }
    var best = found.ranked().getFirst().score();
    return found.byMeaning() ? of(features(found)) : byWords(best, best - second(found.ranked()));
  }

  /** How likely the first hit is right, by what the model judges by. */
  double of(double[] features) {
    return probability(weights, features);
  }

  /** Words alone, bent so that the same limits apply. */
  private double byWords(double score, double lead) {
    if (score < CLARIFY) {
      return limits.clarify() * score / CLARIFY * 0.99;
    }
    var sure = Math.min(score / ANSWER, lead / LEAD);
    return sure >= 1
        ? Math.max(limits.answer(), score)
        : limits.clarify() + (limits.answer() - limits.clarify()) * 0.99 * Math.max(0, sure);
  }

  /** The band of a ranked, not exact, result. */
  Band band(double confidence) {
    if (confidence >= limits.answer()) {
      return Band.ANSWER;
    }
    return confidence >= limits.clarify() ? Band.CLARIFY : Band.DECLINE;
  }

  /** What the model judges by; the first is constant. */
  static double[] features(Trial.Outcome found) {
    var best = found.ranked().getFirst();
    var outside = found.outside();
    var sense = best.evidence().sense();
    return new double[] {
      1,
      sense.nearest(),
      sense.whole(),
      best.score(),
      best.score() - second(found.ranked()),
      outside,
      sense.nearest() - outside
    };
  }

  private static double second(List<Ranked> ranked) {
    return ranked.size() > 1 ? ranked.get(1).score() : 0;
  }

  static double probability(double[] weights, double[] features) {
    var sum = 0.0;
    for (var i = 0; i < weights.length; i++) {
      sum += weights[i] * features[i];
    }
    return 1 / (1 + Math.exp(-sum));
  }
}
