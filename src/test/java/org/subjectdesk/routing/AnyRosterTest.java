package org.subjectdesk.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;
import org.subjectdesk.routing.WorkCalendar.Span;
import org.subjectdesk.routing.WorkCalendar.Term;

/** What holds for each placement, whoever is in the roster, and whoever is there. */
class AnyRosterTest {
  private static final List<String> IDS = List.of("a", "b", "c", "d", "e", "f");
  private static final List<String> CODES = List.of("51", "53", "5307", "530701", "5308");
  private static final List<String> LIBRARIES = List.of("demo-a", "demo-a", "demo-b");
  private static final WorkCalendar YEAR =
      new WorkCalendar(
          List.of(new Term(LocalDate.parse("2026-11-02"), 3)),
          List.of(new Span("假期", LocalDate.parse("2026-11-23"), LocalDate.parse("2026-11-29"))),
          List.of(new Span("节日", LocalDate.parse("2026-11-12"), LocalDate.parse("2026-11-13"))),
          Map.of(LocalDate.parse("2026-11-15"), DayOfWeek.THURSDAY));

  /** Everything that a placement depends on. */
  record Case(Need need, Roster roster, Map<String, Standing> standings, Instant at) {
    Placement place() {
      return Routing.place(need, roster, standings, at);
    }

    boolean there(Librarian librarian) {
      return standings.getOrDefault(librarian.id(), Standing.ABSENT).present()
          && roster.onDuty(librarian, at);
    }

    int load(Librarian librarian) {
      return standings.getOrDefault(librarian.id(), Standing.ABSENT).load();
    }

    boolean canBeRung(Librarian librarian) {
      return there(librarian)
          && librarian.library().equals(need.library())
          && load(librarian) < librarian.capacity()
          && !need.passed().contains(librarian.id());
    }

    boolean inCharge(Librarian librarian) {
      return librarian.library().equals(need.library())
          && need.subject().flatMap(librarian::covering).isPresent();
    }

    boolean isDeputy(Librarian librarian) {
      return roster.of(need.library()).stream()
          .anyMatch(other -> inCharge(other) && other.deputies().contains(librarian.id()));
    }
  }

  @Property
  void nobody_gets_a_consult_who_is_absent_off_duty_full_or_was_rung(@ForAll("cases") Case any) {
    any.place()
        .queue()
        .ifPresent(
            queue -> {
              switch (queue) {
                case Queue.OfLibrarian(var id) ->
                    assertThat(any.roster().librarian(id))
                        .hasValueSatisfying(
                            librarian -> {
                              assertThat(any.canBeRung(librarian)).isTrue();
                              assertThat(any.inCharge(librarian) || any.isDeputy(librarian))
                                  .isTrue();
                            });
                case Queue.OfLibrary(var library) -> {
                  assertThat(library).isEqualTo(any.need().library());
                  assertThat(any.roster().of(library)).anyMatch(any::there);
                }
                case Queue.Shared() -> {
                  assertThat(any.need().mayLeave()).isTrue();
                  assertThat(any.roster().sharedDesk()).anyMatch(any::there);
                }
              }
            });
  }

  /** The rules told once more, as what each outcome means for all the others. */
  @Property
  void each_case_has_the_one_outcome_of_the_first_rule_that_has_somebody(
      @ForAll("cases") Case any) {
    var librarians = any.roster().librarians();
    var rung = librarians.stream().filter(any::canBeRung).toList();
    var placement = any.place();

    assertThat(placement.why()).isNotEmpty().allMatch(reason -> !reason.zh().isBlank());
    Statistics.label("outcome")
        .collect(placement.queue().map(queue -> queue.getClass().getSimpleName()).orElse("ticket"))
        .coverage(
            seen -> {
              for (var outcome : List.of("OfLibrarian", "OfLibrary", "Shared", "ticket")) {
                seen.check(outcome).percentage(share -> share > 2);
              }
            });
    if (rung.stream().anyMatch(any::inCharge)) {
      assertThat(librarianIn(any, placement)).matches(any::inCharge);
    } else if (rung.stream().anyMatch(any::isDeputy)) {
      assertThat(librarianIn(any, placement)).matches(any::isDeputy);
    } else if (any.roster().of(any.need().library()).stream().anyMatch(any::there)) {
      assertThat(placement.queue()).contains(new Queue.OfLibrary(any.need().library()));
    } else if (any.need().mayLeave() && any.roster().sharedDesk().stream().anyMatch(any::there)) {
      assertThat(placement.queue()).contains(new Queue.Shared());
    } else {
      assertThat(placement.queue()).isEmpty();
    }
  }

