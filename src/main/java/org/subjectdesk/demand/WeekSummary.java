package org.subjectdesk.demand;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.subjectdesk.handover.Referrals;
import org.subjectdesk.handover.Tickets;
import org.subjectdesk.script.Words;
import org.subjectdesk.store.Store;

/**
 * What a library's week was like.
 *
 * @param from the first day
 * @param until the last day
 * @param suggestions the most pressing first
 */
public record WeekSummary(
    LocalDate from, LocalDate until, Figures figures, List<Line> suggestions) {
  private static final int WEEKS = 9;
  private static final int WEEK = 7;
  private static final int MOST = 3;

  public WeekSummary {
    suggestions = List.copyOf(suggestions);
  }

  /**
   * What happened how often.
   *
   * @param unanswered of what was asked, without a good answer
   * @param overdue messages that wait beyond their day
   * @param offered readers who were led to platforms
   */
  public record Figures(
      long asked, long unanswered, long overdue, long offered, long solved, long unsolved) {}

  /** A suggestion with its title in both languages. */
  public record Line(String id, Suggestion.Kind kind, Words title, int count) {}

  /**
   * Looks at the seven days before one. Blocking.
   *
   * @param titles a suggestion and a library → its title
   */
  public static WeekSummary of(
      Store store,
      Demand demand,
      BiFunction<Suggestion, String, Words> titles,
      String library,
      LocalDate day,
      ZoneId zone) {
    var scope = new Scope(library, "");
    var until = day.minusDays(1);
    var report = demand.of(scope, new Span(WEEKS, until, zone));
    var week = report.weeks().getLast();
    var span = new Span(1, until, zone);
    return store.read(
        tx -> {
          var where = Optional.of(library).filter(one -> !one.equals("*"));
          var led =
              new Referrals()
                  .funnel(tx, Referrals.By.LIBRARY, where, span.start(), span.end(), Duration.ZERO);
          var overdue =
              new Tickets()
                  .open(tx).stream()
                      .filter(one -> where.isEmpty() || one.library().equals(library))
                      .filter(one -> one.dueAt().isBefore(span.end()))
                      .count();
          return new WeekSummary(
              until.minusDays(WEEK - 1L),
              until,
              new Figures(
                  week.asked(),
                  week.unanswered(),
                  overdue,
                  led.stream().mapToLong(Referrals.Count::offered).sum(),
                  led.stream().mapToLong(Referrals.Count::solved).sum(),
                  led.stream().mapToLong(Referrals.Count::unsolved).sum()),
              report.suggestions().stream()
                  .map(
                      one ->
                          new Line(
                              one.id(),
                              one.kind(),
                              titles.apply(one, library),
                              one.evidence().count()))
                  .toList());
        });
  }

  /**
   * Whether there is nothing to tell somebody.
   *
   * @param told the ids of the suggestions that she was told of before
   */
  public boolean isQuiet(Set<String> told) {
    return figures.unanswered() == 0
        && figures.overdue() == 0
        && figures.unsolved() == 0
        && suggestions.stream().allMatch(line -> told.contains(line.id()));
  }

  /** The few that stand in a digest: what is new to her first. */
  public List<Line> top(Set<String> told) {
    return suggestions.stream()
        .sorted(Comparator.comparing(line -> told.contains(line.id())))
        .limit(MOST)
        .toList();
  }

  /** As it goes over the wire. */
  public JsonObject json(Set<String> told) {
    var lines = new JsonArray();
    top(told)
        .forEach(
            line ->
                lines.add(
                    new JsonObject()
                        .put("id", line.id())
                        .put("kind", line.kind().key())
                        .put(
                            "title",
                            new JsonObject()
                                .put("zh", line.title().chinese())
                                .put("en", line.title().in(Words.ENGLISH)))
                        .put("count", line.count())
                        .put("fresh", !told.contains(line.id()))));
    return new JsonObject()
        .put("from", from.toString())
        .put("until", until.toString())
        .put("asked", figures.asked())
        .put("unanswered", figures.unanswered())
        .put("overdue", figures.overdue())
        .put("offered", figures.offered())
        .put("solved", figures.solved())
        .put("unsolved", figures.unsolved())
        .put("suggestions", lines)
        .put("all", new JsonArray(suggestions.stream().map(Line::id).toList()));
  }

  /** The ids of all suggestions that there were when a digest was made. */
  public static Set<String> told(JsonObject content) {
    return content.getJsonArray("all", new JsonArray()).stream()
        .map(String.class::cast)
        .collect(Collectors.toSet());
  }
}
