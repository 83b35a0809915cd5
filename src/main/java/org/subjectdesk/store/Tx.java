package org.subjectdesk.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An open transaction, lent to a {@link Work}. Belongs to the thread that runs the work, and to
 * nobody once the work has returned.
 *
 * <p>Arguments may be {@link String}, {@link Integer}, {@link Long}, {@link Boolean} (kept as 1 or
 * 0), {@link java.time.Instant} (kept as milliseconds since 1970), {@code byte[]} and null. A
 * statement's text should be a constant: statements stay prepared by their text.
 *
 * <p>A statement that failed dooms the transaction, even if the body catches the {@link
 * StoreFailure}: PostgreSQL has it so, and SQLite is made to follow. Where a row may be there
 * already, write {@code ON CONFLICT … DO NOTHING} and look at the count.
 */
public final class Tx {
  private final Session session;
  private @Nullable StoreFailure failure;
  private boolean over;

  Tx(Session session) {
    this.session = session;
  }

  /**
   * Changes rows.
   *
   * @return how many
   */
  public int update(String sql, @Nullable Object... args) {
    var statement = statement(sql);
    try {
      return statement.update(args);
    } catch (SQLException e) {
      throw doomed(statement.failure(e));
    }
  }

  /**
   * Reads the one row that matches, if any.
   *
   * @throws IllegalStateException if more than one row matches
   */
  public <T> Optional<T> one(String sql, RowReader<T> reader, @Nullable Object... args) {
    var statement = statement(sql);
    try (var results = statement.query(args)) {
      if (!results.next()) {
        return Optional.empty();
      }
      var found = reader.read(new Row(statement, results));
      if (results.next()) {
        throw new IllegalStateException("more than one row for: " + sql);
      }
      return Optional.of(found);
    } catch (SQLException e) {
      throw doomed(statement.failure(e));
    }
  }

  /** Reads all rows that match, in the statement's order; they must fit into memory. */
  public <T> List<T> list(String sql, RowReader<T> reader, @Nullable Object... args) {
    var statement = statement(sql);
    try (var results = statement.query(args)) {
      var found = new ArrayList<T>();
      var row = new Row(statement, results);
      while (results.next()) {
        found.add(reader.read(row));
      }
      return found;
    } catch (SQLException e) {
      throw doomed(statement.failure(e));
    }
  }

  /** No statement may come any more; what the transaction is to fail with, if a statement did. */
  @Nullable StoreFailure end() {
    over = true;
    return failure;
  }

  private Statement statement(String sql) {
    if (over) {
      throw new IllegalStateException("the transaction of this Tx is over");
    }
    try {
      return session.prepare(sql);
    } catch (SQLException e) {
      throw doomed(new StoreFailure(e.getMessage() + " in: " + sql, e));
    }
  }

  private StoreFailure doomed(StoreFailure cause) {
    failure = failure == null ? cause : failure;
    return cause;
  }
}
