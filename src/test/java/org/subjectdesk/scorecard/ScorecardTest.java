package org.subjectdesk.scorecard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What is shown adds up, and nobody can find out what is hidden by subtraction. */
class ScorecardTest {
  private static final List<String> LIBRARIES = List.of("a", "b", "c", "d");
  private static final List<String> SUBJECTS = List.of("", "41", "53", "5307", "530701");
  private static final int SLOTS = 6;

  private static List<Tally> tallies(long seed) {
    var random = new Random(seed);
    var tallies = new ArrayList<Tally>();
    var many = random.nextInt(60);
    for (var i = 0; i < many; i++) {
      var measures = Measure.values();
      tallies.add(
          new Tally(
              random.nextInt(SLOTS),
              random.nextBoolean() ? Measure.CONSULTS : measures[random.nextInt(measures.length)],
              LIBRARIES.get(random.nextInt(LIBRARIES.size())),
              SUBJECTS.get(random.nextInt(SUBJECTS.size())),
              List.of("", "lin", "fang").get(random.nextInt(3)),
              Histogram.bucket(random.nextInt(100_000)),
              1 + random.nextInt(random.nextBoolean() ? 2 : 9)));
    }
    return tallies;
  }

  private static long sum(List<Tally> tallies, Measure measure) {
    return tallies.stream()
        .filter(tally -> tally.measure() == measure)
        .mapToLong(Tally::amount)
        .sum();
  }

  @Property(tries = 500)
  void what_is_shown_of_libraries_subjects_and_days_adds_up_and_few_are_never_shown(
      @ForAll long seed) {
    var tallies = tallies(seed);
    var card = new Scorecard(Sheet.of(tallies));
    for (var indicator : Indicators.ALL) {
      if (!(indicator.formula() instanceof Formula.Count(var measure))) {
        continue;
      }
      var all = sum(tallies, measure);
      var whole = card.cell(indicator, Scope.ALLIANCE, "");
      assertThat(whole.suppressed()).isEqualTo(indicator.readers() && all > 0 && all < 5);
      whole.value().ifPresent(value -> assertThat(value).isEqualTo((double) all));
      safe(
          all,
          LIBRARIES.stream().map(id -> card.cell(indicator, Scope.LIBRARY, id)).toList(),
          LIBRARIES.stream()
              .map(
                  id -> sum(tallies.stream().filter(t -> t.library().equals(id)).toList(), measure))
              .toList(),
          indicator);
      var groups = tallies.stream().map(Tally::group).distinct().toList();
      safe(
          all,
          groups.stream().map(id -> card.cell(indicator, Scope.SUBJECT, id)).toList(),
          groups.stream()
              .map(id -> sum(tallies.stream().filter(t -> t.group().equals(id)).toList(), measure))
              .toList(),
          indicator);
      var slots = card.trend(indicator, Scope.ALLIANCE, "", SLOTS);
      var amounts = new ArrayList<Long>();
      for (var i = 0L; i < SLOTS; i++) {
        var slot = i;
        amounts.add(sum(tallies.stream().filter(t -> t.slot() == slot).toList(), measure));
      }
      safe(all, slots, amounts, indicator);
    }
  }

  /** Shown cells are right; the hidden ones together are not few, and never just one. */
  private static void safe(
      long all, List<Scorecard.Cell> cells, List<Long> amounts, Indicator indicator) {
    var hidden = new ArrayList<Long>();
    for (var i = 0; i < cells.size(); i++) {
      if (cells.get(i).suppressed()) {
        hidden.add(amounts.get(i));
        assertThat(cells.get(i).value()).isEmpty();
      } else {
        assertThat(cells.get(i).value()).hasValue((double) amounts.get(i));
        assertThat(indicator.readers() && amounts.get(i) > 0 && amounts.get(i) < 5).isFalse();
      }
    }
    if (!hidden.isEmpty() && all >= 5) {
      assertThat(hidden).hasSizeGreaterThan(1);
      assertThat(hidden.stream().mapToLong(Long::longValue).sum()).isGreaterThanOrEqualTo(5);
    }
  }

