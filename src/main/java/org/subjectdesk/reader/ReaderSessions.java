package org.subjectdesk.reader;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.subjectdesk.config.Hmac;
import org.subjectdesk.config.Secret;
import org.subjectdesk.config.SignedIds;
import org.subjectdesk.handover.DeskKeys;
import org.subjectdesk.message.ReaderId;
import org.subjectdesk.store.Row;
import org.subjectdesk.store.Tx;

/**
 * Sessions of readers (table {@code reader_session}). A session has a short-lived signed token that
 * opens the API, and one that renews it and is another one after each use. Of a renewing token that
 * comes twice, somebody has a copy: the session ends (RFC 9700 section 4.14.2 asks for such
 * detection). If it comes again so soon that the answer was lost, or that another tab of the same
 * page sent it, too, it gets the same answer: which of two answers a page keeps must not matter.
 * Safe for any thread.
 */
public final class ReaderSessions {
  /** How long a token opens the API. */
  public static final Duration TOKEN_LIFE = Duration.ofMinutes(15);

  /** After so much absence a session is over; a guest is another one then. */
  public static final Duration LIFE = Duration.ofDays(90);

  private static final Duration AGAIN = Duration.ofMinutes(1);
  private static final String KEY = "reader-session";
  private static final String COLUMNS = "id, account, reader, library, subject";

  private final Secret key;
  private final SignedIds tokens;

  /** With this key. */
  public ReaderSessions(Secret key) {
    this.key = key;
    this.tokens = new SignedIds(key);
  }

  /** With the key of the store. */
  public static ReaderSessions of(Tx tx) {
    return new ReaderSessions(DeskKeys.of(tx, KEY));
  }

  /**
   * A session.
   *
   * @param library whose pages she uses
   * @param subject what she came for, a code of the catalogue; empty if unknown
   */
  public record Session(String id, ReaderId reader, String library, String subject) {}

  /**
   * A session with what opens it.
   *
   * @param token opens the API
   * @param until when it ends
   * @param refresh gets the next one, once
   */
  public record Opened(Session session, String token, Instant until, Secret refresh) {}

  /** What a token says. */
  public sealed interface Known {
    /** She is known. */
    record As(Session session) implements Known {}

    /** The token's time is over: it can be renewed. */
    record Over() implements Known {}

    /** Forged, or of a session that is no more. */
    record Nobody() implements Known {}
  }

  /** Opens a session. */
  public Opened open(Tx tx, ReaderId reader, String library, String subject, Instant at) {
    tx.update("DELETE FROM reader_session WHERE until <= ?", at);
    var session = new Session(SignedIds.newId(), reader, library, subject);
    var refresh = Secret.random();
    tx.update(
        "INSERT INTO reader_session (id, account, reader, library, subject, refresh, before,"
            + " rotated_at, until) VALUES (?, ?, ?, ?, ?, ?, '', ?, ?)",
        session.id(),
        reader.account(),
        reader.openid(),
        library,
        subject,
        refresh.fingerprint(),
        at,
        at.plus(LIFE));
    return opened(session, refresh, at);
  }

  private Opened opened(Session session, Secret refresh, Instant at) {
    var until = at.plus(TOKEN_LIFE);
    return new Opened(session, tokens.token(session.id(), until), until, refresh);
  }

  /** Renews a session; empty when this token does not, or no more. */
  public Optional<Opened> renew(Tx tx, Secret refresh, Instant at) {
    var hash = refresh.fingerprint();
    var next = after(refresh);
    var current =
        tx.one(
            "UPDATE reader_session SET before = refresh, refresh = ?, rotated_at = ?, until = ?"
                + " WHERE refresh = ? AND until > ? RETURNING "
                + COLUMNS,
            ReaderSessions::session,
            next.fingerprint(),
            at,
            at.plus(LIFE),
            hash,
            at);
    return current.or(() -> again(tx, hash, at)).map(session -> opened(session, next, at));
  }

  /** The one that follows: only who has the key can tell it, and it tells it alike each time. */
  private Secret after(Secret refresh) {
    return new Secret(Hmac.hex(key, KEY + refresh.reveal()));
  }

  private static Optional<Session> again(Tx tx, String hash, Instant at) {
    var soon =
        tx.one(
            "SELECT "
                + COLUMNS
                + " FROM reader_session WHERE before = ? AND rotated_at > ? AND until > ?",
            ReaderSessions::session,
            hash,
            at.minus(AGAIN),
            at);
    if (soon.isEmpty()) {
      tx.update("DELETE FROM reader_session WHERE before = ?", hash);
    }
    return soon;
  }

  /** Whose token it is. */
  public Known find(Tx tx, String token, Instant at) {
    return switch (tokens.read(token, at).orElse(null)) {
      case null -> new Known.Nobody();
      case SignedIds.Read.Over() -> new Known.Over();
      case SignedIds.Read.Of(var id) ->
          tx.one(
                  "SELECT " + COLUMNS + " FROM reader_session WHERE id = ? AND until > ?",
                  ReaderSessions::session,
                  id,
                  at)
              .<Known>map(Known.As::new)
              .orElseGet(Known.Nobody::new);
    };
  }

  /** Whether a session is still there. */
  public boolean isOpen(Tx tx, Session session, Instant at) {
    return tx.one(
            "SELECT id FROM reader_session WHERE id = ? AND until > ?",
            row -> row.text("id"),
            session.id(),
            at)
        .isPresent();
  }

  /** What a reader came for last, a code of the catalogue, as far as a link said it. */
  public static Optional<String> subject(Tx tx, ReaderId reader) {
    return tx
        .list(
            "SELECT subject FROM reader_session WHERE account = ? AND reader = ? AND subject <> ''"
                + " ORDER BY until DESC LIMIT 1",
            row -> row.text("subject"),
            reader.account(),
            reader.openid())
        .stream()
        .findFirst();
  }

  /** Ends a session. */
  public void end(Tx tx, Session session) {
    tx.update("DELETE FROM reader_session WHERE id = ?", session.id());
  }

  /** Ends all sessions of a reader. */
  public static void forget(Tx tx, ReaderId reader) {
    tx.update(
        "DELETE FROM reader_session WHERE account = ? AND reader = ?",
        reader.account(),
        reader.openid());
  }

  private static Session session(Row row) {
    return new Session(
        row.text("id"),
        new ReaderId(row.text("account"), row.text("reader")),
        row.text("library"),
        row.text("subject"));
  }
}
