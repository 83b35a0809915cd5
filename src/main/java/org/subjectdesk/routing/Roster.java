package org.subjectdesk.routing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.subjectdesk.faq.Subjects;

/**
 * Who works where and when. Immutable and safe for any thread.
 *
 * @param zone the zone in which the shifts are meant
 * @param subjects the catalogue that the librarians' codes are from
 * @param plans calendar and default duty of each library, by its id; a library without one has an
 *     empty calendar and no default duty
 * @param librarians the librarians of all libraries
 */
public record Roster(
    ZoneId zone, Subjects subjects, Map<String, Plan> plans, List<Librarian> librarians) {
  /** How many days ahead duty is looked for. */
  static final int HORIZON = 120;

  private static final Plan NO_PLAN = new Plan(WorkCalendar.empty(), List.of());

  /**
   * What holds for a whole library.
   *
   * @param calendar the alliance's calendar with the library's own over it
   * @param duty when those are on duty who have no duty of their own
   */
  public record Plan(WorkCalendar calendar, List<Shift> duty) {
    public Plan {
      duty = List.copyOf(duty);
    }
  }

  /** A stretch of duty on the time line, its end excluded. */
  private record Stretch(Instant from, Instant to) {
    boolean holds(Instant at) {
      return !at.isBefore(from) && at.isBefore(to);
    }
  }

  /**
   * @throws IllegalArgumentException if two librarians have the same id
   */
  public Roster {
    plans = Map.copyOf(plans);
    librarians = List.copyOf(librarians);
    var ids = new HashSet<String>();
    for (var librarian : librarians) {
      if (!ids.add(librarian.id())) {
        throw new IllegalArgumentException("two librarians with the id " + librarian.id());
      }
    }
  }

  /** A roster with nobody in it. */
  public static Roster empty(ZoneId zone) {
    return new Roster(zone, Subjects.none(), Map.of(), List.of());
  }

  /** A librarian by her id. */
  public Optional<Librarian> librarian(String id) {
    return librarians.stream().filter(librarian -> librarian.id().equals(id)).findFirst();
  }

  /** The librarians of a library, in the order of its file. */
  public List<Librarian> of(String library) {
    return librarians.stream().filter(librarian -> librarian.library().equals(library)).toList();
  }

  /** Those who also sit at the shared desk of the alliance. */
  public List<Librarian> sharedDesk() {
    return librarians.stream().filter(Librarian::shared).toList();
  }

  /** Whether a librarian is on duty at a moment. Says nothing about her being there. */
  public boolean onDuty(Librarian librarian, Instant at) {
    return stretches(librarian.library(), duty(librarian), dateOf(at))
        .anyMatch(stretch -> stretch.holds(at));
  }

  /**
   * When anybody of a library is next on duty: the moment itself if somebody is.
   *
   * @return empty if nobody is within the next 120 days
   */
  public Optional<Instant> nextDuty(String library, Instant from) {
    var shifts = of(library).stream().flatMap(librarian -> duty(librarian).stream()).toList();
    var today = dateOf(from);
    return Stream.iterate(today, date -> date.plusDays(1))
        .limit(HORIZON + 1L)
        .flatMap(
            date ->
                stretches(library, shifts, date)
                    .filter(stretch -> stretch.to().isAfter(from))
                    .map(stretch -> stretch.from().isAfter(from) ? stretch.from() : from)
                    .sorted())
        .findFirst();
  }

  /**
   * When something is due: at the end of the last duty of the n-th working day after the day of
   * {@code from}. A working day is a day on which somebody of the library is on duty; for a library
   * without librarians, a day with default duty.
   *
   * @param workingDays n, at least 1
   * @return n calendar days later if the library has no duty at all for 120 days
   * @throws IllegalArgumentException if n is below 1
   */
  public Instant dueAfter(String library, Instant from, int workingDays) {
    if (workingDays < 1) {
      throw new IllegalArgumentException(workingDays + " working days");
    }
    var team = of(library);
    var shifts =
        team.isEmpty()
            ? planOf(library).duty()
            : team.stream().flatMap(librarian -> duty(librarian).stream()).toList();
    var date = dateOf(from);
    Optional<Instant> end = Optional.empty();
    for (var n = 0; n < workingDays; n++) {
      var found = workingDayAfter(library, shifts, date);
      if (found.isEmpty()) {
        return from.atZone(zone).plusDays(workingDays).toInstant();
      }
      date = found.get();
      end = endOf(library, shifts, date);
    }
    return end.orElseThrow();
  }

  private Optional<LocalDate> workingDayAfter(String library, List<Shift> shifts, LocalDate day) {
    return Stream.iterate(day.plusDays(1), date -> date.plusDays(1))
        .limit(HORIZON)
        .filter(date -> endOf(library, shifts, date).isPresent())
        .findFirst();
  }

  private Optional<Instant> endOf(String library, List<Shift> shifts, LocalDate date) {
    return stretches(library, shifts, date).map(Stretch::to).max(Comparator.naturalOrder());
  }

  private Stream<Stretch> stretches(String library, List<Shift> shifts, LocalDate date) {
    var day = planOf(library).calendar().on(date);
    return shifts.stream()
        .filter(shift -> shift.workedOn(day))
        .map(shift -> new Stretch(startOf(shift, date), endOf(shift, date)));
  }

  private Instant startOf(Shift shift, LocalDate date) {
    return date.atTime(shift.from()).atZone(zone).toInstant();
  }

  private Instant endOf(Shift shift, LocalDate date) {
    var last = Shift.endsAtMidnight(shift.to()) ? date.plusDays(1) : date;
    return last.atTime(shift.to()).atZone(zone).toInstant();
  }

  /** When a librarian is on duty: her own shifts, or the default ones of her library. */
  public List<Shift> duty(Librarian librarian) {
    return librarian.duty().isEmpty() ? planOf(librarian.library()).duty() : librarian.duty();
  }

  private Plan planOf(String library) {
    return plans.getOrDefault(library, NO_PLAN);
  }

  private LocalDate dateOf(Instant at) {
    return LocalDate.ofInstant(at, zone);
  }
}
