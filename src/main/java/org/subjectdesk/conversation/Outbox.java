package org.subjectdesk.conversation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.subjectdesk.dialogue.Consult;
import org.subjectdesk.message.Channel;
import org.subjectdesk.message.Origin;
import org.subjectdesk.message.ReaderId;
import org.subjectdesk.message.Reply;
import org.subjectdesk.store.Row;
import org.subjectdesk.store.Tx;

/**
 * What the desk has yet to say: the rows of {@code message} that are {@code queued}, {@code
 * sending} or {@code held}. Stateless; every call belongs to the caller's transaction.
 *
 * <p>A reply handed back with the reader's own message is {@code passive} from the start. Any other
 * goes {@code queued → sending → sent}, back to {@code queued} for another try, to {@code held}
 * while the platform's window is shut, or to {@code failed} with its reason.
 */
final class Outbox {
  /** The reason of what is held for somebody who need not be told that it is there. */
  static final String UNTIL_SHE_WRITES = "comes with her next message";

  private static final String HELD =
      " WHERE account = ? AND reader = ? AND due_at IS NOT NULL AND state = 'held'";

  /** A row that is due, and for which try. */
  record Due(long id, ReaderId reader, String consult, Reply reply, int attempts) {}

  /** Adds the replies to a message; the first is handed back with it if {@code passive}. */
  void add(Tx tx, Origin to, Consult consult, List<Reply> replies, boolean passive, Instant at) {
    for (var i = 0; i < replies.size(); i++) {
      var handedBack = passive && i == 0;
      insert(tx, consult, to.id().value(), "", i + 1, replies.get(i), handedBack, at);
    }
  }

  /**
   * Adds what is to be sent of the desk's or a librarian's own accord.
   *
   * @param key names it among all that is sent to this reader
   * @param author the librarian, or empty for the desk
   */
  void push(Tx tx, Consult to, String key, String author, List<Reply> replies, Instant at) {
    for (var i = 0; i < replies.size(); i++) {
      insert(tx, to, key, author, i + 1, replies.get(i), false, at);
    }
  }

  /** Whether something with this key was added for this reader before. */
  boolean has(Tx tx, ReaderId reader, String key) {
    return tx.one(
            "SELECT id FROM message WHERE account = ? AND reader = ? AND msg_id = ? AND part = 1",
            row -> row.number("id"),
            reader.account(),
            reader.openid(),
            key)
        .isPresent();
  }

  private static void insert(
      Tx tx,
      Consult consult,
      String key,
      String author,
      int part,
      Reply reply,
      boolean handedBack,
      Instant at) {
    // A page fetches it from here: with its commit it is there.
    var there = consult.reader().channel() == Channel.PAGES;
    var state = there ? "sent" : "queued";
    tx.update(
        Transcript.INSERT,
        consult.id(),
        consult.library(),
        consult.reader().account(),
        consult.reader().openid(),
        key,
        part,
        StoredReply.kind(reply),
        reply.text(),
        StoredReply.body(reply),
        handedBack ? "passive" : state,
        handedBack || there ? null : at,
        at,
        author);
  }

  /**
   * What is due at an account: of each reader only her oldest row, so that what she gets keeps its
   * order. Includes rows whose sender died: their lease is over. A digest, which goes to many at
   * once, lets those pass who are in the middle of a talk.
   */
  List<Due> due(Tx tx, String account, Instant at, int limit) {
    return tx.list(
        "SELECT id, account, reader, consult, kind, text, body, attempts FROM message m WHERE"
            + " account = ? AND state IN ('queued', 'sending') AND due_at <= ? AND NOT EXISTS"
            + " (SELECT 1 FROM message e WHERE e.account = m.account AND e.reader = m.reader AND"
            + " e.due_at IS NOT NULL AND e.state IN ('queued', 'sending') AND e.id < m.id) ORDER BY"
            + " CASE WHEN msg_id LIKE 'digest:%' THEN 1 ELSE 0 END, due_at, id LIMIT "
            + limit,
        Outbox::dueRow,
        account,
        at);
  }

  /** Takes a row for sending until the lease ends; true for exactly one sender. */
  boolean claim(Tx tx, Due due, Instant at, Instant leaseEnd) {
    return tx.update(
            "UPDATE message SET state = 'sending', attempts = attempts + 1, due_at = ?"
                + " WHERE id = ? AND attempts = ? AND state IN ('queued', 'sending')"
                + " AND due_at <= ?",
            leaseEnd,
            due.id(),
            due.attempts(),
            at)
        == 1;
  }

