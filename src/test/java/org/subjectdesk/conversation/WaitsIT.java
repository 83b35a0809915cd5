package org.subjectdesk.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.subjectdesk.dialogue.Act;
import org.subjectdesk.dialogue.Phase;
import org.subjectdesk.handover.Handovers.Kind;
import org.subjectdesk.routing.Queue;
import org.subjectdesk.store.OnEachStore;
import org.subjectdesk.store.Store;

/** Nobody waits for ever, whatever librarians do or do not do. */
class WaitsIT {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Act TAKE = new Act.Take();

  @OnEachStore
  void a_wait_over_the_limit_becomes_a_ticket_with_everything_already_said(Store store) {
    var desk = new Desk(store).with("lin");
    desk.says("r", "怎么续借");
    desk.says("r", "人工");
    desk.says("r", "我的书丢了");
    desk.passAndLook(Desk.LIMITS.longestWait().minus(SECOND));
    assertThat(desk.tickets()).isEmpty();
    desk.passAndLook(SECOND);

    assertThat(desk.tickets())
        .singleElement()
        .extracting(it -> it.text())
        .isEqualTo("怎么续借\n人工\n我的书丢了");
    assertThat(desk.phase("r")).isEqualTo(new Phase.WithBot(List.of()));
    assertThat(desk.pushed("")).containsExactly("too long, due 11月24日 24:00");
    assertThat(desk.way("r")).containsExactly(Kind.ASKED, Kind.TICKET);
  }

  @OnEachStore
  void nodes_that_look_at_the_same_moment_make_one_ticket(Store store) {
    var desk = new Desk(store).with("lin");
    for (var i = 0; i < 20; i++) {
      desk.says("r" + i, "人工");
    }
    desk.pass(Desk.LIMITS.longestWait());
    var other = CompletableFuture.runAsync(desk.waits::look);
    desk.waits.look();
    other.join();

    assertThat(desk.tickets()).hasSize(20);
    assertThat(desk.pushed("")).hasSize(20);
  }

  @OnEachStore
  void who_does_not_answer_the_ring_is_passed_over_for_somebody_else(Store store) {
    var desk = new Desk(store).with("lin", "fang", "mei");
    desk.says("r", "人工");
    desk.acts("mei", "r", new Act.Pass(new Queue.OfLibrarian("lin"), "hers"));
    desk.passAndLook(MINUTE.minus(SECOND));
    assertThat(queue(desk)).isEqualTo(new Queue.OfLibrarian("lin"));
    desk.passAndLook(SECOND);

    assertThat(queue(desk)).isEqualTo(Desk.TEAM);
    assertThat(desk.way("r")).containsExactly(Kind.ASKED, Kind.PASSED, Kind.MOVED);
  }

  @OnEachStore
  void who_is_rung_and_loses_her_connection_is_passed_over_at_once(Store store) {
    var desk = new Desk(store).with("lin", "fang", "mei");
    desk.says("r", "人工");
    desk.acts("mei", "r", new Act.Pass(new Queue.OfLibrarian("lin"), "hers"));
    desk.goes("lin");
    desk.passAndLook(SECOND);

    assertThat(queue(desk)).isEqualTo(Desk.TEAM);
    assertThat(((Phase.Waiting) desk.phase("r")).since())
        .as("she keeps her turn")
        .isEqualTo(Desk.NOON);
  }

  @OnEachStore
  void a_wait_that_nobody_can_take_over_is_not_written_again_and_again(Store store) {
    var desk = new Desk(store).with("lin");
    desk.says("r", "人工");
    desk.acts("lin", "r", new Act.Pass(new Queue.OfLibrarian("lin"), ""));
    desk.goes("lin");
    desk.passAndLook(SECOND);
    var before = desk.consult("r");
    desk.passAndLook(SECOND);
    desk.passAndLook(SECOND);

    assertThat(desk.consult("r")).isEqualTo(before);
  }

  @OnEachStore
  void a_ring_that_leads_nowhere_else_begins_anew_and_no_console_has_to_know(Store store) {
    var desk = new Desk(store).with("lin");
    desk.says("r", "人工");
    desk.says("s", "人工");
    var before = desk.consult("r");
    desk.passAndLook(MINUTE);

    assertThat(desk.consult("r"))
        .isEqualTo(before.in(new Phase.Waiting(Desk.TEAM, Desk.NOON, desk.now)));
    assertThat(desk.consult("s").version()).isEqualTo(1);
    assertThat(desk.way("r")).containsExactly(Kind.ASKED);
    assertThat(desk.moved).as("for those who are told on their phones").hasSize(1);
    desk.passAndLook(MINUTE.minus(SECOND));
    assertThat(desk.moved).hasSize(1);
    desk.passAndLook(SECOND);
    assertThat(desk.moved).hasSize(2);
  }

