package org.subjectdesk.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.subjectdesk.conversation.Readership.MACHINES;
import static org.subjectdesk.conversation.Readership.NURSING;
import static org.subjectdesk.conversation.Readership.id;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.subjectdesk.config.QuietHours;
import org.subjectdesk.conversation.ReplySender.Outcome;
import org.subjectdesk.dialogue.Act;
import org.subjectdesk.handover.BlockedReaders;
import org.subjectdesk.message.Inbound;
import org.subjectdesk.push.Digest;
import org.subjectdesk.push.Purpose;
import org.subjectdesk.store.OnEachStore;
import org.subjectdesk.store.Store;
import org.subjectdesk.store.Tx;

/** What is new reaches those who want it, in the way that the platform allows, and nobody else. */
class DigestIT {
  private static final Duration BEYOND_WINDOW = Duration.ofHours(49);
  private static final Duration BEYOND_LEASE = Duration.ofMinutes(2);

  @OnEachStore
  void while_she_is_there_it_comes_into_the_chat(Store store) {
    var all = readership(store);
    all.subscribes("r", NURSING);
    all.publish(NURSING, "CINAHL");
    all.round();

    assertThat(all.lines()).containsExactly("new for 护理");
    var shown = all.page(all.desk.sent.getLast());
    assertThat(shown.page().digest().entries())
        .extracting(entry -> entry.item().title())
        .containsExactly("CINAHL");
  }

  @OnEachStore
  void with_the_window_shut_it_comes_with_her_next_message(Store store) {
    var all = readership(store);
    all.subscribes("r", NURSING);
    all.pass(BEYOND_WINDOW);
    all.publish(NURSING, "CINAHL");
    all.round();
    assertThat(all.desk.sent).isEmpty();

    all.desk.says("r", "怎么续借");
    all.round();
    assertThat(all.lines()).containsExactly("new for 护理");
    all.round();
    assertThat(all.lines()).hasSize(1);
  }

  @OnEachStore
  void who_agreed_is_told_once_for_each_tap(Store store) {
    var all = readership(store);
    all.subscribes("r", NURSING);
    all.agrees("r");
    all.pass(BEYOND_WINDOW);
    all.publish(NURSING, "CINAHL");
    all.round();
    assertThat(all.desk.told).containsExactly("r");
    assertThat(all.desk.noticed.getFirst()).isInstanceOf(Notices.Notice.NewDigest.class);

    all.pass(Asking.WEEK);
    all.publish(NURSING, "PubMed");
    all.round();
    assertThat(all.desk.told).hasSize(1);
    all.desk.says("r", "怎么续借");
    all.round();
    assertThat(all.lines()).as("the first was told of, the second rides").hasSize(1);
  }

  @OnEachStore
  void without_anything_new_nobody_hears_anything(Store store) {
    var all = readership(store);
    all.publish(NURSING, "there before");
    all.subscribes("r", NURSING);
    all.publish(MACHINES, "of another subject");
    all.round();
    all.pass(Asking.WEEK);
    all.round();

    assertThat(all.desk.sent).isEmpty();
    assertThat(all.count("digest")).isZero();
  }

  @OnEachStore
  void there_is_one_within_an_interval_and_the_next_has_all_of_it(Store store) {
    var all = readership(store);
    all.subscribes("r", NURSING, MACHINES);
    all.publish(NURSING, "一");
    all.round();
    all.publish(NURSING, "二");
    all.publish(MACHINES, "三");
    all.round();
    assertThat(all.lines()).hasSize(1);

    // Giving up and subscribing again brings none any sooner.
    all.stops("r", NURSING);
    all.subscribes("r", NURSING);
    all.publish(NURSING, "四");
    all.round();
    assertThat(all.lines()).isEmpty();

    all.pass(Asking.WEEK);
    all.desk.says("r", "怎么续借");
    all.round();
    assertThat(all.lines()).containsExactly("new for 机电、护理");
    assertThat(all.page(all.desk.sent.getLast()).page().digest().entries())
        .extracting(entry -> entry.item().title())
        .containsExactly("三", "四");
  }

  @OnEachStore
  void what_she_was_not_told_of_grows_and_stays_one(Store store) {
    var all = readership(store);
    all.subscribes("r", NURSING);
    all.pass(BEYOND_WINDOW);
    all.publish(NURSING, "一");
    all.round();
    all.pass(Asking.WEEK);
    all.publish(NURSING, "二");
    all.round();
    all.desk.says("r", "怎么续借");
    all.round();

    assertThat(all.lines()).hasSize(1);
    assertThat(all.page(all.desk.sent.getLast()).page().digest().entries()).hasSize(2);
  }

