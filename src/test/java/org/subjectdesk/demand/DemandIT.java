package org.subjectdesk.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import org.subjectdesk.demand.Decisions.State;
import org.subjectdesk.demand.Suggestion.Kind;
import org.subjectdesk.handover.Handovers;
import org.subjectdesk.learning.AskedDays;
import org.subjectdesk.learning.MissedWishes.Held;
import org.subjectdesk.learning.SharedCharacters;
import org.subjectdesk.store.OnEachStore;
import org.subjectdesk.store.Store;

class DemandIT {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);
  private static final Scope OURS = new Scope("demo-a", "");
  private static final Scope ALL = new Scope("*", "");
  private static final Span NINE_WEEKS = Span.of(TODAY.minusDays(62), TODAY, ZONE).orElseThrow();
  private static final String QUESTION = "钢琴练习室的隔音耳罩去哪领";

  @OnEachStore
  void a_topic_that_rises_is_seen_by_week_and_subject(Store store) {
    var seed = new Seed(store);
    for (var week = 1; week < 9; week++) {
      seed.answered("demo-a", "5202", weeksAgo(week), 90);
      seed.asks("demo-a", "5202", "晚上几点熄灯呀", weeksAgo(week), 4);
    }
    seed.answered("demo-a", "5202", weeksAgo(0), 90);
    seed.asks("demo-a", "5202", "晚上几点熄灯呀", weeksAgo(0), 4);
    seed.asks("demo-a", "530701", QUESTION, weeksAgo(0), 12);
    seed.asks("demo-b", "", "别馆的问题", weeksAgo(0), 5);

    var report = demand(store).of(OURS, NINE_WEEKS);
    assertThat(report.weeks()).hasSize(9);
    assertThat(report.weeks().getLast())
        .isEqualTo(new Demand.Week(LocalDate.of(2026, 11, 22), 106, 16));
    assertThat(report.topics())
        .extracting(Topics.Topic::question, Topics.Topic::count, topic -> topic.trend().kind())
        .containsExactly(
            tuple(QUESTION, 12, Trend.Kind.RISING), tuple("晚上几点熄灯呀", 36, Trend.Kind.STEADY));
    assertThat(report.topics().getFirst().subject()).isEqualTo("530701");
    assertThat(report.subjects())
        .extracting(Demand.OfSubject::subject, Demand.OfSubject::unanswered)
        .containsExactly(tuple("52", 36L), tuple("53", 12L));
    assertThat(report.season().known()).isFalse();
    assertThat(demand(store).of(ALL, NINE_WEEKS).weeks().getLast().unanswered()).isEqualTo(21);
    assertThat(demand(store).of(new Scope("demo-a", "53"), NINE_WEEKS).topics())
        .extracting(Topics.Topic::question)
        .containsExactly(QUESTION);
  }

  @OnEachStore
  void each_kind_of_suggestion_has_its_evidence(Store store) {
    var seed = new Seed(store);
    seed.asks("demo-a", "5202", QUESTION, weeksAgo(1), 3);
    seed.asks("demo-a", "", "只问了两次的事", weeksAgo(1), 2);
    seed.rates("demo-a", "rooms", false, weeksAgo(1), 4);
    seed.rates("demo-a", "rooms", true, weeksAgo(1), 2);
    seed.rates("demo-a", "liked", false, weeksAgo(1), 3);
    seed.rates("demo-a", "liked", true, weeksAgo(1), 9);
    seed.misses("demo-a", "氢能汽车维修", Held.NOBODY, weeksAgo(2), 5);
    seed.misses("demo-a", "设施蔬菜栽培", Held.ELSEWHERE, weeksAgo(2), 6);
    for (var i = 0; i < 4; i++) {
      seed.handed("demo-a", "530701", weeksAgo(3), Handovers.Kind.ASKED, Handovers.Kind.TICKET);
      seed.handed("demo-a", "560213", weeksAgo(3), Handovers.Kind.ASKED, Handovers.Kind.TAKEN);
    }
    seed.handed("demo-a", "5307", weeksAgo(3), Handovers.Kind.TAKEN, Handovers.Kind.PASSED);
    for (var i = 0; i < 3; i++) {
      seed.led("demo-a", "patents", false, weeksAgo(1));
      seed.led("demo-a", "novelty", true, weeksAgo(1));
    }

    var found = demand(store).of(OURS, NINE_WEEKS).suggestions();
    assertThat(found)
        .extracting(
            Suggestion::kind,
            Suggestion::title,
            one -> one.evidence().count(),
            one -> one.evidence().of())
        .containsExactlyInAnyOrder(
            tuple(Kind.FAQ, QUESTION, 3, 0),
            tuple(Kind.IMPROVE, "rooms", 4, 6),
            tuple(Kind.BUY, "氢能汽车维修", 5, 0),
            tuple(Kind.SHARE, "设施蔬菜栽培", 6, 0),
            tuple(Kind.TRAIN, "53", 5, 5),
            tuple(Kind.REFERRAL, "patents", 3, 3));
    var training = found.stream().filter(one -> one.kind() == Kind.TRAIN).findFirst();
    assertThat(training.orElseThrow().evidence().figures())
        .containsEntry("missed", 4L)
        .containsEntry("passed", 1L);
    assertThat(demand(store).of(new Scope("demo-b", ""), NINE_WEEKS).suggestions()).isEmpty();

    var broken = new Demand(store, new SharedCharacters(), () -> Set.of("novelty"));
    assertThat(broken.of(OURS, NINE_WEEKS).suggestions())
        .filteredOn(one -> one.kind() == Kind.REFERRAL)
        .extracting(Suggestion::about, one -> one.evidence().figures().get("down"))
        .contains(tuple("novelty", 1L));
  }

  @OnEachStore
  void what_was_decided_comes_back_with_new_evidence_only(Store store) {
    var seed = new Seed(store);
    var demand = demand(store);
    seed.asks("demo-a", "", QUESTION, weeksAgo(3), 5);
    seed.rates("demo-a", "rooms", false, weeksAgo(3), 3);
    seed.led("demo-a", "patents", false, weeksAgo(3));
    seed.led("demo-a", "patents", false, weeksAgo(3));
    seed.led("demo-a", "patents", false, weeksAgo(3));
    var found = demand.of(OURS, NINE_WEEKS).suggestions();
    assertThat(found).hasSize(3);

    var verdict = new Demand.Verdict(State.PUT_OFF, "等新楼开放再说", "lin");
    for (var one : found) {
      assertThat(demand.decide(OURS, NINE_WEEKS, one.id(), verdict, weeksAgo(2))).isPresent();
    }
    var quiet = demand.of(OURS, NINE_WEEKS);
    assertThat(quiet.suggestions()).isEmpty();
    assertThat(quiet.decided())
        .extracting(Decisions.Decision::title)
        .containsExactlyInAnyOrder(QUESTION, "rooms", "patents");
    assertThat(demand.of(ALL, NINE_WEEKS).suggestions()).as("decided for one library").hasSize(3);

    // Another wording leads the group now, and it is still the same suggestion.
    seed.asks("demo-a", "", QUESTION + "呀", weeksAgo(1), 2);
    seed.led("demo-a", "patents", false, weeksAgo(1));
    assertThat(demand.of(OURS, NINE_WEEKS).suggestions()).as("not enough").isEmpty();
    seed.asks("demo-a", "", QUESTION + "呀", weeksAgo(1), 7);
    seed.led("demo-a", "patents", false, weeksAgo(1));
    seed.led("demo-a", "patents", false, weeksAgo(1));
    assertThat(demand.of(OURS, NINE_WEEKS).suggestions())
        .extracting(Suggestion::kind, one -> one.evidence().count(), one -> one.evidence().again())
        .containsExactly(tuple(Kind.FAQ, 9, true), tuple(Kind.REFERRAL, 3, true));

    var id = quiet.decided().getFirst().id();
    var open = new Demand.Verdict(State.OPEN, "", "lin");
    assertThat(demand.decide(OURS, NINE_WEEKS, id, open, weeksAgo(0))).isPresent();
    assertThat(demand.of(OURS, NINE_WEEKS).decided())
        .extracting(Decisions.Decision::id)
        .doesNotContain(id);
    assertThat(demand.decide(OURS, NINE_WEEKS, "faq-0000000000000000", verdict, weeksAgo(0)))
        .isEmpty();
  }

  @OnEachStore
  void the_year_before_is_told_after_its_questions_are_gone(Store store) {
    var seed = new Seed(store);
    for (var week = 0; week < 4; week++) {
      seed.answered("demo-a", "", weeksAgo(52 + week), 50);
      seed.answered("demo-a", "", weeksAgo(week), 120);
      seed.answered("demo-a", "", weeksAgo(51 - week), 70);
    }
    seed.answered("demo-a", "", weeksAgo(60), 1);
    count(store);
    store
        .inTransaction(
            "question", tx -> tx.update("DELETE FROM question WHERE asked_at < ?", weeksAgo(40)))
        .join();
    count(store);

    var season = demand(store).of(OURS, NINE_WEEKS).season();
    assertThat(season.known()).isTrue();
    assertThat(season.asked()).isEqualTo(480);
    assertThat(season.before()).isEqualTo(200);
    assertThat(season.ahead()).isEqualTo(280);
    assertThat(season.trend().kind()).isEqualTo(Trend.Kind.RISING);
    assertThat(demand(store).of(new Scope("demo-b", ""), NINE_WEEKS).season().known()).isFalse();
  }

  @OnEachStore
  void nothing_asked_is_nothing_found(Store store) {
    var report = demand(store).of(ALL, Span.of(TODAY, TODAY, ZONE).orElseThrow());
    assertThat(report.weeks()).extracting(Demand.Week::asked).containsExactly(0L);
    assertThat(report.topics()).isEmpty();
    assertThat(report.suggestions()).isEmpty();
    assertThat(Span.of(TODAY, TODAY.minusDays(1), ZONE)).isEqualTo(Optional.empty());
    assertThat(Span.of(TODAY.minusDays(371), TODAY, ZONE)).isEqualTo(Optional.empty());
  }

  private static void count(Store store) {
    var days = new AskedDays(ZONE);
    var more = true;
    while (more) {
      more = store.inTransaction(AskedDays.class, tx -> days.count(tx, weeksAgo(0))).join();
    }
  }

  private static Demand demand(Store store) {
    return new Demand(store, new SharedCharacters(), Set::of);
  }

  private static Instant weeksAgo(int weeks) {
    return TODAY.atTime(12, 0).atZone(ZONE).toInstant().minus(Duration.ofDays(7L * weeks));
  }
}
