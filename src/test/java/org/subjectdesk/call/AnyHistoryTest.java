package org.subjectdesk.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;

/** Whatever anybody does in whatever order, at whatever time, whoever leaves the alliance. */
class AnyHistoryTest {
  private static final LocalDate DUE = LocalDate.of(2027, 3, 1);
  private static final List<Actor> ALL =
      List.of(People.WRITER, People.REVIEWER, People.OF_B, People.OF_C, People.ADMIN_OF_C);

  private static final Map<State, Set<State>> WAYS = new EnumMap<>(State.class);

  static {
    WAYS.put(State.DRAFT, EnumSet.of(State.REVIEW, State.WITHDRAWN));
    WAYS.put(State.REVIEW, EnumSet.of(State.DRAFT, State.OPEN, State.WITHDRAWN));
    WAYS.put(State.OPEN, EnumSet.of(State.JUDGING, State.WITHDRAWN));
    WAYS.put(State.JUDGING, EnumSet.of(State.AGREEING, State.WITHDRAWN));
    WAYS.put(State.AGREEING, EnumSet.of(State.RUNNING, State.WITHDRAWN));
    WAYS.put(State.RUNNING, EnumSet.of(State.AGREEING, State.CLOSED));
    WAYS.put(State.CLOSED, EnumSet.noneOf(State.class));
    WAYS.put(State.WITHDRAWN, EnumSet.noneOf(State.class));
  }

  /** Something that happens. */
  record Step(Act act, Actor who, int hours, boolean bLeft) {}

  /** The way to the end. A history follows it for some steps: alone, chance would not come far. */
  private static final List<Step> STRAIGHT =
      List.of(
          step(new Act.Submit(), People.WRITER, 1),
          step(new Act.Publish(), People.REVIEWER, 1),
          step(new Act.Apply("of-b", "", "愿意"), People.OF_B, 1),
          step(new Act.SubmitApplication("of-b"), People.OF_B, 1),
          step(new Act.Apply("of-c", "", "愿意"), People.OF_C, 1),
          step(new Act.SubmitApplication("of-c"), People.OF_C, 1),
          step(new Act.Score("of-b", List.of(80, 70, 60)), People.WRITER, 500),
          step(new Act.Score("of-c", List.of(70, 70, 60)), People.WRITER, 1),
          step(new Act.Select(Set.of("of-b", "of-c")), People.WRITER, 1),
          step(
              new Act.Agree(
                  List.of(
                      new Party("", "统筹", 6_000, ""),
                      new Party("of-b", "做", 3_000, ""),
                      new Party("of-c", "做", 1_000, ""))),
              People.WRITER,
              1),
          step(new Act.Confirm(), People.OF_B, 1),
          step(new Act.Confirm(), People.OF_C, 1),
          step(new Act.Plan("m1", "首批", "清单", DUE, "of-b"), People.WRITER, 1),
          step(new Act.Deliver("m1", "好"), People.OF_B, 1),
          step(new Act.Accept("m1"), People.WRITER, 1),
          step(new Act.Close(3, "好"), People.WRITER, 1));

  private static Step step(Act act, Actor who, int hours) {
    return new Step(act, who, hours, false);
  }

  @Provide
  Arbitrary<List<Step>> histories() {
    var steps =
        Combinators.combine(
                acts(),
                Arbitraries.of(ALL),
                Arbitraries.frequencyOf(
                    Tuple.of(8, Arbitraries.integers().between(0, 5)),
                    Tuple.of(1, Arbitraries.integers().between(0, 500))),
                Arbitraries.frequency(Tuple.of(12, false), Tuple.of(1, true)))
            .as(Step::new);
    return Combinators.combine(
            Arbitraries.integers().between(0, STRAIGHT.size()), steps.list().ofMaxSize(80))
        .as((count, any) -> Stream.concat(STRAIGHT.stream().limit(count), any.stream()).toList());
  }

