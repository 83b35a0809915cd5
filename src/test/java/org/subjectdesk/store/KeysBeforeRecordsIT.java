package org.subjectdesk.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;

/** Records of before their keys stood with them go on to be found by them. */
class KeysBeforeRecordsIT {
  @OnEachStore
  void a_record_has_the_keys_that_it_had(StoreSettings settings) throws SQLException {
    VersionBefore.fill(
        settings,
        "18",
        "INSERT INTO bib_record (source, name, library, body, since, work, dirty, seen)"
            + " VALUES ('s', 'a', 'lib', '[]', 0, '', 0, 1), ('s', 'b', 'lib', '[]', 0, '', 0, 1)",
        "INSERT INTO bib_key SELECT 7, id FROM bib_record WHERE name = 'a'"
            + " UNION ALL SELECT -5, id FROM bib_record WHERE name = 'a'");

    try (var store = Store.open(settings)) {
      var keys =
          store.<List<String>>read(
              tx -> tx.list("SELECT keys FROM bib_record ORDER BY name", row -> row.text("keys")));
      assertThat(keys.getFirst().split(" ")).containsExactlyInAnyOrder("-5", "7");
      assertThat(keys.getLast()).isEmpty();
      var sharing =
          store.<List<Long>>read(
              tx -> tx.list("SELECT key FROM bib_key ORDER BY key", row -> row.number("key")));
      assertThat(sharing).containsExactly(-5L, 7L);
    }
  }
}
