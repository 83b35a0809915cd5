package org.subjectdesk.publishing;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.subjectdesk.faq.FaqEntry;
import org.subjectdesk.store.ConflictException;
import org.subjectdesk.store.Row;
import org.subjectdesk.store.Tx;

/**
 * What librarians prepare (table {@code faq_draft}), at most one draft an entry. Nothing of it is
 * live. Stateless; every call belongs to the caller's transaction.
 */
public final class Drafts {
  private static final String COLUMNS = "library, id, kind, author, at, base, version, ";
  private static final String SELECT =
      "SELECT " + COLUMNS + EntryRow.CONTENT + " FROM faq_draft WHERE library = ?";

  /**
   * A draft.
   *
   * @param entry what the entry is to say; of a withdrawal, what it says last
   * @param change what the next revision will be, and who prepared it when
   * @param base the revision that it was begun on, 0 = there was none
   * @param version grows with each save, from 1
   */
  public record Draft(FaqEntry entry, Change change, long base, long version) {
    /** Whether it takes the entry off the shelf. */
    public boolean withdraws() {
      return change.kind() == Change.Kind.WITHDRAWN;
    }
  }

  /** A layer's drafts by id. */
  public List<Draft> of(Tx tx, String library) {
    return tx.list(SELECT + " ORDER BY id", Drafts::draft, library);
  }

  /** The draft of an entry. */
  public Optional<Draft> one(Tx tx, String library, String id) {
    return tx.one(SELECT + " AND id = ?", Drafts::draft, library, id);
  }

  /**
   * Keeps a draft in the place of the one before.
   *
   * @param draft its version must be the one before's and one, or 1
   * @throws ConflictException when another node was faster; the store runs the body again
   */
  public void put(Tx tx, Draft draft) {
    var entry = draft.entry();
    var change = draft.change();
    var rows =
        tx.update(
            "INSERT INTO faq_draft ("
                + COLUMNS
                + EntryRow.CONTENT
                + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                + " ON CONFLICT (library, id) DO UPDATE SET kind = excluded.kind,"
                + " author = excluded.author, at = excluded.at, base = excluded.base,"
                + " version = excluded.version, subject = excluded.subject,"
                + " question = excluded.question, variants = excluded.variants,"
                + " answer = excluded.answer, owner = excluded.owner, source = excluded.source,"
                + " review_by = excluded.review_by"
                + " WHERE faq_draft.version = excluded.version - 1",
            EntryRow.args(
                Stream.of(
                    entry.library(),
                    entry.id(),
                    change.kind().key(),
                    change.author(),
                    change.at(),
                    draft.base(),
                    draft.version()),
                entry,
                Stream.of()));
    if (rows != 1) {
      throw new ConflictException("faq_draft");
    }
  }

  /** Drops a draft, if it is still the one that was read. */
  public boolean drop(Tx tx, Draft draft) {
    return tx.update(
            "DELETE FROM faq_draft WHERE library = ? AND id = ? AND version = ?",
            draft.entry().library(),
            draft.entry().id(),
            draft.version())
        == 1;
  }

  private static Draft draft(Row row) {
    return new Draft(
        EntryRow.read(row), Revisions.change(row), row.number("base"), row.number("version"));
  }
}
