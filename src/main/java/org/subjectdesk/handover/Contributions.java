package org.subjectdesk.handover;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.subjectdesk.store.Row;
import org.subjectdesk.store.Tx;

/**
 * The ledger of what libraries did for each other. Rows are only added, each deed once: told again,
 * it changes nothing. Stateless; every call belongs to the caller's transaction.
 */
public final class Contributions {
  /** What was done. */
  public enum Kind {
    /** A reader of another library was answered in a talk. */
    CONSULT,
    /** A message that a reader of another library had left was answered. */
    TICKET,
    /** An answer was written, or made better, that all libraries give. */
    FAQ_ENTRY,
    /** Records of its catalogue were shared, or made better, with everybody. */
    RECORDS;

    /** Its name in the store and on the wire. */
    public String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Kind of(String key) {
      return valueOf(key.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
  }

  /**
   * One deed.
   *
   * @param library that gave
   * @param who of its librarians
   * @param helped the library whose reader it was for; empty = the whole alliance
   * @param what the id of the consult, the ticket, or the revision of the entry; for records {@code
   *     source/run}
   */
  public record Deed(
      Kind kind, String library, String who, String helped, String what, Instant at) {}

  /**
   * A deed in the ledger.
   *
   * @param amount how many things it gave
   */
  public record Entry(Deed deed, long amount) {}

  /** How much of a kind a library did for another: deeds, or records. */
  public record Sum(String library, String helped, Kind kind, long deeds) {}

  /** Adds a deed, unless it is there. */
  public void add(Tx tx, Deed deed) {
    add(tx, deed, 1);
  }

  /**
   * Adds a deed that gave many things at once, unless it is there.
   *
   * @param amount how many
   */
  public void add(Tx tx, Deed deed, long amount) {
    tx.update(
        "INSERT INTO contribution (at, kind, library, who, helped, what, amount)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (kind, what, library) DO NOTHING",
        deed.at(),
        deed.kind().key(),
        deed.library(),
        deed.who(),
        deed.helped(),
        deed.what(),
        amount);
  }

  /** Who did how much for whom in a time, without its end. */
  public List<Sum> sums(Tx tx, Instant from, Instant until) {
    return tx.list(
        "SELECT library, helped, kind, sum(amount) AS deeds FROM contribution"
            + " WHERE at >= ? AND at < ? GROUP BY library, helped, kind"
            + " ORDER BY library, helped, kind",
        row ->
            new Sum(
                row.text("library"),
                row.text("helped"),
                Kind.of(row.text("kind")),
                row.number("deeds")),
        from,
        until);
  }

  /** The last deeds of a time, the newest first. */
  public List<Entry> last(Tx tx, Instant from, Instant until, int limit) {
    return tx.list(
        "SELECT * FROM contribution WHERE at >= ? AND at < ? ORDER BY id DESC LIMIT ?",
        row -> new Entry(deed(row), row.number("amount")),
        from,
        until,
        limit);
  }

  private static Deed deed(Row row) {
    return new Deed(
        Kind.of(row.text("kind")),
        row.text("library"),
        row.text("who"),
        row.text("helped"),
        row.text("what"),
        row.instant("at"));
  }
}
