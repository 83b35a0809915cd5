package org.subjectdesk.handover;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.subjectdesk.dialogue.Away;
import org.subjectdesk.dialogue.Consult;
import org.subjectdesk.message.ReaderId;
import org.subjectdesk.store.Tx;

/**
 * What readers said when they were asked whether a consult may leave their library. Stateless;
 * every call belongs to the caller's transaction.
 */
public final class Aways {
  private static final String QUESTION = "ticket-away:";

  /** Until then it is queued, or held for her, and she may not have seen it. */
  private static final String LAST_SAID =
      " AND EXISTS (SELECT 1 FROM message m WHERE m.account = ticket.account"
          + " AND m.reader = ticket.reader AND m.msg_id = '"
          + QUESTION
          + "' || ticket.id AND m.state = 'sent' AND NOT EXISTS (SELECT 1 FROM message n"
          + " WHERE n.account = m.account AND n.reader = m.reader AND n.part > 0 AND n.id > m.id))";

  /** What is known of a consult. */
  public Away of(Tx tx, String consult) {
    return tx.one(
            "SELECT state FROM away WHERE consult = ?",
            row -> Away.valueOf(row.text("state").toUpperCase(Locale.ROOT)),
            consult)
        .orElse(Away.UNASKED);
  }

  /** The consults at the desk whose readers agreed. */
  public Set<String> agreed(Tx tx) {
    return Set.copyOf(
        tx.list(
            "SELECT id FROM consult WHERE "
                + Staffing.AT_DESK
                + " AND EXISTS (SELECT 1 FROM away WHERE away.consult = consult.id"
                + " AND away.state = 'agreed')",
            row -> row.text("id")));
  }

  /** What names the question about a ticket among all that is said to its reader. */
  public static String question(String ticket) {
    return QUESTION + ticket;
  }

  /** The consult of a reader of whose open message she was asked last, and has not said. */
  public Optional<String> askedOfTicket(Tx tx, ReaderId reader) {
    return asked(tx, reader, "");
  }

  /**
   * The same, only when the question has reached her and nothing was said to her since: a bare
   * “yes” can mean no other.
   */
  public Optional<String> justAskedOfTicket(Tx tx, ReaderId reader) {
    return asked(tx, reader, LAST_SAID);
  }

  private static Optional<String> asked(Tx tx, ReaderId reader, String andOfTicket) {
    return tx.one(
        "SELECT consult FROM away WHERE account = ? AND reader = ? AND state = 'asked'"
            + " AND EXISTS (SELECT 1 FROM ticket WHERE ticket.consult = away.consult"
            + " AND ticket.account = away.account AND ticket.reader = away.reader"
            + " AND ticket.state = 'open'"
            + andOfTicket
            + ") ORDER BY at DESC LIMIT 1",
        row -> row.text("consult"),
        reader.account(),
        reader.openid());
  }

  /** Keeps it, in the place of what was known before. */
  public void set(Tx tx, Consult consult, Away state, Instant at) {
    set(tx, consult.id(), consult.reader(), state, at);
  }

  /** The same for a consult that may be over. */
  public void set(Tx tx, String consult, ReaderId reader, Away state, Instant at) {
    tx.update(
        "INSERT INTO away (consult, account, reader, state, at) VALUES (?, ?, ?, ?, ?)"
            + " ON CONFLICT (consult) DO UPDATE SET state = excluded.state, at = excluded.at",
        consult,
        reader.account(),
        reader.openid(),
        state.name().toLowerCase(Locale.ROOT),
        at);
  }

  /** Deletes what a reader said. */
  public void forget(Tx tx, ReaderId reader) {
    tx.update(
        "DELETE FROM away WHERE account = ? AND reader = ?", reader.account(), reader.openid());
  }
}
