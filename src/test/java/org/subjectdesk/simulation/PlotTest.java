package org.subjectdesk.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.subjectdesk.simulation.Truths.Count;

class PlotTest {
  private static final Term TERM = new Term(LocalDate.parse("2026-08-31"), 18);
  private static final List<String> QUESTIONS =
      IntStream.range(0, 50).mapToObj(i -> "第" + i + "问").toList();

  private static final Cast CAST =
      new Cast(
          List.of("core", "slow", "other", "helped"),
          List.of(
              new Cast.Librarian("a", "core", "", true),
              new Cast.Librarian("b", "core", "", false)));

  private static Plot plot(int readers, long seed) {
    return new Plot(CAST, TERM, readers, seed, QUESTIONS);
  }

  @Test
  void the_same_seed_makes_the_same_term_and_another_one_another() {
    assertThat(plot(2_000, 3).visits()).isEqualTo(plot(2_000, 3).visits());
    assertThat(plot(2_000, 3).visits()).isNotEqualTo(plot(2_000, 4).visits());
  }

  @Test
  void so_many_readers_come_each_to_one_library_and_days_apart() {
    var plot = plot(5_000, 1);
    assertThat(plot.readers()).isEqualTo(5_000);
    var libraries = new HashMap<Integer, String>();
    var last = new HashMap<Integer, LocalDate>();
    for (var day : TERM.days()) {
      for (var visit : plot.on(day)) {
        var library = libraries.putIfAbsent(visit.reader(), visit.library());
        assertThat(library == null || library.equals(visit.library())).isTrue();
        var before = last.put(visit.reader(), day);
        assertThat(before == null || !day.isBefore(before.plusDays(3))).isTrue();
      }
    }
    assertThat(libraries).hasSize(5_000);
  }

  @Test
  void nobody_talks_with_a_librarian_who_is_not_there() {
    var plot = plot(5_000, 1);
    for (var day : TERM.days()) {
      if (!TERM.day(day).works()) {
        assertThat(plot.on(day))
            .noneMatch(
                visit ->
                    visit.errand() instanceof Errand.Talk
                        || visit.errand() instanceof Errand.GiveUp);
      }
    }
  }

  @Test
  void truths_add_up() {
    var truths = Truths.of(plot(5_000, 1));
    assertThat(truths.of(Count.READERS)).isEqualTo(5_000);
    assertThat(truths.of(Count.QUESTIONS))
        .isEqualTo(truths.of(Count.ANSWERED) + truths.of(Count.UNANSWERED))
        .isEqualTo(
            IntStream.range(0, 18).mapToLong(week -> truths.in(Count.QUESTIONS, week)).sum());
    assertThat(truths.of(Count.ASKED))
        .isEqualTo(truths.of(Count.TAKEN) + truths.of(Count.UNTAKEN))
        .isEqualTo(truths.of(Count.HANDED));
    assertThat(truths.of(Count.RECEIVED)).isEqualTo(truths.of(Count.RECEIVED, "helped"));
    assertThat(truths.in(Count.QUESTIONS, Term.HOLIDAY_WEEK))
        .isLessThan(truths.in(Count.QUESTIONS, Term.HOLIDAY_WEEK + 1) / 2);
  }
}