  @OnEachStore
  void in_quiet_hours_nobody_is_told(Store store) {
    var quiet = new QuietHours(LocalTime.of(21, 0), LocalTime.of(8, 0));
    var all = new Readership(store, Asking.of("https://x/?t=", quiet, Purpose.DIGEST));
    all.subscribes("r", NURSING);
    all.agrees("r");
    all.desk.now = Instant.parse("2026-11-26T20:59:00Z");
    all.publish(NURSING, "CINAHL");
    all.round();
    assertThat(all.desk.told).isEmpty();

    all.desk.now = Instant.parse("2026-11-27T07:59:00Z");
    all.round();
    assertThat(all.desk.told).isEmpty();
    all.desk.now = Instant.parse("2026-11-27T08:00:00Z");
    all.round();
    assertThat(all.desk.told).containsExactly("r");
  }

  @OnEachStore
  void a_try_that_the_platform_puts_off_does_not_come_in_quiet_hours_either(Store store) {
    var quiet = new QuietHours(LocalTime.of(21, 0), LocalTime.of(8, 0));
    var all = new Readership(store, Asking.of("https://x/?t=", quiet, Purpose.DIGEST));
    all.subscribes("r", NURSING);
    all.agrees("r");
    all.desk.now = Instant.parse("2026-11-26T20:57:00Z");
    all.publish(NURSING, "CINAHL");
    all.desk.telling = new Outcome.Later("-1 busy", Duration.ofMinutes(3));
    all.round();
    all.desk.telling = new Outcome.Sent();
    all.desk.now = Instant.parse("2026-11-26T21:02:00Z");
    all.round();
    assertThat(all.desk.told).isEmpty();

    all.desk.now = Instant.parse("2026-11-27T08:00:00Z");
    all.round();
    assertThat(all.desk.told).containsExactly("r");
  }

  @OnEachStore
  void who_stops_gets_nothing_more_not_even_what_was_on_its_way(Store store) {
    var all = readership(store);
    all.subscribes("held", NURSING);
    all.subscribes("agreed", NURSING);
    all.agrees("agreed");
    all.pass(BEYOND_WINDOW);
    all.publish(NURSING, "CINAHL");
    all.rounds().look();
    all.stops("held", NURSING);
    all.stops("agreed", NURSING);
    all.round();
    all.desk.says("held", "怎么续借");
    all.round();

    assertThat(all.lines()).isEmpty();
    assertThat(all.desk.told).isEmpty();
    assertThat(all.count("digest")).isZero();
    assertThat(store.<Boolean>read(tx -> isGiven(all, tx, "agreed")))
        .as("her tap is kept for another time")
        .isTrue();
  }

  @OnEachStore
  void who_stops_one_of_two_subjects_still_hears_of_the_other(Store store) {
    var all = readership(store);
    all.subscribes("r", NURSING, MACHINES);
    all.pass(BEYOND_WINDOW);
    all.publish(NURSING, "CINAHL");
    all.publish(MACHINES, "IEEE");
    all.round();
    all.stops("r", NURSING);
    all.round();
    all.desk.says("r", "怎么续借");
    all.round();

    assertThat(all.lines()).containsExactly("new for 机电");
    assertThat(all.page(all.desk.sent.getLast()).page().digest().entries()).hasSize(1);
  }

  @OnEachStore
  void the_button_of_a_page_stops_everything_once_and_says_so(Store store) {
    var all = readership(store);
    all.subscribes("r", NURSING, MACHINES);
    all.publish(NURSING, "CINAHL");
    all.round();
    var token = Readership.token(all.desk.sent.getLast());

    assertThat(all.letter.stop(store, token, () -> all.desk.now)).isEqualTo(Newsletter.Stopped.NOW);
    assertThat(all.letter.stop(store, token, () -> all.desk.now))
        .isEqualTo(Newsletter.Stopped.BEFORE);
    assertThat(all.count("subscription")).isZero();
    assertThat(all.page(all.desk.sent.getLast()).page().stopped()).isTrue();
    all.pass(Duration.ofDays(31));
    all.round();
    assertThat(all.letter.stop(store, token, () -> all.desk.now))
        .isEqualTo(Newsletter.Stopped.GONE);
    assertThat(all.count("digest") + all.count("digest_link") + all.count("subscriber")).isZero();
  }

  @OnEachStore
  void a_platform_that_knows_of_no_consent_leaves_it_to_her_next_message(Store store) {
    var all = readership(store);
    all.subscribes("r", NURSING);
    all.agrees("r");
    all.desk.telling = new Outcome.Failed("43101 not agreed");
    all.pass(BEYOND_WINDOW);
    all.publish(NURSING, "CINAHL");
    all.round();
    all.round();
    assertThat(all.desk.column("SELECT state FROM consent_tap", "state"))
        .containsExactly("refused");

    all.desk.says("r", "怎么续借");
    all.round();
    assertThat(all.lines()).hasSize(1);
    assertThat(all.desk.told).isEmpty();
  }

