package org.subjectdesk.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.subjectdesk.config.Secret;
import org.subjectdesk.conversation.ReplySender.Outcome;
import org.subjectdesk.message.ReaderId;
import org.subjectdesk.push.Consents;
import org.subjectdesk.push.Purpose;
import org.subjectdesk.store.OnEachStore;
import org.subjectdesk.store.Store;

/** A reader who agreed to it is told once that an answer waits for her; nobody else is. */
class NoticesIT {
  private static final Duration BEYOND_WINDOW = Duration.ofHours(49);
  private static final ReaderId READER = new ReaderId("wx1", "r");

  @OnEachStore
  void who_agreed_is_told_once_and_the_answer_stays_until_she_writes(Store store) {
    var desk = desk(store);
    assertThat(desk.notices.agree(READER, leavesAMessage(desk, "r")).join())
        .contains(Purpose.ANSWER);
    answers(desk);
    answers(desk);

    assertThat(desk.told).containsExactly("r");
    assertThat(desk.sent).isEmpty();
    assertThat(reasons(desk)).containsExactly(Notices.TOLD, Notices.TOLD);

    desk.says("r", "怎么续借");
    desk.deliver();
    assertThat(desk.pushed("lin")).containsExactly("to “想借研讨间”:\n已为您预约", "已为您预约");
    assertThat(desk.sent).containsSubsequence(desk.pushed("lin"));
  }

  @OnEachStore
  void who_did_not_agree_is_not_told(Store store) {
    var desk = desk(store);
    leavesAMessage(desk, "r");
    answers(desk);

    assertThat(desk.told).isEmpty();
    assertThat(reasons(desk)).containsExactly("window closed");
  }

  @OnEachStore
  void who_agrees_when_an_answer_waits_already_is_told_at_once(Store store) {
    var desk = desk(store);
    var token = leavesAMessage(desk, "r");
    answers(desk);
    assertThat(desk.notices.agree(READER, token).join()).contains(Purpose.ANSWER);
    desk.deliver();

    assertThat(desk.told).containsExactly("r");
    assertThat(reasons(desk)).containsExactly(Notices.TOLD);
  }

  @OnEachStore
  void two_taps_are_not_spent_on_the_same_answer(Store store) {
    var desk = desk(store);
    var first = leavesAMessage(desk, "r");
    var second = leavesAMessage(desk, "r");
    desk.notices.agree(READER, first).join();
    answers(desk);
    assertThat(desk.told).containsExactly("r");

    desk.notices.agree(READER, second).join();
    desk.deliver();
    answers(desk);
    assertThat(desk.told).containsExactly("r");
    assertThat(desk.column("SELECT state FROM consent_tap ORDER BY id", "state"))
        .containsExactly("sent", "open");
  }

  @OnEachStore
  void a_link_is_one_readers_and_works_once_and_not_for_ever(Store store) {
    var desk = desk(store);
    var token = leavesAMessage(desk, "r");
    assertThat(desk.notices.agree(new ReaderId("wx1", "other"), token).join()).isEmpty();
    assertThat(desk.notices.agree(READER, new Secret("0".repeat(64))).join()).isEmpty();
    assertThat(desk.notices.agree(READER, token).join()).contains(Purpose.ANSWER);
    assertThat(desk.notices.agree(READER, token).join()).isEmpty();

    var late = leavesAMessage(desk, "late");
    desk.now = desk.now.plus(Consents.LINK_LIFE);
    assertThat(desk.notices.agree(new ReaderId("wx1", "late"), late).join()).isEmpty();
  }

  @OnEachStore
  void who_has_agreed_is_not_asked_again(Store store) {
    var desk = desk(store);
    desk.notices.agree(READER, leavesAMessage(desk, "r")).join();
    desk.says("r", "人工");

    assertThat(desk.says("r", "再想问一件事").orElseThrow().text()).doesNotContain("agree:");
  }

  @OnEachStore
  void where_the_platform_knows_no_consent_nothing_is_tried_again_and_nothing_lost(Store store) {
    var desk = desk(store);
    desk.notices.agree(READER, leavesAMessage(desk, "r")).join();
    desk.telling = new Outcome.Failed("43101 not agreed");
    answers(desk);
    assertThat(reasons(desk)).containsExactly("window closed");

    desk.telling = new Outcome.Sent();
    answers(desk);
    assertThat(desk.told).isEmpty();
  }

  @OnEachStore
  void a_busy_platform_is_asked_again_later(Store store) {
    var desk = desk(store);
    desk.notices.agree(READER, leavesAMessage(desk, "r")).join();
    desk.telling = new Outcome.Later("-1 busy", Duration.ofMinutes(1));
    answers(desk);
    desk.telling = new Outcome.Sent();
    desk.deliver();
    assertThat(desk.told).as("not before its time").isEmpty();

    desk.now = desk.now.plus(Duration.ofMinutes(1));
    desk.deliver();
    assertThat(desk.told).containsExactly("r");
  }

  @OnEachStore
  void who_comes_back_by_herself_keeps_her_consent_for_another_time(Store store) {
    var desk = desk(store);
    desk.notices.agree(READER, leavesAMessage(desk, "r")).join();
    desk.telling = new Outcome.Later("-1 busy", Duration.ofMinutes(1));
    answers(desk);
    desk.says("r", "怎么续借");
    desk.telling = new Outcome.Sent();
    desk.now = desk.now.plus(Duration.ofMinutes(1));
    desk.deliver();
    assertThat(desk.told).isEmpty();

    desk.now = desk.now.plus(BEYOND_WINDOW);
    answers(desk);
    assertThat(desk.told).containsExactly("r");
  }

  /** Somebody works here, but is not there. */
  private static Desk desk(Store store) {
    var desk = new Desk(store, Asking.of("https://x/?t=", Purpose.ANSWER));
    desk.roster = Desk.roster("lin");
    return desk;
  }

  /** The token of the link that she gets, when everything that came with it was sent. */
  private static Secret leavesAMessage(Desk desk, String reader) {
    desk.says(reader, "人工");
    var taken = desk.says(reader, "想借研讨间").orElseThrow().text();
    desk.deliver();
    desk.sent.clear();
    return new Secret(taken.substring(taken.indexOf("?t=") + 3));
  }

  /** Lin answers the message of the reader when the window is shut. */
  private static void answers(Desk desk) {
    desk.now = desk.now.plus(BEYOND_WINDOW);
    var tickets = desk.tickets();
    if (tickets.isEmpty()) {
      desk.comes("lin");
      desk.acts("lin", "r", new org.subjectdesk.dialogue.Act.Take());
      desk.acts("lin", "r", new org.subjectdesk.dialogue.Act.Say("已为您预约"));
    } else {
      desk.librarians.answer(tickets.getFirst().id(), "lin", "已为您预约").join();
    }
    desk.deliver();
  }

  private static List<String> reasons(Desk desk) {
    return desk.column(
        "SELECT reason FROM message WHERE author = 'lin' AND state = 'held' ORDER BY id", "reason");
  }
}
