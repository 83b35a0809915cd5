package org.subjectdesk.handover;

import org.subjectdesk.config.Secret;
import org.subjectdesk.store.Tx;

/** The keys that all nodes of a desk sign with (table {@code desk_key}). */
public final class DeskKeys {
  private DeskKeys() {}

  /** The key of this name; the first node makes it. Belongs to the caller's transaction. */
  public static Secret of(Tx tx, String name) {
    tx.update(
        "INSERT INTO desk_key (name, value) VALUES (?, ?) ON CONFLICT (name) DO NOTHING",
        name,
        Secret.random().reveal());
    return tx.one("SELECT value FROM desk_key WHERE name = ?", row -> row.text("value"), name)
        .map(Secret::new)
        .orElseThrow();
  }
}