  @Property(tries = 300)
  void a_day_of_a_library_is_hidden_when_it_is_hidden_among_the_libraries_of_that_day(
      @ForAll long seed) {
    var tallies = tallies(seed);
    var consults = Indicators.withId("consults").orElseThrow();
    var card = new Scorecard(Sheet.of(tallies));
    for (var library : LIBRARIES) {
      var trend = card.trend(consults, Scope.LIBRARY, library, SLOTS);
      for (var i = 0; i < SLOTS; i++) {
        var slot = i;
        var alone =
            new Scorecard(Sheet.of(tallies.stream().filter(t -> t.slot() == slot).toList()));
        var there = alone.cell(consults, Scope.LIBRARY, library);
        assertThat(trend.get(i).suppressed())
            .isEqualTo(trend.get(i).suppressed() || there.suppressed());
      }
    }
  }

  @Test
  void one_small_library_takes_the_next_smallest_with_it() {
    var card =
        new Scorecard(Sheet.of(List.of(consults("a", 3), consults("b", 40), consults("c", 12))));
    var consults = Indicators.withId("consults").orElseThrow();
    assertThat(card.cell(consults, Scope.LIBRARY, "a").suppressed()).isTrue();
    assertThat(card.cell(consults, Scope.LIBRARY, "c").suppressed()).isTrue();
    assertThat(card.cell(consults, Scope.LIBRARY, "b").value()).hasValue(40);
    assertThat(card.cell(consults, Scope.LIBRARY, "d").value()).hasValue(0);
    assertThat(card.cell(consults, Scope.ALLIANCE, "").value()).hasValue(55);
    var share = Indicators.withId("handover-share").orElseThrow();
    assertThat(card.cell(share, Scope.LIBRARY, "c").suppressed()).isTrue();
    assertThat(card.cell(share, Scope.LIBRARY, "d").value()).isEmpty();
  }

  private static Tally consults(String library, long amount) {
    return new Tally(0, Measure.CONSULTS, library, "", "", 0, amount);
  }

  @Test
  void half_of_the_waits_are_within_the_median_and_nine_of_ten_within_the_other() {
    var tallies = new ArrayList<Tally>();
    for (var seconds : List.of(3, 8, 14, 20, 50, 59, 100, 119, 150, 4_000)) {
      tallies.add(new Tally(0, Measure.TAKEN, "a", "", "lin", Histogram.bucket(seconds), 1));
    }
    var sheet = Sheet.of(tallies);
    assertThat(new Formula.Within(50, Measure.TAKEN).of(sheet)).hasValue(60);
    assertThat(new Formula.Within(90, Measure.TAKEN).of(sheet)).hasValue(180);
    assertThat(new Formula.Within(100, Measure.TAKEN).of(sheet)).hasValue(7_200);
    assertThat(new Formula.Within(50, Measure.TICKETS).of(sheet)).isEmpty();
  }

  @Test
  void every_indicator_has_an_id_of_its_own_and_says_what_it_is_in_both_languages() {
    assertThat(Indicators.ALL).hasSizeBetween(20, 30);
    assertThat(Indicators.ALL.stream().map(Indicator::id)).doesNotHaveDuplicates();
    var dimensions = Indicators.ALL.stream().map(Indicator::dimension).collect(Collectors.toSet());
    assertThat(dimensions).isEqualTo(Set.of(Dimension.values()));
    var measured = new HashSet<Measure>();
    for (var indicator : Indicators.ALL) {
      assertThat(indicator.name().english()).isPresent();
      assertThat(indicator.definition().english()).isPresent();
      assertThat(indicator.scopes()).isNotEmpty();
      assertThat(indicator.events()).isNotEmpty();
      measured.addAll(indicator.formula().measures());
    }
    assertThat(measured).as("nothing is counted in vain").containsOnly(Measure.values());
  }
}
