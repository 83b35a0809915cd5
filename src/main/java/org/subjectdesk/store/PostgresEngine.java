package org.subjectdesk.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A PostgreSQL server, reached through its own driver. */
final class PostgresEngine implements Engine {
  private static final int CONNECT_SECONDS = 5;

  /** A server that answers nothing for so long is as good as gone. */
  private static final int SILENT_SECONDS = 30;

  /**
   * A node that stands still within a transaction must not stop the lanes of the others for long,
   * and loses it in the end. Deadlocks are found sooner, after one second.
   */
  private static final String LIMITS =
      "SET lock_timeout = '2s'; SET idle_in_transaction_session_timeout = '30s'";

  /** serialization_failure, deadlock_detected, lock_not_available. */
  private static final Set<String> CONFLICTS = Set.of("40001", "40P01", "55P03");

  /**
   * admin_shutdown, crash_shutdown, cannot_connect_now, idle_in_transaction_session_timeout;
   * besides the class 08.
   */
  private static final Set<String> LOST = Set.of("57P01", "57P02", "57P03", "25P03");

  private final StoreSettings.Postgres settings;

  PostgresEngine(StoreSettings.Postgres settings) {
    this.settings = settings;
  }

  @Override
  public int lanes() {
    return settings.lanes();
  }

  @Override
  public Connection connect() throws SQLException {
    var connection = source().getConnection();
    try (var statement = connection.createStatement()) {
      statement.execute(LIMITS);
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  @Override
  public DataSource readers() {
    var source = source();
    source.setReadOnly(true);
    return source;
  }

  @Override
  public DataSource migrations() {
    var source = source();
    source.setSocketTimeout(0);
    return source;
  }

  @Override
  public Optional<DataSource> shared() {
    return Optional.of(source());
  }

  @Override
  public Map<String, String> dialect() {
    return Map.of(
        "serial",
        "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY",
        "bytes",
        "BYTEA",
        "text",
        "TEXT COLLATE \"C\"",
        "joined",
        "string_agg(key::text, ' ')",
        "clustered",
        "");
  }

  @Override
  public boolean isConflict(SQLException failure) {
    return failure.getSQLState() != null && CONFLICTS.contains(failure.getSQLState());
  }

  @Override
  public boolean isLost(SQLException failure) {
    var state = failure.getSQLState();
    return state != null && (state.startsWith("08") || LOST.contains(state));
  }

  private PGSimpleDataSource source() {
    var source = new PGSimpleDataSource();
    source.setUrl(settings.url());
    source.setUser(settings.user());
    source.setPassword(settings.password().value());
    source.setApplicationName("subject-desk");
    source.setConnectTimeout(CONNECT_SECONDS);
    source.setSocketTimeout(SILENT_SECONDS);
    source.setTcpKeepAlive(true);
    // The server's details quote the row, which is a reader's data.
    source.setLogServerErrorDetail(false);
    return source;
  }
}
