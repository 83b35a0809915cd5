package org.subjectdesk.conversation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.subjectdesk.dialogue.Consult;
import org.subjectdesk.message.Channel;
import org.subjectdesk.message.Inbound;
import org.subjectdesk.message.ReaderId;
import org.subjectdesk.reader.ReaderSessions;
import org.subjectdesk.store.ConflictException;
import org.subjectdesk.store.Row;
import org.subjectdesk.store.Tx;

/**
 * The consults in the store. Every call belongs to the caller's transaction; safe for any thread.
 */
public final class Conversations {
  private static final String COLUMNS =
      "id, library, account, reader, subject, phase, offered, queue, librarian, since, touched_at,"
          + " version, opened_at, last_at, window_until, window_left";

  /** Has to stand like this in every query, so that the small index serves it. */
  private static final String AT_DESK = "phase IN ('waiting', 'with-librarian')";

  private final Duration idle;
  private final SendWindow.Rules rules;

  /**
   * Sets the rules.
   *
   * @param idle after this much silence the next message opens a new consult
   * @param rules what the platform lets the desk send of its own accord
   */
  public Conversations(Duration idle, SendWindow.Rules rules) {
    this.idle = idle;
    this.rules = rules;
  }

  /**
   * The consult that a message belongs to.
   *
   * @param consult running, or opened by this message and not yet saved
   * @param before the reader's window as it was
   * @param window the reader's window as the message leaves it
   */
  record Running(Consult consult, SendWindow before, SendWindow window) {
    boolean windowReopened(Instant at) {
      return !before.isOpen(at) && window.isOpen(at);
    }
  }

  /** Finds the reader's running consult, or opens one. */
  Running running(Tx tx, Inbound in, Instant at) {
    var origin = in.origin();
    var latest = latest(tx, origin.reader());
    var before = latest.map(Known::window).orElse(SendWindow.CLOSED);
    var consult =
        latest
            .map(Known::consult)
            .filter(known -> known.takes(in, at, idle))
            .orElseGet(
                () -> {
                  // Who asked about nursing last week will hardly mean mining today.
                  var subject =
                      cameFor(tx, origin.reader())
                          .or(() -> latest.map(known -> known.consult().subject()))
                          .orElse(Consult.NO_SUBJECT);
                  return Consult.open(newId(at), origin.library(), origin.reader(), subject, at);
                });
    return new Running(consult, before, before.after(in, at, rules));
  }

  /** The subject of the page from which she came. */
  private static Optional<String> cameFor(Tx tx, ReaderId reader) {
    return reader.channel() == Channel.PAGES
        ? ReaderSessions.subject(tx, reader)
        : Optional.empty();
  }

  /** What the platform allows. */
  public SendWindow.Rules rules() {
    return rules;
  }

  /** Since when a reader's silence has not yet ended her consult. */
  Instant runningSince(Instant at) {
    return at.minus(idle);
  }

  /** Sorts by time and tells nothing about the reader. */
  private static String newId(Instant at) {
    var chance = ThreadLocalRandom.current().nextLong(1L << 40);
    return "c" + Long.toString(at.toEpochMilli(), 36) + "-" + Long.toString(chance, 36);
  }

  /** A consult in the store, and how much may still be sent to its reader. */
  record Known(Consult consult, SendWindow window) {}

  /** A consult by its id. */
  Optional<Known> find(Tx tx, String id) {
    return tx.one("SELECT " + COLUMNS + " FROM consult WHERE id = ?", Conversations::known, id);
  }

  /** Every consult that librarians have to do with now, who has waited longest first. */
  List<Known> atDesk(Tx tx) {
    return tx.list(
        "SELECT " + COLUMNS + " FROM consult WHERE " + AT_DESK + " ORDER BY since, id",
        Conversations::known);
  }

