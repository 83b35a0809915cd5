package org.subjectdesk.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.subjectdesk.dialogue.Act;
import org.subjectdesk.message.Inbound;
import org.subjectdesk.message.Reply;
import org.subjectdesk.store.OnEachStore;
import org.subjectdesk.store.Store;

/** What librarians say when nothing can be sent: it waits for the reader's next message. */
class HeldIT {
  private static final Duration BEYOND_WINDOW = Duration.ofHours(49);

  @OnEachStore
  void what_is_said_after_the_window_closed_goes_out_with_the_readers_next_message(Store store) {
    var desk = talking(store);
    desk.now = desk.now.plus(BEYOND_WINDOW);
    say(desk, "找到了");
    say(desk, "在三楼");
    desk.deliver();
    assertThat(desk.sent).isEmpty();
    assertThat(states(desk)).containsExactly("held", "held");

    assertThat(desk.says("r", "在吗")).as("the desk is silent").isEmpty();
    desk.deliver();

    assertThat(desk.sent).containsExactly("找到了", "在三楼");
    assertThat(states(desk)).containsExactly("sent", "sent");
  }

  @OnEachStore
  void more_than_the_window_takes_is_held_and_comes_in_order(Store store) {
    var desk = talking(store);
    for (var i = 1; i <= 7; i++) {
      say(desk, "第" + i + "条");
    }
    desk.deliver();
    assertThat(states(desk))
        .containsExactly("sent", "sent", "sent", "sent", "sent", "held", "held");
    desk.says("r", "好");
    say(desk, "第8条");
    desk.deliver();

    assertThat(desk.sent).containsExactly("第1条", "第2条", "第3条", "第4条", "第5条", "第6条", "第7条", "第8条");
  }

  @OnEachStore
  void a_message_whose_answer_is_late_brings_what_was_held_too(Store store) {
    var desk = talking(store);
    desk.now = desk.now.plus(BEYOND_WINDOW);
    say(desk, "找到了");
    desk.deliver();
    var late = new Inbound.Typed(desk.origin("r"), "在吗");
    desk.readers.postpone(late).join();
    desk.does(late);
    desk.deliver();

    assertThat(desk.sent).containsExactly("找到了");
  }

  @OnEachStore
  void where_the_desk_never_writes_first_all_that_was_said_rides_on_the_next_answer(Store store) {
    var desk = talking(store);
    desk.platform = new ReplySender.Outcome.WindowClosed(ReplySender.NEVER_FIRST);
    say(desk, "找到了");
    say(desk, "在三楼");
    say(desk, "东区");
    desk.deliver();

    assertThat(desk.says("r", "继续")).contains(new Reply.Text("找到了\n\n在三楼\n\n东区"));
    desk.deliver();
    assertThat(states(desk)).containsExactly("sent", "sent", "sent");
  }

  @OnEachStore
  void an_answer_to_a_ticket_waits_for_the_reader_like_any_other_word(Store store) {
    var desk = new Desk(store);
    desk.roster = Desk.roster("lin");
    desk.says("r", "人工");
    desk.says("r", "我想借研讨间");
    desk.now = desk.now.plus(BEYOND_WINDOW);
    desk.librarians.answer(desk.tickets().getFirst().id(), "lin", "已为您预约").join();
    desk.deliver();
    assertThat(desk.sent).isEmpty();
    desk.says("r", "怎么续借");
    desk.deliver();

    assertThat(desk.sent).containsExactly("to “我想借研讨间”:\n已为您预约");
  }

  /** The reader talks with lin, and everything until now was sent. */
  private static Desk talking(Store store) {
    var desk = new Desk(store).with("lin");
    desk.says("r", "人工");
    desk.acts("lin", "r", new Act.Take());
    desk.deliver();
    desk.sent.clear();
    desk.now = desk.now.plusSeconds(1);
    desk.says("r", "有《红楼梦》吗");
    return desk;
  }

  private static void say(Desk desk, String text) {
    desk.acts("lin", "r", new Act.Say(text));
  }

  private static java.util.List<String> states(Desk desk) {
    return desk.column("SELECT state FROM message WHERE author = 'lin' ORDER BY id", "state");
  }
}
