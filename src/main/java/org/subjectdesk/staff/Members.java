package org.subjectdesk.staff;

import java.util.Set;
import java.util.TreeSet;
import org.subjectdesk.store.Tx;

/**
 * The ids of the libraries that a desk served when it was last started on this store: what commands
 * go by that have no configuration. Owns {@code member}. Stateless; every call belongs to the
 * caller's transaction.
 */
public final class Members {
  /** Keeps them in the place of those of the start before. */
  public void keep(Tx tx, Set<String> libraries) {
    var before = known(tx);
    before.stream()
        .filter(one -> !libraries.contains(one))
        .forEach(one -> tx.update("DELETE FROM member WHERE library = ?", one));
    libraries.stream()
        .filter(one -> !before.contains(one))
        .forEach(
            one ->
                tx.update(
                    "INSERT INTO member (library) VALUES (?) ON CONFLICT (library) DO NOTHING",
                    one));
  }

  /** The ids in their order; empty while no desk was started on this store. */
  public Set<String> known(Tx tx) {
    return new TreeSet<>(tx.list("SELECT library FROM member", row -> row.text("library")));
  }
}
