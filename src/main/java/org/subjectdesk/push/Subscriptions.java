package org.subjectdesk.push;

import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.subjectdesk.message.ReaderId;
import org.subjectdesk.store.Tx;

/**
 * Who wants to hear what is new for which subject (tables {@code subscription}, {@code
 * subscriber}). Stateless; every call belongs to the caller's transaction.
 */
public final class Subscriptions {
  /** So many subjects are enough for anybody, and each costs a look in every round. */
  private static final int MOST = 20;

  private static final String HERS = " WHERE account = ? AND reader = ?";

  /**
   * One subject of one reader.
   *
   * @param toldUntil what is new up to here is no news to her
   * @param digestAt when she last got a digest
   */
  record One(
      ReaderId reader, String library, String subject, Instant toldUntil, Instant digestAt) {}

  /** Whether she may subscribe to one more. */
  public boolean hasRoom(Tx tx, ReaderId reader) {
    return subjects(tx, reader).size() < MOST;
  }

  /** She wants to hear of a subject from now on; nothing happens if she does already. */
  public void add(Tx tx, ReaderId reader, String library, String subject, Instant at) {
    tx.update(
        "INSERT INTO subscription (account, reader, library, subject, since, told_until)"
            + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        reader.account(),
        reader.openid(),
        library,
        subject,
        at,
        at);
    tx.update(
        "INSERT INTO subscriber (account, reader, digest_at) VALUES (?, ?, 0)"
            + " ON CONFLICT DO NOTHING",
        reader.account(),
        reader.openid());
  }

  /** The codes of what she subscribed to, the first one first. */
  public List<String> subjects(Tx tx, ReaderId reader) {
    return tx.list(
        "SELECT subject FROM subscription" + HERS + " ORDER BY since, subject",
        row -> row.text("subject"),
        reader.account(),
        reader.openid());
  }

  /** She does not want to hear of these any more. */
  void remove(Tx tx, ReaderId reader, Predicate<String> which) {
    for (var subject : subjects(tx, reader)) {
      if (which.test(subject)) {
        tx.update(
            "DELETE FROM subscription" + HERS + " AND subject = ?",
            reader.account(),
            reader.openid(),
            subject);
      }
    }
  }

  /** All of everybody whose last digest was so long ago, a reader's next to each other. */
  List<One> due(Tx tx, Instant digestBefore) {
    return tx.list(
        "SELECT s.account, s.reader, library, subject, told_until, digest_at FROM subscriber b"
            + " JOIN subscription s ON s.account = b.account AND s.reader = b.reader"
            + " WHERE digest_at <= ? ORDER BY s.account, s.reader, subject",
        row ->
            new One(
                new ReaderId(row.text("account"), row.text("reader")),
                row.text("library"),
                row.text("subject"),
                row.instant("told_until"),
                row.instant("digest_at")),
        digestBefore);
  }

  /** She gets a digest now; true for exactly one of those who saw when she got the last. */
  boolean claim(Tx tx, One seen, Instant at) {
    return tx.update(
            "UPDATE subscriber SET digest_at = ?" + HERS + " AND digest_at = ?",
            at,
            seen.reader().account(),
            seen.reader().openid(),
            seen.digestAt())
        == 1;
  }

  /** What is new up to a moment is in her digest; false when she stopped meanwhile. */
  boolean told(Tx tx, One one, Instant until) {
    return tx.update(
            "UPDATE subscription SET told_until = ?" + HERS + " AND library = ? AND subject = ?",
            until,
            one.reader().account(),
            one.reader().openid(),
            one.library(),
            one.subject())
        == 1;
  }

  /**
   * Nothing is new for a subject since a moment: those who were told up to there, or later, need
   * not be looked after from so long ago the next time.
   */
  void quiet(Tx tx, String library, String subject, Instant since, Instant until) {
    tx.update(
        "UPDATE subscription SET told_until = ? WHERE library = ? AND subject = ?"
            + " AND told_until >= ? AND told_until < ?",
        until,
        library,
        subject,
        since,
        until);
  }

  /** Forgets when those who have stopped got their last digest, if that was so long ago. */
  void prune(Tx tx, Instant digestBefore) {
    tx.update(
        "DELETE FROM subscriber WHERE digest_at <= ? AND NOT EXISTS (SELECT 1 FROM subscription s"
            + " WHERE s.account = subscriber.account AND s.reader = subscriber.reader)",
        digestBefore);
  }

  /** Deletes everything of hers. */
  void forget(Tx tx, ReaderId reader) {
    for (var table : List.of("subscription", "subscriber")) {
      tx.update("DELETE FROM " + table + HERS, reader.account(), reader.openid());
    }
  }
}
