package org.subjectdesk.faq;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EntryFormTest {
  @Test
  void every_fault_names_its_field() {
    var form =
        new EntryForm("5", "？！", List.of("一", "a|b"), "见 {{library.hours", "甲\n乙", "", "morgen");

    assertThat(form.check("demo-a", "a b", Subjects.none()).faults())
        .extracting(EntryForm.FieldFault::field)
        .containsExactly("id", "subject", "question", "answer", "owner", "review-by", "variants/2");
  }

  @Test
  void what_is_right_comes_out_as_from_a_file() {
    var form = new EntryForm("53", " 怎么续借 ", List.of("续借", "怎么续借？", ""), "在网上\r\n续借", "", "", "");

    var checked = form.check("demo-a", "renew", Subjects.none());

    assertThat(checked.faults()).isEmpty();
    assertThat(checked.entry())
        .isEqualTo(new FaqEntry("demo-a", "renew", "53", "怎么续借", List.of("续借"), "在网上\n续借"));
  }

  @Test
  void an_entry_goes_into_a_form_and_comes_back() {
    var entry =
        new FaqEntry("demo-a", "renew", "53", "怎么续借", List.of("续借", "延期"), "在网上续借")
            .with(new FaqEntry.Upkeep("流通部", "手册", Optional.of(LocalDate.of(2027, 6, 30))));

    assertThat(EntryForm.of(entry).check("demo-a", "renew", Subjects.none()).entry())
        .isEqualTo(entry);
  }
}