  private static Arbitrary<Act> acts() {
    var applications = Arbitraries.of("of-b", "of-c", "of-d");
    var words = Arbitraries.of("", "好", "另说");
    var milestones = Arbitraries.of("m1", "m2");
    var points = Arbitraries.integers().between(-1, 101).list().ofMinSize(2).ofMaxSize(4);
    return Arbitraries.oneOf(
        List.of(
            Arbitraries.of("题目一", "题目二").map(it -> new Act.Write(People.terms(it))),
            Arbitraries.just(new Act.Submit()),
            Arbitraries.just(new Act.Publish()),
            Arbitraries.just(new Act.Publish()),
            words.map(Act.Return::new),
            Arbitraries.frequencyOf(
                Tuple.of(1, words.map(Act.Withdraw::new)),
                Tuple.of(6, Arbitraries.just(new Act.Submit()))),
            Combinators.combine(applications, words).as((id, it) -> new Act.Apply(id, "", it)),
            applications.map(Act.SubmitApplication::new),
            applications.map(Act.WithdrawApplication::new),
            Combinators.combine(applications, points).as(Act.Score::new),
            applications.map(it -> new Act.Score(it, List.of(50, 60, 70))),
            applications.map(it -> new Act.Score(it, List.of(50, 60, 70))),
            applications.set().ofMaxSize(2).map(Act.Select::new),
            applications.map(it -> new Act.Select(Set.of(it))),
            parties(),
            applications.map(
                it ->
                    new Act.Agree(
                        List.of(new Party("", "统筹", 6_000, ""), new Party(it, "做", 4_000, "")))),
            Arbitraries.just(new Act.Agree(List.of(new Party("", "统筹", 10_000, "")))),
            Arbitraries.just(new Act.Confirm()),
            Combinators.combine(milestones, Arbitraries.of("", "of-b", "of-c"))
                .as((id, it) -> new Act.Plan(id, "首批", "清单", DUE, it)),
            Combinators.combine(milestones, words).as(Act.Deliver::new),
            milestones.map(Act.Accept::new),
            Combinators.combine(milestones, words).as(Act.Reopen::new),
            Combinators.combine(milestones, words).as(Act.Drop::new),
            words.map(it -> new Act.Close(3, it))));
  }

  private static Arbitrary<Act> parties() {
    var part =
        Combinators.combine(
                Arbitraries.of("", "of-b", "of-c", "of-d"),
                Arbitraries.of("", "做事"),
                Arbitraries.of(-1, 0, 2_000, 4_000, 6_000, 10_000))
            .as((id, duty, share) -> new Party(id, duty, share, "forged"));
    return part.list().ofMaxSize(3).map(Act.Agree::new);
  }

  @Property(tries = 1_000, edgeCases = EdgeCasesMode.NONE)
  void states_rights_and_shares_hold_in_any_history(@ForAll("histories") List<Step> steps) {
    var call = People.draft();
    var now = People.START;
    for (var step : steps) {
      var later = now.plus(Duration.ofHours(step.hours()));
      assertNoneGoesBack(call.state(now), call.state(later));
      now = later;
      var members = step.bLeft() ? Set.of("a", "c") : People.MEMBERS;
      var rules = new CallRules(members);
      var outcome = rules.next(call, step.act(), step.who(), now);
      switch (outcome) {
        case Outcome.Changed(var next) -> {
          assertThat(next).isNotEqualTo(call);
          assertNoneGoesBack(call.state(now), next.state(now));
          assertFair(call, step, next, now);
          assertThat(rules.next(next, step.act(), step.who(), now))
              .as("%s by %s came twice", step.act(), step.who())
              .isNotInstanceOf(Outcome.Changed.class);
          call = next;
        }
        case Outcome.Same(var same) -> assertThat(same).isEqualTo(call);
        case Outcome.Refused _ -> {}
      }
      assertWhole(call, now);
      assertHidden(call, now);
    }
    Statistics.label("where they end")
        .collect(call.state(now))
        .coverage(
            reached -> List.of(State.values()).forEach(it -> reached.check(it).count(n -> n > 0)));
  }

  private static void assertNoneGoesBack(State before, State after) {
    assertThat(before == after || WAYS.getOrDefault(before, Set.of()).contains(after))
        .as("%s → %s", before, after)
        .isTrue();
  }

  private static void assertFair(Call before, Step step, Call after, Instant now) {
    if (before.progress().published().isPresent()) {
      assertThat(after.terms()).isEqualTo(before.terms());
    }
    if (before.isDue(now)) {
      assertThat(after.applications()).hasSameSizeAs(before.applications());
      for (var one : before.applications()) {
        var then = after.application(one.id()).orElseThrow();
        assertThat(then.material()).isEqualTo(one.material());
        assertThat(then.stage() == Application.Stage.SUBMITTED)
            .as("nobody submits when it is too late")
            .isIn(one.stage() == Application.Stage.SUBMITTED, false);
      }
    }
    if (step.act() instanceof Act.Publish) {
      assertThat(step.who().id()).isNotEqualTo(before.progress().submitter());
    }
  }

  private static void assertWhole(Call call, Instant now) {
    var sum = call.agreement().stream().mapToInt(Party::share).sum();
    assertThat(sum).isIn(call.agreement().isEmpty() ? 0 : Share.WHOLE, Share.WHOLE);
    if (call.state(now) == State.RUNNING) {
      assertThat(call.agreement()).isNotEmpty().noneMatch(one -> one.confirmed().isEmpty());
    }
    assertThat(call.agreement()).noneMatch(one -> one.confirmed().equals("forged"));
    assertThat(call.applications().stream().map(Application::library))
        .doesNotHaveDuplicates()
        .doesNotContain(call.library());
  }

  private static void assertHidden(Call call, Instant now) {
    for (var who : ALL) {
      for (var one : call.applications()) {
        if (!one.library().equals(who.library()) && !call.isDue(now)) {
          assertThat(new Sight(who, now).sees(call, one)).as("%s", who).isFalse();
        }
      }
    }
  }
}
