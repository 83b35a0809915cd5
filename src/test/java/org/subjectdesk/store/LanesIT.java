package org.subjectdesk.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

class LanesIT {
  @OnEachStore(migrations = Tables.HERE)
  void what_waits_together_is_committed_together(Store store) {
    var added = new ArrayList<CompletableFuture<Integer>>();
    var commits = store.commits();
    var transactions = store.transactions();
    try (var _ = Gate.before(store, "k")) {
      IntStream.range(0, 200)
          .forEach(n -> added.add(store.inTransaction("k", Tables.add("t" + n))));
      assertThat(store.waiting()).isEqualTo(200);
    }
    added.forEach(CompletableFuture::join);
    assertThat(store.transactions() - transactions).isEqualTo(201);
    assertThat(store.commits() - commits).isLessThan(100);
  }

  @OnEachStore(migrations = Tables.HERE)
  void a_faulty_body_fails_alone(Store store) {
    var fault = new IOException("not the neighbours'");
    List<CompletableFuture<Integer>> outcomes;
    try (var _ = Gate.before(store, "k")) {
      outcomes =
          List.of(
              store.inTransaction("k", Tables.add("a")),
              store.inTransaction(
                  "k",
                  tx -> {
                    tx.update("INSERT INTO thing (id) VALUES ('half')");
                    throw fault;
                  }),
              store.inTransaction("k", Tables.add("b")),
              store.inTransaction("k", Tables.add("a")),
              store.inTransaction("k", tx -> tx.update("nonsense")),
              store.inTransaction("k", Tables.add("c")));
    }
    assertThat(outcomes.get(0).join()).isEqualTo(1);
    assertThatThrownBy(outcomes.get(1)::join).hasCause(fault);
    assertThat(outcomes.get(2).join()).isEqualTo(1);
    assertThatThrownBy(outcomes.get(3)::join).hasCauseInstanceOf(StoreFailure.class);
    assertThatThrownBy(outcomes.get(4)::join).hasCauseInstanceOf(StoreFailure.class);
    assertThat(outcomes.get(5).join()).isEqualTo(1);
    assertThat(Tables.ids(store)).containsExactly("a", "b", "c");
  }

  @OnEachStore(migrations = Tables.HERE)
  void bodies_of_one_key_run_in_the_order_they_came_even_around_a_faulty_one(Store store) {
    store.inTransaction("k", Tables.add("a")).join();
    var added = new ArrayList<CompletableFuture<Integer>>();
    try (var _ = Gate.before(store, "k")) {
      for (var n = 0; n < 300; n++) {
        var amount = n;
        added.add(
            store.inTransaction(
                "k",
                tx -> {
                  if (amount % 100 == 50) {
                    throw new IOException("faulty");
                  }
                  return tx.update("INSERT INTO line (thing, amount) VALUES ('a', ?)", amount);
                }));
      }
    }
    added.forEach(future -> future.handle((count, failure) -> 0).join());
    var amounts =
        store.read(tx -> tx.list("SELECT amount FROM line ORDER BY seq", r -> r.number("amount")));
    assertThat(amounts).hasSize(297).isSorted();
  }

  @OnEachStore(migrations = Tables.HERE)
  void nobody_is_told_before_the_commit(Store store) {
    var seen = new ArrayList<CompletableFuture<List<String>>>();
    for (var n = 0; n < 200; n++) {
      var id = "t" + n;
      seen.add(
          store
              .inTransaction(id, Tables.add(id))
              .thenApply(
                  count ->
                      store.read(
                          tx ->
                              tx.list(
                                  "SELECT id FROM thing WHERE id = ?",
                                  row -> row.text("id"),
                                  id))));
    }
    for (var n = 0; n < 200; n++) {
      assertThat(seen.get(n).join()).containsExactly("t" + n);
    }
  }

