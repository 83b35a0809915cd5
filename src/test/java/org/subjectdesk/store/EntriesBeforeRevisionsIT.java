package org.subjectdesk.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.flywaydb.core.Flyway;

/** A database of the first version, with entries in it, becomes one with revisions. */
class EntriesBeforeRevisionsIT {
  @OnEachStore
  void entries_that_were_there_before_have_their_first_revision(StoreSettings settings)
      throws SQLException {
    fillFirstVersion(settings);

    try (var store = Store.open(settings)) {
      assertThat(rows(store, "SELECT id, kind, owner FROM faq_revision ORDER BY id"))
          .containsExactly("mine import ", "ours shipped ");
      assertThat(rows(store, "SELECT id, owner, source AS kind FROM faq_entry WHERE revision = 1"))
          .containsExactlyInAnyOrder("mine  ", "ours  ");
    }
  }

  private static void fillFirstVersion(StoreSettings settings) throws SQLException {
    try (var engine = Engine.of(settings)) {
      Flyway.configure()
          .dataSource(engine.migrations())
          .locations(Store.MIGRATIONS)
          .placeholders(engine.dialect())
          .target("1")
          .load()
          .migrate();
      try (var connection = engine.migrations().getConnection();
          var statement = connection.createStatement()) {
        statement.execute(
            "INSERT INTO faq_entry VALUES ('*', 'ours', '*', '问', '[]', '答', 'abc', 1),"
                + " ('*', 'mine', '*', '问', '[]', '答', '', 2)");
      }
    }
  }

  private static List<String> rows(Store store, String sql) {
    return store.read(
        tx ->
            tx.list(sql, row -> row.text("id") + " " + row.text("kind") + " " + row.text("owner")));
  }
}
