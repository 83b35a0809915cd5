package org.subjectdesk.routing;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.subjectdesk.faq.Subject;
import org.subjectdesk.faq.Subjects;

/** Short forms for the rosters of tests. */
final class Rosters {
  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  static final Subjects SUBJECTS =
      Subjects.of(
          List.of(
              new Subject("51", "电子与信息大类", List.of()),
              new Subject("53", "财经商贸大类", List.of()),
              new Subject("5307", "电子商务类", List.of()),
              new Subject("530701", "电子商务", List.of())));
  static final Set<DayOfWeek> WORKING = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
  static final Set<DayOfWeek> DAILY = EnumSet.allOf(DayOfWeek.class);
  static final Shift ROUND_THE_CLOCK = shift(DAILY, "00:00", "00:00", Season.ALWAYS);

  private Rosters() {}

  static Shift shift(Set<DayOfWeek> days, String from, String to, Season season) {
    return new Shift(days, LocalTime.parse(from), LocalTime.parse(to), season, Optional.empty());
  }

  /** A moment by the clock on the wall, such as {@code 2026-11-23T08:30}. */
  static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(ZONE).toInstant();
  }

  static Librarian librarian(String id, List<String> subjects, List<String> deputies) {
    return new Librarian(id, "demo-a", id, subjects, deputies, 2, false, List.of());
  }

  /** Somebody of demo-a with these shifts. */
  static Librarian onDuty(String id, Shift... duty) {
    return new Librarian(id, "demo-a", id, List.of(), List.of(), 2, false, List.of(duty));
  }

  /** A roster of two libraries whose default duty is any time. */
  static Roster always(Librarian... librarians) {
    var plan = new Roster.Plan(WorkCalendar.empty(), List.of(ROUND_THE_CLOCK));
    return new Roster(ZONE, SUBJECTS, Map.of("demo-a", plan, "demo-b", plan), List.of(librarians));
  }

  static Roster of(WorkCalendar calendar, List<Shift> duty, Librarian... librarians) {
    return new Roster(
        ZONE, SUBJECTS, Map.of("demo-a", new Roster.Plan(calendar, duty)), List.of(librarians));
  }
}