  @OnEachStore
  void a_librarian_who_left_the_roster_leaves_her_talks_to_the_others(Store store) {
    var desk = new Desk(store).with("lin", "fang");
    desk.says("r", "人工");
    desk.acts("lin", "r", TAKE);
    desk.roster = Desk.roster("fang");
    desk.passAndLook(SECOND);

    assertThat(queue(desk)).isEqualTo(Desk.TEAM);
    assertThat(desk.way("r")).containsExactly(Kind.ASKED, Kind.TAKEN, Kind.RELEASED);
    assertThat(desk.pushed("")).containsExactly("I am lin", "moved");
    desk.acts("fang", "r", TAKE);
    assertThat(desk.phase("r")).isInstanceOf(Phase.WithLibrarian.class);
  }

  @OnEachStore
  void a_talk_that_nobody_can_take_over_becomes_a_ticket(Store store) {
    var desk = new Desk(store).with("lin");
    desk.says("r", "人工");
    desk.acts("lin", "r", TAKE);
    desk.says("r", "我的书丢了");
    desk.roster = Desk.roster();
    desk.passAndLook(SECOND);

    assertThat(desk.tickets()).singleElement().extracting(it -> it.text()).isEqualTo("人工\n我的书丢了");
    assertThat(desk.way("r")).containsExactly(Kind.ASKED, Kind.TAKEN, Kind.TICKET);
  }

  @OnEachStore
  void a_librarian_who_is_gone_while_a_reader_waits_for_her_word_loses_the_talk(Store store) {
    var desk = new Desk(store).with("lin", "fang");
    desk.says("r", "人工");
    desk.acts("lin", "r", TAKE);
    desk.goes("lin");
    desk.passAndLook(Desk.LIMITS.absence().minus(SECOND));
    assertThat(desk.phase("r")).as("she may come back").isInstanceOf(Phase.WithLibrarian.class);
    desk.passAndLook(SECOND);

    assertThat(queue(desk)).isEqualTo(Desk.TEAM);
  }

  @OnEachStore
  void a_librarian_who_is_gone_keeps_the_talk_while_the_reader_says_nothing(Store store) {
    var desk = new Desk(store).with("lin", "fang");
    desk.says("r", "人工");
    desk.acts("lin", "r", TAKE);
    desk.acts("lin", "r", new Act.Say("您好"));
    desk.goes("lin");
    desk.passAndLook(Desk.LIMITS.silence().minus(SECOND));

    assertThat(desk.phase("r")).isInstanceOf(Phase.WithLibrarian.class);
  }

  @OnEachStore
  void a_librarian_who_comes_back_in_time_keeps_the_talk(Store store) {
    var desk = new Desk(store).with("lin", "fang");
    desk.says("r", "人工");
    desk.acts("lin", "r", TAKE);
    desk.goes("lin");
    desk.passAndLook(MINUTE.multipliedBy(2));
    desk.comes("lin");
    desk.passAndLook(MINUTE.multipliedBy(2));

    assertThat(desk.phase("r")).isInstanceOf(Phase.WithLibrarian.class);
  }

  @OnEachStore
  void a_talk_in_which_nobody_says_anything_more_ends_and_may_be_rated(Store store) {
    var desk = new Desk(store).with("lin");
    desk.says("r", "人工");
    desk.acts("lin", "r", TAKE);
    desk.acts("lin", "r", new Act.Say("在三楼"));
    desk.passAndLook(Desk.LIMITS.silence().minus(SECOND));
    assertThat(desk.phase("r")).isInstanceOf(Phase.WithLibrarian.class);
    desk.passAndLook(SECOND);

    assertThat(desk.phase("r")).isEqualTo(new Phase.Rating("lin", Phase.Rating.NO_STARS));
    assertThat(desk.pushed("").getLast()).startsWith("talk-closed");
  }

  @OnEachStore
  void a_reader_who_goes_on_asking_somebody_who_never_answers_gets_somebody_else(Store store) {
    var desk = new Desk(store).with("lin", "fang");
    desk.says("r", "人工");
    desk.acts("lin", "r", TAKE);
    for (var minutes = 0; minutes < 30; minutes += 5) {
      desk.says("r", "老师还在吗");
      desk.passAndLook(Duration.ofMinutes(5));
    }

    assertThat(queue(desk)).isEqualTo(Desk.TEAM);
  }

  @OnEachStore
  void a_consult_that_was_taken_long_after_its_last_word_is_not_taken_away_again(Store store) {
    var desk = new Desk(store).with("lin", "fang");
    desk.says("r", "怎么续借");
    desk.pass(Duration.ofDays(1));
    desk.acts("lin", "r", TAKE);
    desk.passAndLook(MINUTE);

    assertThat(desk.phase("r")).isInstanceOf(Phase.WithLibrarian.class);
  }

  private static Queue queue(Desk desk) {
    assertThat(desk.phase("r")).isInstanceOf(Phase.Waiting.class);
    return ((Phase.Waiting) desk.phase("r")).queue();
  }
}
