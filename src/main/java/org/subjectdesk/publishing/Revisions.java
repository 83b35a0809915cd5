package org.subjectdesk.publishing;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.subjectdesk.faq.FaqEntry;
import org.subjectdesk.store.Row;
import org.subjectdesk.store.Tx;

/**
 * Every revision of every entry (table {@code faq_revision}). Stateless; every call belongs to the
 * caller's transaction.
 */
public final class Revisions {
  private static final String COLUMNS = "library, id, number, kind, author, at, ";

  /**
   * One revision.
   *
   * @param number grows by one with each change of the entry, from 1
   * @param entry what it said; of a withdrawal, what it said last
   */
  public record Revision(long number, Change change, FaqEntry entry) {}

  /** All revisions of an entry, the newest first. */
  public List<Revision> of(Tx tx, String library, String id) {
    return tx.list(
        "SELECT "
            + COLUMNS
            + EntryRow.CONTENT
            + " FROM faq_revision WHERE library = ? AND id = ? ORDER BY number DESC",
        Revisions::revision,
        library,
        id);
  }

  /** One revision of an entry. */
  public Optional<Revision> one(Tx tx, String library, String id, long number) {
    return tx.one(
        "SELECT "
            + COLUMNS
            + EntryRow.CONTENT
            + " FROM faq_revision WHERE library = ? AND id = ? AND number = ?",
        Revisions::revision,
        library,
        id,
        number);
  }

  void add(Tx tx, Revision revision) {
    var entry = revision.entry();
    var change = revision.change();
    tx.update(
        "INSERT INTO faq_revision ("
            + COLUMNS
            + EntryRow.CONTENT
            + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        EntryRow.args(
            Stream.of(
                entry.library(),
                entry.id(),
                revision.number(),
                change.kind().key(),
                change.author(),
                change.at()),
            entry,
            Stream.of()));
  }

  static Change change(Row row) {
    return new Change(Change.Kind.of(row.text("kind")), row.text("author"), row.instant("at"));
  }

  private static Revision revision(Row row) {
    return new Revision(row.number("number"), change(row), EntryRow.read(row));
  }
}
