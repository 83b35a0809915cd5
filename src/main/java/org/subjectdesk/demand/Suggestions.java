package org.subjectdesk.demand;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.subjectdesk.demand.Suggestion.Evidence;
import org.subjectdesk.demand.Suggestion.Kind;
import org.subjectdesk.handover.Handovers.Fate;
import org.subjectdesk.handover.Referrals;
import org.subjectdesk.learning.Grouping.Example;
import org.subjectdesk.learning.Grouping.Group;
import org.subjectdesk.learning.Questions.Opinion;

/**
 * What librarians could do, by what was {@link Gathered}. What was decided is left out until there
 * is evidence that is younger and enough by itself. Pure.
 */
final class Suggestions {
  /** So often something has to happen before anybody is told to do something about it. */
  static final int LEAST = 3;

  private static final int MOST = 30;
  private static final int EXAMPLES = 5;
  private final Gathered gathered;
  private final Span span;

  /**
   * Prepares.
   *
   * @param gathered of the time
   */
  Suggestions(Gathered gathered, Span span) {
    this.gathered = gathered;
    this.span = span;
  }

  /**
   * All of them, the most pressing of each kind first.
   *
   * @param topics questions without answer
   * @param wanted wishes that nobody can meet
   * @param elsewhere wishes that only another member can meet
   * @param down platforms that do not work now
   */
  List<Suggestion> of(
      List<Group> topics, List<Group> wanted, List<Group> elsewhere, Set<String> down) {
    return Stream.of(
            groups(Kind.FAQ, topics),
            improvements(),
            groups(Kind.BUY, wanted),
            groups(Kind.SHARE, elsewhere),
            training(),
            referrals(down))
        .flatMap(List::stream)
        .sorted(Comparator.<Suggestion>comparingInt(one -> one.evidence().count()).reversed())
        .limit(MOST)
        .toList();
  }

  private List<Suggestion> groups(Kind kind, List<Group> groups) {
    return groups.stream()
        .filter(group -> group.count() >= LEAST)
        .flatMap(group -> group(kind, group).stream())
        .toList();
  }

  private Optional<Suggestion> group(Kind kind, Group group) {
    var ids = Keys.of(kind, group);
    var decided =
        ids.stream()
            .flatMap(id -> Optional.ofNullable(gathered.decisions().get(id)).stream())
            .max(Comparator.comparing(Decisions.Decision::at));
    var times = after(group.times(), decided.map(Decisions.Decision::at), Function.identity());
    var examples = group.examples().stream().limit(EXAMPLES).toList();
    // It keeps the id under which somebody decided, so that there are never two decisions.
    var id = decided.map(Decisions.Decision::id).orElse(ids.getFirst());
    return times.size() < LEAST
        ? Optional.empty()
        : Optional.of(
            new Suggestion(
                id,
                kind,
                "",
                group.question(),
                group.subject(),
                evidence(times, 0, Map.of(), examples, decided.isPresent())));
  }

  /** Answers that readers say do not help: half of those who said something. */
  private List<Suggestion> improvements() {
    var found = new ArrayList<Suggestion>();
    by(gathered.opinions(), Opinion::entry)
        .forEach(
            (entry, all) -> {
              var id = Keys.of(Kind.IMPROVE, entry);
              var opinions = after(all, decidedAt(id), Opinion::at);
              var bad = opinions.stream().filter(one -> !one.helpful()).toList();
              if (bad.size() >= LEAST && bad.size() * 2 >= opinions.size()) {
                var times = bad.stream().map(Opinion::at).sorted().toList();
                found.add(
                    new Suggestion(
                        id,
                        Kind.IMPROVE,
                        entry,
                        entry,
                        bad.getFirst().subject(),
                        evidence(times, opinions.size(), Map.of(), texts(bad), isDecided(id))));
              }
            });
    return found;
  }

  private static List<Example> texts(List<Opinion> opinions) {
    return opinions.stream()
        .collect(Collectors.groupingBy(Opinion::text, Collectors.counting()))
        .entrySet()
        .stream()
        .map(text -> new Example(text.getKey(), Math.toIntExact(text.getValue())))
        .sorted(Comparator.comparingInt(Example::count).reversed().thenComparing(Example::text))
        .limit(EXAMPLES)
        .toList();
  }

  /** Subjects in which a third of those who wanted a person did not get one that could help. */
  private List<Suggestion> training() {
    var found = new ArrayList<Suggestion>();
    by(gathered.fates(), fate -> Scope.group(fate.subject()))
        .forEach(
            (subject, all) -> {
              var id = Keys.of(Kind.TRAIN, subject);
              var fates = after(all, decidedAt(id), Fate::at);
              var bad = fates.stream().filter(one -> one.missed() || one.passed()).toList();
              if (!subject.isEmpty() && bad.size() >= LEAST && bad.size() * 3 >= fates.size()) {
                var figures =
                    Map.of(
                        "missed", bad.stream().filter(Fate::missed).count(),
                        "passed", bad.stream().filter(Fate::passed).count());
                var times = bad.stream().map(Fate::at).sorted().toList();
                found.add(
                    new Suggestion(
                        id,
                        Kind.TRAIN,
                        subject,
                        subject,
                        subject,
                        evidence(times, fates.size(), figures, List.of(), isDecided(id))));
              }
            });
    return found;
  }

  /** Platforms that helped less than half of those who told, or do not work. */
  private List<Suggestion> referrals(Set<String> down) {
    return gathered.led().stream()
        .filter(
            led ->
                (led.unsolved() >= LEAST && led.unsolved() >= led.solved())
                    || (down.contains(led.key()) && led.offered() >= LEAST))
        .map(led -> referral(led, down.contains(led.key())))
        .toList();
  }

  private Suggestion referral(Referrals.Count led, boolean isDown) {
    var id = Keys.of(Kind.REFERRAL, led.key());
    var figures =
        Map.of(
            "offered", led.offered(),
            "clicked", led.clicked(),
            "solved", led.solved(),
            "unsolved", led.unsolved(),
            "down", isDown ? 1L : 0L);
    var count = Math.toIntExact(isDown ? led.offered() : led.unsolved());
    var of = Math.toIntExact(isDown ? 0 : led.solved() + led.unsolved());
    var first = decidedAt(id).filter(at -> at.isAfter(span.start())).orElse(span.start());
    return new Suggestion(
        id,
        Kind.REFERRAL,
        led.key(),
        led.key(),
        "",
        new Evidence(count, of, figures, List.of(), first, span.end(), isDecided(id)));
  }

  private static <T> Map<String, List<T>> by(List<T> all, Function<T, String> key) {
    return all.stream().collect(Collectors.groupingBy(key, TreeMap::new, Collectors.toList()));
  }

  private Optional<Instant> decidedAt(String id) {
    return Optional.ofNullable(gathered.decisions().get(id)).map(Decisions.Decision::at);
  }

  private boolean isDecided(String id) {
    return gathered.decisions().containsKey(id);
  }

  /** What is younger than the decision; the hour of the decision counts as before it. */
  private static <T> List<T> after(
      List<T> all, Optional<Instant> decided, Function<T, Instant> time) {
    return decided
        .map(at -> all.stream().filter(one -> time.apply(one).isAfter(at)).toList())
        .orElse(all);
  }

  private static Evidence evidence(
      List<Instant> times,
      int of,
      Map<String, Long> figures,
      List<Example> examples,
      boolean again) {
    return new Evidence(
        times.size(), of, figures, examples, times.getFirst(), times.getLast(), again);
  }
}
