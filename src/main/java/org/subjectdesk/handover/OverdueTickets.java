package org.subjectdesk.handover;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.subjectdesk.dialogue.Away;
import org.subjectdesk.handover.Tickets.Ticket;
import org.subjectdesk.rounds.Rounds;
import org.subjectdesk.routing.Queue;
import org.subjectdesk.store.Store;

/**
 * Brings tickets that nobody answered in time before a wider circle: first the team of the library,
 * then the shared desk of the alliance, a working day after another. What the reader was promised
 * stays the due time, so that it goes on being seen as overdue. Several nodes may do it at once:
 * each step belongs to the version of the ticket that was seen.
 */
public final class OverdueTickets implements AutoCloseable {
  private static final Duration BETWEEN = Duration.ofSeconds(30);

  private final Tickets tickets = new Tickets();
  private final Aways aways = new Aways();
  private final Store store;
  private final Staffing staffing;
  private final InstantSource clock;
  private final Rounds rounds = new Rounds("overdue-tickets", BETWEEN, this::look);
  private volatile int overdue;

  /** Prepares. */
  public OverdueTickets(Store store, Staffing staffing, InstantSource clock) {
    this.store = store;
    this.staffing = staffing;
    this.clock = clock;
  }

  /** Begins to look. To be called once. */
  public void start() {
    rounds.start();
  }

  /** How many were overdue at the last look. */
  public int overdue() {
    return overdue;
  }

  /** One look at all open tickets; returns when what was due is committed. Blocking. */
  public void look() {
    var at = clock.instant();
    var late =
        store.<List<Ticket>>read(tickets::open).stream()
            .filter(ticket -> !ticket.dueAt().isAfter(at))
            .toList();
    overdue = late.size();
    var moves =
        late.stream()
            .filter(ticket -> !nextStep(ticket).isAfter(at))
            .flatMap(ticket -> wider(ticket).map(queue -> move(ticket, queue)).stream())
            .toArray(CompletableFuture<?>[]::new);
    CompletableFuture.allOf(moves).join();
  }

  private CompletableFuture<Boolean> move(Ticket ticket, Queue queue) {
    return store.inTransaction(
        ticket.reader(), tx -> tickets.move(tx, ticket, queue, ticket.dueAt(), true));
  }

  private Instant nextStep(Ticket ticket) {
    return ticket.escalated() == 0
        ? ticket.dueAt()
        : staffing.roster().dueAfter(ticket.library(), ticket.dueAt(), ticket.escalated());
  }

  /** The next wider circle; empty when everybody knows already. */
  private Optional<Queue> wider(Ticket ticket) {
    Queue team = new Queue.OfLibrary(ticket.library());
    var shared =
        staffing.roster().sharedDesk().isEmpty() || !mayLeave(ticket)
            ? Optional.<Queue>empty()
            : Optional.<Queue>of(new Queue.Shared());
    return switch (ticket.queue()) {
      case Queue.OfLibrarian _ -> Optional.of(team);
      // Once it stays with the team: a nudge to look, before others are asked.
      case Queue.OfLibrary _ -> ticket.escalated() == 0 ? Optional.of(team) : shared;
      case Queue.Shared() -> Optional.empty();
    };
  }

  /** What she wrote goes to other libraries only if she agreed. */
  private boolean mayLeave(Ticket ticket) {
    return store.read(tx -> aways.of(tx, ticket.consult())) == Away.AGREED;
  }

  @Override
  public void close() {
    rounds.close();
  }
}
