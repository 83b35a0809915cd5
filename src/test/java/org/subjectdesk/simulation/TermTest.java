package org.subjectdesk.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.subjectdesk.simulation.Term.Day;

class TermTest {
  private static final LocalDate MONDAY = LocalDate.parse("2026-08-31");

  @Test
  void days_are_what_the_calendar_of_the_term_says() {
    var term = new Term(MONDAY, 18);
    assertThat(term.day(MONDAY)).isEqualTo(Day.BEGINNING);
    assertThat(term.day(MONDAY.plusDays(5))).isEqualTo(Day.WEEKEND);
    assertThat(term.day(LocalDate.parse("2026-09-28"))).isEqualTo(Day.HOLIDAY);
    assertThat(term.day(LocalDate.parse("2026-10-05"))).isEqualTo(Day.LESSONS);
    assertThat(term.day(LocalDate.parse("2026-12-28"))).isEqualTo(Day.EXAMS);
    assertThat(term.last()).isEqualTo(LocalDate.parse("2027-01-03"));
    assertThat(term.days()).hasSize(18 * 7);
    assertThat(term.workday(LocalDate.parse("2026-09-26")))
        .isEqualTo(LocalDate.parse("2026-10-05"));
    assertThatThrownBy(() -> new Term(MONDAY.plusDays(1), 18)).hasMessageContaining("Monday");
    assertThatThrownBy(() -> new Term(MONDAY, 9)).hasMessageContaining("ten weeks");
  }

  @Property
  boolean a_term_ends_on_the_last_sunday_up_to_a_day_or_in_the_week_around_it(
      @ForAll @IntRange(min = 20_000, max = 30_000) int day,
      @ForAll @IntRange(min = 10, max = 30) int weeks) {
    var date = LocalDate.ofEpochDay(day);
    var ended = Term.endingBy(date, weeks).last();
    var around = Term.around(date, weeks);
    return ended.getDayOfWeek() == DayOfWeek.SUNDAY
        && !ended.isAfter(date)
        && ended.plusWeeks(1).isAfter(date)
        && around.week(date) == weeks - 1;
  }
}
