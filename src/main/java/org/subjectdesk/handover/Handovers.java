package org.subjectdesk.handover;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.subjectdesk.message.ReaderId;
import org.subjectdesk.routing.Queue;
import org.subjectdesk.routing.Reason;
import org.subjectdesk.store.Row;
import org.subjectdesk.store.Tx;

/**
 * The way of each consult between desk, queues and librarians, with the reasons: the table {@code
 * handover}, to which rows are only added. Stateless; every call belongs to the caller's
 * transaction.
 */
public final class Handovers {
  /** What happened. */
  public enum Kind {
    /** The reader asked for a person. */
    ASKED,
    /** Two answers in a row did not help her. */
    MISSED,
    /** A librarian took it out of a queue. */
    TAKEN,
    /** A librarian took it from the desk, by her own decision. */
    STEPPED_IN,
    /** A librarian handed it on. */
    PASSED,
    /** It went on to another queue: nobody took it, or nobody was there any more. */
    MOVED,
    /** Its librarian is gone. */
    RELEASED,
    /** It became a ticket. */
    TICKET,
    /** The reader did not want to wait any more. */
    CANCELLED,
    /** The reader ended the talk. */
    ENDED,
    /** The librarian, or a long silence, ended the talk. */
    CLOSED;

    String stored() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Kind of(String stored) {
      return valueOf(stored.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
  }

  /**
   * One step.
   *
   * @param actor the librarian who did it; empty = the reader or the desk
   * @param to where it went; empty = to no queue
   * @param why the facts behind it; empty where the step explains itself
   * @param note what a librarian wrote with it
   */
  public record Step(
      Kind kind, String actor, Optional<Queue> to, List<Reason> why, String note, Instant at) {
    public Step {
      why = List.copyOf(why);
    }

    /** A step of the reader or the desk. */
    public static Step of(Kind kind, Optional<Queue> to, Collection<Reason> why, Instant at) {
      return new Step(kind, "", to, List.copyOf(why), "", at);
    }

    /** A step of a librarian. */
    public static Step by(
        String librarian, Kind kind, Optional<Queue> to, String note, Instant at) {
      return new Step(kind, librarian, to, List.of(), note, at);
    }
  }

  /** Adds a step. */
  public void add(Tx tx, String consult, Step step) {
    add(tx, consult, step, "");
  }

  /**
   * Adds a step of a librarian.
   *
   * @param act names it among all steps of this consult, so that it can be recognised
   */
  public void add(Tx tx, String consult, Step step, String act) {
    tx.update(
        "INSERT INTO handover (consult, at, kind, actor, queue, why, note, act)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        consult,
        step.at(),
        step.kind().stored(),
        step.actor(),
        step.to().map(Queue::key).orElse(""),
        Reason.encode(step.why()),
        step.note(),
        act);
  }

  /** Whether a step with this name was added before. */
  public boolean has(Tx tx, String consult, String act) {
    return !tx.list(
            "SELECT id FROM handover WHERE consult = ? AND act = ? LIMIT 1",
            row -> row.number("id"),
            consult,
            act)
        .isEmpty();
  }

  /** The steps of a consult, the oldest first. */
  public List<Step> of(Tx tx, String consult) {
    return tx.list(
        "SELECT kind, actor, queue, why, note, at FROM handover WHERE consult = ? ORDER BY id",
        Handovers::step,
        consult);
  }

  /** The librarians who were rung for a consult since it last left the desk. */
  public Set<String> rung(Tx tx, String consult) {
    var rung = new HashSet<String>();
    for (var step : of(tx, consult)) {
      switch (step.kind()) {
        case ASKED, MISSED, PASSED, RELEASED, STEPPED_IN -> rung.clear();
        case TAKEN, MOVED, TICKET, CANCELLED, ENDED, CLOSED -> {}
      }
      step.to().flatMap(Staffing::rung).ifPresent(rung::add);
    }
    return rung;
  }

  /** Whether a consult was ever handed to a librarian. */
  public boolean wasHandedTo(Tx tx, String consult, String librarian) {
    return tx.one(
            "SELECT min(id) AS first FROM handover WHERE consult = ? AND"
                + " (queue = ? OR (actor = ? AND kind IN ('taken', 'stepped-in')))",
            row -> row.numberOrNull("first") != null,
            consult,
            new Queue.OfLibrarian(librarian).key(),
            librarian)
        .orElse(false);
  }

  /**
   * How a consult fared that was to be talked over with a person.
   *
   * @param subject what it was about; empty = unknown
   * @param missed nobody took it in time: it went on, became a message, or she gave up
   * @param passed a librarian handed it on
   * @param at when it began
   */
  public record Fate(String subject, boolean missed, boolean passed, Instant at) {}

  /**
   * How consults fared in a time, without its end.
   *
   * @param library {@code *} = of all
   */
  public List<Fate> fates(Tx tx, String library, Instant from, Instant until) {
    return tx.list(
        "SELECT c.subject AS subject, MIN(h.at) AS began, MAX(CASE WHEN h.kind IN ('moved',"
            + " 'ticket', 'cancelled') THEN 1 ELSE 0 END) AS missed, MAX(CASE WHEN h.kind ="
            + " 'passed' THEN 1 ELSE 0 END) AS passed FROM handover h JOIN consult c ON c.id ="
            + " h.consult WHERE h.at >= ? AND h.at < ? AND (? = '*' OR c.library = ?) GROUP BY"
            + " h.consult, c.subject",
        row ->
            new Fate(
                row.text("subject"), row.flag("missed"), row.flag("passed"), row.instant("began")),
        from,
        until,
        library,
        library);
  }

  /** Deletes what is kept about the consults of a reader. */
  public void forget(Tx tx, ReaderId reader) {
    var consults = " WHERE consult IN (SELECT id FROM consult WHERE account = ? AND reader = ?)";
    tx.update("DELETE FROM handover" + consults, reader.account(), reader.openid());
    tx.update("DELETE FROM note" + consults, reader.account(), reader.openid());
    tx.update("DELETE FROM rating" + consults, reader.account(), reader.openid());
  }

  private static Step step(Row row) {
    var queue = row.text("queue");
    return new Step(
        Kind.of(row.text("kind")),
        row.text("actor"),
        queue.isEmpty() ? Optional.empty() : Optional.of(Queue.parse(queue)),
        Reason.decode(row.text("why")),
        row.text("note"),
        row.instant("at"));
  }
}
