package org.subjectdesk.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The hours in which nobody is disturbed, where the readers are. */
class QuietHoursTest {
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  @ParameterizedTest
  @CsvSource({
    "21:00-08:00, 20:59, false",
    "21:00-08:00, 21:00, true",
    "21:00-08:00, 00:00, true",
    "21:00-08:00, 07:59, true",
    "21:00-08:00, 08:00, false",
    "12:30–14:00, 13:00, true",
    "12:30–14:00, 14:00, false",
    "none, 03:00, false",
    "09:00-09:00, 09:00, false"
  })
  void a_moment_is_within_them_or_not(String hours, String time, boolean quiet) {
    var at = Instant.parse("2026-11-28T" + time + ":00+08:00");
    assertThat(QuietHours.read(hours).orElseThrow().contains(at, CHINA)).isEqualTo(quiet);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "night", "21-8", "25:00-08:00", "21:00", "21:00-08:00-09:00"})
  void what_is_no_such_span_is_none(String text) {
    assertThat(QuietHours.read(text)).isEmpty();
  }

  @Test
  void none_is_never() {
    assertThat(QuietHours.NONE.contains(Instant.EPOCH, CHINA)).isFalse();
  }
}
