package org.subjectdesk.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The row that a query stands on. Columns go by the name or alias in the statement. The plain
 * readers refuse NULL with an {@link IllegalStateException}, the {@code …OrNull} ones pass it on.
 */
public final class Row {
  private final Statement statement;
  private final ResultSet results;

  Row(Statement statement, ResultSet results) {
    this.statement = statement;
    this.results = results;
  }

  /** A text. */
  public String text(String column) {
    return present(textOrNull(column), column);
  }

  /** A text, or null. */
  public @Nullable String textOrNull(String column) {
    try {
      return results.getString(statement.column(results, column));
    } catch (SQLException e) {
      throw statement.failure(e);
    }
  }

  /** A whole number. */
  public long number(String column) {
    try {
      var value = results.getLong(statement.column(results, column));
      if (value == 0 && results.wasNull()) {
        throw missing(column);
      }
      return value;
    } catch (SQLException e) {
      throw statement.failure(e);
    }
  }

  /** A whole number, or null. */
  public @Nullable Long numberOrNull(String column) {
    try {
      var value = results.getLong(statement.column(results, column));
      return value == 0 && results.wasNull() ? null : value;
    } catch (SQLException e) {
      throw statement.failure(e);
    }
  }

  /** A yes or no, kept as 1 or 0. */
  public boolean flag(String column) {
    return number(column) != 0;
  }

  /** A moment, kept as milliseconds since 1970. */
  public Instant instant(String column) {
    return Instant.ofEpochMilli(number(column));
  }

  /** A moment, or null. */
  public @Nullable Instant instantOrNull(String column) {
    var millis = numberOrNull(column);
    return millis == null ? null : Instant.ofEpochMilli(millis);
  }

  /** Bytes. */
  public byte[] bytes(String column) {
    return present(bytesOrNull(column), column);
  }

  /** Bytes, or null. */
  public byte @Nullable [] bytesOrNull(String column) {
    try {
      return results.getBytes(statement.column(results, column));
    } catch (SQLException e) {
      throw statement.failure(e);
    }
  }

  private <T> T present(@Nullable T value, String column) {
    if (value == null) {
      throw missing(column);
    }
    return value;
  }

  private IllegalStateException missing(String column) {
    return new IllegalStateException("column " + column + " is NULL in: " + statement.sql());
  }
}
