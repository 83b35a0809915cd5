package org.subjectdesk.demand;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.subjectdesk.demand.Decisions.Decision;
import org.subjectdesk.demand.Topics.Topic;
import org.subjectdesk.learning.AskedDays;
import org.subjectdesk.learning.Grouping;
import org.subjectdesk.learning.Meaning;
import org.subjectdesk.learning.Outcome;
import org.subjectdesk.learning.Unanswered;
import org.subjectdesk.store.Store;

/** What readers of a library ask that nobody answers. Safe for any thread; blocking. */
public final class Demand {
  /** Fewer in a cell of a subject are not told. */
  public static final int SMALL = 3;

  /** What is a question without answer, and neither a bad answer nor a wish for a title. */
  private static final Set<Outcome> QUESTIONS =
      EnumSet.of(Outcome.DECLINED, Outcome.CLARIFIED, Outcome.NONE_OF_THESE);

  private final Decisions decisions = new Decisions();
  private final Store store;
  private final Meaning meaning;
  private final Supplier<Set<String>> down;

  /**
   * Prepares.
   *
   * @param meaning by which questions are put together
   * @param down the platforms that do not work now; must not block
   */
  public Demand(Store store, Meaning meaning, Supplier<Set<String>> down) {
    this.store = store;
    this.meaning = meaning;
    this.down = down;
  }

  /** A week: how much was asked, and how much of it got no good answer. */
  public record Week(LocalDate start, long asked, long unanswered) {}

  /**
   * A major group of subjects.
   *
   * @param subject its code; empty = unknown
   * @param weeks how much got no good answer in each week, the oldest first
   */
  public record OfSubject(
      String subject, long asked, long unanswered, List<Long> weeks, Trend trend) {
    public OfSubject {
      weeks = List.copyOf(weeks);
    }
  }

  /**
   * What was found.
   *
   * @param subjects the one with most questions that got no answer first
   * @param decided what was decided and has no evidence that is younger
   * @param leftOut how many questions are in no topic, because there were too many
   */
  public record Report(
      Span span,
      List<Week> weeks,
      Season season,
      List<OfSubject> subjects,
      List<Topic> topics,
      List<Suggestion> suggestions,
      List<Decision> decided,
      int leftOut) {
    public Report {
      weeks = List.copyOf(weeks);
      subjects = List.copyOf(subjects);
      topics = List.copyOf(topics);
      suggestions = List.copyOf(suggestions);
      decided = List.copyOf(decided);
    }
  }

  /** Looks at a time. Some seconds where thousands of questions wait. */
  public Report of(Scope scope, Span span) {
    var gathered = store.<Gathered>read(tx -> Gathered.read(tx, scope, span));
    var season = store.<Season>read(tx -> Season.read(tx, scope, span));
    var weeks = weeks(gathered.days(), span);
    var asked = weeks.stream().mapToLong(Week::asked).toArray();
    var topics = Grouping.of(questions(gathered.open()), meaning);
    var suggestions =
        new Suggestions(gathered, span)
            .of(
                topics.groups(),
                Grouping.of(gathered.wanted(), meaning).groups(),
                Grouping.of(gathered.elsewhere(), meaning).groups(),
                down.get());
    return new Report(
        span,
        weeks,
        season,
        subjects(gathered.days(), span, asked),
        Topics.of(topics.groups(), span, asked),
        suggestions,
        quiet(gathered, suggestions),
        topics.leftOut());
  }

  /**
   * Decides about a suggestion that {@link #of} tells of, or takes a decision back.
   *
   * @return empty when it tells of none with this id, and nothing was decided about it
   */
  public Optional<Decision> decide(Scope scope, Span span, String id, Verdict verdict, Instant at) {
    return title(scope, span, id)
        .map(
            title ->
                new Decision(
                    scope.library(),
                    id,
                    verdict.state(),
                    title,
                    verdict.reason(),
                    verdict.who(),
                    at))
        .map(
            decision ->
                store
                    .inTransaction(
                        Decisions.class,
                        tx -> {
                          decisions.put(tx, decision);
                          return decision;
                        })
                    .join());
  }

  /** What a librarian decides. */
  public record Verdict(Decisions.State state, String reason, String who) {}

  private Optional<String> title(Scope scope, Span span, String id) {
    return store
        .<Optional<Decision>>read(tx -> decisions.find(tx, scope.library(), id))
        .map(Decision::title)
        .or(
            () ->
                of(scope, span).suggestions().stream()
                    .filter(one -> one.id().equals(id))
                    .findFirst()
                    .map(Suggestion::title));
  }

  private static List<Unanswered> questions(List<Unanswered> open) {
    return open.stream().filter(one -> QUESTIONS.contains(one.outcome())).toList();
  }

  private static List<Decision> quiet(Gathered gathered, List<Suggestion> suggestions) {
    return gathered.decisions().values().stream()
        .filter(one -> suggestions.stream().noneMatch(it -> it.id().equals(one.id())))
        .sorted(Comparator.comparing(Decision::at).reversed())
        .toList();
  }

  private static List<Week> weeks(List<AskedDays.Count> days, Span span) {
    var asked = new long[span.weeks()];
    var unanswered = new long[span.weeks()];
    for (var day : days) {
      asked[span.weekOf(day.day())] += day.asked();
      unanswered[span.weekOf(day.day())] += day.unanswered();
    }
    return IntStream.range(0, span.weeks())
        .mapToObj(week -> new Week(span.startOf(week), asked[week], unanswered[week]))
        .toList();
  }

  private static List<OfSubject> subjects(List<AskedDays.Count> days, Span span, long[] asked) {
    var byGroup = new TreeMap<String, List<AskedDays.Count>>();
    for (var day : days) {
      byGroup.computeIfAbsent(Scope.group(day.subject()), _ -> new ArrayList<>()).add(day);
    }
    return byGroup.entrySet().stream()
        .map(
            group -> {
              var weeks = weeks(group.getValue(), span);
              var counts = weeks.stream().mapToInt(week -> (int) week.unanswered()).toArray();
              return new OfSubject(
                  group.getKey(),
                  weeks.stream().mapToLong(Week::asked).sum(),
                  weeks.stream().mapToLong(Week::unanswered).sum(),
                  weeks.stream().map(Week::unanswered).toList(),
                  Trend.of(counts, asked));
            })
        .sorted(Comparator.comparingLong(OfSubject::unanswered).reversed())
        .toList();
  }
}
