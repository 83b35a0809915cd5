package org.subjectdesk.store;

import java.util.List;

/** The tables of this package's own tests. */
final class Tables {
  static final String HERE = "classpath:db/storetest";

  private Tables() {}

  static Store open(StoreSettings settings) {
    return Store.open(settings, Thread::startVirtualThread, HERE);
  }

  /** A body that adds a thing. */
  static Work<Integer> add(String id) {
    return tx -> tx.update("INSERT INTO thing (id) VALUES (?)", id);
  }

  /** The things that are committed, in order of their ids. */
  static List<String> ids(Store store) {
    return store.read(tx -> tx.list("SELECT id FROM thing ORDER BY id", row -> row.text("id")));
  }
}
