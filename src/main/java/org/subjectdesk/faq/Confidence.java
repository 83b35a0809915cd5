package org.subjectdesk.faq;

import java.util.List;

/** Decides what a list of hits is good for. */
final class Confidence {
  private static final double ANSWER = 0.75;
  private static final double MARGIN = 0.08;
  private static final double CLARIFY = 0.2;

  private Confidence() {}

  static Band of(List<Match> hits) {
    if (hits.isEmpty() || hits.getFirst().score() < CLARIFY) {
      return Band.DECLINE;
    }
    var first = hits.getFirst().score();
    var second = hits.size() > 1 ? hits.get(1).score() : 0;
    return first >= ANSWER && first - second >= MARGIN ? Band.ANSWER : Band.CLARIFY;
  }
}
