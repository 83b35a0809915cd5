package org.subjectdesk.editing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.subjectdesk.editing.Difference.Field;
import org.subjectdesk.faq.FaqEntry;

class DifferenceTest {
  private static final FaqEntry BEFORE =
      new FaqEntry("*", "renew", "*", "怎么续借", List.of("续借", "延期"), "在网上续借");

  @Test
  void fields_and_variants_that_differ_are_told_with_both_sides() {
    var after =
        new FaqEntry("*", "renew", "53", "怎么续借", List.of("延期", "再借"), "到服务台")
            .with(new FaqEntry.Upkeep("流通部", "", Optional.of(LocalDate.of(2027, 6, 30))));

    var difference = Difference.between(Optional.of(BEFORE), Optional.of(after));

    assertThat(difference)
        .isEqualTo(
            new Difference(
                List.of(
                    new Field("subject", "*", "53"),
                    new Field("answer", "在网上续借", "到服务台"),
                    new Field("owner", "", "流通部"),
                    new Field("review-by", "", "2027-06-30")),
                List.of("再借"),
                List.of("续借")));
  }

  @Test
  void a_new_entry_differs_from_nothing_in_all_it_says_and_a_withdrawn_one_the_other_way_round() {
    var created = Difference.between(Optional.empty(), Optional.of(BEFORE));
    var withdrawn = Difference.between(Optional.of(BEFORE), Optional.empty());

    assertThat(created.fields()).extracting(Field::name).contains("subject", "question", "answer");
    assertThat(created.added()).isEqualTo(withdrawn.removed()).containsExactly("续借", "延期");
    assertThat(withdrawn.fields()).extracting(Field::after).containsOnly("");
  }

  @Test
  void the_same_differs_in_nothing() {
    assertThat(Difference.between(Optional.of(BEFORE), Optional.of(BEFORE)).isEmpty()).isTrue();
  }
}
