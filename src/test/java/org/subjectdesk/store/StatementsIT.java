package org.subjectdesk.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

class StatementsIT {
  private static final String INSERT =
      "INSERT INTO thing (id, amount, flag, at, body) VALUES (?, ?, ?, ?, ?)";

  @OnEachStore(migrations = Tables.HERE)
  void every_kind_of_value_comes_back_as_it_went_in(Store store) {
    var at = Instant.ofEpochMilli(1_795_392_000_123L);
    var body = new byte[] {0, 1, -1, 127, -128};
    write(store, INSERT, "图书馆 𠮷 ' \" \\ ?", Long.MIN_VALUE, true, at, body);
    var found =
        one(
            store,
            row ->
                List.of(row.text("id"), row.number("amount"), row.flag("flag"), row.instant("at")));
    assertThat(found).containsExactly("图书馆 𠮷 ' \" \\ ?", Long.MIN_VALUE, true, at);
    var bytes = one(store, row -> row.bytes("body"));
    assertThat(bytes).isEqualTo(body);
  }

  @OnEachStore(migrations = Tables.HERE)
  void null_is_null_and_zero_is_not(Store store) {
    write(store, INSERT, "a", null, null, null, null);
    write(store, INSERT, "b", 0, false, Instant.EPOCH, new byte[0]);
    assertThat(nulls(store, "a")).containsExactly(true, true, true);
    assertThat(nulls(store, "b")).containsExactly(false, false, false);
  }

  private static List<Boolean> nulls(Store store, String id) {
    return store
        .read(
            tx ->
                tx.one(
                    "SELECT * FROM thing WHERE id = ?",
                    row ->
                        List.of(
                            row.numberOrNull("amount") == null,
                            row.instantOrNull("at") == null,
                            row.bytesOrNull("body") == null),
                    id))
        .orElseThrow();
  }

