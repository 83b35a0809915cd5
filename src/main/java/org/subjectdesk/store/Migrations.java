package org.subjectdesk.store;

import org.flywaydb.core.Flyway;

/** Brings the tables to the version that this program knows. */
final class Migrations {
  private Migrations() {}

  static void run(Engine engine, String location) {
    Flyway.configure()
        .dataSource(engine.migrations())
        .locations(location)
        .placeholders(engine.dialect())
        .load()
        .migrate();
  }
}
