package org.subjectdesk.conversation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.subjectdesk.dialogue.Consult;
import org.subjectdesk.dialogue.Surroundings;
import org.subjectdesk.message.Inbound;
import org.subjectdesk.message.Origin;
import org.subjectdesk.message.ReaderId;
import org.subjectdesk.message.Reply;
import org.subjectdesk.store.Row;
import org.subjectdesk.store.Store;
import org.subjectdesk.store.Tx;

/**
 * What was said: the table {@code message}. Its unique key (account, reader, message id, part) is
 * the truth of deduplication. Stateless; safe for any thread.
 */
public final class Transcript {
  static final String INSERT =
      "INSERT INTO message (consult, library, account, reader, msg_id, part, kind, text, body,"
          + " state, attempts, due_at, reason, at, author)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, '', ?, ?)";
  private static final String OF_MESSAGE = " WHERE account = ? AND reader = ? AND msg_id = ?";
  private static final int PAGE = 1_000;

  /**
   * Stands in a ticket for words that nobody has looked at yet; librarians find them in the talk.
   */
  private static final String UNSEEN = "［一条待审核的消息］";

  /** Whether a recorded message has its answer in the same transaction, or waits for it. */
  enum Progress {
    ANSWERED,
    PENDING;

    private String state() {
      return this == ANSWERED ? "answered" : "pending";
    }
  }

  /** Records a reader's message; false when it is there already. */
  boolean record(Tx tx, Inbound in, Consult consult, Progress progress) {
    var origin = in.origin();
    var stored = StoredInbound.of(in);
    return tx.update(
            INSERT + " ON CONFLICT DO NOTHING",
            consult.id(),
            origin.library(),
            origin.reader().account(),
            origin.reader().openid(),
            origin.id().value(),
            0,
            stored.kind(),
            stored.text(),
            stored.body(),
            progress.state(),
            progress == Progress.PENDING ? origin.at() : null,
            origin.at(),
            "")
        == 1;
  }

  /** Takes over a message that waits for its answer; true for exactly one caller. */
  boolean claimPending(Tx tx, Origin origin) {
    return tx.update(
            "UPDATE message SET state = 'answered', due_at = NULL"
                + OF_MESSAGE
                + " AND part = 0 AND state = 'pending'",
            origin.reader().account(),
            origin.reader().openid(),
            origin.id().value())
        == 1;
  }

  /** The reply that the platform was, or will be, given for this message; empty when none. */
  Optional<Reply> passiveReply(Tx tx, Origin origin) {
    return tx.one(
        "SELECT kind, text, body FROM message" + OF_MESSAGE + " AND part = 1 AND state = 'passive'",
        StoredReply::read,
        origin.reader().account(),
        origin.reader().openid(),
        origin.id().value());
  }

  /**
   * What a reader said last before this message that may be a topic, since the given time.
   *
   * @param mayBe whether a text is one
   */
  Optional<String> topic(Tx tx, Origin origin, Instant since, Predicate<String> mayBe) {
    return tx
        .list(
            "SELECT text FROM message WHERE account = ? AND reader = ? AND part = 0 AND at > ?"
                + " AND msg_id <> ? ORDER BY id DESC LIMIT 5",
            row -> row.text("text"),
            origin.reader().account(),
            origin.reader().openid(),
            since,
            origin.id().value())
        .stream()
        .filter(mayBe)
        .findFirst();
  }

  /** What a reader said, and the id of the message. */
  record Words(String message, String text) {}

  /** What the reader said in a consult, the latest where it is too much. */
  List<Words> words(Tx tx, Consult consult) {
    return tx.list(
            "SELECT msg_id, text FROM message WHERE account = ? AND reader = ? AND consult = ?"
                + " AND part = 0 AND text <> '' ORDER BY id DESC LIMIT 30",
            row -> new Words(row.text("msg_id"), row.text("text").strip()),
            consult.reader().account(),
            consult.reader().openid(),
            consult.id())
        .reversed();
  }

  /** The same a line each, for librarians: what waits for review is only mentioned. */
  String said(Tx tx, Consult consult) {
    var unseen = Unseen.in(tx, consult);
    return words(tx, consult).stream()
        .map(it -> unseen.has(it.message()) ? UNSEEN : it.text())
        .collect(Collectors.joining("\n"));
  }

  /** The last lines of the reader's last talk with a librarian, oldest first. */
  List<Surroundings.Said> lastTalk(Tx tx, ReaderId reader) {
    var talks =
        tx.list(
            "SELECT consult FROM message WHERE account = ? AND reader = ? AND author <> ''"
                + " ORDER BY id DESC LIMIT 1",
            row -> row.text("consult"),
            reader.account(),
            reader.openid());
    if (talks.isEmpty()) {
      return List.of();
    }
    return tx.list(
            "SELECT part, text FROM message WHERE account = ? AND reader = ? AND consult = ?"
                + " AND text <> '' AND (part = 0 OR author <> '') ORDER BY id DESC LIMIT 40",
            row -> new Surroundings.Said(row.number("part") == 0, row.text("text").strip()),
            reader.account(),
            reader.openid(),
            talks.getFirst())
        .reversed();
  }

  /** Messages of an account that have waited for their answer since before the given time. */
  List<Inbound> pending(Tx tx, String account, Instant before) {
    return tx.list(
        "SELECT library, account, reader, msg_id, kind, text, body, at FROM message"
            + " WHERE account = ? AND state = 'pending' AND due_at < ? ORDER BY id LIMIT 100",
        StoredInbound::read,
        account,
        before);
  }

  /** Deletes everything that a reader said and was told. */
  static void forget(Tx tx, ReaderId reader) {
    tx.update(
        "DELETE FROM message WHERE account = ? AND reader = ?", reader.account(), reader.openid());
  }

  /**
   * One line of an export. Names no reader.
   *
   * @param direction {@code in} from the reader, {@code out} to her
   * @param msgId the platform's id of the reader's message; a reply has the id of what it answers
   */
  public record Entry(
      long number,
      String library,
      String consult,
      String direction,
      String msgId,
      String text,
      Instant at) {}

  /**
   * A page of the transcript of all readers, oldest first. Blocking.
   *
   * @param after the number of the last entry seen, 0 at the start
   * @return the next entries, empty at the end
   */
  public List<Entry> page(Store store, long after) {
    return store.read(
        tx ->
            tx.list(
                "SELECT id, library, consult, part, msg_id, kind, text, body, at FROM message"
                    + " WHERE id > ? ORDER BY id LIMIT "
                    + PAGE,
                Transcript::entry,
                after));
  }

  private static Entry entry(Row row) {
    var in = row.number("part") == 0;
    var text = row.text("text");
    return new Entry(
        row.number("id"),
        row.text("library"),
        row.text("consult"),
        in ? "in" : "out",
        row.text("msg_id"),
        in && text.isEmpty() ? "[" + row.text("kind") + "]" : text,
        row.instant("at"));
  }
}
