package org.subjectdesk.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;

/**
 * A connection without auto-commit and the statements that are prepared on it. One thread at a
 * time.
 */
final class Session implements AutoCloseable {
  /** More than the product has; only a text that is not a constant could ever reach it. */
  private static final int MOST_STATEMENTS = 256;

  private final Connection connection;
  private final LinkedHashMap<String, Statement> statements = new LinkedHashMap<>(64, 0.75f, true);

  Session(Connection connection) {
    this.connection = connection;
  }

  Statement prepare(String sql) throws SQLException {
    var known = statements.get(sql);
    if (known != null) {
      return known;
    }
    var statement = new Statement(sql, connection.prepareStatement(sql));
    statements.put(sql, statement);
    if (statements.size() > MOST_STATEMENTS) {
      statements.pollFirstEntry().getValue().close();
    }
    return statement;
  }

  /** Runs a body; neither commits nor rolls back. */
  <T> T run(Work<T> work) throws Exception {
    var tx = new Tx(this);
    T result;
    try {
      result = work.run(tx);
    } catch (Exception | Error e) {
      tx.end();
      throw e;
    }
    var failure = tx.end();
    if (failure != null) {
      throw failure;
    }
    return result;
  }

  void commit() throws SQLException {
    connection.commit();
  }

  void rollback() throws SQLException {
    connection.rollback();
  }

  /** Ends the lease of a pooled connection, or the connection itself; never throws. */
  @Override
  public void close() {
    for (var statement : statements.values()) {
      quietly(statement::close);
    }
    statements.clear();
    quietly(connection::close);
  }

  private static void quietly(Closing closing) {
    try {
      closing.close();
    } catch (SQLException e) {
      // It is going away in any case, often because it is broken already.
    }
  }

  private interface Closing {
    void close() throws SQLException;
  }
}
