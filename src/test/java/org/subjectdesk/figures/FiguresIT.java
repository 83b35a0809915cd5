package org.subjectdesk.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.subjectdesk.scorecard.Histogram;
import org.subjectdesk.scorecard.Measure;
import org.subjectdesk.scorecard.Tally;
import org.subjectdesk.store.Database;
import org.subjectdesk.store.OnEachStore;
import org.subjectdesk.store.Store;

/** Figures are what their events say, however often they are counted. */
class FiguresIT {
  private static final int DAYS = 21;
  private static final long FIRST = 20_000;

  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);

  private FigureRounds rounds(Store store) {
    return new FigureRounds(store, Duration.ofDays(365), now::get);
  }

  private void at(int day, int hour) {
    now.set(Instant.ofEpochMilli(History.BEGIN + day * History.DAY).plus(Duration.ofHours(hour)));
  }

  private static List<Tally> stored(Store store) {
    return store.<List<Tally>>read(tx -> new Figures(store).read(tx, 0, 100_000, 1)).stream()
        .sorted((one, other) -> one.toString().compareTo(other.toString()))
        .toList();
  }

  @Property(tries = 4, shrinking = ShrinkingMode.OFF)
  void counted_day_by_day_or_from_scratch_figures_are_what_happened(@ForAll long seed) {
    for (var kind : Database.values()) {
      try (var database = kind.fresh();
          var store = Store.open(database.settings())) {
        var history = new History(seed);
        try (var rounds = rounds(store)) {
          for (var day = 0; day < DAYS; day++) {
            history.live(store, day, day % 5 == 4 ? 0 : 12);
            at(day, 23);
            rounds.count();
            rounds.count();
          }
        }
        var byDay = stored(store);
        rightly(history, byDay);

        wipe(store);
        try (var rounds = rounds(store)) {
          rounds.count();
        }
        assertThat(stored(store)).as(kind.name()).isEqualTo(byDay);
      }
    }
  }

  private static void wipe(Store store) {
    store
        .inTransaction(
            "wipe", tx -> tx.update("DELETE FROM figure") + tx.update("DELETE FROM figure_source"))
        .join();
  }

  /** Counted again without SQL. */
  private static void rightly(History history, List<Tally> figures) {
    var expected = new TreeMap<String, Long>();
    var readers = new HashSet<String>();
    var visitors = new HashSet<String>();
    history.consults.stream()
        .sorted((one, other) -> Long.compare(one.at(), other.at()))
        .forEach(
            one -> {
              var whose = day(one.at()) + " " + one.library() + " " + one.subject();
              add(expected, "consults " + whose, 1);
              var reader = one.library() + one.reader();
              add(expected, "new-readers " + whose, readers.add(reader) ? 1 : 0);
              add(expected, "visits " + whose, visitors.add(reader + day(one.at())) ? 1 : 0);
              add(expected, "handed " + whose, one.asked() ? 1 : 0);
              var asked = day(one.at() + 1_000) + " " + one.library() + " " + one.subject();
              add(expected, "asked " + asked, one.asked() ? 1 : 0);
              add(expected, "untaken " + asked, one.asked() && one.waited() < 0 ? 1 : 0);
              if (one.waited() >= 0) {
                var taken = day(one.at() + 1_000 + one.waited() * 1_000);
                var bucket = Histogram.bucket(one.waited());
                add(
                    expected,
                    "taken " + taken + " " + one.library() + " " + one.subject() + " " + bucket,
                    1);
              }
            });
    for (var one : history.questions) {
      var whose = day(one.at()) + " " + one.library() + " ";
      var outcome = one.outcome();
      add(expected, "questions " + whose, 1);
      var judged = outcome.equals("helpful") || outcome.equals("not-helpful");
      var answered = judged || outcome.equals("answered") || outcome.equals("chosen");
      add(expected, "answered " + whose, answered ? 1 : 0);
      add(expected, "judged " + whose, judged ? 1 : 0);
      add(expected, "helpful " + whose, outcome.equals("helpful") ? 1 : 0);
      add(expected, "unanswered " + whose, answered ? 0 : 1);
    }
    var found = new TreeMap<String, Long>();
    for (var tally : figures) {
      var name = tally.measure().key() + " " + tally.slot() + " " + tally.library() + " ";
      var bucket = tally.measure() == Measure.TAKEN ? " " + tally.bucket() : "";
      add(found, name + tally.subject() + bucket, tally.amount());
    }
    assertThat(found).isEqualTo(expected);
  }

  private static long day(long at) {
    return FIRST + Math.floorDiv(at - History.BEGIN, History.DAY);
  }

  private static void add(Map<String, Long> counts, String name, long amount) {
    if (amount > 0) {
      counts.merge(name, amount, Long::sum);
    }
  }

  @OnEachStore
  void what_is_known_later_is_counted_later_for_eight_days(Store store) {
    var history = new History(1);
    history.live(store, 0, 40);
    try (var rounds = rounds(store)) {
      at(0, 23);
      rounds.count();
      var before = sum(store, Measure.HELPFUL);
      all(store, "helpful");
      at(8, 1);
      rounds.count();
      assertThat(sum(store, Measure.HELPFUL))
          .isEqualTo(sum(store, Measure.QUESTIONS))
          .isGreaterThan(before);
      all(store, "declined");
      at(9, 2);
      rounds.count();
      assertThat(sum(store, Measure.HELPFUL))
          .as("too late")
          .isEqualTo(sum(store, Measure.QUESTIONS));
    }
  }

  private static void all(Store store, String outcome) {
    store.inTransaction("all", tx -> tx.update("UPDATE question SET outcome = ?", outcome)).join();
  }

  @OnEachStore
  void after_a_standstill_the_day_that_was_not_whole_is_counted_again(Store store) {
    var history = new History(2);
    history.live(store, 0, 10);
    try (var rounds = rounds(store)) {
      at(0, 23);
      rounds.count();
    }
    history.live(store, 0, 10);
    at(60, 5);
    try (var rounds = rounds(store)) {
      rounds.count();
    }
    assertThat(sum(store, Measure.CONSULTS) + sum(store, Measure.QUESTIONS)).isEqualTo(20);
  }

  @OnEachStore
  void months_that_are_counted_at_once_are_counted_whole(Store store) {
    var history = new History(4);
    for (var day = 0; day < 100; day += 3) {
      history.live(store, day, 10);
    }
    at(100, 5);
    try (var rounds = rounds(store)) {
      rounds.count();
    }
    rightly(history, stored(store));
  }

  @OnEachStore
  void figures_stay_when_their_questions_are_deleted(Store store) {
    var history = new History(3);
    history.live(store, 0, 40);
    try (var rounds = new FigureRounds(store, Duration.ofDays(3), now::get)) {
      at(0, 23);
      rounds.count();
      var questions = sum(store, Measure.QUESTIONS);
      assertThat(questions).isPositive();
      at(3, 23);
      store.inTransaction("prune", tx -> tx.update("DELETE FROM question")).join();
      rounds.count();
      assertThat(sum(store, Measure.QUESTIONS)).isEqualTo(questions);
    }
  }

  private static long sum(Store store, Measure measure) {
    return stored(store).stream()
        .filter(tally -> tally.measure() == measure)
        .mapToLong(Tally::amount)
        .sum();
  }
}
