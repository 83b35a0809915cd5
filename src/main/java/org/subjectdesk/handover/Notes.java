package org.subjectdesk.handover;

import java.time.Instant;
import java.util.List;
import org.subjectdesk.store.Tx;

/**
 * What librarians tell each other about a consult; the reader never sees it. Stateless; every call
 * belongs to the caller's transaction.
 */
public final class Notes {
  /** One note. */
  public record Note(long id, String librarian, String text, Instant at) {}

  /** Adds a note; not to a consult whose reader was forgotten meanwhile. */
  public void add(Tx tx, String consult, String librarian, String text, Instant at) {
    tx.update(
        "INSERT INTO note (consult, librarian, text, at) SELECT id, ?, ?, ? FROM consult"
            + " WHERE id = ?",
        librarian,
        text,
        at,
        consult);
  }

  /** The notes of a consult, the oldest first. */
  public List<Note> of(Tx tx, String consult) {
    return tx.list(
        "SELECT id, librarian, text, at FROM note WHERE consult = ? ORDER BY id",
        row ->
            new Note(row.number("id"), row.text("librarian"), row.text("text"), row.instant("at")),
        consult);
  }
}
