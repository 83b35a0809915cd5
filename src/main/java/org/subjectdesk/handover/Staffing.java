package org.subjectdesk.handover;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.subjectdesk.routing.Librarian;
import org.subjectdesk.routing.Need;
import org.subjectdesk.routing.Placement;
import org.subjectdesk.routing.Queue;
import org.subjectdesk.routing.Roster;
import org.subjectdesk.routing.Routing;
import org.subjectdesk.routing.Standing;
import org.subjectdesk.store.Tx;

/**
 * Who could take a consult now: the roster, joined with who is there and who has how much to do.
 * Safe for any thread; a call with a {@link Tx} belongs to its transaction.
 */
public final class Staffing {
  /** Has to stand like this in every query, so that the small index serves it. */
  static final String AT_DESK = "phase IN ('waiting', 'with-librarian')";

  private final Presence presence = new Presence();
  private final Supplier<Roster> roster;
  private final int answerDays;

  /**
   * Joins.
   *
   * @param roster as it is now
   * @param answerDays working days until a ticket is due
   */
  public Staffing(Supplier<Roster> roster, int answerDays) {
    this.roster = roster;
    this.answerDays = answerDays;
  }

  /** The roster as it is now. */
  public Roster roster() {
    return roster.get();
  }

  /** Where a consult should go. */
  public Placement place(Tx tx, Need need, Instant at) {
    return place(need, standings(tx, at), at);
  }

  /** The same where the standings are known already. */
  public Placement place(Need need, Map<String, Standing> standings, Instant at) {
    return Routing.place(need, roster(), standings, at);
  }

  /** Presence and load of everybody who is there or has something. */
  public Map<String, Standing> standings(Tx tx, Instant at) {
    var present = presence.present(tx, at);
    var loads = new HashMap<String, Integer>();
    tx.list(
            "SELECT queue, librarian, count(*) AS many FROM consult WHERE "
                + AT_DESK
                + " GROUP BY queue, librarian",
            row -> Map.entry(owner(row.text("queue"), row.text("librarian")), row.number("many")))
        .forEach(row -> loads.merge(row.getKey(), Math.toIntExact(row.getValue()), Integer::sum));
    var standings = new HashMap<String, Standing>();
    loads.forEach((id, load) -> standings.put(id, new Standing(present.contains(id), load)));
    present.forEach(id -> standings.putIfAbsent(id, new Standing(true, 0)));
    return standings;
  }

  /** Whether a librarian of the roster has a live connection. */
  public boolean isPresent(Tx tx, String librarian, Instant at) {
    return roster().librarian(librarian).isPresent()
        && presence.present(tx, at).contains(librarian);
  }

  /** Whose work it is; nobody's in a queue that several share. */
  private static String owner(String queue, String librarian) {
    return !queue.isEmpty() && Queue.parse(queue) instanceof Queue.OfLibrarian(var rung)
        ? rung
        : librarian;
  }

  /** Whether anybody could ever take a consult of this library. */
  public boolean hasLibrarians(String library) {
    return !roster().of(library).isEmpty() || !roster().sharedDesk().isEmpty();
  }

  /** The name by which readers know her; her id for one who left. */
  public String nameOf(String librarian) {
    return roster().librarian(librarian).map(Librarian::name).orElse(librarian);
  }

  /** When a ticket that is left now is due. */
  public Instant answerBy(String library, Instant at) {
    return roster().dueAfter(library, at, answerDays);
  }

  /** How many wait in a queue, of those who came before a moment. */
  public int ahead(Tx tx, Queue queue, Instant since) {
    return tx.one(
            "SELECT count(*) AS many FROM consult WHERE "
                + AT_DESK
                + " AND queue = ? AND since < ?",
            row -> Math.toIntExact(row.number("many")),
            queue.key(),
            since)
        .orElse(0);
  }

  /** Who is rung, of a queue of one. */
  public static Optional<String> rung(Queue queue) {
    return queue instanceof Queue.OfLibrarian(var librarian)
        ? Optional.of(librarian)
        : Optional.empty();
  }
}
