package org.subjectdesk.routing;

import static java.util.Comparator.comparingInt;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides who should take a consult. The first of these that has somebody:
 *
 * <ol>
 *   <li>the reader's library's librarians in charge of the subject, or of a class or group that
 *       contains it; the least loaded first, then the one with the longest code, then by id
 *   <li>their deputies, in the same order
 *   <li>the library's team, whatever their load: they share one queue
 *   <li>the shared desk of the alliance, if the consult may leave its library
 *   <li>nobody: a ticket
 * </ol>
 *
 * <p>Whoever is to take it must be on duty and present. In the first two steps she must also have a
 * load below her capacity and not have been rung for this consult before. Without a subject the
 * first two steps are left out.
 */
public final class Routing {
  private static final Comparator<Candidate> BEST_FIRST =
      comparingInt((Candidate it) -> it.standing().load())
          .thenComparing(comparingInt((Candidate it) -> it.code().length()).reversed())
          .thenComparing(it -> it.librarian().id());

  private final Need need;
  private final Roster roster;
  private final Map<String, Standing> standings;
  private final Instant at;
  private final List<Reason> why = new ArrayList<>();

  /**
   * Somebody who might be rung.
   *
   * @param code the code for which she, or she for whom she stands in, is in charge
   * @param who what she is in this matter
   */
  private record Candidate(Librarian librarian, Standing standing, String code, Reason who) {}

  private Routing(Need need, Roster roster, Map<String, Standing> standings, Instant at) {
    this.need = need;
    this.roster = roster;
    this.standings = standings;
    this.at = at;
  }

  /**
   * Finds the queue for a consult. Pure: the same arguments give the same placement.
   *
   * @param standings by librarian's id; who is not in it is not present, and who is not in the
   *     roster does not exist
   * @param at the moment of which presence and load are
   */
  public static Placement place(
      Need need, Roster roster, Map<String, Standing> standings, Instant at) {
    return new Routing(need, roster, standings, at).place();
  }

  private Placement place() {
    var queue =
        inPerson()
            .<Queue>map(librarian -> new Queue.OfLibrarian(librarian.id()))
            .or(this::team)
            .or(this::sharedDesk);
    if (queue.isEmpty()) {
      why.add(Reasons.ticket(roster.nextDuty(need.library(), at), at, roster.zone()));
    }
    return new Placement(queue, why);
  }

  private Optional<Librarian> inPerson() {
    if (need.subject().isEmpty()) {
      why.add(Reasons.noSubject());
      return Optional.empty();
    }
    var subject = need.subject().get();
    var inCharge = inCharge(subject);
    if (inCharge.isEmpty()) {
      why.add(Reasons.nobodyFor(subject, roster.subjects()));
    }
    return best(inCharge).or(() -> best(deputiesOf(inCharge)));
  }

  private List<Candidate> inCharge(String subject) {
    var found = new ArrayList<Candidate>();
    for (var librarian : roster.of(need.library())) {
      librarian
          .covering(subject)
          .map(
              code -> {
                var who = Reasons.subjectOf(librarian, code, roster.subjects());
                return new Candidate(librarian, standing(librarian), code, who);
              })
          .ifPresent(found::add);
    }
    found.sort(BEST_FIRST);
    return found;
  }

  /** Each deputy once, for the most specific of those she stands in for. */
  private List<Candidate> deputiesOf(List<Candidate> inCharge) {
    var seen = new HashSet<String>();
    inCharge.forEach(candidate -> seen.add(candidate.librarian().id()));
    var found = new ArrayList<Candidate>();
    inCharge.stream()
        .sorted(comparingInt((Candidate candidate) -> candidate.code().length()).reversed())
        .forEach(candidate -> addDeputies(candidate, seen, found));
    found.sort(BEST_FIRST);
    return found;
  }

  private void addDeputies(Candidate of, Set<String> seen, List<Candidate> found) {
    for (var id : of.librarian().deputies()) {
      roster
          .librarian(id)
          .filter(deputy -> deputy.library().equals(need.library()) && seen.add(id))
          .map(
              deputy -> {
                var who = Reasons.deputy(deputy, of.librarian());
                return new Candidate(deputy, standing(deputy), of.code(), who);
              })
          .ifPresent(found::add);
    }
  }

  /** The first of the sorted candidates who can take it; says of each why or why not. */
  private Optional<Librarian> best(List<Candidate> candidates) {
    Optional<Librarian> chosen = Optional.empty();
    for (var candidate : candidates) {
      var obstacle = obstacle(candidate);
      var load = candidate.standing().load();
      if (obstacle.isPresent()) {
        why.add(obstacle.get());
      } else if (chosen.isPresent()) {
        why.add(Reasons.behind(candidate.who(), load, chosen.get()));
      } else {
        why.add(Reasons.chosen(candidate.who(), load));
        chosen = Optional.of(candidate.librarian());
      }
    }
    return chosen;
  }

  private Optional<Reason> obstacle(Candidate candidate) {
    var librarian = candidate.librarian();
    var standing = candidate.standing();
    if (need.passed().contains(librarian.id())) {
      return Optional.of(Reasons.rang(candidate.who()));
    }
    if (!roster.onDuty(librarian, at)) {
      return Optional.of(Reasons.offDuty(candidate.who()));
    }
    if (!standing.present()) {
      return Optional.of(Reasons.notPresent(candidate.who()));
    }
    return standing.load() < librarian.capacity()
        ? Optional.empty()
        : Optional.of(Reasons.full(candidate.who(), standing.load(), librarian.capacity()));
  }

  private Optional<Queue> team() {
    var there = there(roster.of(need.library()));
    why.add(there == 0 ? Reasons.noTeam() : Reasons.team(there));
    return there == 0 ? Optional.empty() : Optional.of(new Queue.OfLibrary(need.library()));
  }

  private Optional<Queue> sharedDesk() {
    if (!need.mayLeave()) {
      why.add(Reasons.stays());
      return Optional.empty();
    }
    var there = there(roster.sharedDesk());
    why.add(there == 0 ? Reasons.sharedEmpty() : Reasons.shared(there));
    return there == 0 ? Optional.empty() : Optional.of(new Queue.Shared());
  }

  private long there(List<Librarian> librarians) {
    return librarians.stream()
        .filter(librarian -> standing(librarian).present() && roster.onDuty(librarian, at))
        .count();
  }

  private Standing standing(Librarian librarian) {
    return standings.getOrDefault(librarian.id(), Standing.ABSENT);
  }
}