  @Property(tries = 2_000)
  void the_least_loaded_is_rung_first(@ForAll("cases") Case any) {
    var worse = false;
    if (any.place().queue().orElse(null) instanceof Queue.OfLibrarian(var id)) {
      var chosen = any.roster().librarian(id).orElseThrow();
      var rivals =
          any.roster().librarians().stream()
              .filter(any::canBeRung)
              .filter(any.inCharge(chosen) ? any::inCharge : any::isDeputy)
              .toList();
      assertThat(rivals).allMatch(other -> any.load(chosen) <= any.load(other));
      worse = rivals.stream().anyMatch(other -> any.load(chosen) < any.load(other));
    }
    Statistics.label("somebody has more")
        .collect(worse)
        .coverage(seen -> seen.check(true).percentage(share -> share > 0.5));
  }

  @Property
  void the_order_of_the_roster_does_not_matter_and_the_same_gives_the_same(
      @ForAll("cases") Case any) {
    var roster = any.roster();
    var reversed =
        new Roster(
            roster.zone(), roster.subjects(), roster.plans(), roster.librarians().reversed());
    var other = new Case(any.need(), reversed, any.standings(), any.at());

    assertThat(any.place()).isEqualTo(any.place());
    assertThat(other.place().queue()).isEqualTo(any.place().queue());
  }

  @Property
  void one_more_who_is_there_never_turns_a_queue_into_a_ticket(
      @ForAll("cases") Case any, @ForAll("librarians") Librarian extra) {
    var more = new ArrayList<>(any.roster().librarians());
    more.add(
        new Librarian(
            "extra",
            extra.library(),
            extra.name(),
            extra.subjects(),
            extra.deputies(),
            extra.capacity(),
            extra.shared(),
            List.of(Rosters.ROUND_THE_CLOCK)));
    var standings = new HashMap<>(any.standings());
    standings.put("extra", new Standing(true, 0));
    var roster =
        new Roster(any.roster().zone(), any.roster().subjects(), any.roster().plans(), more);
    var after = new Case(any.need(), roster, standings, any.at());

    if (any.place().queue().isPresent()) {
      assertThat(after.place().queue()).isPresent();
    }
    if (extra.library().equals(any.need().library())
        && after.there(roster.librarian("extra").orElseThrow())) {
      assertThat(after.place().queue()).isPresent();
    }
  }

  @Property
  void ringing_one_after_the_other_ends_with_the_team_or_elsewhere(@ForAll("cases") Case any) {
    var passed = new HashSet<>(any.need().passed());
    for (var i = 0; i <= any.roster().librarians().size(); i++) {
      var need = new Need(any.need().library(), any.need().subject(), passed, true);
      var queue = new Case(need, any.roster(), any.standings(), any.at()).place().queue();
      if (!(queue.orElse(null) instanceof Queue.OfLibrarian(var id))) {
        return;
      }
      assertThat(passed.add(id)).describedAs("%s is rung once", id).isTrue();
    }
    assertThat(passed).describedAs("it never ends").isEmpty();
  }

  @Property
  void an_explanation_survives_storing(@ForAll("cases") Case any) {
    var why = any.place().why();

    assertThat(Reason.decode(Reason.encode(why))).isEqualTo(why);
  }

  private static Librarian librarianIn(Case any, Placement placement) {
    assertThat(placement.queue()).containsInstanceOf(Queue.OfLibrarian.class);
    var id = ((Queue.OfLibrarian) placement.queue().orElseThrow()).librarian();
    return any.roster().librarian(id).orElseThrow();
  }

  @Provide
  Arbitrary<Case> cases() {
    var subject = Arbitraries.of("530701", "530701", "5307", "53", "51", "5309").optional(0.9);
    var passed = Arbitraries.of(IDS).set().ofMaxSize(1);
    var need =
        Combinators.combine(Arbitraries.of(LIBRARIES), subject, passed, Arbitraries.of(true, false))
            .as(Need::new);
    return Combinators.combine(need, rosters(), standings(), moments())
        .as(Case::new)
        .withoutEdgeCases();
  }

