package org.subjectdesk.bench.servers;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.subjectdesk.store.StoreSettings;

/** A PostgreSQL server of our own, whose commits reach the disk. */
public final class PostgresServer implements AutoCloseable {
  private static final String NAME = "postgres";

  private final EmbeddedPostgres server;

  /**
   * Starts it.
   *
   * @param folder an empty one, on a real disk
   */
  public PostgresServer(Path folder) throws IOException {
    // It comes without fsync, which suits tests only.
    this.server =
        EmbeddedPostgres.builder()
            .setDataDirectory(folder.toAbsolutePath())
            .setServerConfig("fsync", "on")
            .start();
  }

  /** Its database. */
  public StoreSettings.Postgres settings() {
    return new StoreSettings.Postgres(
        "jdbc:postgresql://localhost:" + server.getPort() + "/" + NAME,
        NAME,
        new StoreSettings.Password("unused"));
  }

  /** Tidies its tables, as it would by itself some minutes after they were filled or emptied. */
  public void vacuum() throws SQLException {
    try (var connection = server.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("VACUUM (ANALYZE)");
    }
  }

  /** Stops it and deletes its data. */
  @Override
  public void close() throws IOException {
    server.close();
  }
}
