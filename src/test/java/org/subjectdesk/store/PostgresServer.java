package org.subjectdesk.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/** One PostgreSQL server for all tests of this JVM, started on first use, gone with the JVM. */
final class PostgresServer {
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private PostgresServer() {}

  static FreshDatabase database() {
    var name = "desk" + NUMBER.incrementAndGet();
    run("CREATE DATABASE " + name);
    return new FreshDatabase(
        new StoreSettings.Postgres(
            "jdbc:postgresql://localhost:" + Running.SERVER.getPort() + "/" + name,
            "postgres",
            new StoreSettings.Password("unused")),
        () -> run("DROP DATABASE " + name + " WITH (FORCE)"));
  }

  private static void run(String sql) {
    try (var connection = Running.SERVER.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class Running {
    static final EmbeddedPostgres SERVER = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder().setServerConfig("max_connections", "300").start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