  private static Arbitrary<Roster> rosters() {
    var plan = duty(0, 1, 1, 1, 2).map(duty -> new Roster.Plan(YEAR, duty));
    // Sizes drawn evenly: jqwik's own are nearly always small, and then nobody is there.
    var team =
        Arbitraries.of(0, 1, 2, 3, 4, 5, 6, 6, 6, 6, 6)
            .flatMap(size -> librarianArbitrary().list().ofSize(size));
    return Combinators.combine(plan, plan, team)
        .as(
            (one, other, drawn) ->
                new Roster(
                    Rosters.ZONE,
                    Rosters.SUBJECTS,
                    Map.of("demo-a", one, "demo-b", other),
                    numbered(drawn)));
  }

  private static List<Librarian> numbered(List<Librarian> drawn) {
    var librarians = new ArrayList<Librarian>();
    for (var one : drawn) {
      var id = IDS.get(librarians.size());
      librarians.add(
          new Librarian(
              id,
              one.library(),
              "馆员" + id,
              one.subjects(),
              one.deputies().stream().filter(deputy -> !deputy.equals(id)).toList(),
              one.capacity(),
              one.shared(),
              one.duty()));
    }
    return librarians;
  }

  @Provide
  Arbitrary<Librarian> librarians() {
    return librarianArbitrary();
  }

  private static Arbitrary<Librarian> librarianArbitrary() {
    return Combinators.combine(
            Arbitraries.of(LIBRARIES),
            codes(),
            Arbitraries.of(IDS).list().uniqueElements().ofMaxSize(2),
            Arbitraries.of(1, 2, 3, 4, 4),
            Arbitraries.of(true, false),
            duty(0, 0, 1, 2))
        .as(
            (library, subjects, deputies, capacity, shared, duty) ->
                new Librarian("?", library, "?", subjects, deputies, capacity, shared, duty));
  }

  private static Arbitrary<List<String>> codes() {
    return Arbitraries.of(0, 1, 2, 3)
        .flatMap(size -> Arbitraries.of(CODES).list().uniqueElements().ofSize(size));
  }

  private static Arbitrary<List<Shift>> duty(Integer... sizes) {
    return Arbitraries.of(sizes).flatMap(size -> shifts().list().ofSize(size));
  }

  private static Arbitrary<Shift> shifts() {
    var days = Arbitraries.of(DayOfWeek.class).set().ofMinSize(3);
    var hours =
        Arbitraries.integers()
            .between(0, 20)
            .flatMap(
                from -> Arbitraries.integers().between(from + 1, 24).map(to -> List.of(from, to)));
    var weeks =
        Arbitraries.integers().between(1, 3).map(week -> new Weeks(week, week)).optional(0.2);
    var some =
        Combinators.combine(days, hours, Arbitraries.of(Season.class), weeks)
            .as(
                (on, span, season, week) ->
                    new Shift(
                        on,
                        LocalTime.of(span.getFirst(), 0),
                        LocalTime.of(span.getLast() % 24, 0),
                        season,
                        season == Season.TERM ? week : Optional.empty()));
    return Arbitraries.frequencyOf(
        Tuple.of(6, Arbitraries.just(Rosters.ROUND_THE_CLOCK)), Tuple.of(1, some));
  }

  private static Arbitrary<Map<String, Standing>> standings() {
    var standing =
        Combinators.combine(
                Arbitraries.of(true, true, true, true, false), Arbitraries.of(0, 1, 2, 3))
            .as(Standing::new);
    var ids = new ArrayList<>(IDS);
    ids.add("stranger");
    var none = Arbitraries.maps(Arbitraries.of(ids), standing).ofMaxSize(2);
    var most = Arbitraries.maps(Arbitraries.of(ids), standing).ofSize(6);
    return Arbitraries.frequencyOf(Tuple.of(1, none), Tuple.of(6, most));
  }

  private static Arbitrary<Instant> moments() {
    return Arbitraries.integers()
        .between(0, 30 * 24 * 2)
        .map(half -> Rosters.at("2026-11-01T00:00").plusSeconds(half * 1_800L));
  }
}
