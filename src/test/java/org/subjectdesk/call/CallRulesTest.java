package org.subjectdesk.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.subjectdesk.call.People.ADMIN_OF_C;
import static org.subjectdesk.call.People.DEADLINE;
import static org.subjectdesk.call.People.MEMBERS;
import static org.subjectdesk.call.People.OF_B;
import static org.subjectdesk.call.People.OF_C;
import static org.subjectdesk.call.People.REVIEWER;
import static org.subjectdesk.call.People.START;
import static org.subjectdesk.call.People.WRITER;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The whole way of a call, and what is refused on it. */
class CallRulesTest {
  private static final Instant AFTER = DEADLINE.plusSeconds(1);
  private static final LocalDate DUE = LocalDate.of(2027, 3, 1);

  private Set<String> members = MEMBERS;
  private Call call = People.draft();

  private Outcome told(Act act, Actor who, Instant now) {
    return new CallRules(members).next(call, act, who, now);
  }

  private void done(Act act, Actor who, Instant now) {
    var outcome = told(act, who, now);
    assertThat(outcome).as("%s", act).isInstanceOf(Outcome.Changed.class);
    call = ((Outcome.Changed) outcome).call();
  }

  private void refused(Refusal why, Act act, Actor who, Instant now) {
    assertThat(told(act, who, now))
        .isInstanceOfSatisfying(
            Outcome.Refused.class, it -> assertThat(it.why()).as("%s", act).isEqualTo(why));
  }

  private void open() {
    done(new Act.Submit(), WRITER, START);
    done(new Act.Publish(), REVIEWER, START);
  }

  private void applied(String id, Actor who) {
    done(new Act.Apply(id, "", "我馆有护理学科馆员两名"), who, START);
    done(new Act.SubmitApplication(id), who, START);
  }

  private void running() {
    open();
    applied("of-b", OF_B);
    applied("of-c", OF_C);
    done(new Act.Score("of-b", List.of(80, 90, 70)), WRITER, AFTER);
    done(new Act.Score("of-c", List.of(60, 60, 60)), WRITER, AFTER);
    done(new Act.Select(Set.of("of-b", "of-c")), WRITER, AFTER);
    done(new Act.Agree(parties(5_000, 3_000, 2_000)), WRITER, AFTER);
    done(new Act.Confirm(), OF_B, AFTER);
    assertThat(call.state(AFTER)).isEqualTo(State.AGREEING);
    done(new Act.Confirm(), OF_C, AFTER);
    assertThat(call.state(AFTER)).isEqualTo(State.RUNNING);
  }

  private static List<Party> parties(int a, int b, int c) {
    return List.of(
        new Party("", "统筹", a, ""), new Party("of-b", "采集", b, ""), new Party("of-c", "标引", c, ""));
  }

  @Test
  void a_call_goes_from_its_draft_to_its_evaluation() {
    running();
    done(new Act.Plan("first", "首批 50 条", "清单与元数据", DUE, "of-b"), WRITER, AFTER);
    refused(Refusal.NOT_PARTY, new Act.Deliver("first", "好了"), OF_C, AFTER);
    done(new Act.Deliver("first", "见附件"), OF_B, AFTER);
    refused(Refusal.NOT_YOURS, new Act.Accept("first"), OF_B, AFTER);
    done(new Act.Reopen("first", "缺 3 条"), WRITER, AFTER);
    refused(Refusal.MILESTONES_OPEN, new Act.Close(4, "如期完成"), WRITER, AFTER);
    done(new Act.Deliver("first", "补齐了"), OF_B, AFTER);
    done(new Act.Accept("first"), WRITER, AFTER);
    refused(Refusal.MISSING, new Act.Close(4, " "), WRITER, AFTER);
    done(new Act.Close(4, "如期完成"), WRITER, AFTER);
    assertThat(call.state(AFTER)).isEqualTo(State.CLOSED);
    assertThat(told(new Act.Close(4, "如期完成"), WRITER, AFTER)).isInstanceOf(Outcome.Same.class);
  }

  @Test
  void nobody_publishes_what_she_handed_in_herself_nor_without_the_role() {
    done(new Act.Submit(), REVIEWER, START);
    refused(Refusal.OWN_WORK, new Act.Publish(), REVIEWER, START);
    refused(Refusal.NOT_REVIEWER, new Act.Publish(), WRITER, START);
    refused(Refusal.UNKNOWN, new Act.Publish(), OF_B, START);
    done(new Act.Return("请写明人数"), REVIEWER, START);
    assertThat(call.state(START)).isEqualTo(State.DRAFT);
    done(new Act.Submit(), WRITER, START);
    done(new Act.Publish(), ADMIN_OF_C, START);
  }

  @Test
  void a_published_call_is_not_changed() {
    open();
    refused(Refusal.PUBLISHED, new Act.Write(People.terms("另一个题目")), WRITER, START);
    assertThat(told(new Act.Write(People.terms()), WRITER, START)).isInstanceOf(Outcome.Same.class);
  }

