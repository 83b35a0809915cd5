package org.subjectdesk.handover;

import java.time.Instant;
import org.subjectdesk.message.ReaderId;
import org.subjectdesk.store.Tx;

/**
 * Readers who may not talk with a person for some time, because they abused it. The desk goes on
 * answering them. Stateless; every call belongs to the caller's transaction.
 */
public final class BlockedReaders {
  /** Blocks a reader, or changes for how long; nobody of whom no consult is left. */
  public void block(
      Tx tx,
      ReaderId reader,
      String library,
      String librarian,
      String reason,
      Instant at,
      Instant until) {
    tx.update(
        "INSERT INTO blocked_reader (account, reader, library, librarian, reason, at, until)"
            + " SELECT account, reader, ?, ?, ?, ?, ? FROM consult WHERE account = ? AND reader = ?"
            + " LIMIT 1 ON CONFLICT (account, reader) DO UPDATE SET"
            + " librarian = excluded.librarian, reason = excluded.reason, at = excluded.at,"
            + " until = excluded.until",
        library,
        librarian,
        reason,
        at,
        until,
        reader.account(),
        reader.openid());
  }

  /** Lets her talk with people again; also when everything about her is to be forgotten. */
  public void unblock(Tx tx, ReaderId reader) {
    tx.update(
        "DELETE FROM blocked_reader WHERE account = ? AND reader = ?",
        reader.account(),
        reader.openid());
  }

  /** Whether she is blocked now. */
  public boolean isBlocked(Tx tx, ReaderId reader, Instant at) {
    return tx.one(
            "SELECT until FROM blocked_reader WHERE account = ? AND reader = ?",
            row -> row.instant("until").isAfter(at),
            reader.account(),
            reader.openid())
        .orElse(false);
  }
}
