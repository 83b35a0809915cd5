package org.subjectdesk.staff;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.subjectdesk.config.Secret;
import org.subjectdesk.store.Row;
import org.subjectdesk.store.Store;
import org.subjectdesk.store.Tx;

/**
 * Who is signed in (table {@code session}). A session ends after 12 hours in which nothing came,
 * and after 7 days in any case. Blocking; safe for use by many threads.
 */
public final class Sessions {
  /** How long a session lives while nothing comes. */
  public static final Duration IDLE = Duration.ofHours(12);

  /** How long a session lives at most. */
  public static final Duration LONGEST = Duration.ofDays(7);

  /** A row written for each request would make every reading a writing. */
  private static final Duration SEEN_AGAIN = Duration.ofMinutes(1);

  private static final SecureRandom RANDOM = new SecureRandom();

  private final Store store;

  /** Works on that store. */
  public Sessions(Store store) {
    this.store = store;
  }

  /**
   * A session that has just begun.
   *
   * @param token goes into the cookie and is kept nowhere
   */
  public record Opened(Secret token, Session session) {}

  private record Seen(Session session, Instant at) {}

  /** Begins a session; forgets those that are over. */
  Opened open(Tx tx, Librarian librarian, Instant now) {
    tx.update("DELETE FROM session WHERE until <= ? OR seen_at <= ?", now, now.minus(IDLE));
    var token = random();
    var session = new Session(hash(token), librarian, random());
    tx.update(
        "INSERT INTO session (hash, librarian, csrf, created_at, seen_at, until)"
            + " VALUES (?, ?, ?, ?, ?, ?)",
        session.key(),
        librarian.id(),
        session.csrf().reveal(),
        now,
        now,
        now.plus(LONGEST));
    return new Opened(token, session);
  }

  /** The session of a cookie, which lives on by this; empty when it is over or never was. */
  public Optional<Session> find(Secret token, Instant now) {
    return byKey(hash(token), now);
  }

  /** The same session as it is now, for who holds a connection open. */
  public Optional<Session> again(Session session, Instant now) {
    return byKey(session.key(), now);
  }

  private Optional<Session> byKey(String key, Instant now) {
    var found =
        store.<Optional<Seen>>read(
            tx ->
                tx.one(
                    "SELECT s.hash, s.csrf, s.seen_at, l.id, l.library, l.name, l.role"
                        + " FROM session s JOIN librarian l ON l.id = s.librarian"
                        + " WHERE s.hash = ? AND l.active = 1 AND s.until > ? AND s.seen_at > ?",
                    Sessions::seen,
                    key,
                    now,
                    now.minus(IDLE)));
    if (found.isPresent() && !now.isBefore(found.get().at().plus(SEEN_AGAIN))) {
      store
          .inTransaction(
              Staff.class,
              tx ->
                  tx.update(
                      "UPDATE session SET seen_at = ? WHERE hash = ? AND seen_at < ?",
                      now,
                      key,
                      now))
          .join();
    }
    return found.map(Seen::session);
  }

  private static Seen seen(Row row) {
    return new Seen(
        new Session(row.text("hash"), Staff.librarian(row), new Secret(row.text("csrf"))),
        row.instant("seen_at"));
  }

  /** Ends a session. */
  void close(Tx tx, Session session) {
    tx.update("DELETE FROM session WHERE hash = ?", session.key());
  }

  /** Ends all sessions of a librarian. */
  static void closeAll(Tx tx, String librarian) {
    tx.update("DELETE FROM session WHERE librarian = ?", librarian);
  }

  /** Ends all sessions of a librarian but one. */
  static void closeOthers(Tx tx, Session kept) {
    tx.update(
        "DELETE FROM session WHERE librarian = ? AND hash <> ?", kept.librarian().id(), kept.key());
  }

  static Secret random() {
    var bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** A fast hash is enough: nobody can try 256 bits. */
  static String hash(Secret token) {
    try {
      var sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(token.reveal().getBytes(US_ASCII)));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException(missing);
    }
  }
}
