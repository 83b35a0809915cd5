package org.subjectdesk.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import org.subjectdesk.config.Secret;
import org.subjectdesk.message.ReaderId;
import org.subjectdesk.store.Database;
import org.subjectdesk.store.FreshDatabase;
import org.subjectdesk.store.OnEachStore;
import org.subjectdesk.store.Store;
import org.subjectdesk.store.Tx;
import org.subjectdesk.store.Work;

/** One tap, one message at most, whatever happens in which order and on how many nodes. */
class ConsentLedgerIT {
  private static final FreshDatabase DATABASE = Database.SQLITE.fresh();
  private static final Store STORE = Store.open(DATABASE.settings());
  private static final Duration LEASE = Duration.ofMinutes(1);
  private static final List<String> READERS = List.of("a", "b");
  private static final Consents CONSENTS =
      new Consents(
          Map.of(
              new Consents.Ask("wx1", Purpose.ANSWER),
              new Consents.Way("t", 1, Secret::reveal),
              new Consents.Ask("wx1", Purpose.DIGEST),
              new Consents.Way("t", 2, Secret::reveal)),
          Map.of());

  /** Something that happens to a reader and one purpose. */
  enum Kind {
    AGREES,
    WANTED,
    SENT,
    PUT_OFF,
    REFUSED,
    DIES_BEFORE_SENDING,
    DIES_AFTER_SENDING,
    NOTHING_WAITS,
    FORGETS,
    TIME
  }

  record Move(Kind kind, String reader, Purpose purpose) {}

  /** The platform as it is documented: it takes one message for each tap. */
  private record Key(String reader, Purpose purpose) {}

  private final Map<Key, Integer> taps = new HashMap<>();
  private final Map<Key, Integer> held = new HashMap<>();
  private final Map<Key, Integer> messages = new HashMap<>();
  private Instant now = Instant.parse("2026-11-28T00:00:00Z");

  /** Whether a dead sender, or a reader who left, may have left the two counts apart. */
  private boolean mayDiffer;

  @AfterContainer
  static void close() {
    STORE.close();
    DATABASE.close();
  }

  @Property(tries = 150)
  void no_order_of_events_sends_more_than_was_tapped(@ForAll("moves") List<Move> moves) {
    READERS.forEach(reader -> in(STORE, reader, tx -> forgotten(tx, reader)));
    List.of(taps, held, messages).forEach(Map::clear);
    mayDiffer = false;
    moves.forEach(this::happens);
    messages.forEach(
        (key, count) ->
            assertThat(count).as("%s", key).isLessThanOrEqualTo(taps.getOrDefault(key, 0)));
    var used =
        STORE.<List<Long>>read(
            tx ->
                tx.list(
                    "SELECT id FROM consent_tap WHERE state IN ('sent', 'refused')"
                        + " AND (due_at IS NOT NULL OR used_at IS NULL)",
                    row -> row.number("id")));
    assertThat(used).as("used up and due again").isEmpty();
  }

  private void happens(Move move) {
    var key = new Key(move.reader(), move.purpose());
    var reader = id(move.reader());
    switch (move.kind()) {
      case AGREES -> agrees(key);
      case WANTED ->
          in(
              STORE,
              move.reader(),
              tx -> {
                CONSENTS.want(tx, reader, move.purpose(), now);
                return true;
              });
      case FORGETS -> {
        in(STORE, move.reader(), tx -> forgotten(tx, move.reader()));
        mayDiffer = true;
      }
      case TIME -> now = now.plus(LEASE).plusSeconds(1);
      case SENT, PUT_OFF, REFUSED, DIES_BEFORE_SENDING, DIES_AFTER_SENDING, NOTHING_WAITS ->
          due().forEach(due -> sends(due, move.kind()));
    }
  }

  private void agrees(Key key) {
    var reader = id(key.reader());
    var token = in(STORE, key.reader(), tx -> CONSENTS.link(tx, reader, key.purpose(), now));
    // Whoever has agreed already is not asked; an old link of hers may still be there.
    if (token.isPresent()) {
      var agreed =
          in(STORE, key.reader(), tx -> CONSENTS.agree(tx, reader, new Secret(token.get()), now));
      assertThat(agreed).contains(key.purpose());
      taps.merge(key, 1, Integer::sum);
      held.merge(key, 1, Integer::sum);
    }
  }

  private List<Consents.Due> due() {
    return STORE.read(tx -> CONSENTS.due(tx, "wx1", now, 100));
  }

