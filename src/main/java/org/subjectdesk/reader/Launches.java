package org.subjectdesk.reader;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.subjectdesk.config.Secret;
import org.subjectdesk.message.ReaderId;
import org.subjectdesk.store.Tx;

/**
 * Readers whom another system sends (tables {@code launch_used}, {@code launch_code}). A link
 * counts once and becomes a code, which the chat page exchanges for a session, once. Stateless;
 * every call belongs to the caller's transaction.
 */
public final class Launches {
  /** How long a page may take to exchange its code. */
  public static final Duration CODE_LIFE = Duration.ofMinutes(2);

  /** Whom a link brings, where to and for which subject; that is empty if unknown. */
  public record Visit(ReaderId reader, String library, String subject) {}

  /**
   * Uses a link.
   *
   * @param link tells it from others
   * @param until when it ends by itself
   * @return the code for the page; empty when the link was used before
   */
  public Optional<Secret> use(Tx tx, String link, Instant until, Visit visit, Instant at) {
    tx.update("DELETE FROM launch_used WHERE until <= ?", at);
    tx.update("DELETE FROM launch_code WHERE until <= ?", at);
    var first =
        tx.update(
            "INSERT INTO launch_used (link, until) VALUES (?, ?) ON CONFLICT DO NOTHING",
            link,
            until);
    if (first == 0) {
      return Optional.empty();
    }
    var code = Secret.random();
    tx.update(
        "INSERT INTO launch_code (hash, account, reader, library, subject, until)"
            + " VALUES (?, ?, ?, ?, ?, ?)",
        code.fingerprint(),
        visit.reader().account(),
        visit.reader().openid(),
        visit.library(),
        visit.subject(),
        at.plus(CODE_LIFE));
    return Optional.of(code);
  }

  /** Takes a code back; empty when it does not work, or not any more. */
  public Optional<Visit> take(Tx tx, Secret code, Instant at) {
    return tx.one(
        "DELETE FROM launch_code WHERE hash = ? AND until > ?"
            + " RETURNING account, reader, library, subject",
        row ->
            new Visit(
                new ReaderId(row.text("account"), row.text("reader")),
                row.text("library"),
                row.text("subject")),
        code.fingerprint(),
        at);
  }
}
