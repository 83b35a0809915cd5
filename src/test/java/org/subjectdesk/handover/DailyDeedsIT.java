package org.subjectdesk.handover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.subjectdesk.ledger.Contributions;
import org.subjectdesk.ledger.Contributions.Deed;
import org.subjectdesk.ledger.Contributions.Kind;
import org.subjectdesk.ledger.Contributions.Sum;
import org.subjectdesk.store.OnEachStore;
import org.subjectdesk.store.Store;
import org.subjectdesk.store.Tx;

/** What a day gave is noted when it is over, once, for who gave it. */
class DailyDeedsIT {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final Instant MORNING = Instant.parse("2026-11-27T02:00:00Z");
  private static final Instant NEXT_MORNING = Instant.parse("2026-11-28T02:00:00Z");

  private final Contributions contributions = new Contributions();
  private Instant now = NEXT_MORNING;

  @OnEachStore
  void answers_are_deeds_of_who_wrote_them_for_the_libraries_that_they_served(Store store) {
    wrote(store, "core", "umbrella");
    answered(store, "umbrella", "b", "answered", MORNING, 3);
    answered(store, "umbrella", "b", "helpful", MORNING, 1);
    answered(store, "umbrella", "b", "not-helpful", MORNING, 7);
    answered(store, "umbrella", "a", "answered", MORNING, 1);
    answered(store, "umbrella", "core", "answered", MORNING, 9);
    answered(store, "nobodys", "b", "answered", MORNING, 5);
    look(store);
    look(store);

    assertThat(sums(store, Kind.FAQ_ANSWER))
        .containsExactly(
            new Sum("core", "a", Kind.FAQ_ANSWER, 1), new Sum("core", "b", Kind.FAQ_ANSWER, 4));
  }

  @OnEachStore
  void a_day_is_noted_when_it_is_over_in_the_readers_zone(Store store) {
    wrote(store, "core", "umbrella");
    answered(store, "umbrella", "b", "answered", MORNING, 1);
    now = Instant.parse("2026-11-27T15:59:59Z");
    look(store);
    assertThat(sums(store, Kind.FAQ_ANSWER)).isEmpty();

    now = now.plusSeconds(1);
    look(store);
    assertThat(sums(store, Kind.FAQ_ANSWER)).hasSize(1);
    assertThat(
            store.<List<Contributions.Entry>>read(
                tx -> contributions.last(tx, Instant.EPOCH, NEXT_MORNING, 1)))
        .extracting(entry -> entry.deed().what(), entry -> entry.deed().at())
        .containsExactly(tuple("umbrella/b/2026-11-27", Instant.parse("2026-11-27T15:59:59.999Z")));
  }

  @OnEachStore
  void who_answers_with_words_of_its_own_owes_nobody(Store store) {
    wrote(store, "core", "umbrella");
    update(
        store,
        "INSERT INTO faq_entry (library, id, subject, question, variants, answer, shipped,"
            + " changed_at) VALUES ('b', 'umbrella', '*', 'q', '[]', 'a', '', 0)");
    answered(store, "umbrella", "b", "answered", MORNING, 3);
    look(store);
    assertThat(sums(store, Kind.FAQ_ANSWER)).isEmpty();
  }

  @OnEachStore
  void an_entry_that_was_taken_back_earns_nothing_more(Store store) {
    wrote(store, "core", "umbrella");
    transact(
        store,
        tx -> {
          var deed = contributions.last(tx, Instant.EPOCH, NEXT_MORNING, 1).getFirst();
          contributions.takeBack(tx, deed.number(), 1, "shen", "误记", MORNING);
        });
    answered(store, "umbrella", "b", "answered", MORNING, 3);
    look(store);
    assertThat(sums(store, Kind.FAQ_ANSWER)).isEmpty();
  }

  @OnEachStore
  void a_platform_of_a_member_that_helped_is_its_deed(Store store) {
    solved(store, "r1", "b", "ours", 1);
    solved(store, "r2", "b", "ours", 0);
    solved(store, "r3", "core", "ours", 1);
    solved(store, "r4", "b", "elsewhere", 1);
    look(store);
    look(store);
    assertThat(sums(store, Kind.REFERRAL)).containsExactly(new Sum("core", "b", Kind.REFERRAL, 1));
  }

  private void look(Store store) {
    try (var deeds =
        new DailyDeeds(
            store,
            platform -> platform.equals("ours") ? Optional.of("core") : Optional.empty(),
            ZONE,
            () -> now)) {
      deeds.look();
    }
  }

  private void wrote(Store store, String library, String entry) {
    transact(
        store,
        tx ->
            contributions.add(tx, new Deed(Kind.FAQ_ENTRY, library, "shen", "*", entry, MORNING)));
  }

  private static void answered(
      Store store, String entry, String library, String outcome, Instant at, int times) {
    for (var i = 0; i < times; i++) {
      transact(
          store,
          tx ->
              tx.update(
                  "INSERT INTO question (library, text, bare, band, hits, outcome, entry, linked,"
                      + " is_open, is_label, asked_at) VALUES (?, 'q', 'q', 'answer', '[]', ?, ?,"
                      + " '', 0, 0, ?)",
                  library,
                  outcome,
                  entry,
                  at));
    }
  }

  private static void solved(Store store, String id, String library, String platform, int solved) {
    transact(
        store,
        tx ->
            tx.update(
                "INSERT INTO referral (id, library, platform, need, subject, consult, account,"
                    + " reader, passed, visitor, offered_at, accepted_at, ended_at, solved) VALUES"
                    + " (?, ?, ?, 'n', '', '', '', '', '{}', '', ?, ?, ?, ?)",
                id,
                library,
                platform,
                MORNING,
                MORNING,
                MORNING,
                solved));
  }

  private List<Sum> sums(Store store, Kind kind) {
    return store.<List<Sum>>read(tx -> contributions.sums(tx, Instant.EPOCH, NEXT_MORNING)).stream()
        .filter(sum -> sum.kind() == kind)
        .toList();
  }

  private static void update(Store store, String sql) {
    transact(store, tx -> tx.update(sql));
  }

  private interface Body {
    void run(Tx tx);
  }

  private static void transact(Store store, Body body) {
    store
        .inTransaction(
            DailyDeedsIT.class,
            tx -> {
              body.run(tx);
              return true;
            })
        .join();
  }
}
