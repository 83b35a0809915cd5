package org.subjectdesk.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.subjectdesk.evaluation.Evaluation.Outcome;
import org.subjectdesk.faq.Band;
import org.subjectdesk.faq.FaqIndex;
import org.subjectdesk.faq.Found;

class ReportTest {
  private static final FaqIndex.Expected NOTHING_EXPECTED =
      new FaqIndex.Expected(new Found.Limits(1, 0), 0, 0, 0);

  @Test
  void the_figures_are_those_worked_out_by_hand() {
    var report =
        Report.of(
            List.of(
                new Outcome("story", 1, Band.ANSWER, 0.9),
                new Outcome("story", 2, Band.ANSWER, 0.8),
                new Outcome("typo", 3, Band.CLARIFY, 0.5),
                new Outcome("typo", 4, Band.CLARIFY, 0.4),
                new Outcome("", 0, Band.DECLINE, 0.1)),
            Map.of(),
            NOTHING_EXPECTED);

    assertThat(report.queries()).isEqualTo(5);
    assertThat(report.recallAt1()).isEqualTo(0.2);
    assertThat(report.recallAt3()).isEqualTo(0.6);
    assertThat(report.mrrAt10()).isCloseTo((1 + 1 / 2.0 + 1 / 3.0 + 1 / 4.0) / 5, within(1e-9));
    assertThat(report.answer()).isEqualTo(new Report.Share(0.4, 0.5));
    assertThat(report.clarify()).isEqualTo(new Report.Share(0.4, 0.5));
    assertThat(report.declined()).isEqualTo(0.2);
    assertThat(report.styles()).containsOnlyKeys("story", "typo");
    assertThat(report.styles().get("story")).isEqualTo(new Report.Style(2, 0.5, 1, 0.75));
  }

  @Test
  void the_auroc_is_the_share_of_won_pairs_and_ties_count_half() {
    assertThat(Report.auroc(new double[] {0.9, 0.5}, new double[] {0.5, 0.1})).isEqualTo(0.875);
    assertThat(Report.auroc(new double[] {0.9}, new double[] {0.1})).isEqualTo(1);
    assertThat(Report.auroc(new double[] {0.1}, new double[] {0.9})).isEqualTo(0);
  }

  @Test
  void questions_from_outside_that_are_answered_are_counted() {
    var inside = List.of(new Outcome("", 1, Band.ANSWER, 0.9));
    var outside =
        List.of(
            new Outcome("", 0, Band.ANSWER, 0.95),
            new Outcome("", 0, Band.CLARIFY, 0.5),
            new Outcome("", 0, Band.DECLINE, 0.1),
            new Outcome("", 0, Band.DECLINE, 0.1));

    assertThat(Report.outside(inside, outside)).isEqualTo(new Report.Outside(4, 0.25, 0.25, 0.75));
  }
}
