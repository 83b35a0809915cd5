package org.subjectdesk.demand;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.subjectdesk.store.Row;
import org.subjectdesk.store.Tx;

/**
 * What librarians were told of their weeks, and how they want to be told: the tables {@code
 * weekly_digest} and {@code weekly_choice}. Stateless; every call belongs to the caller's
 * transaction.
 */
public final class WeeklyDigests {
  /** Where a librarian is told. */
  public enum Way {
    /** By the console alone. */
    CONSOLE,
    /** Also in her own WeChat, where she bound one. */
    WECHAT,
    /** Nowhere. */
    NONE,
    /** Nowhere this time: there was nothing new. */
    QUIET;

    /** Its name on the wire and in the store. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The way with this name. */
    public static Way of(String key) {
      return valueOf(key.toUpperCase(Locale.ROOT));
    }
  }

  /**
   * A digest.
   *
   * @param week the day on which it was due
   * @param content as it goes over the wire
   */
  public record Digest(
      String librarian,
      LocalDate week,
      String library,
      Instant madeAt,
      Way way,
      boolean seen,
      JsonObject content) {}

  /** How a librarian wants to be told. */
  public Way choice(Tx tx, String librarian) {
    return tx.one(
            "SELECT channel FROM weekly_choice WHERE librarian = ?",
            row -> Way.of(row.text("channel")),
            librarian)
        .orElse(Way.CONSOLE);
  }

  /** She chooses. */
  public void choose(Tx tx, String librarian, Way way) {
    tx.update(
        "INSERT INTO weekly_choice (librarian, channel) VALUES (?, ?)"
            + " ON CONFLICT (librarian) DO UPDATE SET channel = excluded.channel",
        librarian,
        way.key());
  }

  /** Whether a librarian was told of a week, or there was nothing to tell. */
  public boolean has(Tx tx, String librarian, LocalDate week) {
    return tx.one(
            "SELECT week FROM weekly_digest WHERE librarian = ? AND week = ?",
            row -> row.number("week"),
            librarian,
            week.toEpochDay())
        .isPresent();
  }

  /** Keeps a digest; true for exactly one caller for each librarian and week. */
  public boolean add(Tx tx, Digest digest) {
    return tx.update(
            "INSERT INTO weekly_digest (librarian, week, library, made_at, state, content)"
                + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (librarian, week) DO NOTHING",
            digest.librarian(),
            digest.week().toEpochDay(),
            digest.library(),
            digest.madeAt(),
            digest.way().key(),
            digest.content().encode())
        == 1;
  }

  /** The last one that told a librarian anything. */
  public Optional<Digest> newest(Tx tx, String librarian) {
    return tx.one(
        "SELECT * FROM weekly_digest WHERE librarian = ? AND state <> 'quiet'"
            + " ORDER BY week DESC LIMIT 1",
        WeeklyDigests::digest,
        librarian);
  }

  /** She has seen it; true the first time. */
  public boolean see(Tx tx, String librarian, LocalDate week, Instant at) {
    return tx.update(
            "UPDATE weekly_digest SET seen_at = ? WHERE librarian = ? AND week = ?"
                + " AND seen_at IS NULL",
            at,
            librarian,
            week.toEpochDay())
        == 1;
  }

  /** Deletes what is older: its words are as old as readers' questions. */
  public void prune(Tx tx, Instant before) {
    tx.update("DELETE FROM weekly_digest WHERE made_at < ?", before);
  }

  private static Digest digest(Row row) {
    return new Digest(
        row.text("librarian"),
        LocalDate.ofEpochDay(row.number("week")),
        row.text("library"),
        row.instant("made_at"),
        Way.of(row.text("state")),
        row.instantOrNull("seen_at") != null,
        new JsonObject(row.text("content")));
  }
}
