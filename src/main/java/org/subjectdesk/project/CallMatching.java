package org.subjectdesk.project;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.subjectdesk.call.State;
import org.subjectdesk.call.Terms;
import org.subjectdesk.faq.Subject;
import org.subjectdesk.faq.Subjects;
import org.subjectdesk.learning.Meaning;
import org.subjectdesk.routing.Librarian;
import org.subjectdesk.routing.Roster;

/**
 * Says which open calls of other libraries a librarian should look at: those for one of her
 * subjects, and those whose title and items mean something near to the name of one, or to what
 * readers call it. Safe for any thread; some milliseconds for each new text.
 */
public final class CallMatching {
  /**
   * The least cosine, read off 44 invented calls ({@code CallMatchingIT}): chosen on every other of
   * them, on the rest 84 of 100 that it names are right and 70 of 100 that are right are named.
   */
  static final double NEAR = 0.47;

  private final Supplier<Roster> roster;
  private final Optional<Meaning> meaning;

  /**
   * Prepares.
   *
   * @param roster as it is now
   * @param meaning of texts; without it subjects alone count
   */
  public CallMatching(Supplier<Roster> roster, Optional<Meaning> meaning) {
    this.roster = roster;
    this.meaning = meaning;
  }

  /**
   * Why a call is for somebody.
   *
   * @param bySubject whether it is for one of her subjects
   * @param likeness of its meaning otherwise, from 0 to 1
   */
  public record Match(boolean bySubject, double likeness) {}

  /** Those of some calls that are open and for her, by their ids; without her own library's. */
  public Map<String, Match> of(String who, String library, List<Projects.Line> lines, Instant now) {
    var known = roster.get();
    var codes = known.librarian(who).map(Librarian::subjects).orElse(List.of());
    var matches = new HashMap<String, Match>();
    for (var line : lines) {
      var call = line.call();
      if (call.state(now) == State.OPEN && !call.library().equals(library)) {
        match(known.subjects(), codes, call.terms()).ifPresent(it -> matches.put(call.id(), it));
      }
    }
    return matches;
  }

  private Optional<Match> match(Subjects subjects, List<String> codes, Terms terms) {
    if (codes.stream().anyMatch(code -> Subjects.related(code, terms.subject()))) {
      return Optional.of(new Match(true, 1));
    }
    return codes.stream()
        .map(code -> likeness(subjects, code, text(terms)))
        .max(Double::compare)
        .filter(likeness -> likeness >= NEAR)
        .map(likeness -> new Match(false, Math.min(1, likeness)));
  }

  static String text(Terms terms) {
    return terms.title() + "。" + terms.items();
  }

  /** How near a text is to a subject, or to one below it. */
  double likeness(Subjects subjects, String code, String text) {
    return meaning
        .map(
            it -> {
              var place = it.place(text);
              return subjects.all().stream()
                  .filter(subject -> subject.code().startsWith(code))
                  .flatMap(CallMatching::names)
                  .mapToDouble(name -> cosine(place, it.place(name)))
                  .max()
                  .orElse(0);
            })
        .orElse(0.0);
  }

  private static Stream<String> names(Subject subject) {
    return Stream.concat(Stream.of(subject.name()), subject.aliases().stream());
  }

  private static double cosine(float[] one, float[] other) {
    var sum = 0.0;
    for (var i = 0; i < one.length; i++) {
      sum += one[i] * other[i];
    }
    return sum;
  }
}