  @OnEachStore
  void lines_that_wait_for_silent_readers_keep_nobody_else_from_hearing(Store store) {
    var all = readership(store);
    all.subscribes("r", NURSING);
    // Older ones, of people who never write again.
    store
        .inTransaction(
            id("r"),
            tx -> {
              for (var i = 0; i < 501; i++) {
                heldFor(tx, "silent" + i);
              }
              return true;
            })
        .join();
    all.publish(NURSING, "一");
    all.round();
    assertThat(all.lines()).hasSize(1);

    all.pass(Asking.WEEK);
    all.desk.says("r", "怎么续借");
    all.publish(NURSING, "二");
    all.round();
    assertThat(all.lines()).hasSize(2);
    assertThat(all.page(all.desk.sent.getLast()).page().digest().entries()).hasSize(1);
  }

  private static void heldFor(Tx tx, String reader) {
    tx.update(
        "INSERT INTO digest (account, reader, library, made_at, state, items)"
            + " VALUES ('wx1', ?, 'demo-a', 0, 'chat', '[]')",
        reader);
    tx.update(
        "INSERT INTO message (consult, library, account, reader, msg_id, part, kind, text, body,"
            + " state, attempts, due_at, reason, at, author) SELECT 'c', 'demo-a', 'wx1', reader,"
            + " 'digest:' || id, 1, 'text', '', '', 'held', 0, 0, '', 0, '' FROM digest"
            + " WHERE reader = ?",
        reader);
  }

  @OnEachStore
  void what_was_delivered_takes_in_no_later_news(Store store) {
    var all = readership(store);
    all.subscribes("r", NURSING);
    all.publish(NURSING, "一");
    all.rounds().look();
    all.desk.deliver();
    // No look until the next one is due.
    all.pass(Asking.WEEK);
    all.desk.says("r", "怎么续借");
    all.publish(NURSING, "二");
    all.round();

    assertThat(all.lines()).hasSize(2);
    assertThat(all.page(all.desk.sent.getLast()).page().digest().entries()).hasSize(1);
  }

  @OnEachStore
  void a_platform_that_is_out_of_order_uses_up_no_tap(Store store) {
    var all = readership(store);
    all.subscribes("r", NURSING);
    all.agrees("r");
    all.pass(BEYOND_WINDOW);
    all.publish(NURSING, "CINAHL");
    all.desk.telling = new Outcome.Later("-1 busy", Duration.ofMinutes(1));
    for (var minute = 0; minute < 20; minute++) {
      all.pass(Duration.ofMinutes(1));
      all.round();
    }
    all.desk.telling = new Outcome.Sent();
    all.pass(Duration.ofHours(1));
    all.round();
    assertThat(all.desk.told).containsExactly("r");
  }

  @OnEachStore
  void what_a_dead_sender_had_sent_already_does_not_come_again(Store store) {
    var all = readership(store);
    all.subscribes("r", NURSING);
    all.agrees("r");
    all.pass(BEYOND_WINDOW);
    all.publish(NURSING, "CINAHL");
    all.rounds().look();
    var due = store.read(tx -> all.desk.notices.due(tx, "wx1", all.desk.now, 9)).getFirst();
    var lease = all.desk.now.plus(Duration.ofMinutes(1));
    store
        .inTransaction(id("r"), tx -> all.wishes.consents().claim(tx, due, all.desk.now, lease))
        .join();
    all.pass(BEYOND_LEASE);
    all.desk.telling = new Outcome.Failed("43101 not agreed");
    all.round();
    all.desk.says("r", "怎么续借");
    all.round();

    assertThat(all.lines()).isEmpty();
    assertThat(all.desk.column("SELECT state FROM consent_tap", "state")).containsExactly("sent");
  }

  @OnEachStore
  void nobody_talks_into_a_long_silence_of_a_librarian(Store store) {
    var all = readership(store);
    all.desk.with("lin");
    all.subscribes("r", NURSING);
    all.desk.says("r", "人工");
    all.desk.acts("lin", "r", new Act.Take());
    all.desk.pass(Duration.ofHours(3));
    all.publish(NURSING, "CINAHL");
    all.round();
    assertThat(all.lines()).isEmpty();
  }

  @OnEachStore
  void what_a_dead_sender_had_claimed_is_told_when_its_lease_is_over(Store store) {
    var all = readership(store);
    all.subscribes("r", NURSING);
    all.agrees("r");
    all.pass(BEYOND_WINDOW);
    all.publish(NURSING, "CINAHL");
    all.rounds().look();
    var due = store.read(tx -> all.desk.notices.due(tx, "wx1", all.desk.now, 9)).getFirst();
    var lease = all.desk.now.plus(Duration.ofMinutes(1));
    assertThat(
            store
                .inTransaction(
                    id("r"), tx -> all.wishes.consents().claim(tx, due, all.desk.now, lease))
                .join())
        .isTrue();
    all.round();
    assertThat(all.desk.told).as("somebody is at it").isEmpty();

    all.pass(BEYOND_LEASE);
    all.round();
    assertThat(all.desk.told).containsExactly("r");
  }

