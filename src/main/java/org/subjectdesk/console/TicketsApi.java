package org.subjectdesk.console;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.subjectdesk.handover.Tickets;
import org.subjectdesk.handover.Tickets.Ticket;
import org.subjectdesk.http.Calls;
import org.subjectdesk.http.Calls.Answer;
import org.subjectdesk.http.Operations;
import org.subjectdesk.http.Problem;
import org.subjectdesk.routing.Queue;
import org.subjectdesk.safety.HeldText;
import org.subjectdesk.safety.HeldTexts;
import org.subjectdesk.store.Tx;

/** The operations on {@code /desk/tickets}: messages that readers left for later. */
public final class TicketsApi implements Operations {
  private static final int MOST_DONE = 100;

  private final Tickets tickets = new Tickets();
  private final HeldTexts held = new HeldTexts();
  private final DeskRoom room;
  private final Passing passing;
  private final ConsultJson json;

  /** Sets up the operations. */
  public TicketsApi(DeskRoom room) {
    this.room = room;
    this.passing = new Passing(room);
    this.json = ConsultJson.of(room);
  }

  @Override
  public void mount(RouterBuilder routes) {
    routes
        .getRoute("listTickets")
        .addHandler(request -> Calls.answer(request, () -> list(request)));
    onTicket(routes, "endTicket", this::end);
    onTicket(routes, "passTicket", this::pass);
    onTicket(routes, "askAwayOfTicket", (_, ticket) -> ask(ticket));
  }

  private interface OnTicket {
    Answer answer(RoutingContext request, Ticket ticket);
  }

  private void onTicket(RouterBuilder routes, String operation, OnTicket work) {
    routes
        .getRoute(operation)
        .addHandler(
            request ->
                Caller.answerHer(
                    request,
                    _ ->
                        seen(request)
                            .map(ticket -> work.answer(request, ticket))
                            .orElseGet(() -> Calls.refused(unknown()))));
  }

  private static Problem unknown() {
    return Problem.unknown("id: there is no such ticket, or it is not for you");
  }

  /** How many of the open tickets wait for a caller. */
  static JsonObject count(List<Ticket> open, Sight sight, Instant now) {
    var hers = open.stream().filter(sight::of).toList();
    var overdue = hers.stream().filter(ticket -> !ticket.dueAt().isAfter(now)).count();
    return new JsonObject().put("open", hers.size()).put("overdue", overdue);
  }

  private Optional<Ticket> seen(RoutingContext request) {
    return room.store()
        .read(tx -> tickets.find(tx, Calls.id(request)))
        .filter(room.sight(Caller.of(request))::of);
  }

  private Answer list(RoutingContext request) {
    var caller = Caller.of(request);
    var done = Calls.optional(request, "state").filter("done"::equals).isPresent();
    var sight = room.sight(caller);
    var list =
        room.store()
            .<List<Ticket>>read(
                tx ->
                    done ? done(tx, caller) : tickets.open(tx).stream().filter(sight::of).toList());
    var now = room.clock().instant();
    var all = new JsonArray();
    var waiting = room.store().<Map<String, List<HeldText>>>read(held::ofTickets);
    list.forEach(
        ticket -> all.add(json.ticket(ticket, waiting.getOrDefault(ticket.id(), List.of()), now)));
    return Calls.json(new JsonObject().put("tickets", all));
  }

  private List<Ticket> done(Tx tx, Caller caller) {
    return tickets.done(tx, caller.library(), caller.id(), MOST_DONE);
  }

  private Answer end(RoutingContext request, Ticket ticket) {
    var answer = Calls.body(request).getString("answer", "").strip();
    var me = Caller.of(request).id();
    return switch (room.flow().answer(ticket.id(), me, answer).join()) {
      case ENDED, HELD -> now(ticket);
      case HELD_BEFORE ->
          Calls.refused(
              Problem.conflict("an answer to it waits for review already")
                  .with(new JsonObject().put("code", "answer-held")));
      case OVER -> Calls.refused(over());
    };
  }

  private static Problem over() {
    return Problem.conflict("the ticket was answered, closed or handed on meanwhile")
        .with(new JsonObject().put("code", "over"));
  }

  private Answer now(Ticket ticket) {
    var now = room.store().read(tx -> tickets.find(tx, ticket.id())).orElse(ticket);
    var waiting = room.store().<Map<String, List<HeldText>>>read(held::ofTickets);
    return Calls.json(
        json.ticket(now, waiting.getOrDefault(ticket.id(), List.of()), room.clock().instant()));
  }

  private Answer ask(Ticket ticket) {
    return switch (room.flow().askAway(ticket).join()) {
      case YES -> now(ticket);
      case OVER -> Calls.refused(over());
      case OTHER_FIRST ->
          Calls.refused(
              Problem.conflict("the reader has yet to answer the same about another message")
                  .with(new JsonObject().put("code", "asked-of-another")));
    };
  }

  private Answer pass(RoutingContext request, Ticket ticket) {
    var key = Calls.body(request).getString("to");
    if (key.startsWith("subject:")) {
      return Calls.refused(Problem.bad("to: a librarian, a library or shared"));
    }
    var queue = Queue.parse(key);
    var fault =
        passing
            .nobodyIn(queue)
            .or(() -> passing.leaving(queue, ticket.library(), ticket.consult()));
    if (fault.isPresent()) {
      return Calls.refused(fault.get());
    }
    var moved =
        room.store()
            .inTransaction(
                ticket.reader(), tx -> tickets.move(tx, ticket, queue, ticket.dueAt(), false))
            .join();
    return moved ? now(ticket) : Calls.refused(over());
  }
}
