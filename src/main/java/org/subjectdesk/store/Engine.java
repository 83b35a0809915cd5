package org.subjectdesk.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import javax.sql.DataSource;

/** What differs between the two databases. */
interface Engine extends AutoCloseable {
  /** How many lanes may write at once. */
  int lanes();

  /** Opens a connection for a lane; in time, or not at all. */
  Connection connect() throws SQLException;

  /** Connections that can only read, each transaction on one snapshot. */
  DataSource readers();

  /** Connections for the migrations, which may take their time. */
  DataSource migrations();

  /** Connections for what nodes share beside the lanes; empty where there is one node. */
  Optional<DataSource> shared();

  /** The words of the migrations in which the databases differ. */
  Map<String, String> dialect();

  /** Whether the transaction gave way to another one, so that it may be run again at once. */
  boolean isConflict(SQLException failure);

  /** Whether the connection is of no use any more. */
  boolean isLost(SQLException failure);

  /** Whether something in the chain of causes passes the test. */
  static boolean cameFrom(Throwable failure, Predicate<SQLException> test) {
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException e && test.test(e)) {
        return true;
      }
    }
    return false;
  }

  /** Lets go of what the engine holds besides its connections. */
  @Override
  default void close() {}

  static Engine of(StoreSettings settings) {
    return switch (settings) {
      case StoreSettings.Embedded embedded -> new SqliteEngine(embedded);
      case StoreSettings.Postgres postgres -> new PostgresEngine(postgres);
    };
  }
}