  void sent(Tx tx, Due due) {
    end(tx, due, "sent", "");
  }

  void failed(Tx tx, Due due, String reason) {
    end(tx, due, "failed", reason);
  }

  /** Keeps a row until the reader's next message opens the window again. */
  void hold(Tx tx, Due due, String reason) {
    tx.update("UPDATE message SET state = 'held', reason = ? WHERE id = ?", reason, due.id());
  }

  /** The same for everything that has this key and is not yet on its way. */
  void hold(Tx tx, ReaderId reader, String key, String reason) {
    tx.update(
        "UPDATE message SET state = 'held', reason = ? WHERE account = ? AND reader = ?"
            + " AND msg_id = ? AND state = 'queued'",
        reason,
        reader.account(),
        reader.openid(),
        key);
  }

  /** Takes back what has this key and is not on its way: nor is that whose sender died. */
  void drop(Tx tx, ReaderId reader, String key, Instant at) {
    tx.update(
        "DELETE FROM message WHERE account = ? AND reader = ? AND msg_id = ?"
            + " AND (state IN ('queued', 'held') OR (state = 'sending' AND due_at <= ?))",
        reader.account(),
        reader.openid(),
        key,
        at);
  }

  /** What became of what has this key; empty when it is gone. */
  Optional<String> state(Tx tx, ReaderId reader, String key) {
    return tx.one(
        "SELECT state FROM message WHERE account = ? AND reader = ? AND msg_id = ? AND part = 1",
        row -> row.text("state"),
        reader.account(),
        reader.openid(),
        key);
  }

  /** Whether a word of a librarian is held for this reader until the window opens. */
  boolean holdsWords(Tx tx, ReaderId reader) {
    return holds(tx, reader, "author <> '' AND reason <> ?", ReplySender.NEVER_FIRST);
  }

  /** Whether something is held for this reader of which she was told. */
  boolean holdsTold(Tx tx, ReaderId reader) {
    return holds(tx, reader, "reason = ?", Notices.TOLD);
  }

  private static boolean holds(Tx tx, ReaderId reader, String which, String reason) {
    return !tx.list(
            "SELECT id FROM message" + HELD + " AND " + which + " LIMIT 1",
            row -> row.number("id"),
            reader.account(),
            reader.openid(),
            reason)
        .isEmpty();
  }

  /**
   * Writes down that the reader was told of what is held for her.
   *
   * @return the consults that it belongs to
   */
  List<String> told(Tx tx, ReaderId reader, String reason) {
    tx.update(
        "UPDATE message SET reason = ?" + HELD + " AND reason <> ?",
        reason,
        reader.account(),
        reader.openid(),
        ReplySender.NEVER_FIRST);
    return tx.list(
        "SELECT DISTINCT consult FROM message" + HELD,
        row -> row.text("consult"),
        reader.account(),
        reader.openid());
  }

  void retry(Tx tx, Due due, String reason, Instant dueAt) {
    tx.update(
        "UPDATE message SET state = 'queued', reason = ?, due_at = ? WHERE id = ?",
        reason,
        dueAt,
        due.id());
  }

  /**
   * The reader wrote again: what was held for her may go.
   *
   * @return the texts that have to travel with the answer, because the channel never writes first;
   *     they count as sent
   */
  List<String> release(Tx tx, ReaderId reader, Instant at) {
    if (holds(tx, reader, "reason = ?", ReplySender.NEVER_FIRST)) {
      var riding =
          tx.list(
              "SELECT text FROM message" + HELD + " ORDER BY id",
              row -> row.text("text"),
              reader.account(),
              reader.openid());
      tx.update(
          "UPDATE message SET state = 'sent', due_at = NULL" + HELD,
          reader.account(),
          reader.openid());
      return riding;
    }
    tx.update(
        "UPDATE message SET state = 'queued', attempts = 0, due_at = ?" + HELD,
        at,
        reader.account(),
        reader.openid());
    return List.of();
  }

  private static void end(Tx tx, Due due, String state, String reason) {
    tx.update(
        "UPDATE message SET state = ?, due_at = NULL, reason = ? WHERE id = ?",
        state,
        reason,
        due.id());
  }

  private static Due dueRow(Row row) {
    return new Due(
        row.number("id"),
        new ReaderId(row.text("account"), row.text("reader")),
        row.text("consult"),
        StoredReply.read(row),
        (int) row.number("attempts"));
  }
}
