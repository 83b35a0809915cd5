package org.subjectdesk.routing;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.WEDNESDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.subjectdesk.routing.Rosters.DAILY;
import static org.subjectdesk.routing.Rosters.ROUND_THE_CLOCK;
import static org.subjectdesk.routing.Rosters.WORKING;
import static org.subjectdesk.routing.Rosters.at;
import static org.subjectdesk.routing.Rosters.onDuty;
import static org.subjectdesk.routing.Rosters.shift;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.subjectdesk.routing.WorkCalendar.Span;
import org.subjectdesk.routing.WorkCalendar.Term;

class RosterTest {
  private static final Shift MORNING = shift(WORKING, "08:30", "12:00", Season.TERM);
  private static final Shift AFTERNOON = shift(WORKING, "14:00", "17:30", Season.TERM);
  private static final Shift SUMMER = shift(Set.of(WEDNESDAY), "09:00", "11:00", Season.VACATION);
  private static final WorkCalendar YEAR =
      new WorkCalendar(
          List.of(new Term(LocalDate.parse("2026-09-07"), 19)),
          List.of(
              new Span("暑假", LocalDate.parse("2026-07-13"), LocalDate.parse("2026-09-06")),
              new Span("寒假", LocalDate.parse("2027-01-18"), LocalDate.parse("2027-02-28"))),
          List.of(new Span("国庆节", LocalDate.parse("2026-10-01"), LocalDate.parse("2026-10-07"))),
          Map.of(LocalDate.parse("2026-10-10"), FRIDAY));
  private static final Librarian LIN = onDuty("lin");
  private static final Roster ROSTER = Rosters.of(YEAR, List.of(MORNING, AFTERNOON, SUMMER), LIN);

  @ParameterizedTest
  @CsvSource({
    "2026-11-23T08:29:59, false",
    "2026-11-23T08:30, true",
    "2026-11-23T11:59:59, true",
    "2026-11-23T12:00, false",
    "2026-11-23T13:00, false",
    "2026-11-23T14:00, true",
    "2026-11-23T17:30, false",
    "2026-11-22T10:00, false",
    "2026-10-05T10:00, false",
    "2026-10-10T10:00, true",
    "2026-08-19T10:00, true",
    "2026-08-19T11:30, false",
    "2026-08-20T10:00, false",
    "2027-01-20T10:00, true",
    "2027-01-20T15:00, false",
    "2027-03-01T15:00, true",
  })
  void duty_follows_split_shifts_vacations_holidays_and_make_up_days(String at, boolean expected) {
    assertThat(ROSTER.onDuty(LIN, at(at))).isEqualTo(expected);
  }

  @Test
  void a_make_up_saturday_has_the_shifts_of_the_weekday_it_counts_as() {
    var fridays = onDuty("fri", shift(Set.of(FRIDAY), "09:00", "10:00", Season.TERM));
    var saturdays = onDuty("sat", shift(Set.of(SATURDAY), "09:00", "10:00", Season.TERM));
    var roster = Rosters.of(YEAR, List.of(), fridays, saturdays);

    assertThat(roster.onDuty(fridays, at("2026-10-10T09:30"))).isTrue();
    assertThat(roster.onDuty(saturdays, at("2026-10-10T09:30"))).isFalse();
    assertThat(roster.onDuty(saturdays, at("2026-10-17T09:30"))).isTrue();
  }

  @Test
  void a_shift_of_some_teaching_weeks_is_worked_in_those_only() {
    var weeks = Optional.of(new Weeks(2, 3));
    var evenings =
        onDuty(
            "lin", new Shift(DAILY, LocalTime.of(18, 0), LocalTime.of(21, 0), Season.TERM, weeks));
    var roster = Rosters.of(YEAR, List.of(), evenings);

    assertThat(roster.onDuty(evenings, at("2026-09-13T19:00"))).isFalse();
    assertThat(roster.onDuty(evenings, at("2026-09-14T19:00"))).isTrue();
    assertThat(roster.onDuty(evenings, at("2026-09-27T19:00"))).isTrue();
    assertThat(roster.onDuty(evenings, at("2026-09-28T19:00"))).isFalse();
    assertThat(roster.onDuty(evenings, at("2030-09-17T19:00")))
        .describedAs("no week is known there")
        .isFalse();
  }

  @Test
  void the_end_of_a_day_is_midnight_and_the_next_day_is_its_own() {
    var late = onDuty("lin", shift(Set.of(WEDNESDAY), "22:00", "00:00", Season.TERM));
    var roster = Rosters.of(YEAR, List.of(), late);

    assertThat(roster.onDuty(late, at("2026-11-25T23:59:59.999"))).isTrue();
    assertThat(roster.onDuty(late, at("2026-11-26T00:00"))).isFalse();
    assertThat(roster.onDuty(late, at("2026-11-25T00:00"))).isFalse();
    assertThat(roster.dueAfter("demo-a", at("2026-11-23T10:00"), 1))
        .isEqualTo(at("2026-11-26T00:00"));
  }

