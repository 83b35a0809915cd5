package org.subjectdesk.bench.year;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.subjectdesk.store.Store;
import org.subjectdesk.store.Tx;

/** Events that wait to be written. Not safe for threads. */
final class Rows {
  private final Map<Table, List<@Nullable Object[]>> waiting = new EnumMap<>(Table.class);
  private int count;

  void add(Table table, @Nullable Object... values) {
    waiting.computeIfAbsent(table, _ -> new ArrayList<>()).add(values);
    count++;
  }

  /** How many were added so far. */
  int count() {
    return count;
  }

  /** Writes all that wait in one transaction. */
  void write(Store store) {
    store
        .inTransaction(
            Rows.class,
            tx -> {
              waiting.forEach((table, rows) -> write(tx, table, rows));
              return true;
            })
        .join();
    waiting.clear();
  }

  private static void write(Tx tx, Table table, List<@Nullable Object[]> rows) {
    for (var i = 0; i < rows.size(); ) {
      var many = rows.size() - i >= Table.TOGETHER ? Table.TOGETHER : 1;
      tx.update(
          table.insert(many), rows.subList(i, i + many).stream().flatMap(Arrays::stream).toArray());
      i += many;
    }
  }
}
