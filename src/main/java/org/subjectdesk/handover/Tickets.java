package org.subjectdesk.handover;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.subjectdesk.dialogue.Consult;
import org.subjectdesk.message.ReaderId;
import org.subjectdesk.routing.Queue;
import org.subjectdesk.store.Row;
import org.subjectdesk.store.Tx;

/**
 * Messages that readers left for later: the table {@code ticket}. Stateless; every call belongs to
 * the caller's transaction.
 */
public final class Tickets {
  private static final String COLUMNS =
      "id, consult, library, account, reader, subject, text, state, queue, librarian, answer,"
          + " left_at, due_at, answered_at, escalated, version";

  /** Whether it still waits for an answer. */
  public enum State {
    OPEN,
    ANSWERED,
    CLOSED;

    /** Its name in the store and in the API. */
    public String stored() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A message that was left.
   *
   * @param consult the conversation in which it was left
   * @param subject a code of the catalogue, empty if unknown
   * @param queue who should answer it
   * @param librarian who answered it, or took it; empty before
   * @param escalated how often it was overdue
   */
  public record Ticket(
      String id,
      String consult,
      String library,
      ReaderId reader,
      String subject,
      String text,
      State state,
      Queue queue,
      String librarian,
      String answer,
      Instant leftAt,
      Instant dueAt,
      Instant answeredAt,
      int escalated,
      int version) {}

  /** Leaves a message for the team of the consult's library. */
  public void leave(Tx tx, Consult consult, String text, Instant at, Instant due) {
    tx.update(
        "INSERT INTO ticket ("
            + COLUMNS
            + ") VALUES (?, ?, ?, ?, ?, ?, ?, 'open', ?, '', '', ?, ?, 0, 0, 1)",
        newId(at),
        consult.id(),
        consult.library(),
        consult.reader().account(),
        consult.reader().openid(),
        consult.subject(),
        text,
        new Queue.OfLibrary(consult.library()).key(),
        at,
        due);
  }

  private static String newId(Instant at) {
    var chance = ThreadLocalRandom.current().nextLong(1L << 40);
    return "t" + Long.toString(at.toEpochMilli(), 36) + "-" + Long.toString(chance, 36);
  }

  /** A ticket. */
  public Optional<Ticket> find(Tx tx, String id) {
    return tx.one("SELECT " + COLUMNS + " FROM ticket WHERE id = ?", Tickets::read, id);
  }

  /** The open tickets of all libraries, the soonest due first. */
  public List<Ticket> open(Tx tx) {
    return tx.list(
        "SELECT " + COLUMNS + " FROM ticket WHERE state = 'open' ORDER BY due_at, id",
        Tickets::read);
  }

  /** The open tickets of a reader that were left in a consult. */
  public List<Ticket> open(Tx tx, ReaderId reader, String consult) {
    return tx.list(
        "SELECT "
            + COLUMNS
            + " FROM ticket WHERE account = ? AND reader = ? AND consult = ? AND state = 'open'",
        Tickets::read,
        reader.account(),
        reader.openid(),
        consult);
  }

  /** What a reader left, at all her accounts, the latest first. */
  public List<Ticket> of(Tx tx, Collection<ReaderId> accounts) {
    return accounts.stream()
        .flatMap(
            account ->
                tx
                    .list(
                        "SELECT " + COLUMNS + " FROM ticket WHERE account = ? AND reader = ?",
                        Tickets::read,
                        account.account(),
                        account.openid())
                    .stream())
        .sorted(Comparator.comparing(Ticket::leftAt).reversed())
        .toList();
  }

  /** What was answered or closed last at a library or by a librarian, the latest first. */
  public List<Ticket> done(Tx tx, String library, String librarian, int limit) {
    return tx.list(
        "SELECT "
            + COLUMNS
            + " FROM ticket WHERE (library = ? OR librarian = ?) AND state <> 'open'"
            + " ORDER BY answered_at DESC, id LIMIT "
            + limit,
        Tickets::read,
        library,
        librarian);
  }

  /**
   * Answers or closes an open ticket; true for exactly one caller.
   *
   * @param answer empty when it is closed without one
   */
  public boolean end(Tx tx, Ticket ticket, String librarian, String answer, Instant at) {
    return tx.update(
            "UPDATE ticket SET state = ?, librarian = ?, answer = ?, answered_at = ?,"
                + " version = version + 1 WHERE id = ? AND state = 'open'",
            (answer.isEmpty() ? State.CLOSED : State.ANSWERED).stored(),
            librarian,
            answer,
            at,
            ticket.id())
        == 1;
  }

  /** Somebody else is to answer it; true if it is still as it was seen. */
  public boolean move(Tx tx, Ticket ticket, Queue queue, Instant due, boolean overdue) {
    return tx.update(
            "UPDATE ticket SET queue = ?, due_at = ?, escalated = ?, version = version + 1"
                + " WHERE id = ? AND state = 'open' AND version = ?",
            queue.key(),
            due,
            ticket.escalated() + (overdue ? 1 : 0),
            ticket.id(),
            ticket.version())
        == 1;
  }

  /** Deletes the tickets of a reader. */
  public void forget(Tx tx, ReaderId reader) {
    tx.update(
        "DELETE FROM ticket WHERE account = ? AND reader = ?", reader.account(), reader.openid());
  }

  private static Ticket read(Row row) {
    return new Ticket(
        row.text("id"),
        row.text("consult"),
        row.text("library"),
        new ReaderId(row.text("account"), row.text("reader")),
        row.text("subject"),
        row.text("text"),
        State.valueOf(row.text("state").toUpperCase(Locale.ROOT)),
        Queue.parse(row.text("queue")),
        row.text("librarian"),
        row.text("answer"),
        row.instant("left_at"),
        row.instant("due_at"),
        row.instant("answered_at"),
        (int) row.number("escalated"),
        (int) row.number("version"));
  }
}
