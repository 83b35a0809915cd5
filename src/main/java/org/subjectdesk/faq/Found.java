package org.subjectdesk.faq;

import java.util.List;

/**
 * What a search came to.
 *
 * @param band what the hits are good for
 * @param hits up to ten entries, the best first
 * @param exact whether the question is word for word a text of the first hit
 * @param confidence how likely the first hit is right, from 0 to 1
 * @param limits the confidences at which the bands begin
 */
public record Found(Band band, List<Match> hits, boolean exact, double confidence, Limits limits) {
  /** Nothing at all. */
  public static final Found NOTHING = new Found(Band.DECLINE, List.of(), false);

  public Found {
    hits = List.copyOf(hits);
  }

  /** A result without figures. */
  public Found(Band band, List<Match> hits, boolean exact) {
    this(band, hits, exact, exact ? 1 : 0, Limits.NONE);
  }

  /**
   * Where the bands begin.
   *
   * @param answer least confidence of an outright answer
   * @param clarify least confidence of something worth offering
   */
  public record Limits(double answer, double clarify) {
    static final Limits NONE = new Limits(1, 0);
  }

  /** The same hits, but not trusted enough for an outright answer. */
  Found unsure() {
    return band == Band.ANSWER
        ? new Found(Band.CLARIFY, hits, false, Math.min(confidence, limits.answer()), limits)
        : this;
  }
}
