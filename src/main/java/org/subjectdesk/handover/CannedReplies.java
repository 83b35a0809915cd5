package org.subjectdesk.handover;

import java.time.Instant;
import java.util.List;
import org.subjectdesk.store.Tx;

/**
 * Replies that librarians keep at hand, shared by a library or their own. Stateless; every call
 * belongs to the caller's transaction.
 */
public final class CannedReplies {
  /** The owner of what the whole library shares. */
  public static final String SHARED = "";

  /**
   * One reply.
   *
   * @param owner a librarian's id, or {@link #SHARED}
   * @param text may have placeholders such as {@code {{library.hours}}}
   */
  public record Canned(long id, String library, String owner, String title, String text) {}

  /** What a librarian of a library may use, the shared ones first, by title. */
  public List<Canned> of(Tx tx, String library, String librarian) {
    return tx.list(
        "SELECT id, library, owner, title, text FROM canned_reply"
            + " WHERE library = ? AND owner IN ('', ?) ORDER BY owner, title, id",
        row ->
            new Canned(
                row.number("id"),
                row.text("library"),
                row.text("owner"),
                row.text("title"),
                row.text("text")),
        library,
        librarian);
  }

  /** Adds a reply. */
  public void add(Tx tx, String library, String owner, String title, String text, Instant at) {
    tx.update(
        "INSERT INTO canned_reply (library, owner, title, text, at) VALUES (?, ?, ?, ?, ?)",
        library,
        owner,
        title,
        text,
        at);
  }

  /** Changes a reply that she may change; false if there is none. */
  public boolean change(
      Tx tx, long id, String library, String librarian, String title, String text) {
    return tx.update(
            "UPDATE canned_reply SET title = ?, text = ? WHERE id = ? AND library = ?"
                + " AND owner IN ('', ?)",
            title,
            text,
            id,
            library,
            librarian)
        == 1;
  }

  /** Removes a reply that she may remove; false if there is none. */
  public boolean remove(Tx tx, long id, String library, String librarian) {
    return tx.update(
            "DELETE FROM canned_reply WHERE id = ? AND library = ? AND owner IN ('', ?)",
            id,
            library,
            librarian)
        == 1;
  }
}