  @Test
  void duty_round_the_clock_has_no_gap_but_a_holiday() {
    var roster = Rosters.of(YEAR, List.of(ROUND_THE_CLOCK), LIN);

    assertThat(roster.onDuty(LIN, at("2026-11-23T00:00"))).isTrue();
    assertThat(roster.onDuty(LIN, at("2026-11-23T23:59:59"))).isTrue();
    assertThat(roster.onDuty(LIN, at("2026-09-30T23:59:59"))).isTrue();
    assertThat(roster.onDuty(LIN, at("2026-10-01T00:00"))).isFalse();
    assertThat(roster.nextDuty("demo-a", at("2026-10-01T00:00"))).contains(at("2026-10-08T00:00"));
  }

  @Test
  void own_duty_replaces_the_librarys() {
    var early = onDuty("early", shift(WORKING, "07:00", "08:00", Season.TERM));
    var roster = Rosters.of(YEAR, List.of(MORNING), early);

    assertThat(roster.onDuty(early, at("2026-11-23T07:30"))).isTrue();
    assertThat(roster.onDuty(early, at("2026-11-23T09:30"))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-23T09:00, 2026-11-23T09:00",
    "2026-11-23T12:00, 2026-11-23T14:00",
    "2026-11-23T17:30, 2026-11-24T08:30",
    "2026-11-27T20:00, 2026-11-30T08:30",
    "2026-09-30T18:00, 2026-10-08T08:30",
    "2026-10-09T18:00, 2026-10-10T08:30",
    "2027-01-15T18:00, 2027-01-20T09:00",
  })
  void next_duty_is_now_or_the_next_stretch(String from, String expected) {
    assertThat(ROSTER.nextDuty("demo-a", at(from))).contains(at(expected));
  }

  @Test
  void next_duty_is_the_earliest_of_anybody() {
    var roster =
        Rosters.of(
            YEAR,
            List.of(MORNING),
            onDuty("late", shift(WORKING, "15:00", "16:00", Season.TERM)),
            onDuty("early", shift(WORKING, "13:00", "13:30", Season.TERM)));

    assertThat(roster.nextDuty("demo-a", at("2026-11-23T09:00"))).contains(at("2026-11-23T13:00"));
  }

  @Test
  void nobody_is_next_on_duty_where_there_is_nobody_or_no_duty_for_120_days() {
    var summerOnly = Rosters.of(YEAR, List.of(SUMMER), LIN);

    assertThat(ROSTER.nextDuty("demo-b", at("2026-11-23T09:00"))).isEmpty();
    assertThat(Rosters.of(YEAR, List.of(MORNING)).nextDuty("demo-a", at("2026-11-23T09:00")))
        .isEmpty();
    assertThat(summerOnly.nextDuty("demo-a", at("2026-09-22T00:00")))
        .contains(at("2027-01-20T09:00"));
    assertThat(summerOnly.nextDuty("demo-a", at("2026-09-21T23:59"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-23T09:00, 1, 2026-11-24T17:30",
    "2026-11-23T23:59, 2, 2026-11-25T17:30",
    "2026-11-27T09:00, 1, 2026-11-30T17:30",
    "2026-09-29T09:00, 2, 2026-10-08T17:30",
    "2026-10-08T09:00, 2, 2026-10-10T17:30",
    "2026-07-10T09:00, 1, 2026-07-15T11:00",
  })
  void due_times_count_working_days(String from, int days, String expected) {
    assertThat(ROSTER.dueAfter("demo-a", at(from), days)).isEqualTo(at(expected));
  }

  @Test
  void without_librarians_the_default_duty_counts_and_without_any_the_calendar() {
    var nobody = Rosters.of(YEAR, List.of(MORNING));

    assertThat(nobody.dueAfter("demo-a", at("2026-11-27T09:00"), 1))
        .isEqualTo(at("2026-11-30T12:00"));
    assertThat(nobody.dueAfter("demo-b", at("2026-11-27T09:00"), 3))
        .isEqualTo(at("2026-11-30T09:00"));
    assertThatThrownBy(() -> nobody.dueAfter("demo-a", at("2026-11-27T09:00"), 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_librarian_is_found_by_id_library_and_shared_desk() {
    var shared = new Librarian("xu", "demo-b", "许", List.of(), List.of(), 1, true, List.of());
    var roster = Rosters.always(LIN, shared);

    assertThat(roster.librarian("xu")).contains(shared);
    assertThat(roster.librarian("nobody")).isEmpty();
    assertThat(roster.of("demo-a")).containsExactly(LIN);
    assertThat(roster.sharedDesk()).containsExactly(shared);
    assertThatThrownBy(() -> Rosters.always(LIN, LIN)).hasMessageContaining("lin");
  }

  @Test
  void impossible_shifts_are_refused() {
    assertThatThrownBy(() -> shift(DAILY, "12:00", "12:00", Season.TERM))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Weeks(3, 2)).isInstanceOf(IllegalArgumentException.class);
    var weeks = Optional.of(new Weeks(1, 2));
    assertThatThrownBy(() -> new Shift(DAILY, LocalTime.NOON, LocalTime.MIN, Season.ALWAYS, weeks))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> new Librarian("a", "b", "c", List.of(), List.of(), 0, false, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
