package org.subjectdesk.faq;

import java.util.List;

/**
 * Decides how far to trust the best hit of a search. The numbers were read off five development
 * sets (questions with known answers, near and far questions without one): with them nine of ten
 * outright answers are right on the hardest set, where every ninth question is answered outright.
 * Wrong is worse than asking back, so they err on the timid side.
 */
final class Confidence {
  /** Least score of an outright answer. */
  private static final double ANSWER = 0.6;

  /** Least lead of an outright answer over the second hit. */
  private static final double LEAD = 0.2;

  /** Least score of something worth offering; far-off questions seldom reach it. */
  private static final double CLARIFY = 0.25;

  private Confidence() {}

  /**
   * The band of a ranked, not exact, result.
   *
   * @param question a single known word, however often repeated, never gets an outright answer
   */
  static Band of(Bag question, List<Match> hits) {
    if (hits.isEmpty() || hits.getFirst().score() < CLARIFY) {
      return Band.DECLINE;
    }
    var best = hits.getFirst().score();
    var next = hits.size() > 1 ? hits.get(1).score() : 0;
    var sure = question.words().length > 1 && best >= ANSWER && best - next >= LEAD;
    return sure ? Band.ANSWER : Band.CLARIFY;
  }
}
