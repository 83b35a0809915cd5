package org.subjectdesk.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A prepared statement that is kept with its connection. */
final class Statement {
  private final String sql;
  private final PreparedStatement prepared;

  /** The names do not change between two runs, and the drivers look them up slowly. */
  private @Nullable Map<String, Integer> columns;

  Statement(String sql, PreparedStatement prepared) {
    this.sql = sql;
    this.prepared = prepared;
  }

  String sql() {
    return sql;
  }

  int update(@Nullable Object[] args) throws SQLException {
    bind(args);
    return prepared.executeUpdate();
  }

  ResultSet query(@Nullable Object[] args) throws SQLException {
    bind(args);
    return prepared.executeQuery();
  }

  void close() throws SQLException {
    prepared.close();
  }

  int column(ResultSet results, String name) throws SQLException {
    var known = columns;
    if (known == null) {
      known = names(results);
      columns = known;
    }
    var index = known.get(name);
    if (index == null) {
      throw new IllegalArgumentException("no column " + name + " in: " + sql);
    }
    return index;
  }

  StoreFailure failure(SQLException cause) {
    return new StoreFailure(cause.getMessage() + " in: " + sql, cause);
  }

  private static Map<String, Integer> names(ResultSet results) throws SQLException {
    var meta = results.getMetaData();
    var names = new HashMap<String, Integer>();
    for (var i = 1; i <= meta.getColumnCount(); i++) {
      names.putIfAbsent(meta.getColumnLabel(i).toLowerCase(Locale.ROOT), i);
    }
    return names;
  }

  private void bind(@Nullable Object[] args) throws SQLException {
    for (var i = 0; i < args.length; i++) {
      bind(i + 1, args[i]);
    }
  }

  private void bind(int index, @Nullable Object arg) throws SQLException {
    switch (arg) {
      case null -> prepared.setNull(index, Types.NULL);
      case String text -> prepared.setString(index, storable(text));
      case Integer number -> prepared.setInt(index, number);
      case Long number -> prepared.setLong(index, number);
      case Boolean flag -> prepared.setInt(index, flag ? 1 : 0);
      case Instant moment -> prepared.setLong(index, moment.toEpochMilli());
      case byte[] bytes -> prepared.setBytes(index, bytes);
      default ->
          throw new IllegalArgumentException(
              "cannot bind a " + arg.getClass().getName() + " in: " + sql);
    }
  }

  /** PostgreSQL cannot keep this character; SQLite could, and the two must not differ. */
  private String storable(String text) {
    if (text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("text with U+0000 in: " + sql);
    }
    return text;
  }
}
