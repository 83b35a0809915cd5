package org.subjectdesk.staff;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.subjectdesk.store.Row;
import org.subjectdesk.store.Store;
import org.subjectdesk.store.Tx;

/**
 * Who did what (table {@code audit}); rows are only added. Knows ids alone: no text of a message,
 * no openid, no password may ever come in. Blocking; safe for use by many threads.
 */
public final class Audit {
  private static final String FROM_NEWEST =
      "SELECT id, at, librarian, library, action, object, detail FROM audit WHERE id < ?";

  private final Store store;

  /** Works on that store. */
  public Audit(Store store) {
    this.store = store;
  }

  /**
   * Something that was done.
   *
   * @param librarian the id of who did it; {@code api-token} and {@code command} are no librarians
   * @param library the library that it was about; {@code *} = the alliance
   * @param action what was done, in a word such as {@code sign-in}
   * @param object the id of what it was done to; empty without one
   * @param detail what the rest does not say, such as the new role; no personal data
   */
  public record Deed(
      Instant at, String librarian, String library, String action, String object, String detail) {}

  /** A deed with its number. */
  public record Entry(long number, Deed deed) {}

  /** Keeps a deed together with what the transaction does. */
  public static void record(Tx tx, Deed deed) {
    tx.update(
        "INSERT INTO audit (at, librarian, library, action, object, detail)"
            + " VALUES (?, ?, ?, ?, ?, ?)",
        deed.at(),
        deed.librarian(),
        deed.library(),
        deed.action(),
        deed.object(),
        deed.detail());
  }

  /** Keeps a deed that changes nothing, such as reading. */
  public void record(Deed deed) {
    store
        .inTransaction(
            Audit.class,
            tx -> {
              record(tx, deed);
              return true;
            })
        .join();
  }

  /**
   * What was done, the newest first.
   *
   * @param library what was about this library; empty = everything
   * @param before only entries with smaller numbers
   */
  public List<Entry> page(Optional<String> library, long before, int size) {
    return store.read(
        tx ->
            library.isPresent()
                ? tx.list(
                    FROM_NEWEST + " AND library = ? ORDER BY id DESC LIMIT ?",
                    Audit::entry,
                    before,
                    library.get(),
                    size)
                : tx.list(FROM_NEWEST + " ORDER BY id DESC LIMIT ?", Audit::entry, before, size));
  }

  private static Entry entry(Row row) {
    return new Entry(
        row.number("id"),
        new Deed(
            row.instant("at"),
            row.text("librarian"),
            row.text("library"),
            row.text("action"),
            row.text("object"),
            row.text("detail")));
  }
}
