package org.subjectdesk.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalTime;
import org.subjectdesk.config.QuietHours;
import org.subjectdesk.conversation.Notices.Notice;
import org.subjectdesk.conversation.ReplySender.Outcome;
import org.subjectdesk.dialogue.Act;
import org.subjectdesk.message.ReaderId;
import org.subjectdesk.push.Purpose;
import org.subjectdesk.store.OnEachStore;
import org.subjectdesk.store.Store;
import org.subjectdesk.store.Tx;

/**
 * Who uses the pages of a mini-program and agreed to it is told of what she has not seen there,
 * once for each tap; who has seen it, or did not agree, is not.
 */
class PageNoticesIT {
  @OnEachStore
  void what_a_librarian_said_is_told_when_it_lies_unseen(Store store) {
    var all = readership(store);
    all.tap("r", Purpose.ANSWER, "1");
    all.answered("r");
    all.desk.deliver();
    assertThat(all.desk.noticed).as("she may be looking").isEmpty();

    all.pass(Asking.UNSEEN);
    all.desk.deliver();
    assertThat(all.desk.noticed).containsExactly(new Notice.Unseen(Purpose.ANSWER));
    assertThat(all.desk.told).containsExactly("r");

    all.says("r", "还在吗");
    all.pass(Asking.UNSEEN);
    all.desk.deliver();
    assertThat(all.desk.told).as("one tap, one message").hasSize(1);
  }

  @OnEachStore
  void what_she_has_seen_is_not_told_and_her_tap_is_kept(Store store) {
    var all = readership(store);
    all.tap("r", Purpose.ANSWER, "1");
    all.answered("r");
    all.sees("r");
    all.pass(Asking.UNSEEN);
    all.desk.deliver();
    assertThat(all.desk.noticed).isEmpty();

    all.says("r", "还有一句");
    all.pass(Asking.UNSEEN);
    all.desk.deliver();
    assertThat(all.desk.told).containsExactly("r");
  }

  @OnEachStore
  void who_did_not_agree_or_uses_another_page_is_not_told(Store store) {
    var all = readership(store);
    all.answered("r");
    all.desk.account = "web:demo-a";
    all.answered("w");
    all.pass(Asking.UNSEEN);
    all.desk.deliver();
    all.desk.account = Asking.PAGES;
    all.desk.deliver();

    assertThat(all.desk.noticed).isEmpty();
  }

  @OnEachStore
  void what_the_platform_could_not_take_is_not_told_after_she_has_seen_it(Store store) {
    var all = readership(store);
    all.tap("r", Purpose.ANSWER, "1");
    all.answered("r");
    all.pass(Asking.UNSEEN);
    all.desk.telling = new Outcome.Later("-1 busy", Duration.ofMinutes(1));
    all.desk.deliver();
    all.sees("r");
    all.desk.telling = new Outcome.Sent();
    all.pass(Duration.ofHours(2));
    all.desk.deliver();

    assertThat(all.desk.noticed).isEmpty();
  }

  @OnEachStore
  void an_answer_to_her_message_for_later_is_told(Store store) {
    var all = readership(store);
    all.desk.roster = Desk.roster("lin");
    all.desk.goes("lin");
    all.desk.says("r", "人工");
    all.desk.says("r", "想借研讨间");
    all.tap("r", Purpose.ANSWER, "1");
    all.desk.librarians.answer(all.desk.tickets().getFirst().id(), "lin", "已为您预约").join();
    all.pass(Asking.UNSEEN);
    all.desk.deliver();

    assertThat(all.desk.noticed).containsExactly(new Notice.Unseen(Purpose.ANSWER));
  }

  @OnEachStore
  void a_digest_is_a_line_on_her_page_and_told_when_it_lies_unseen(Store store) {
    var all = readership(store);
    all.subscribes("r", Readership.NURSING);
    all.tap("r", Purpose.DIGEST, "1");
    all.publish(Readership.NURSING, "CINAHL");
    all.rounds().look();
    assertThat(all.desk.pushed("")).last().asString().startsWith("new for 护理");
    all.pass(Asking.UNSEEN);
    all.desk.deliver();

    assertThat(all.desk.noticed).containsExactly(new Notice.Unseen(Purpose.DIGEST));
    all.rounds().look();
    assertThat(all.count("digest WHERE state <> 'sent'")).as("it has reached her").isZero();
  }

  @OnEachStore
  void a_digest_wakes_nobody_in_quiet_hours_an_answer_does(Store store) {
    // It is four.
    var all = new Pages(store, new QuietHours(LocalTime.of(4, 2), LocalTime.of(8, 0)));
    all.subscribes("r", Readership.NURSING);
    all.tap("r", Purpose.DIGEST, "1");
    all.publish(Readership.NURSING, "CINAHL");
    all.rounds().look();
    all.tap("r", Purpose.ANSWER, "2");
    all.answered("r");
    all.pass(Asking.UNSEEN);
    all.desk.deliver();
    assertThat(all.desk.noticed).containsExactly(new Notice.Unseen(Purpose.ANSWER));

    all.pass(Duration.ofHours(4));
    all.desk.deliver();
    assertThat(all.desk.noticed)
        .containsExactly(new Notice.Unseen(Purpose.ANSWER), new Notice.Unseen(Purpose.DIGEST));
  }

  private static Pages readership(Store store) {
    return new Pages(store, QuietHours.NONE);
  }

  /** The readers of a mini-program's pages. */
  private static final class Pages {
    private final Readership all;
    final Desk desk;

    Pages(Store store, QuietHours quiet) {
      all = new Readership(store, Asking.onPages(quiet));
      desk = all.desk;
      desk.account = Asking.PAGES;
      desk.with("lin");
    }

    void tap(String reader, Purpose purpose, String id) {
      inTurn(reader, tx -> all.wishes.consents().tap(tx, id(reader), purpose, id, desk.now));
    }

    void sees(String reader) {
      inTurn(
          reader,
          tx -> {
            all.wishes.consents().seen(tx, id(reader));
            return true;
          });
    }

    private ReaderId id(String reader) {
      return new ReaderId(desk.account, reader);
    }

    private interface Turn {
      boolean take(Tx tx);
    }

    private void inTurn(String reader, Turn turn) {
      assertThat(desk.store.inTransaction(id(reader), turn::take).join()).isTrue();
    }

    /** She asks for a person, who says a word. */
    void answered(String reader) {
      desk.says(reader, "人工");
      desk.acts("lin", reader, new Act.Take());
      says(reader, "您好");
    }

    void says(String reader, String words) {
      desk.acts("lin", reader, new Act.Say(words));
    }

    void subscribes(String reader, String subject) {
      all.subscribes(reader, subject);
    }

    void publish(String subject, String title) {
      all.publish(subject, title);
    }

    DigestRounds rounds() {
      return all.rounds();
    }

    void pass(Duration time) {
      desk.pass(time);
    }

    long count(String what) {
      return all.count(what);
    }
  }
}
