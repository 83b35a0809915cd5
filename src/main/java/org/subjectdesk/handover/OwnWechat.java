package org.subjectdesk.handover;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.subjectdesk.message.ReaderId;
import org.subjectdesk.store.Row;
import org.subjectdesk.store.Tx;

/**
 * Librarians' own WeChat, where they are told that a reader waits while no console is open. At most
 * one a librarian, and one librarian a WeChat. Stateless; every call belongs to the caller's
 * transaction.
 */
public final class OwnWechat {
  /** After one message a librarian is left in peace for so long. */
  public static final Duration PAUSE = Duration.ofMinutes(5);

  /** A librarian, and who she is as a follower of an Official Account. */
  public record Bound(String librarian, ReaderId reader) {}

  /** Binds; whatever was bound to either before is not any more. */
  public void bind(Tx tx, Bound bound, Instant at) {
    unbind(tx, bound.librarian());
    forget(tx, bound.reader());
    tx.update(
        "INSERT INTO own_wechat (librarian, account, reader, bound_at, alerted_at)"
            + " VALUES (?, ?, ?, ?, 0)",
        bound.librarian(),
        bound.reader().account(),
        bound.reader().openid(),
        at);
  }

  /** Undoes it; whether there was one. */
  public boolean unbind(Tx tx, String librarian) {
    return tx.update("DELETE FROM own_wechat WHERE librarian = ?", librarian) == 1;
  }

  /** She does not follow the account any more. */
  public void forget(Tx tx, ReaderId reader) {
    tx.update(
        "DELETE FROM own_wechat WHERE account = ? AND reader = ?",
        reader.account(),
        reader.openid());
  }

  /** What a librarian bound. */
  public Optional<Bound> of(Tx tx, String librarian) {
    return tx.one(
        "SELECT librarian, account, reader FROM own_wechat WHERE librarian = ?",
        OwnWechat::bound,
        librarian);
  }

  /** Who was not told anything for a while. */
  public List<Bound> rested(Tx tx, Instant at) {
    return tx.list(
        "SELECT librarian, account, reader FROM own_wechat WHERE alerted_at <= ?",
        OwnWechat::bound,
        at.minus(PAUSE));
  }

  /** She is told now; true for exactly one caller in each pause. */
  public boolean alert(Tx tx, String librarian, Instant at) {
    return tx.update(
            "UPDATE own_wechat SET alerted_at = ? WHERE librarian = ? AND alerted_at <= ?",
            at,
            librarian,
            at.minus(PAUSE))
        == 1;
  }

  private static Bound bound(Row row) {
    return new Bound(row.text("librarian"), new ReaderId(row.text("account"), row.text("reader")));
  }
}
