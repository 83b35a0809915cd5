package org.subjectdesk.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

class ClosingIT {
  @OnEachStore
  void closing_serves_everything_that_was_accepted(StoreSettings settings) {
    var added = new ArrayList<CompletableFuture<Integer>>();
    var store = Tables.open(settings);
    CompletableFuture<Void> closed;
    try (var _ = Gate.before(store, "k")) {
      for (var n = 0; n < 500; n++) {
        added.add(store.inTransaction("k", Tables.add("t" + n)));
      }
      closed = CompletableFuture.runAsync(store::close);
    }
    closed.join();
    assertThat(added).allSatisfy(future -> assertThat(future.join()).isEqualTo(1));
    try (var again = Tables.open(settings)) {
      assertThat(Tables.ids(again)).hasSize(500);
    }
  }

  @OnEachStore
  void whoever_comes_while_it_closes_is_either_served_or_refused(StoreSettings settings)
      throws Exception {
    var outcomes = new ConcurrentHashMap<String, CompletableFuture<Integer>>();
    var store = Tables.open(settings);
    var busy = new CountDownLatch(200);
    var offering = new ArrayList<Thread>();
    for (var thread = 0; thread < 4; thread++) {
      var name = "t" + thread + "-";
      offering.add(Thread.startVirtualThread(() -> offer(store, name, outcomes, busy)));
    }
    busy.await();
    store.close();
    for (var thread : offering) {
      thread.join();
    }
    var served = new ArrayList<String>();
    outcomes.forEach(
        (id, outcome) -> {
          try {
            outcome.join();
            served.add(id);
          } catch (CompletionException e) {
            assertThat(e).hasCauseInstanceOf(StoreBusy.class);
          }
        });
    try (var again = Tables.open(settings)) {
      assertThat(Tables.ids(again)).containsExactlyInAnyOrderElementsOf(served);
    }
  }

  /** Offers until it is refused. */
  private static void offer(
      Store store,
      String name,
      Map<String, CompletableFuture<Integer>> outcomes,
      CountDownLatch busy) {
    for (var n = 0; ; n++) {
      var outcome = store.inTransaction(name, Tables.add(name + n));
      outcomes.put(name + n, outcome);
      busy.countDown();
      if (outcome.isCompletedExceptionally()) {
        return;
      }
    }
  }

  @OnEachStore
  void a_closed_store_refuses_politely(StoreSettings settings) {
    var store = Tables.open(settings);
    store.close();
    store.close();
    var late = store.inTransaction("k", Tables.add("a"));
    assertThat(late).isCompletedExceptionally();
    assertThatThrownBy(late::join).hasCauseInstanceOf(StoreBusy.class);
    assertThatThrownBy(() -> store.read(tx -> List.of())).isInstanceOf(StoreFailure.class);
    assertThat(store.isReady()).isFalse();
  }

  @OnEachStore(migrations = Tables.HERE)
  void a_store_cannot_be_closed_by_a_body(Store store) {
    var closing =
        store.inTransaction(
            "k",
            tx -> {
              store.close();
              return 1;
            });
    assertThatThrownBy(closing::join).hasCauseInstanceOf(IllegalStateException.class);
    assertThat(store.isReady()).isTrue();
  }
}
