package org.subjectdesk.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;

/** A database of the first version, with entries in it, becomes one with revisions. */
class EntriesBeforeRevisionsIT {
  @OnEachStore
  void entries_that_were_there_before_have_their_first_revision(StoreSettings settings)
      throws SQLException {
    VersionBefore.fill(
        settings,
        "1",
        "INSERT INTO faq_entry VALUES ('*', 'ours', '*', '问', '[]', '答', 'abc', 1),"
            + " ('*', 'mine', '*', '问', '[]', '答', '', 2)");

    try (var store = Store.open(settings)) {
      assertThat(rows(store, "SELECT id, kind, owner FROM faq_revision ORDER BY id"))
          .containsExactly("mine import ", "ours shipped ");
      assertThat(rows(store, "SELECT id, owner, source AS kind FROM faq_entry WHERE revision = 1"))
          .containsExactlyInAnyOrder("mine  ", "ours  ");
    }
  }

  private static List<String> rows(Store store, String sql) {
    return store.read(
        tx ->
            tx.list(sql, row -> row.text("id") + " " + row.text("kind") + " " + row.text("owner")));
  }
}
