package org.subjectdesk.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.subjectdesk.yaml.Faults;

class RosterFilesTest {
  private static final String LIN = "librarians:\n  - id: lin\n    name: 林\n";

  private final Faults faults = new Faults();
  private final RosterFiles files = new RosterFiles(Rosters.SUBJECTS, faults);

  @Test
  void a_whole_file_is_read() {
    files.calendar(
        "calendar.yaml",
        """
        terms:
          - {first: 2026-09-07, weeks: 19}
        vacations:
          - {name: 寒假, from: 2027-01-18, to: 2027-02-28}
        holidays:
          - {name: 国庆节, from: 2026-10-01, to: 2026-10-07}
          - {name: 校运会, from: 2026-11-05}
        workdays:
          - {date: 2026-10-10, as: wed}
        """);
    files.library(
        "demo-a",
        "demo-a.yaml",
        """
        duty:
          - {days: mon-fri, hours: ["08:30-12:00", 14:00 - 17:30]}
        calendar:
          holidays:
            - {name: 校庆, from: 2026-10-16}
        librarians:
          - id: lin
            name: 林晓舟
            subjects: ["53", "530701"]
            deputies: [zhou]
            capacity: 6
            shared: true
            duty:
              - {days: [sat-mon, wed], hours: "18:00-24:00", weeks: 2-16}
              - {days: sun, hours: 9:00-10:00, season: vacation}
          - {id: zhou, name: 周敏}
        """);

    var roster = files.roster(Rosters.ZONE, Set.of("demo-a"));

    assertThat(faults.list()).isEmpty();
    var days =
        EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY, DayOfWeek.MONDAY, DayOfWeek.WEDNESDAY);
    assertThat(roster.librarians())
        .containsExactly(
            new Librarian(
                "lin",
                "demo-a",
                "林晓舟",
                List.of("53", "530701"),
                List.of("zhou"),
                6,
                true,
                List.of(
                    new Shift(
                        days,
                        LocalTime.of(18, 0),
                        LocalTime.MIN,
                        Season.TERM,
                        Optional.of(new Weeks(2, 16))),
                    Rosters.shift(Set.of(DayOfWeek.SUNDAY), "09:00", "10:00", Season.VACATION))),
            new Librarian("zhou", "demo-a", "周敏", List.of(), List.of(), 4, false, List.of()));
    var zhou = roster.librarian("zhou").orElseThrow();
    assertThat(roster.onDuty(zhou, Rosters.at("2026-11-23T14:00"))).isTrue();
    assertThat(roster.onDuty(zhou, Rosters.at("2026-11-23T13:00"))).isFalse();
    assertThat(roster.onDuty(zhou, Rosters.at("2026-11-05T14:00"))).isFalse();
    assertThat(roster.onDuty(zhou, Rosters.at("2026-10-16T14:00"))).isFalse();
    assertThat(roster.plans().get("demo-a"))
        .extracting(plan -> plan.calendar().on(LocalDate.parse("2026-10-10")))
        .isEqualTo(new Day.Term(DayOfWeek.WEDNESDAY, OptionalInt.of(5)));
  }

  @Test
  void who_belongs_to_a_library_that_is_not_configured_is_left_out() {
    files.library("demo-x", "demo-x.yaml", "duty: [{days: mon, hours: 8:00-9:00}]\n" + LIN);

    assertThat(files.roster(Rosters.ZONE, Set.of("demo-a")).librarians()).isEmpty();
    assertThat(faults.list()).isEmpty();
  }

  @Test
  void empty_files_and_keys_without_values_say_nothing() {
    files.calendar("calendar.yaml", "# nothing yet\n");
    files.calendar("calendar.yaml", "terms:\n# - {first: 2026-09-07, weeks: 19}\nholidays: []\n");
    files.library("demo-a", "demo-a.yaml", "");
    files.library("demo-b", "demo-b.yaml", "duty: []\nlibrarians:\n");

    assertThat(files.roster(Rosters.ZONE, Set.of("demo-a")).librarians()).isEmpty();
    assertThat(faults.list()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          terms: 1                                       | expected a list here
          term: []                                       | unknown key term
          terms: [{first: 2026-09-08, weeks: 19}]        | the term's first day 2026-09-08 is no Monday
          terms: [{first: 2026-9-7, weeks: 19}]          | 2026-9-7 is no date
          terms: [{first: 2026-02-30, weeks: 19}]        | 2026-02-30 is no date
          terms: [{first: +99999-01-04, weeks: 19}]      | +99999-01-04 is no date
          terms: [{first: 2026-09-07, weeks: 0}]         | weeks is 0
          terms: [{first: 2026-09-07, weeks: 十九}]       | weeks is 十九
          terms: [{first: 2026-09-07}]                   | weeks is missing
          terms: [{weeks: 19}]                           | first is missing
          terms: [{first: 2026-09-07, weeks: 2}, {first: 2026-09-14, weeks: 2}] | this term overlaps the one from 2026-09-07
          terms: [{first: 2026-09-14, weeks: 2}, {first: 2026-09-07, weeks: 2}] | this term overlaps the one from 2026-09-14
          vacations: [{name: 寒假, from: 2027-02-01, to: 2027-01-01}] | 寒假 ends before it begins
          vacations: [{name: 寒假, to: 2027-01-01}]       | from is missing
          vacations: [{name: 寒假, from: 二月}]            | 二月 is no date
          holidays: [{from: 2027-01-01}]                 | name is missing
          holidays: [{name: ' ', from: 2027-01-01}]      | name is empty
          holidays: [{name: 元旦, from: 2027-01-01, until: 2027-01-02}] | unknown key until
          workdays: [{date: 2026-10-10}]                 | as is missing
          workdays: [{date: 2026-10-10, as: 周三}]        | as is 周三
          workdays: [{as: wed}]                          | date is missing
          workdays: [{date: 2026-10-10, as: wed}, {date: 2026-10-10, as: thu}] | 2026-10-10 stands here twice
          """)
  void each_fault_of_a_calendar_is_named(String text, String expected) {
    files.calendar("calendar.yaml", "# calendar\n" + text + "\n");

    assertThat(faults.list())
        .singleElement()
        .extracting("what", "line")
        .containsExactly(expected, 2);

    var own = new Faults();
    new RosterFiles(Rosters.SUBJECTS, own).library("demo-a", "a.yaml", "calendar: {" + text + "}");
    assertThat(own.list()).singleElement().extracting("what").isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {days: mon}                                    | hours is missing
          {hours: 8:00-9:00}                             | days is missing
          {days: [], hours: 8:00-9:00}                   | days is empty
          {days: mon, hours: []}                         | hours is empty
          {days: mon-, hours: 8:00-9:00}                 | "mon-" is no day
          {days: mon-tue-wed, hours: 8:00-9:00}          | "mon-tue-wed" is no day
          {days: [monday], hours: 8:00-9:00}             | "monday" is no day
          {days: mon, hours: 8-9}                        | "8-9" are no hours
          {days: mon, hours: 8:00-24:01}                 | "8:00-24:01" are no hours
          {days: mon, hours: 24:00-24:00}                | "24:00-24:00" are no hours
          {days: mon, hours: 8:60-9:00}                  | "8:60-9:00" are no hours
          {days: mon, hours: 12:00-08:30}                | 12:00-08:30 ends before it begins
          {days: mon, hours: 22:00-00:00}                | 22:00-00:00 ends before it begins
          {days: mon, hours: 8:00-8:00}                  | 8:00-8:00 ends before it begins
          {days: mon, hours: [8:00-12:00, 11:00-14:00]}  | 11:00-14:00 overlaps another stretch of the same day
          {days: mon, hours: [8:00-24:00, 23:00-24:00]}  | 23:00-24:00 overlaps another stretch of the same day
          {days: mon-fri, hours: 8:00-9:00}, {days: [fri, sat], hours: 8:30-10:00, season: always} | 08:30-10:00 overlaps another stretch of the same day
          {days: mon, hours: 8:00-9:00, season: summer}  | season is summer
          {days: mon, hours: 8:00-9:00, weeks: 16-1}     | "16-1" are no weeks
          {days: mon, hours: 8:00-9:00, weeks: all}      | "all" are no weeks
          {days: mon, hours: 8:00-9:00, weeks: 0-3}      | "0-3" are no weeks
          {days: mon, hours: 8:00-9:00, weeks: 1-3, season: always} | weeks in season always
          {days: mon, hours: 8:00-9:00, week: 1-3}       | unknown key week
          """)
  void each_fault_of_duty_is_named(String items, String expected) {
    files.library("demo-a", "a.yaml", "# demo-a\nduty: [" + items + "]\n" + LIN);

    assertThat(faults.list())
        .singleElement()
        .extracting("what", "line")
        .containsExactly(expected, 2);

    var own = new Faults();
    new RosterFiles(Rosters.SUBJECTS, own)
        .library("demo-a", "a.yaml", LIN + "    duty: [" + items + "]\n");
    assertThat(own.list()).singleElement().extracting("what").isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {days: mon, hours: [8:00-12:00, 12:00-14:00]}
          {days: mon, hours: 8:00-12:00}, {days: tue, hours: 8:00-12:00}
          {days: mon, hours: 8:00-12:00}, {days: mon, hours: 9:00-11:00, season: vacation}
          {days: mon, hours: 8:00-12:00, weeks: 1-8}, {days: mon, hours: 9:00-11:00, weeks: 9-16}
          {days: mon, hours: ['00:00-24:00']}, {days: sun, hours: 0:00-24:00}
          """)
  void stretches_that_do_not_share_a_moment_are_no_fault(String items) {
    files.calendar("calendar.yaml", "terms: [{first: 2026-09-07, weeks: 19}]");
    files.library("demo-a", "a.yaml", "duty: [" + items + "]\n" + LIN);

    assertThat(faults.list()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {name: 林}                           | id is missing
          {id: lin}                           | name is missing
          {id: lin, name: ''}                 | name is empty
          {id: Lin, name: 林}                  | the id Lin is no id
          {id: a--b, name: 林}                 | the id a--b is no id
          {id: lin, name: 林, subjects: ['99']} | subject 99 is not in the catalogue
          {id: lin, name: 林, subjects: 53}    | expected a list here
          {id: lin, name: 林, deputies: [wu]}  | the deputy wu is no librarian of this library
          {id: lin, name: 林, deputies: [gu]}  | the deputy gu is no librarian of this library
          {id: lin, name: 林, deputies: [lin]} | lin is deputy of herself or himself
          {id: lin, name: 林, capacity: 0}     | capacity is 0
          {id: lin, name: 林, capacity: -1}    | capacity is -1
          {id: lin, name: 林, capacity: 100}   | capacity is 100
          {id: lin, name: 林, shared: yes}     | shared is yes
          {id: lin, name: 林, phone: 1}        | unknown key phone
          {id: gu, name: 顾}                   | the id gu is in b.yaml:3 already
          {id: lin, name: 林}, {id: lin, name: 林} | the id lin is in a.yaml:3 already
          """)
  void each_fault_of_a_librarian_is_named(String items, String expected) {
    var duty = "duty: [{days: mon-fri, hours: 8:00-17:00}]\n";
    files.library("demo-b", "b.yaml", duty + "librarians:\n  - {id: gu, name: 顾}\n");

    files.library("demo-a", "a.yaml", duty + "# demo-a\nlibrarians: [" + items + "]\n");

    assertThat(faults.list())
        .singleElement()
        .extracting("file", "what", "line")
        .containsExactly("a.yaml", expected, 3);
  }

  @Test
  void who_would_never_be_on_duty_is_a_fault() {
    files.library("demo-a", "a.yaml", LIN);

    assertThat(faults.list())
        .singleElement()
        .hasToString(
            "a.yaml:2: never on duty: neither this librarian nor the library has a duty; "
                + "add duty: here, or at the top of the file for everybody");
  }

  @ParameterizedTest
  @ValueSource(strings = {"duty", "librarians: [{id: lin, name: 林, duty"})
  void duty_in_teaching_weeks_needs_a_calendar_with_terms(String key) {
    var duty = key + ": [{days: mon, hours: 8:00-9:00, weeks: 1-3}]";
    var file = key.equals("duty") ? duty : duty + "}]";

    files.library("demo-a", "a.yaml", file);

    assertThat(faults.list())
        .singleElement()
        .hasToString(
            "a.yaml:1: duty in teaching weeks, but the calendar has no terms; "
                + "add terms to calendar.yaml, or remove weeks");
    var own = new Faults();
    new RosterFiles(Rosters.SUBJECTS, own)
        .library(
            "demo-a", "a.yaml", file + "\ncalendar: {terms: [{first: 2026-09-07, weeks: 19}]}");
    assertThat(own.list()).isEmpty();
  }

  @Test
  void a_file_that_is_no_roster_has_faults_and_nobody() {
    files.calendar("calendar.yaml", "- 1\n");
    files.library("demo-a", "a.yaml", "librarian: []\n");
    files.library("demo-b", "b.yaml", "librarians: [lin]\n");

    assertThat(faults.list())
        .extracting("file", "what")
        .contains(
            tuple("calendar.yaml", "expected keys with values here"),
            tuple("a.yaml", "unknown key librarian"),
            tuple("b.yaml", "expected keys with values here"));
    assertThat(files.roster(Rosters.ZONE, Set.of("demo-a", "demo-b")).librarians()).isEmpty();
  }
}