  @OnEachStore(migrations = Tables.HERE)
  void what_a_caller_chains_does_not_hold_up_the_lane(Store store) throws Exception {
    var open = new CountDownLatch(1);
    CompletableFuture<Void> chained;
    // Behind the gate, so that it is chained before it is completed: else the test's thread runs
    // it.
    try (var _ = Gate.before(store, "k")) {
      chained =
          store
              .inTransaction("k", Tables.add("a"))
              .thenAccept(
                  count -> {
                    try {
                      open.await();
                    } catch (InterruptedException e) {
                      throw new IllegalStateException(e);
                    }
                  });
    }
    store.inTransaction("k", Tables.add("b")).join();
    assertThat(chained).isNotDone();
    open.countDown();
    chained.join();
  }

  @OnEachStore(migrations = Tables.HERE)
  void a_cancelled_body_that_has_not_started_leaves_nothing_and_harms_nobody(Store store) {
    CompletableFuture<Integer> cancelled;
    CompletableFuture<Integer> neighbour;
    try (var _ = Gate.before(store, "k")) {
      cancelled = store.inTransaction("k", Tables.add("a"));
      neighbour = store.inTransaction("k", Tables.add("b"));
      cancelled.cancel(true);
    }
    neighbour.join();
    assertThat(Tables.ids(store)).containsExactly("b");
  }

  @OnEachStore(migrations = Tables.HERE)
  void neither_errors_nor_interrupts_of_a_body_reach_its_neighbours(Store store) {
    var error =
        store.inTransaction(
            "k",
            tx -> {
              throw new StackOverflowError();
            });
    var interrupting =
        store.inTransaction(
            "k",
            tx -> {
              Thread.currentThread().interrupt();
              return tx.update("INSERT INTO thing (id) VALUES ('a')");
            });
    var interrupted = store.inTransaction("k", tx -> Thread.currentThread().isInterrupted());
    assertThatThrownBy(error::join).hasCauseInstanceOf(StackOverflowError.class);
    assertThat(interrupting.join()).isEqualTo(1);
    assertThat(interrupted.join()).isFalse();
  }

  @OnEachStore(migrations = Tables.HERE)
  void a_body_cannot_wait_for_its_own_lane(Store store) {
    var nested = store.inTransaction("k", tx -> store.inTransaction("k", inner -> 1).join());
    var reading = store.inTransaction("k", tx -> store.read(inner -> 1));
    assertThatThrownBy(nested::join).hasCauseInstanceOf(IllegalStateException.class);
    assertThatThrownBy(reading::join).hasCauseInstanceOf(IllegalStateException.class);
  }

  @OnEachStore(migrations = Tables.HERE)
  void a_conflict_is_tried_again_but_not_for_ever(Store store) {
    var runs = new AtomicInteger();
    var second =
        store.inTransaction(
            "k",
            tx -> {
              tx.update("INSERT INTO thing (id) VALUES ('a')");
              if (runs.incrementAndGet() < 3) {
                throw new ConflictException("thing");
              }
              return "at last";
            });
    assertThat(second.join()).isEqualTo("at last");
    assertThat(Tables.ids(store)).containsExactly("a");
    var hopeless = new AtomicInteger();
    var never =
        store.inTransaction(
            "k",
            tx -> {
              hopeless.incrementAndGet();
              throw new ConflictException("thing");
            });
    assertThatThrownBy(never::join).hasCauseInstanceOf(ConflictException.class);
    assertThat(hopeless).hasValue(Lane.ATTEMPTS);
    assertThat(store.retries()).isEqualTo(2 + Lane.ATTEMPTS - 1);
  }

  @OnEachStore(migrations = Tables.HERE)
  void a_full_lane_refuses_at_once_and_keeps_what_it_has(Store store) {
    var accepted = new ArrayList<CompletableFuture<Integer>>();
    CompletableFuture<Integer> refused;
    try (var _ = Gate.before(store, "k")) {
      for (var n = 0; n < Lane.CAPACITY; n++) {
        accepted.add(store.inTransaction("k", tx -> 1));
      }
      refused = store.inTransaction("k", Tables.add("a"));
      assertThat(refused).isCompletedExceptionally();
    }
    assertThatThrownBy(refused::join).hasCauseInstanceOf(StoreBusy.class);
    assertThat(accepted).allSatisfy(future -> assertThat(future.join()).isEqualTo(1));
    assertThat(store.inTransaction("k", Tables.add("b")).join()).isEqualTo(1);
    assertThat(Tables.ids(store)).containsExactly("b");
  }
}
