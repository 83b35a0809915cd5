package org.subjectdesk.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.subjectdesk.store.Row;
import org.subjectdesk.store.Tx;

/**
 * The ledger of what libraries did for each other. Rows are only added, each deed once: told again,
 * it changes nothing. What was noted wrongly is taken back by a counter-entry: a row of its own
 * with the opposite amount and a reason. Stateless; every call belongs to the caller's transaction.
 */
public final class Contributions {
  /** Whom an answer for the alliance helps, as the FAQ has it. */
  public static final String EVERYBODY = "*";

  /** What was done. */
  public enum Kind {
    /** A reader of another library was answered in a talk. */
    CONSULT,
    /** A message that a reader of another library had left was answered. */
    TICKET,
    /** An answer was written, or made better, that all libraries give. */
    FAQ_ENTRY,
    /** An answer that it wrote was given to readers of another library. */
    FAQ_ANSWER,
    /** Records of its catalogue were shared, or made better, with everybody. */
    RECORDS,
    /** A platform that it runs helped a reader of another library. */
    REFERRAL,
    /** It had a part in a project that came to its end. */
    PROJECT;

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
   * @param what the id of the consult, the ticket, the entry, the referral or the call; for records
   *     {@code source/run}, for answers {@code entry/library/day}
   */
  public record Deed(
      Kind kind, String library, String who, String helped, String what, Instant at) {}

  /**
   * A deed in the ledger.
   *
   * @param amount how many things it gave; less than 0 in a counter-entry
   * @param corrects the number of the entry that this one takes back; 0 for a deed
   * @param reason why it is taken back
   */
  public record Entry(long number, Deed deed, long amount, long corrects, String reason) {}

  /** What became of taking back. */
  public enum Counter {
    /** It stands in the ledger. */
    DONE,
    /** There is no such deed: a counter-entry is none. */
    UNKNOWN,
    /** So much is not left of it. */
    TOO_MUCH,
    /** Somebody else took something back at the same moment: look again. */
    CHANGED
  }

  /** How much of a kind a library did for another: deeds, or records. */
  public record Sum(String library, String helped, Kind kind, long deeds) {}

  /** Who wrote an answer that all libraries give. */
  public record Author(String library, String who) {}

  /** Who was first to write an entry for the alliance; empty when nobody is credited with it. */
  public Optional<Author> author(Tx tx, String entry) {
    return tx.one(
        "SELECT library, who FROM contribution c WHERE kind = ? AND what = ? AND NOT EXISTS"
            + " (SELECT 1 FROM contribution t WHERE t.corrects = c.id) ORDER BY id LIMIT 1",
        row -> new Author(row.text("library"), row.text("who")),
        Kind.FAQ_ENTRY.key(),
        entry);
  }

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

  /**
   * Adds that an answer was written for all libraries; made better, it is still one deed.
   *
   * @param library of who wrote it
   */
  public void wrote(Tx tx, String library, String who, String entry, Instant at) {
    add(tx, new Deed(Kind.FAQ_ENTRY, library, who, EVERYBODY, entry, at));
  }

  /** A deed, or a counter-entry. */
  public Optional<Entry> find(Tx tx, long number) {
    return tx.one("SELECT * FROM contribution WHERE id = ?", Contributions::entry, number);
  }

  /** How much of a deed was not taken back. */
  public long left(Tx tx, long number) {
    return tx.one(
            "SELECT coalesce(sum(amount), 0) AS amount FROM contribution WHERE id = ? OR corrects ="
                + " ?",
            row -> row.number("amount"),
            number,
            number)
        .orElse(0L);
  }

  /**
   * Takes back a deed, or a part of it.
   *
   * @param amount 1 to what is left
   * @param who of the librarians does
   */
  public Counter takeBack(Tx tx, long number, long amount, String who, String reason, Instant at) {
    var found = find(tx, number).filter(entry -> entry.corrects() == 0);
    if (found.isEmpty()) {
      return Counter.UNKNOWN;
    }
    var left = left(tx, number);
    if (amount < 1 || amount > left) {
      return Counter.TOO_MUCH;
    }
    var deed = found.get().deed();
    // Two who begin from the same rest have the same name for it; one of them comes in.
    var what = "counter:" + number + ":" + left;
    return tx.update(
                "INSERT INTO contribution (at, kind, library, who, helped, what, amount, corrects,"
                    + " reason) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
                    + " ON CONFLICT (kind, what, library) DO NOTHING",
                at,
                deed.kind().key(),
                deed.library(),
                who,
                deed.helped(),
                what,
                -amount,
                number,
                reason)
            == 1
        ? Counter.DONE
        : Counter.CHANGED;
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
        Contributions::entry,
        from,
        until,
        limit);
  }

  private static Entry entry(Row row) {
    var corrects = row.numberOrNull("corrects");
    return new Entry(
        row.number("id"),
        deed(row),
        row.number("amount"),
        corrects == null ? 0 : corrects,
        row.text("reason"));
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