  private void sends(Consents.Due due, Kind kind) {
    var reader = due.reader().openid();
    var claimed = in(STORE, reader, tx -> CONSENTS.claim(tx, due, now, now.plus(LEASE)));
    var again = in(STORE, reader, tx -> CONSENTS.claim(tx, due, now, now.plus(LEASE)));
    assertThat(claimed).isTrue();
    assertThat(again).as("a second sender").isFalse();
    var key = new Key(reader, due.purpose());
    switch (kind) {
      case SENT -> settle(due, platformTakes(key));
      case DIES_AFTER_SENDING -> {
        platformTakes(key);
        mayDiffer = true;
      }
      case REFUSED -> {
        settle(due, false);
        mayDiffer = true;
      }
      case PUT_OFF -> in(STORE, reader, tx -> did(() -> CONSENTS.retry(tx, due, now)));
      case NOTHING_WAITS -> in(STORE, reader, tx -> did(() -> CONSENTS.rest(tx, due)));
      case DIES_BEFORE_SENDING, AGREES, WANTED, FORGETS, TIME -> {}
    }
  }

  private boolean platformTakes(Key key) {
    if (held.getOrDefault(key, 0) == 0) {
      assertThat(mayDiffer).as("the ledger alone keeps from sending too much").isTrue();
      return false;
    }
    held.merge(key, -1, Integer::sum);
    messages.merge(key, 1, Integer::sum);
    return true;
  }

  private void settle(Consents.Due due, boolean taken) {
    in(
        STORE,
        due.reader().openid(),
        tx ->
            did(
                () -> {
                  if (taken) {
                    CONSENTS.sent(tx, due, "x", now);
                  } else {
                    CONSENTS.refused(tx, due, "43101 not agreed", now);
                  }
                }));
  }

  private static boolean did(Runnable work) {
    work.run();
    return true;
  }

  private static boolean forgotten(Tx tx, String reader) {
    CONSENTS.forget(tx, id(reader));
    return true;
  }

  @Provide
  Arbitrary<List<Move>> moves() {
    return Combinators.combine(
            Arbitraries.of(Kind.values()),
            Arbitraries.of(READERS),
            Arbitraries.of(Purpose.values()))
        .as(Move::new)
        .list()
        .ofMaxSize(40);
  }

  @OnEachStore
  void of_nodes_that_race_for_a_tap_one_gets_it(Store store) {
    var now = Instant.parse("2026-11-28T00:00:00Z");
    for (var round = 0; round < 10; round++) {
      var reader = "race" + round;
      in(store, reader, tx -> tapped(tx, reader, now));
      var due = store.read(tx -> CONSENTS.due(tx, "wx1", now, 100)).getLast();
      var claims = new ArrayList<CompletableFuture<Boolean>>();
      IntStream.range(0, 8)
          .forEach(
              node ->
                  claims.add(
                      store.inTransaction(
                          // A lane of its own for each, as on nodes of their own.
                          "node" + node, tx -> CONSENTS.claim(tx, due, now, now.plus(LEASE)))));
      var won = claims.stream().map(CompletableFuture::join).filter(it -> it).count();
      assertThat(won).isEqualTo(1);
    }
  }

  @OnEachStore
  void who_comes_late_does_not_undo_what_was_settled(Store store) {
    var start = Instant.parse("2026-11-28T00:00:00Z");
    in(store, "late", tx -> tapped(tx, "late", start));
    var slow = store.read(tx -> CONSENTS.due(tx, "wx1", start, 1)).getFirst();
    in(store, "late", tx -> CONSENTS.claim(tx, slow, start, start.plus(LEASE)));
    var later = start.plus(LEASE);
    var next = store.read(tx -> CONSENTS.due(tx, "wx1", later, 1)).getFirst();
    in(store, "late", tx -> CONSENTS.claim(tx, next, later, later.plus(LEASE)));
    in(store, "late", tx -> did(() -> CONSENTS.sent(tx, next, "digest:1", later)));
    in(store, "late", tx -> did(() -> CONSENTS.retry(tx, slow, later)));
    in(store, "late", tx -> did(() -> CONSENTS.refused(tx, slow, "43101", later)));

    var states =
        store.<List<String>>read(
            tx -> tx.list("SELECT state FROM consent_tap", row -> row.text("state")));
    assertThat(states).containsExactly("sent");
    var due = store.<List<Consents.Due>>read(tx -> CONSENTS.due(tx, "wx1", later.plus(LEASE), 1));
    assertThat(due).isEmpty();
  }

  private static boolean tapped(Tx tx, String reader, Instant at) {
    var token = new Secret(CONSENTS.link(tx, id(reader), Purpose.DIGEST, at).orElseThrow());
    CONSENTS.agree(tx, id(reader), token, at);
    CONSENTS.want(tx, id(reader), Purpose.DIGEST, at);
    return true;
  }

  private static ReaderId id(String reader) {
    return new ReaderId("wx1", reader);
  }

  private static <T> T in(Store store, String reader, Work<T> work) {
    return store.inTransaction(id(reader), work).join();
  }
}
