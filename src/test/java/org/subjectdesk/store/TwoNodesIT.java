package org.subjectdesk.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** Two stores on one PostgreSQL database, as two nodes have them. */
@Timeout(value = 120, threadMode = ThreadMode.SEPARATE_THREAD)
class TwoNodesIT {
  private final FreshDatabase database = Database.POSTGRES.fresh();
  private final Store here = Tables.open(database.settings());
  private final Store there = Tables.open(database.settings());

  @AfterEach
  void close() {
    here.close();
    there.close();
    database.close();
  }

  @BeforeEach
  void two_things() {
    here.inTransaction("k", Tables.add("a")).join();
    here.inTransaction("k", Tables.add("b")).join();
  }

  @Test
  void of_two_who_add_the_same_thing_one_does() {
    var insert = "INSERT INTO thing (id) VALUES (?) ON CONFLICT (id) DO NOTHING";
    var pairs = new ArrayList<CompletableFuture<Integer>>();
    for (var n = 0; n < 500; n++) {
      var id = "t" + n;
      var one = here.inTransaction(id, tx -> tx.update(insert, id));
      // The other node meets them in another order, so that their groups cross.
      var other = "t" + (499 - n);
      var two = there.inTransaction(other, tx -> tx.update(insert, other));
      pairs.add(one.thenCombine(two, Integer::sum));
    }
    var added = pairs.stream().mapToInt(CompletableFuture::join).sum();
    assertThat(added).isEqualTo(500);
    assertThat(Tables.ids(here)).hasSize(502);
  }

  @Test
  void a_deadlock_is_resolved_and_both_are_served() {
    var both = new CyclicBarrier(2);
    var one = here.inTransaction("k", crossing("a", "b", both));
    var two = there.inTransaction("k", crossing("b", "a", both));
    assertThat(one.join() + two.join()).isEqualTo(4);
    assertThat(here.retries() + there.retries()).isPositive();
    var amounts = here.read(tx -> tx.list("SELECT amount FROM thing", row -> row.number("amount")));
    assertThat(amounts).containsExactly(2L, 2L);
  }

  @Test
  void a_row_that_somebody_else_locks_for_long_stops_no_lane() throws Exception {
    var locked = new CountDownLatch(1);
    var released = new CountDownLatch(1);
    var stuck =
        there.inTransaction(
            "k",
            tx -> {
              tx.update("UPDATE thing SET amount = 1 WHERE id = 'a'");
              locked.countDown();
              return released.await(1, TimeUnit.MINUTES);
            });
    locked.await();
    var waiting =
        here.inTransaction("k", tx -> tx.update("UPDATE thing SET amount = 2 WHERE id = 'a'"));
    var behind = here.inTransaction("k", Tables.add("c"));
    assertThatThrownBy(waiting::join).hasCauseInstanceOf(StoreFailure.class);
    assertThat(behind.join()).isEqualTo(1);
    released.countDown();
    assertThat(stuck.join()).isTrue();
  }

  @Test
  void two_nodes_may_start_at_the_same_moment_on_an_empty_database() {
    try (var empty = Database.POSTGRES.fresh()) {
      var both =
          Stream.generate(() -> CompletableFuture.supplyAsync(() -> Tables.open(empty.settings())))
              .limit(2)
              .toList();
      var stores = both.stream().map(CompletableFuture::join).toList();
      assertThat(stores).allSatisfy(store -> assertThat(store.isReady()).isTrue());
      stores.forEach(Store::close);
    }
  }

  /** Takes the second row only when the other has its first one; later runs do not wait. */
  private static Work<Integer> crossing(String first, String second, CyclicBarrier both) {
    var met = new AtomicBoolean();
    var sql = "UPDATE thing SET amount = COALESCE(amount, 0) + 1 WHERE id = ?";
    return tx -> {
      var changed = tx.update(sql, first);
      if (met.compareAndSet(false, true)) {
        both.await();
      }
      return changed + tx.update(sql, second);
    };
  }
}
