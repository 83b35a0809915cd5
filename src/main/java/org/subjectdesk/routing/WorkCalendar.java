package org.subjectdesk.routing;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * The working year of a library. A make-up working day (调休) beats a holiday, a holiday beats a
 * vacation, a vacation beats a term.
 *
 * <p>A date between two terms is vacation, even without a name. A date of which the calendar says
 * nothing (no terms at all, before the first, after the last) is a term day without a teaching
 * week: a calendar that nobody has continued must not close the desk.
 *
 * @param terms the terms, which do not overlap
 * @param vacations winter and summer vacation
 * @param holidays public holidays, on which nobody is on duty
 * @param workdays make-up working days, and the weekday each of them counts as
 */
public record WorkCalendar(
    List<Term> terms,
    List<Span> vacations,
    List<Span> holidays,
    Map<LocalDate, DayOfWeek> workdays) {
  /**
   * A term.
   *
   * @param first its first Monday
   * @param weeks how many teaching weeks it has
   */
  public record Term(LocalDate first, int weeks) {
    /**
     * @throws IllegalArgumentException if it begins on another day or has no week
     */
    public Term {
      if (first.getDayOfWeek() != DayOfWeek.MONDAY || weeks < 1) {
        throw new IllegalArgumentException("a term of " + weeks + " weeks from " + first);
      }
    }

    /** The Sunday of its last week. */
    LocalDate last() {
      return first.plusWeeks(weeks).minusDays(1);
    }

    boolean holds(LocalDate date) {
      return !date.isBefore(first) && !date.isAfter(last());
    }

    int weekOf(LocalDate date) {
      return 1 + (int) ChronoUnit.WEEKS.between(first, date);
    }
  }

  /**
   * Some days with a name.
   *
   * @param from the first day
   * @param to the last day
   */
  public record Span(String name, LocalDate from, LocalDate to) {
    /**
     * @throws IllegalArgumentException if it ends before it begins
     */
    public Span {
      if (to.isBefore(from)) {
        throw new IllegalArgumentException(name + " from " + from + " to " + to);
      }
    }

    boolean holds(LocalDate date) {
      return !date.isBefore(from) && !date.isAfter(to);
    }
  }

  public WorkCalendar {
    terms = List.copyOf(terms);
    vacations = List.copyOf(vacations);
    holidays = List.copyOf(holidays);
    workdays = Map.copyOf(workdays);
  }

  /** A calendar that says nothing: every day is a term day. */
  public static WorkCalendar empty() {
    return new WorkCalendar(List.of(), List.of(), List.of(), Map.of());
  }

  /** What a date is. */
  public Day on(LocalDate date) {
    var makeUp = Optional.ofNullable(workdays.get(date));
    var weekday = makeUp.orElse(date.getDayOfWeek());
    var holiday = nameIn(holidays, date);
    if (holiday.isPresent() && makeUp.isEmpty()) {
      return new Day.Off(weekday, holiday.get());
    }
    var vacation = nameIn(vacations, date);
    if (vacation.isPresent()) {
      return new Day.Vacation(weekday, vacation.get());
    }
    var term = terms.stream().filter(it -> it.holds(date)).findFirst();
    if (term.isPresent()) {
      return new Day.Term(weekday, OptionalInt.of(term.get().weekOf(date)));
    }
    return isBetweenTerms(date)
        ? new Day.Vacation(weekday, "")
        : new Day.Term(weekday, OptionalInt.empty());
  }

  /**
   * A library's calendar over the alliance's: its own terms and vacations replace the alliance's,
   * its holidays and make-up days are added, and on a date of which both speak the library's word
   * counts.
   */
  public WorkCalendar over(WorkCalendar alliance) {
    var days = new HashMap<>(alliance.workdays);
    days.keySet().removeIf(date -> nameIn(holidays, date).isPresent());
    days.putAll(workdays);
    return new WorkCalendar(
        terms.isEmpty() ? alliance.terms : terms,
        vacations.isEmpty() ? alliance.vacations : vacations,
        Stream.concat(holidays.stream(), alliance.holidays.stream()).toList(),
        days);
  }

  private boolean isBetweenTerms(LocalDate date) {
    return terms.stream().anyMatch(term -> term.last().isBefore(date))
        && terms.stream().anyMatch(term -> term.first().isAfter(date));
  }

  private static Optional<String> nameIn(List<Span> spans, LocalDate date) {
    return spans.stream().filter(span -> span.holds(date)).map(Span::name).findFirst();
  }
}