  @Test
  void an_application_after_the_deadline_is_refused_to_the_second() {
    open();
    done(new Act.Apply("of-b", "", "我馆愿意参加"), OF_B, DEADLINE.minusMillis(1));
    refused(Refusal.DEADLINE_PASSED, new Act.SubmitApplication("of-b"), OF_B, DEADLINE);
    refused(Refusal.DEADLINE_PASSED, new Act.Apply("of-c", "", "我馆也愿意"), OF_C, DEADLINE);
    done(new Act.SubmitApplication("of-b"), OF_B, DEADLINE.minusMillis(1));
    assertThat(told(new Act.SubmitApplication("of-b"), OF_B, DEADLINE))
        .isInstanceOf(Outcome.Same.class);
  }

  @Test
  void competing_applications_are_hidden_from_everybody_until_the_deadline() {
    open();
    applied("of-b", OF_B);
    var one = call.application("of-b").orElseThrow();
    for (var who : List.of(WRITER, REVIEWER, ADMIN_OF_C, OF_C)) {
      assertThat(new Sight(who, DEADLINE.minusMillis(1)).sees(call, one)).isFalse();
    }
    assertThat(new Sight(OF_B, START).sees(call, one)).isTrue();
    assertThat(new Sight(WRITER, DEADLINE).sees(call, one)).isTrue();
    assertThat(new Sight(OF_C, DEADLINE).sees(call, one)).isFalse();
    refused(Refusal.BEFORE_DEADLINE, new Act.Score("of-b", List.of(1, 2, 3)), WRITER, START);
    refused(Refusal.BEFORE_DEADLINE, new Act.Select(Set.of("of-b")), WRITER, START);
  }

  @Test
  void who_applies_does_not_judge_even_as_the_alliances_admin() {
    open();
    applied("of-b", OF_B);
    applied("of-c", OF_C);
    refused(Refusal.INVOLVED, new Act.Score("of-b", List.of(1, 2, 3)), ADMIN_OF_C, AFTER);
    assertThat(new Sight(ADMIN_OF_C, AFTER).sees(call, call.application("of-b").orElseThrow()))
        .isFalse();
    refused(Refusal.OWN_CALL, new Act.Apply("of-a", "", "我们自己"), WRITER, START);
  }

  @Test
  void shares_must_be_a_whole_and_of_all_parties() {
    open();
    applied("of-b", OF_B);
    applied("of-c", OF_C);
    done(new Act.Score("of-b", List.of(80, 90, 70)), WRITER, AFTER);
    refused(Refusal.NOT_SCORED, new Act.Select(Set.of("of-c")), WRITER, AFTER);
    refused(Refusal.CHOICE, new Act.Select(Set.of()), WRITER, AFTER);
    done(new Act.Score("of-c", List.of(80, 90, 70)), WRITER, AFTER);
    done(new Act.Select(Set.of("of-b", "of-c")), WRITER, AFTER);
    refused(Refusal.SHARES, new Act.Agree(parties(5_000, 3_000, 1_999)), WRITER, AFTER);
    refused(Refusal.SHARES, new Act.Agree(parties(8_000, 2_000, 0)), WRITER, AFTER);
    refused(Refusal.PARTIES, new Act.Agree(parties(8_000, 2_000, 0).subList(0, 2)), WRITER, AFTER);
    done(new Act.Agree(parties(5_000, 3_000, 2_000)), WRITER, AFTER);
    done(new Act.Confirm(), OF_B, AFTER);
    done(new Act.Agree(parties(4_000, 4_000, 2_000)), WRITER, AFTER);
    assertThat(call.agreement().get(1).confirmed()).as("other words, other consent").isEmpty();
  }

  @Test
  void who_steps_back_before_all_agreed_voids_the_agreement_and_another_may_be_chosen() {
    open();
    applied("of-b", OF_B);
    applied("of-c", OF_C);
    done(new Act.Score("of-b", List.of(80, 90, 70)), WRITER, AFTER);
    done(new Act.Select(Set.of("of-b")), WRITER, AFTER);
    assertThat(call.application("of-c").orElseThrow().stage())
        .isEqualTo(Application.Stage.DECLINED);
    done(new Act.WithdrawApplication("of-b"), OF_B, AFTER);
    refused(Refusal.NOT_SCORED, new Act.Select(Set.of("of-c")), WRITER, AFTER);
    done(new Act.Score("of-c", List.of(60, 60, 60)), WRITER, AFTER);
    done(new Act.Select(Set.of("of-c")), WRITER, AFTER);
    assertThat(call.selected()).extracting(Application::id).containsExactly("of-c");
  }