  @OnEachStore(migrations = Tables.HERE)
  void a_plain_reader_refuses_null_and_unknown_columns(Store store) {
    write(store, INSERT, "a", null, null, null, null);
    assertThatThrownBy(() -> one(store, row -> row.number("amount")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("amount is NULL");
    assertThatThrownBy(() -> one(store, row -> row.text("colour")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no column colour");
  }

  @OnEachStore(migrations = Tables.HERE)
  void one_means_at_most_one(Store store) {
    var none = store.read(tx -> tx.one("SELECT id FROM thing", row -> row.text("id")));
    assertThat(none).isEmpty();
    write(store, "INSERT INTO thing (id) VALUES (?), (?)", "a", "b");
    assertThatThrownBy(() -> one(store, row -> row.text("id")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("more than one row");
  }

  @OnEachStore(migrations = Tables.HERE)
  void the_portable_idioms_work(Store store) {
    var insert = "INSERT INTO thing (id, amount) VALUES (?, ?) ON CONFLICT (id) DO NOTHING";
    assertThat(write(store, insert, "a", 1)).isEqualTo(1);
    assertThat(write(store, insert, "a", 2)).isZero();
    var line = "INSERT INTO line (thing, amount) VALUES (?, ?) RETURNING seq";
    var numbers =
        store
            .inTransaction(
                "a",
                tx ->
                    IntStream.range(0, 3)
                        .mapToObj(n -> tx.one(line, row -> row.number("seq"), "a", n).orElseThrow())
                        .toList())
            .join();
    assertThat(numbers).containsExactly(1L, 2L, 3L);
  }

  @OnEachStore(migrations = Tables.HERE)
  void texts_are_sorted_by_their_bytes(Store store, Database database) {
    for (var id : List.of("b", "é", "B", "a", "馆", "Z")) {
      write(store, "INSERT INTO thing (id) VALUES (?)", id);
    }
    assertThat(Tables.ids(store)).containsExactly("B", "Z", "a", "b", "é", "馆");
    if (database == Database.POSTGRES) {
      // The test server's own collation is "C" already, so the order alone proves nothing there.
      var collation =
          "SELECT collation_name FROM information_schema.columns"
              + " WHERE table_name = 'thing' AND column_name = 'id'";
      var found = store.read(tx -> tx.one(collation, row -> row.text("collation_name")));
      assertThat(found).contains("C");
    }
  }

  @OnEachStore(migrations = Tables.HERE)
  void foreign_keys_are_kept(Store store) {
    assertThatThrownBy(() -> write(store, "INSERT INTO line (thing, amount) VALUES (?, 1)", "x"))
        .hasCauseInstanceOf(StoreFailure.class);
  }

  @OnEachStore(migrations = Tables.HERE)
  void a_text_that_only_one_database_could_keep_is_refused_by_both(Store store) {
    assertThatThrownBy(() -> write(store, "INSERT INTO thing (id) VALUES (?)", "a\0b"))
        .hasCauseInstanceOf(IllegalArgumentException.class);
  }

  @OnEachStore(migrations = Tables.HERE)
  void a_statement_that_failed_dooms_its_transaction_even_if_the_body_looks_away(Store store) {
    write(store, "INSERT INTO thing (id) VALUES (?)", "a");
    var outcome =
        store.inTransaction(
            "k",
            tx -> {
              tx.update("INSERT INTO thing (id) VALUES (?)", "b");
              try {
                tx.update("INSERT INTO thing (id) VALUES (?)", "a");
              } catch (StoreFailure duplicate) {
                return "looked away";
              }
              return "not reached";
            });
    assertThatThrownBy(outcome::join).hasCauseInstanceOf(StoreFailure.class);
    assertThat(Tables.ids(store)).containsExactly("a");
  }

  @OnEachStore(migrations = Tables.HERE)
  void what_was_bound_never_gets_into_the_failure(Store store) {
    write(store, "INSERT INTO thing (id) VALUES (?)", "o6_bmjrPTlm6_2sgVt7hMZOPfL2M");
    assertThatThrownBy(
            () -> write(store, "INSERT INTO thing (id) VALUES (?)", "o6_bmjrPTlm6_2sgVt7hMZOPfL2M"))
        .isInstanceOf(CompletionException.class)
        .hasStackTraceContaining("INSERT INTO thing")
        .satisfies(
            failure -> {
              for (var cause = failure; cause != null; cause = cause.getCause()) {
                assertThat(cause.toString()).doesNotContain("o6_bmjr");
              }
            });
  }

  @OnEachStore(migrations = Tables.HERE)
  void nobody_uses_a_transaction_that_is_over(Store store) {
    var kept = store.inTransaction("k", tx -> tx).join();
    assertThatThrownBy(() -> kept.update("DELETE FROM thing"))
        .isInstanceOf(IllegalStateException.class);
  }

  @OnEachStore(migrations = Tables.HERE)
  void more_statements_than_are_kept_do_no_harm(Store store) {
    for (var round = 0; round < 2; round++) {
      for (var n = 0; n < 300; n++) {
        var sql = "SELECT COUNT(*) + " + n + " AS n FROM thing";
        var found = store.inTransaction("k", tx -> tx.one(sql, row -> row.number("n"))).join();
        assertThat(found).contains((long) n);
      }
    }
  }

  @OnEachStore(migrations = Tables.HERE)
  void reading_cannot_write(Store store) {
    assertThatThrownBy(() -> store.read(tx -> tx.update("INSERT INTO thing (id) VALUES ('a')")))
        .isInstanceOf(StoreFailure.class);
    assertThat(Tables.ids(store)).isEmpty();
  }

  @OnEachStore(migrations = Tables.HERE)
  void one_reading_sees_one_state(Store store) {
    var counts =
        store.read(
            tx -> {
              var before = tx.one("SELECT COUNT(*) AS n FROM thing", row -> row.number("n"));
              write(store, "INSERT INTO thing (id) VALUES (?)", "a");
              var after = tx.one("SELECT COUNT(*) AS n FROM thing", row -> row.number("n"));
              return List.of(before.orElseThrow(), after.orElseThrow());
            });
    assertThat(counts).containsExactly(0L, 0L);
    assertThat(Tables.ids(store)).containsExactly("a");
  }

  private static int write(Store store, String sql, @Nullable Object... args) {
    return store.inTransaction("k", tx -> tx.update(sql, args)).join();
  }

  private static <T> T one(Store store, RowReader<T> reader) {
    return store.read(tx -> tx.one("SELECT * FROM thing", reader)).orElseThrow();
  }
}
