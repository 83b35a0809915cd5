package org.subjectdesk.routing;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.DayOfWeek.TUESDAY;
import static java.time.DayOfWeek.WEDNESDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.subjectdesk.routing.WorkCalendar.Span;
import org.subjectdesk.routing.WorkCalendar.Term;

class WorkCalendarTest {
  private static final WorkCalendar YEAR =
      new WorkCalendar(
          List.of(new Term(date("2026-09-07"), 19), new Term(date("2027-03-01"), 19)),
          List.of(span("寒假", "2027-01-25", "2027-02-21"), span("秋假", "2026-11-02", "2026-11-03")),
          List.of(span("国庆节", "2026-10-01", "2026-10-07"), span("春节", "2027-02-05", "2027-02-11")),
          Map.of(date("2026-10-10"), FRIDAY, date("2026-10-07"), WEDNESDAY));

  @Test
  void teaching_weeks_are_counted_from_the_first_monday() {
    assertThat(YEAR.on(date("2026-09-07"))).isEqualTo(term(MONDAY, 1));
    assertThat(YEAR.on(date("2026-09-13"))).isEqualTo(term(SUNDAY, 1));
    assertThat(YEAR.on(date("2026-09-14"))).isEqualTo(term(MONDAY, 2));
    assertThat(YEAR.on(date("2027-01-17"))).isEqualTo(term(SUNDAY, 19));
    assertThat(YEAR.on(date("2027-03-01"))).isEqualTo(term(MONDAY, 1));
  }

  @Test
  void a_vacation_is_known_by_name_and_beats_the_term() {
    assertThat(YEAR.on(date("2027-01-25"))).isEqualTo(new Day.Vacation(MONDAY, "寒假"));
    assertThat(YEAR.on(date("2027-02-21"))).isEqualTo(new Day.Vacation(SUNDAY, "寒假"));
    assertThat(YEAR.on(date("2026-11-03"))).isEqualTo(new Day.Vacation(TUESDAY, "秋假"));
    assertThat(YEAR.on(date("2026-11-04"))).isEqualTo(term(WEDNESDAY, 9));
  }

  @Test
  void days_between_two_terms_are_vacation_without_a_name() {
    assertThat(YEAR.on(date("2027-01-18"))).isEqualTo(new Day.Vacation(MONDAY, ""));
    assertThat(YEAR.on(date("2027-02-28"))).isEqualTo(new Day.Vacation(SUNDAY, ""));
  }

  @Test
  void a_holiday_beats_term_and_vacation() {
    assertThat(YEAR.on(date("2026-10-01"))).isEqualTo(new Day.Off(THURSDAY, "国庆节"));
    assertThat(YEAR.on(date("2026-10-06"))).isEqualTo(new Day.Off(TUESDAY, "国庆节"));
    assertThat(YEAR.on(date("2027-02-05"))).isEqualTo(new Day.Off(FRIDAY, "春节"));
  }

  @Test
  void a_make_up_day_counts_as_its_weekday_and_beats_a_holiday() {
    assertThat(date("2026-10-10").getDayOfWeek()).isEqualTo(SATURDAY);
    assertThat(YEAR.on(date("2026-10-10"))).isEqualTo(term(FRIDAY, 5));
    assertThat(YEAR.on(date("2026-10-07"))).isEqualTo(term(WEDNESDAY, 5));
  }

  @Test
  void a_day_of_which_the_calendar_says_nothing_is_a_term_day_without_week() {
    var unknown = new Day.Term(MONDAY, OptionalInt.empty());
    assertThat(YEAR.on(date("2026-08-31"))).isEqualTo(unknown);
    assertThat(YEAR.on(date("2030-07-01"))).isEqualTo(unknown);
    assertThat(WorkCalendar.empty().on(date("2026-10-05"))).isEqualTo(unknown);
  }

  @Test
  void a_librarys_own_terms_and_vacations_replace_the_alliances() {
    var own =
        new WorkCalendar(
            List.of(new Term(date("2026-09-14"), 18)),
            List.of(span("寒假", "2027-01-18", "2027-03-07")),
            List.of(),
            Map.of());

    var calendar = own.over(YEAR);

    assertThat(calendar.on(date("2026-09-14"))).isEqualTo(term(MONDAY, 1));
    assertThat(calendar.on(date("2027-03-01"))).isEqualTo(new Day.Vacation(MONDAY, "寒假"));
    assertThat(calendar.on(date("2026-10-01"))).isEqualTo(new Day.Off(THURSDAY, "国庆节"));
    assertThat(WorkCalendar.empty().over(YEAR)).isEqualTo(YEAR);
  }

  @Test
  void a_librarys_own_holidays_and_make_up_days_win_on_the_same_date() {
    var own =
        new WorkCalendar(
            List.of(),
            List.of(),
            List.of(span("校庆", "2026-10-10", "2026-10-10"), span("评估", "2026-10-01", "2026-10-01")),
            Map.of(date("2026-10-02"), MONDAY));

    var calendar = own.over(YEAR);

    assertThat(calendar.on(date("2026-10-10"))).isEqualTo(new Day.Off(SATURDAY, "校庆"));
    assertThat(calendar.on(date("2026-10-01"))).isEqualTo(new Day.Off(THURSDAY, "评估"));
    assertThat(calendar.on(date("2026-10-02"))).isEqualTo(term(MONDAY, 4));
    assertThat(calendar.on(date("2026-10-03"))).isEqualTo(new Day.Off(SATURDAY, "国庆节"));
    assertThat(calendar.on(date("2026-10-07"))).isEqualTo(term(WEDNESDAY, 5));
  }

  @Test
  void impossible_terms_and_spans_are_refused() {
    assertThatThrownBy(() -> new Term(date("2026-09-08"), 19))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> span("寒假", "2027-02-02", "2027-02-01"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Day term(DayOfWeek weekday, int week) {
    return new Day.Term(weekday, OptionalInt.of(week));
  }

  private static Span span(String name, String from, String to) {
    return new Span(name, date(from), date(to));
  }

  private static LocalDate date(String text) {
    return LocalDate.parse(text);
  }
}
