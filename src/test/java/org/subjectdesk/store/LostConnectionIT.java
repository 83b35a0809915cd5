package org.subjectdesk.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** PostgreSQL ends the connections of a store that is in use. */
@Timeout(value = 120, threadMode = ThreadMode.SEPARATE_THREAD)
class LostConnectionIT {
  private static final String END_ALL =
      "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
          + " WHERE datname = current_database() AND application_name = 'subject-desk'";

  private final FreshDatabase database = Database.POSTGRES.fresh();
  private final Store store = Tables.open(database.settings());

  @AfterEach
  void close() {
    store.close();
    database.close();
  }

  @Test
  void a_connection_that_was_lost_between_two_transactions_is_not_missed() throws Exception {
    store.inTransaction("k", Tables.add("a")).join();
    assertThat(Tables.ids(store)).containsExactly("a");
    asAdministrator(END_ALL);
    assertThat(store.inTransaction("k", Tables.add("b")).join()).isEqualTo(1);
    assertThat(Tables.ids(store)).containsExactly("a", "b");
  }

  @Test
  void a_transaction_that_loses_its_connection_is_run_again_with_its_neighbours() throws Exception {
    var written = new CountDownLatch(1);
    var lost = new CountDownLatch(1);
    var runs = new AtomicInteger();
    var first =
        store.inTransaction(
            "k",
            tx -> {
              runs.incrementAndGet();
              tx.update("INSERT INTO thing (id) VALUES ('a')");
              written.countDown();
              lost.await();
              return tx.update("INSERT INTO thing (id) VALUES ('b')");
            });
    written.await();
    var neighbour = store.inTransaction("k", Tables.add("c"));
    asAdministrator(END_ALL);
    lost.countDown();
    assertThat(first.join()).isEqualTo(1);
    assertThat(neighbour.join()).isEqualTo(1);
    assertThat(runs).hasValue(2);
    assertThat(Tables.ids(store)).containsExactly("a", "b", "c");
  }

  @Test
  void a_commit_that_loses_its_connection_is_told_as_unknown_and_not_repeated() throws Exception {
    asAdministrator(
        """
        CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$;
        CREATE CONSTRAINT TRIGGER dies_at_commit AFTER INSERT ON thing
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION die()
        """);
    var runs = new AtomicInteger();
    List<CompletableFuture<Integer>> group;
    try (var _ = Gate.before(store, "k")) {
      group =
          List.of(
              store.inTransaction("k", tx -> runs.incrementAndGet()),
              store.inTransaction("k", Tables.add("a")),
              store.inTransaction("k", tx -> runs.incrementAndGet()));
    }
    assertThat(group)
        .allSatisfy(
            outcome -> assertThatThrownBy(outcome::join).hasCauseInstanceOf(OutcomeUnknown.class));
    assertThat(runs).hasValue(2);
    asAdministrator("DROP TRIGGER dies_at_commit ON thing");
    assertThat(store.inTransaction("k", Tables.add("b")).join()).isEqualTo(1);
    assertThat(Tables.ids(store)).containsExactly("b");
  }

  private void asAdministrator(String sql) throws SQLException {
    if (database.settings() instanceof StoreSettings.Postgres postgres) {
      try (var connection = DriverManager.getConnection(postgres.url(), postgres.user(), "");
          var statement = connection.createStatement()) {
        statement.execute(sql);
      }
    }
  }
}