  /** The ids of the same consults, with the version of each. */
  Map<String, Integer> versions(Tx tx) {
    return tx
        .list(
            "SELECT id, version FROM consult WHERE " + AT_DESK,
            row -> Map.entry(row.text("id"), (int) row.number("version")))
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** The newest consults that fit a condition. */
  List<Known> newest(Tx tx, String where, int most, @Nullable Object... given) {
    return tx.list(
        "SELECT " + COLUMNS + " FROM consult" + where + " ORDER BY opened_at DESC LIMIT " + most,
        Conversations::known,
        given);
  }

  /** Whether a consult is its reader's last one: an older one can be read, but not taken up. */
  boolean isLatest(Tx tx, Consult consult) {
    return latest(tx, consult.reader())
        .filter(known -> known.consult().id().equals(consult.id()))
        .isPresent();
  }

  /** How much may still be sent to a reader. */
  SendWindow window(Tx tx, ReaderId reader) {
    return latest(tx, reader).map(Known::window).orElse(SendWindow.CLOSED);
  }

  /** A reader's last consult. */
  Optional<Known> latest(Tx tx, ReaderId reader) {
    return tx.one(
        "SELECT "
            + COLUMNS
            + " FROM consult WHERE account = ? AND reader = ? ORDER BY opened_at DESC,"
            + " CASE WHEN phase = 'closed' THEN 1 ELSE 0 END, id DESC"
            + " LIMIT 1",
        Conversations::known,
        reader.account(),
        reader.openid());
  }

  /**
   * Saves a consult as it stands.
   *
   * @throws ConflictException when another node saved it meanwhile; the store then takes the whole
   *     turn again
   */
  void save(Tx tx, Consult consult, SendWindow window) {
    var phase = StoredPhase.of(consult.phase());
    if (consult.version() == 0) {
      tx.update(
          "INSERT INTO consult ("
              + COLUMNS
              + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?, ?)",
          consult.id(),
          consult.library(),
          consult.reader().account(),
          consult.reader().openid(),
          consult.subject(),
          phase.name(),
          phase.offered(),
          phase.queue(),
          phase.librarian(),
          phase.since(),
          phase.touchedAt(),
          consult.openedAt(),
          consult.lastAt(),
          window.until(),
          window.left());
      return;
    }
    var saved =
        tx.update(
            "UPDATE consult SET subject = ?, phase = ?, offered = ?, queue = ?, librarian = ?,"
                + " since = ?, touched_at = ?, last_at = ?, window_until = ?, window_left = ?,"
                + " version = version + 1 WHERE id = ? AND version = ?",
            consult.subject(),
            phase.name(),
            phase.offered(),
            phase.queue(),
            phase.librarian(),
            phase.since(),
            phase.touchedAt(),
            consult.lastAt(),
            window.until(),
            window.left(),
            consult.id(),
            consult.version());
    if (saved == 0) {
      throw new ConflictException("consult " + consult.id() + " was saved by another node");
    }
  }

  /**
   * Begins a wait's ring anew. To librarians nothing changed, so the version stays; nothing happens
   * if another one was saved meanwhile.
   */
  void ringAnew(Tx tx, Consult consult, Instant at) {
    tx.update(
        "UPDATE consult SET touched_at = ? WHERE id = ? AND version = ?",
        at,
        consult.id(),
        consult.version());
  }

  /** Says that something about a consult changed without its phase: a message was delivered. */
  void touch(Tx tx, String id) {
    tx.update("UPDATE consult SET version = version + 1 WHERE id = ? AND " + AT_DESK, id);
  }

  /** The same for a consult in whatever phase: what librarians may read of it changed. */
  void bump(Tx tx, String id) {
    tx.update("UPDATE consult SET version = version + 1 WHERE id = ?", id);
  }

  /** Takes one message out of the reader's window; false when it is closed or used up. */
  boolean spend(Tx tx, ReaderId reader, Instant at) {
    return latest(tx, reader)
        .filter(known -> known.window().isOpen(at))
        .map(
            known ->
                tx.update(
                    "UPDATE consult SET window_left = window_left - 1"
                        + " WHERE id = ? AND window_left > 0",
                    known.consult().id()))
        .orElse(0)
        .equals(1);
  }

  /** Shuts the window because the platform says that it is shut. */
  void shut(Tx tx, ReaderId reader) {
    tx.update(
        "UPDATE consult SET window_left = 0 WHERE account = ? AND reader = ?",
        reader.account(),
        reader.openid());
  }

  /** Deletes every consult of a reader. */
  static void forget(Tx tx, ReaderId reader) {
    tx.update(
        "DELETE FROM consult WHERE account = ? AND reader = ?", reader.account(), reader.openid());
  }

  private static Known known(Row row) {
    var reader = new ReaderId(row.text("account"), row.text("reader"));
    var consult =
        new Consult(
            row.text("id"),
            row.text("library"),
            reader,
            row.text("subject"),
            StoredPhase.in(row).read(),
            row.instant("opened_at"),
            row.instant("last_at"),
            (int) row.number("version"));
    return new Known(
        consult, new SendWindow(row.instant("window_until"), (int) row.number("window_left")));
  }
}
