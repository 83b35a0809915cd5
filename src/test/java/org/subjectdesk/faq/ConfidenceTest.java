package org.subjectdesk.faq;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConfidenceTest {
  @Test
  void a_high_score_with_a_lead_is_an_answer() {
    assertThat(band(4, 0.8)).isEqualTo(Band.ANSWER);
    assertThat(band(4, 0.8, 0.5)).isEqualTo(Band.ANSWER);
  }

  @Test
  void two_entries_alike_are_a_question_back() {
    assertThat(band(4, 0.9, 0.85)).isEqualTo(Band.CLARIFY);
  }

  @Test
  void a_middling_score_is_a_question_back() {
    assertThat(band(4, 0.4, 0.1)).isEqualTo(Band.CLARIFY);
  }

  @Test
  void a_low_score_or_none_is_declined() {
    assertThat(band(4, 0.1)).isEqualTo(Band.DECLINE);
    assertThat(band(4)).isEqualTo(Band.DECLINE);
  }

  @Test
  void one_word_is_never_enough() {
    assertThat(band(1, 0.99)).isEqualTo(Band.CLARIFY);
    assertThat(band(2, 0.99)).isEqualTo(Band.ANSWER);
  }

  private static Band band(int words, double... scores) {
    var entry = new FaqEntry("*", "a", "*", "问", List.of(), "答");
    return Confidence.of(
        new Bag(new int[words], words),
        Arrays.stream(scores).mapToObj(score -> new Match(entry, score)).toList());
  }
}