  @OnEachStore
  void two_nodes_make_one_digest_and_spend_one_tap(Store store) {
    var all = readership(store);
    var readers = IntStream.range(0, 12).mapToObj(i -> "r" + i).toList();
    readers.forEach(
        reader -> {
          all.subscribes(reader, NURSING);
          all.agrees(reader);
        });
    all.pass(BEYOND_WINDOW);
    all.publish(NURSING, "CINAHL");
    var nodes =
        IntStream.range(0, 2)
            .mapToObj(_ -> CompletableFuture.runAsync(() -> all.rounds().look()))
            .toArray(CompletableFuture<?>[]::new);
    CompletableFuture.allOf(nodes).join();
    var senders =
        IntStream.range(0, 2)
            .mapToObj(_ -> CompletableFuture.runAsync(all.desk::deliver))
            .toArray(CompletableFuture<?>[]::new);
    CompletableFuture.allOf(senders).join();

    assertThat(all.count("digest")).isEqualTo(readers.size());
    assertThat(all.desk.told).containsExactlyInAnyOrderElementsOf(readers);
  }

  @OnEachStore
  void nobody_talks_over_a_librarian_and_a_blocked_reader_is_left_alone(Store store) {
    var all = readership(store);
    all.desk.with("lin");
    all.subscribes("talks", NURSING);
    all.subscribes("blocked", NURSING);
    all.desk.says("talks", "人工");
    all.desk.acts("lin", "talks", new Act.Take());
    store
        .inTransaction(
            id("blocked"),
            tx -> {
              var until = all.desk.now.plus(Duration.ofDays(1));
              new BlockedReaders()
                  .block(tx, id("blocked"), "demo-a", "lin", "骂人", all.desk.now, until);
              return true;
            })
        .join();
    all.publish(NURSING, "CINAHL");
    all.round();
    assertThat(all.lines()).isEmpty();

    all.desk.says("talks", "结束人工");
    all.round();
    assertThat(all.lines()).hasSize(1);
  }

  @OnEachStore
  void of_who_leaves_nothing_is_kept_and_before_that_she_may_see_it(Store store) {
    var all = readership(store);
    all.subscribes("r", NURSING);
    all.agrees("r");
    all.pass(BEYOND_WINDOW);
    all.publish(NURSING, "CINAHL");
    all.round();
    var link =
        store.inTransaction(id("r"), tx -> all.desk.myData.link(tx, id("r"), all.desk.now)).join();
    var data =
        new JsonObject(
            all.desk
                .myData
                .take(store, Readership.token(link.orElseThrow()), all.desk.now)
                .orElseThrow());
    assertThat(data.getJsonArray("subscriptions")).hasSize(1);
    assertThat(data.getJsonArray("consents").getJsonObject(0).getString("state")).isEqualTo("sent");
    assertThat(data.getJsonArray("digests").encode()).contains("CINAHL");

    all.desk.does(new Inbound.Left(all.desk.origin("r")));
    for (var table :
        new String[] {
          "subscription", "subscriber", "digest", "digest_link", "consent_tap", "consent_link"
        }) {
      assertThat(all.count(table)).as(table).isZero();
    }
  }

  @OnEachStore
  void a_digest_in_a_state_is_passed_on_by_one(Store store) {
    var all = readership(store);
    all.subscribes("r", NURSING);
    all.pass(BEYOND_WINDOW);
    all.publish(NURSING, "CINAHL");
    all.rounds().look();
    var digest = store.read(tx -> all.wishes.digests().untold(tx, id("r"))).orElseThrow();
    assertThat(digest.state()).isEqualTo(Digest.State.CHAT);
    var first =
        store
            .inTransaction(id("r"), tx -> all.wishes.digests().sent(tx, digest.id(), all.desk.now))
            .join();
    var second =
        store
            .inTransaction(id("r"), tx -> all.wishes.digests().sent(tx, digest.id(), all.desk.now))
            .join();
    assertThat(first).isTrue();
    assertThat(second).isFalse();
  }

  private static boolean isGiven(Readership all, Tx tx, String reader) {
    return all.wishes.consents().isGiven(tx, id(reader), Purpose.DIGEST);
  }

  private static Readership readership(Store store) {
    return new Readership(store, Asking.of("https://x/?t=", Purpose.DIGEST, Purpose.ANSWER));
  }
}
