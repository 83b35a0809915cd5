package org.subjectdesk.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A name never becomes a formula in somebody's spreadsheet. */
class ScoreFileTest {
  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"})
  void what_a_spreadsheet_would_compute_has_an_apostrophe_in_front(String name) {
    assertThat(ScoreFile.guarded(name)).isEqualTo("'" + name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "林知夏", "a=b"})
  void all_else_stays_as_it_is(String name) {
    assertThat(ScoreFile.guarded(name)).isEqualTo(name);
  }
}
