package org.subjectdesk.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From the class on a book's back to the subjects of the catalogue. */
class ClcTableTest {
  private static final ClcTable TABLE =
      ClcTable.of(
          Map.of(
              "R", List.of("52"),
              "R47", List.of("5202"),
              "R473.71", List.of("520202", "5202"),
              "G", List.of("57"),
              "G3", List.of(),
              "TP", List.of("4603", "5102"),
              "TP393", List.of("510202"),
              "TH-39", List.of("460301"),
              "F713.36", List.of("5307"),
              "U469.7", List.of("460702")));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "R47 | 5202",
        "R473.5 | 5202",
        "R473.71 | 520202 5202",
        "R5 | 52",
        "R47-43 | 5202",
        "[R-011] | 52",
        "r47 | 5202",
        "  TP 393 . 4 | 510202",
        "TP393.4-43 | 510202",
        "TP393/12 | 510202",
        "ＴＰ３９３．４ | 510202",
        "TP311=2 | 4603 5102",
        "TH-39 | 460301",
        "F713.365.2 | 5307",
        "F71336 | 5307",
        "R47;G61 | 5202 57",
        "R47:G642 | 5202 57",
        "U469.72+TP393 | 460702 510202",
      })
  void the_longest_class_of_the_table_decides(String clc, String codes) {
    assertThat(TABLE.subjects(clc)).containsExactly(codes.split(" ", -1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "G35", "TH122", "Nursing", "025.4", "护理", "TPX", "L1", "[]", "-", "RR47"})
  void what_is_no_class_or_belongs_to_no_subject_gives_none(String clc) {
    assertThat(TABLE.subjects(clc)).isEmpty();
  }

  @Test
  void several_classes_give_the_subjects_of_each() {
    assertThat(TABLE.subjectsOf(Set.of("R47", "U469.7"))).containsOnly("5202", "460702");
    assertThat(ClcTable.empty().subjectsOf(Set.of("R47"))).isEmpty();
  }

  @Test
  void a_subject_has_the_classes_of_its_parts_else_those_of_what_contains_it() {
    assertThat(TABLE.classes("52")).containsOnly("R", "R47", "R473.71");
    assertThat(TABLE.classes("5202")).containsOnly("R47", "R473.71");
    assertThat(TABLE.classes("520201")).containsOnly("R47", "R473.71");
    assertThat(TABLE.classes("5209")).containsOnly("R");
    assertThat(TABLE.classes("41")).isEmpty();
    assertThat(TABLE.classes("x")).isEmpty();
  }

  @Property
  void no_text_is_too_strange(@ForAll String text) {
    assertThat(TABLE.subjects(text)).doesNotContainNull();
    assertThat(TABLE.classes(text)).doesNotContainNull();
  }
}
