package org.subjectdesk.faq;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ConfidenceTest {
  @Test
  void a_high_score_with_a_lead_is_an_answer() {
    assertThat(band(0.8)).isEqualTo(Band.ANSWER);
    assertThat(band(0.8, 0.5)).isEqualTo(Band.ANSWER);
  }

  @Test
  void two_entries_alike_are_a_question_back() {
    assertThat(band(0.9, 0.85)).isEqualTo(Band.CLARIFY);
  }

  @Test
  void a_middling_score_is_a_question_back() {
    assertThat(band(0.4, 0.1)).isEqualTo(Band.CLARIFY);
  }

  @Test
  void a_low_score_or_none_is_declined() {
    assertThat(band(0.1)).isEqualTo(Band.DECLINE);
    assertThat(band()).isEqualTo(Band.DECLINE);
  }

  private static Band band(double... scores) {
    var ranked =
        Arrays.stream(scores)
            .mapToObj(score -> new Likeness(score / 0.7, 0, 0))
            .map(words -> new Evidence(false, Closeness.NONE, words, Likeness.NONE, 1))
            .map(evidence -> new Ranker.Ranked(0, evidence))
            .toList();
    return Confidence.SHIPPED.band(Confidence.SHIPPED.of(new Trial.Outcome(ranked, 0)));
  }
}
