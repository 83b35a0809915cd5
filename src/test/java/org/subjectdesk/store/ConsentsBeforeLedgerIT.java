package org.subjectdesk.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;

/** Consents and links of before the ledger go on to count. */
class ConsentsBeforeLedgerIT {
  @OnEachStore
  void what_readers_agreed_to_before_is_in_the_ledger(StoreSettings settings) throws SQLException {
    VersionBefore.fill(
        settings,
        "13",
        "INSERT INTO consent VALUES ('wx1', 'rests', 1, NULL, 0), ('wx1', 'waits', 1, 7, 2)",
        "INSERT INTO consent_link VALUES ('hash', 'wx1', 'rests', 9)");

    try (var store = Store.open(settings)) {
      var taps =
          store.<List<String>>read(
              tx ->
                  tx.list(
                      "SELECT reader, purpose, state, attempts, due_at FROM consent_tap ORDER BY"
                          + " reader",
                      row ->
                          "%s %s %s %d %s"
                              .formatted(
                                  row.text("reader"),
                                  row.text("purpose"),
                                  row.text("state"),
                                  row.number("attempts"),
                                  row.numberOrNull("due_at"))));
      assertThat(taps).containsExactly("rests answer open 0 null", "waits answer open 2 7");
      var links =
          store.<List<String>>read(
              tx -> tx.list("SELECT purpose FROM consent_link", row -> row.text("purpose")));
      assertThat(links).containsExactly("answer");
    }
  }
}
