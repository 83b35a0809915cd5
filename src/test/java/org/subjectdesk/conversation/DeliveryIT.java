package org.subjectdesk.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.subjectdesk.conversation.ReplySender.Outcome;
import org.subjectdesk.dialogue.Consult;
import org.subjectdesk.message.Inbound;
import org.subjectdesk.message.MessageId;
import org.subjectdesk.message.Origin;
import org.subjectdesk.message.ReaderId;
import org.subjectdesk.message.Reply;
import org.subjectdesk.push.Wishes;
import org.subjectdesk.store.OnEachStore;
import org.subjectdesk.store.Store;

/** The outbox of one account, with a platform whose answers the test chooses. */
class DeliveryIT {
  private static final ReaderId READER = new ReaderId("wx1", "reader-1");
  private static final Conversations CONVERSATIONS =
      new Conversations(
          Duration.ofHours(2),
          new SendWindow.Rules(Duration.ofDays(2), 2, Duration.ofMinutes(1), 1, 2_047));
  private static final Delivery.Pace FAST = new Delivery.Pace(1_000, 3, Duration.ofMillis(1));

  private final List<Reply> sent = Collections.synchronizedList(new ArrayList<>());
  private final Queue<Outcome> outcomes = new ConcurrentLinkedQueue<>();

  @OnEachStore
  void replies_to_a_reader_are_sent_in_their_order(Store store) throws Exception {
    queue(store, "1", "甲", "乙");
    rounds(store, 2);
    assertThat(sent).containsExactly(new Reply.Text("甲"), new Reply.Text("乙"));
    assertThat(states(store)).containsExactly("answered", "sent", "sent");
  }

  @OnEachStore
  void what_may_succeed_later_is_tried_again_and_then_given_up_with_its_reason(Store store)
      throws Exception {
    for (var i = 0; i < 3; i++) {
      outcomes.add(new Outcome.Later("busy -1", Duration.ZERO));
    }
    queue(store, "1", "甲");
    rounds(store, 3);
    assertThat(states(store)).containsExactly("answered", "failed");
    assertThat(reasons(store)).contains("gave up after 3 tries: busy -1");
  }

  @OnEachStore
  void what_can_never_succeed_is_tried_once(Store store) throws Exception {
    outcomes.add(new Outcome.Failed("43004 not following"));
    queue(store, "1", "甲");
    rounds(store, 2);
    assertThat(states(store)).containsExactly("answered", "failed");
    assertThat(reasons(store)).contains("43004 not following");
  }

  @OnEachStore
  void beyond_the_window_a_reply_is_held_until_the_reader_writes_again(Store store)
      throws Exception {
    queue(store, "1", "甲", "乙", "丙");
    rounds(store, 4);
    assertThat(states(store)).containsExactly("answered", "sent", "sent", "held");
    queue(store, "2", "丁");
    rounds(store, 2);
    assertThat(sent).extracting(Reply::text).containsExactly("甲", "乙", "丙", "丁");
  }

  @OnEachStore
  void a_window_that_the_platform_has_shut_holds_the_rest_too(Store store) throws Exception {
    outcomes.add(new Outcome.WindowClosed("45015"));
    queue(store, "1", "甲", "乙");
    rounds(store, 3);
    assertThat(states(store)).containsExactly("answered", "held", "held");
    assertThat(reasons(store)).contains("45015");
    assertThat(sent).hasSize(1);
  }

  @OnEachStore
  void a_row_whose_sender_died_is_sent_when_its_lease_is_over(Store store) throws Exception {
    queue(store, "1", "甲");
    var hourAgo = Instant.now().minusSeconds(3_600);
    store
        .inTransaction(
            READER,
            tx ->
                tx.update(
                    "UPDATE message SET state = 'sending', attempts = 1, due_at = ?"
                        + " WHERE state = 'queued'",
                    hourAgo))
        .join();
    rounds(store, 1);
    assertThat(states(store)).containsExactly("answered", "sent");
  }

  @OnEachStore
  void two_nodes_send_a_row_once(Store store) throws Exception {
    for (var i = 0; i < 20; i++) {
      queue(store, new ReaderId("wx1", "reader-" + i), "m" + i, "你好");
    }
    var other = Thread.ofVirtual().start(() -> rounds(store, 20));
    rounds(store, 20);
    other.join();
    assertThat(sent).hasSize(20);
  }

  @OnEachStore
  void a_nudge_wakes_the_delivery(Store store) throws Exception {
    var arrived = new CompletableFuture<Reply>();
    ReplySender platform =
        (_, reply) -> {
          arrived.complete(reply);
          return new Outcome.Sent();
        };
    var clock = InstantSource.system();
    try (var delivery =
        new Delivery("wx1", store, CONVERSATIONS, platform, nobody(store), FAST, clock)) {
      queue(store, "1", "甲");
      delivery.nudge();
      assertThat(arrived.get(20, TimeUnit.SECONDS)).isEqualTo(new Reply.Text("甲"));
    }
  }

  /** Looks at the outbox so many times; each time later than any back-off of {@link #FAST}. */
  private void rounds(Store store, int times) {
    ReplySender platform =
        (_, reply) -> {
          sent.add(reply);
          var outcome = outcomes.poll();
          return outcome == null ? new Outcome.Sent() : outcome;
        };
    for (var i = 0; i < times; i++) {
      var at = Instant.now().plusSeconds(i);
      var round =
          new DeliveryRound("wx1", store, CONVERSATIONS, platform, nobody(store), FAST, () -> at);
      try {
        round.run();
      } catch (InterruptedException stopped) {
        throw new IllegalStateException(stopped);
      }
    }
  }

  /** Nobody has agreed to be told of anything. */
  private static Notices nobody(Store store) {
    Notices.Teller teller =
        (_, _) -> {
          throw new AssertionError("nobody agreed");
        };
    return new Notices(store, CONVERSATIONS, Wishes.none(), teller, FAST, InstantSource.system());
  }

  private static void queue(Store store, String id, String... texts) {
    queue(store, READER, id, texts);
  }

  /** A message whose replies all have to be sent. */
  private static void queue(Store store, ReaderId reader, String id, String... texts) {
    var now = Instant.now();
    var origin = new Origin("demo-a", reader, new MessageId(id), now);
    var in = new Inbound.Typed(origin, "问题");
    var replies = List.of(texts).stream().<Reply>map(Reply.Text::new).toList();
    store
        .inTransaction(
            reader,
            tx -> {
              var running = CONVERSATIONS.running(tx, in, now);
              var consult = running.consult();
              new Transcript().record(tx, in, consult, Transcript.Progress.ANSWERED);
              if (running.windowReopened(now)) {
                new Outbox().release(tx, reader, now);
              }
              CONVERSATIONS.save(tx, consult, running.window());
              new Outbox().add(tx, origin, consult, replies, false, now);
              return consult;
            })
        .<Consult>thenApply(consult -> consult)
        .join();
  }

  private static List<String> states(Store store) {
    return store.read(
        tx -> tx.list("SELECT state FROM message ORDER BY id", row -> row.text("state")));
  }

  private static List<String> reasons(Store store) {
    return store.read(
        tx -> tx.list("SELECT reason FROM message ORDER BY id", row -> row.text("reason")));
  }
}
