package org.subjectdesk.faq;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FaqEntryTest {
  private static final LocalDate DAY = LocalDate.of(2027, 6, 30);

  @Test
  void an_entry_is_overdue_from_the_day_after_its_review_date() {
    var kept = entry().with(new FaqEntry.Upkeep("流通部", "手册", Optional.of(DAY)));

    assertThat(kept.isOverdue(DAY)).isFalse();
    assertThat(kept.isOverdue(DAY.plusDays(1))).isTrue();
  }

  @Test
  void an_entry_without_a_review_date_is_never_overdue() {
    assertThat(entry().isOverdue(LocalDate.MAX)).isFalse();
  }

  private static FaqEntry entry() {
    return new FaqEntry("*", "renew", "*", "怎么续借", List.of(), "在网上续借");
  }
}
