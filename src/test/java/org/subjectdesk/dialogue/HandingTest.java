package org.subjectdesk.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZonedDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a time is told to readers. */
class HandingTest {
  @ParameterizedTest
  @CsvSource({
    "2026-11-26T00:00+08:00,11月25日 24:00",
    "2026-12-01T00:00+08:00,11月30日 24:00",
    "2026-11-26T09:05+08:00,11月26日 09:05",
    "2026-11-26T00:01+08:00,11月26日 00:01",
  })
  void midnight_belongs_to_the_day_before(String time, String told) {
    assertThat(Handing.dayAndTime(ZonedDateTime.parse(time))).isEqualTo(told);
  }
}