  @Test
  void a_party_that_leaves_the_alliance_makes_way_for_a_new_agreement_among_the_rest() {
    running();
    done(new Act.Plan("first", "首批", "清单", DUE, "of-c"), WRITER, AFTER);
    refused(Refusal.WRONG_STATE, new Act.Agree(parties(4_000, 4_000, 2_000)), WRITER, AFTER);
    members = Set.of("a", "b");
    refused(Refusal.LEFT, new Act.Deliver("first", "还在做"), OF_C, AFTER);
    refused(Refusal.PARTIES, new Act.Agree(parties(4_000, 4_000, 2_000)), WRITER, AFTER);
    var rest = List.of(new Party("", "统筹、标引", 6_000, ""), new Party("of-b", "采集", 4_000, ""));
    done(new Act.Agree(rest), WRITER, AFTER);
    assertThat(call.state(AFTER)).isEqualTo(State.AGREEING);
    done(new Act.Plan("first", "首批", "清单", DUE, "of-b"), WRITER, AFTER);
    done(new Act.Confirm(), OF_B, AFTER);
    assertThat(call.state(AFTER)).isEqualTo(State.RUNNING);
  }

  @Test
  void nobody_applies_to_a_library_that_has_left_nor_is_its_application_chosen() {
    open();
    applied("of-b", OF_B);
    members = Set.of("b", "c");
    refused(Refusal.LEFT, new Act.Apply("of-c", "", "我馆愿意"), OF_C, START);
    members = Set.of("a", "c");
    refused(Refusal.LEFT, new Act.Score("of-b", List.of(80, 90, 70)), WRITER, AFTER);
    refused(Refusal.CHOICE, new Act.Select(Set.of("of-b")), WRITER, AFTER);
    members = Set.of("b", "c");
    done(new Act.Withdraw("发起馆已退出联盟"), ADMIN_OF_C, AFTER);
    assertThat(call.application("of-b").orElseThrow().stage())
        .isEqualTo(Application.Stage.DECLINED);
  }

  private void attachable(Actor who, Holder holder, Instant now, Refusal... why) {
    assertThat(new FileRules(members, new Sight(who, now)).refusal(call, holder).stream())
        .containsExactly(why);
  }

  @Test
  void who_took_an_application_back_may_mend_its_attachments_before_the_deadline() {
    open();
    applied("of-b", OF_B);
    var mine = new Holder("of-b", "");
    attachable(OF_B, mine, START, Refusal.SUBMITTED);
    done(new Act.WithdrawApplication("of-b"), OF_B, START);
    attachable(OF_B, mine, START);
    attachable(OF_B, mine, AFTER, Refusal.DEADLINE_PASSED);
  }

  @Test
  void a_deliverable_is_its_partys_and_the_initiators_and_stays_once_it_was_accepted() {
    running();
    done(new Act.Plan("first", "首批", "清单", DUE, "of-b"), WRITER, AFTER);
    var first = new Holder("", "first");
    attachable(OF_B, first, AFTER);
    attachable(WRITER, first, AFTER);
    attachable(OF_C, first, AFTER, Refusal.NOT_PARTY);
    done(new Act.Deliver("first", "见附件"), OF_B, AFTER);
    attachable(OF_B, first, AFTER);
    done(new Act.Accept("first"), WRITER, AFTER);
    assertThat(call.milestone("first").orElseThrow().note()).isEqualTo("见附件");
    attachable(OF_B, first, AFTER, Refusal.WRONG_STATE);
    attachable(WRITER, first, AFTER, Refusal.WRONG_STATE);
  }

  @Test
  void a_call_that_lacks_something_or_ends_in_the_past_is_not_handed_in() {
    refused(Refusal.DEADLINE_BEHIND, new Act.Submit(), WRITER, AFTER);
    var whole = People.terms();
    var wrong =
        new Terms(
            whole.title(),
            whole.subject(),
            whole.initiator(),
            whole.items(),
            whole.cooperation(),
            whole.goals(),
            whole.budget(),
            List.of(new Share("采集", 6_000), new Share("标引", 4_001)),
            whole.talent(),
            whole.deadline(),
            whole.criteria());
    call = Call.draft("call-two", "a", wrong, "lin");
    assertThat(told(new Act.Submit(), WRITER, START))
        .isEqualTo(new Outcome.Refused(Refusal.SHARES, "split"));
  }

  @Test
  void a_day_ends_at_its_end_in_china() {
    assertThat(Deadline.of("2026-12-20")).contains(Instant.parse("2026-12-20T16:00:00Z"));
    assertThat(Deadline.of("2026-12-20T17:00")).contains(Instant.parse("2026-12-20T09:00:00Z"));
    assertThat(Deadline.of("2026-12-20T17:00:00Z")).contains(Instant.parse("2026-12-20T17:00:00Z"));
    for (var wrong : List.of("", "明天", "2026-02-30", "9999-12-31", "2026-12-20T25:00")) {
      assertThat(Deadline.of(wrong)).as(wrong).isEmpty();
    }
  }
}
