package org.subjectdesk.handover;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.subjectdesk.store.Tx;

/**
 * Which librarians are there: those with a live connection of a console on any node. A connection
 * says so again and again; one that fell silent is over after {@link #LEASE}. Stateless; every call
 * belongs to the caller's transaction.
 */
public final class Presence {
  /** How long a connection counts as live after its last sign. */
  public static final Duration LEASE = Duration.ofSeconds(15);

  /** A connection is there, or still there. */
  public void beat(Tx tx, String connection, String librarian, Instant at) {
    tx.update(
        "INSERT INTO presence (connection, librarian, until) VALUES (?, ?, ?)"
            + " ON CONFLICT (connection) DO UPDATE SET until = excluded.until",
        connection,
        librarian,
        at.plus(LEASE));
  }

  /** A connection has ended; when, is remembered until it is swept. */
  public void gone(Tx tx, String connection, Instant at) {
    tx.update("UPDATE presence SET until = ? WHERE connection = ?", at, connection);
  }

  /** Whether there are connections that ended before a moment. */
  public boolean hasOlder(Tx tx, Instant before) {
    return !tx.list(
            "SELECT connection FROM presence WHERE until < ? LIMIT 1",
            row -> row.text("connection"),
            before)
        .isEmpty();
  }

  /** Forgets connections that ended before a moment; how many. */
  public int sweep(Tx tx, Instant before) {
    return tx.update("DELETE FROM presence WHERE until < ?", before);
  }

  /** Whether a librarian was there at any time since a moment. */
  public boolean wasSeen(Tx tx, String librarian, Instant since) {
    return !tx.list(
            "SELECT connection FROM presence WHERE librarian = ? AND until > ?",
            row -> row.text("connection"),
            librarian,
            since)
        .isEmpty();
  }

  /** The ids of those who are there. */
  public Set<String> present(Tx tx, Instant at) {
    return new HashSet<>(
        tx.list(
            "SELECT DISTINCT librarian FROM presence WHERE until > ?",
            row -> row.text("librarian"),
            at));
  }
}
