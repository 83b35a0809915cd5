package org.subjectdesk.store;

import java.sql.SQLException;
import org.flywaydb.core.Flyway;

/** A database as an earlier version left it. */
final class VersionBefore {
  private VersionBefore() {}

  /** Makes one of the version of that migration, with what some statements put into it. */
  static void fill(StoreSettings settings, String version, String... statements)
      throws SQLException {
    try (var engine = Engine.of(settings)) {
      Flyway.configure()
          .dataSource(engine.migrations())
          .locations(Store.MIGRATIONS)
          .placeholders(engine.dialect())
          .target(version)
          .load()
          .migrate();
      try (var connection = engine.migrations().getConnection();
          var statement = connection.createStatement()) {
        for (var sql : statements) {
          statement.execute(sql);
        }
      }
    }
  }
}
