package org.subjectdesk.webchat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import java.util.List;
import org.subjectdesk.conversation.MyData;
import org.subjectdesk.handover.Tickets;
import org.subjectdesk.http.Calls;
import org.subjectdesk.http.Operations;
import org.subjectdesk.message.Inbound;
import org.subjectdesk.message.MessageId;
import org.subjectdesk.message.Origin;
import org.subjectdesk.message.ReaderId;
import org.subjectdesk.reader.ReaderSessions.Session;

/** The operations on what is kept about a reader: her messages for later, all of it, none of it. */
public final class MeApi implements Operations {
  private final Tickets tickets = new Tickets();
  private final ReaderRoom room;
  private final MyData data;

  /** Tells readers of that room what is kept about them. */
  public MeApi(ReaderRoom room, MyData data) {
    this.room = room;
    this.data = data;
  }

  @Override
  public void mount(RouterBuilder routes) {
    routes.getRoute("myTickets").addHandler(this::tickets);
    routes.getRoute("me").addHandler(this::summary);
    routes.getRoute("exportMe").addHandler(this::export);
    routes.getRoute("forgetMe").addHandler(this::forget);
  }

  private void tickets(RoutingContext request) {
    var session = ReaderGate.session(request);
    Calls.answer(
        request,
        () -> {
          var all = new JsonArray();
          room.store()
              .<List<Tickets.Ticket>>read(tx -> tickets.of(tx, room.accounts(tx, session)))
              .forEach(ticket -> all.add(json(ticket)));
          return Calls.json(new JsonObject().put("tickets", all));
        });
  }

  private JsonObject json(Tickets.Ticket ticket) {
    var json =
        new JsonObject()
            .put("id", ticket.id())
            .put("text", ticket.text())
            .put("state", ticket.state().stored())
            .put("library", room.library(ticket.library()))
            .put("leftAt", ticket.leftAt().toString())
            .put("dueAt", ticket.dueAt().toString());
    return ticket.answer().isEmpty()
        ? json
        : json.put("answer", ticket.answer()).put("answeredAt", ticket.answeredAt().toString());
  }

  private void summary(RoutingContext request) {
    var session = ReaderGate.session(request);
    Calls.answer(
        request,
        () ->
            Calls.json(
                room.store()
                    .<JsonObject>read(
                        tx ->
                            new JsonObject()
                                .put("library", room.library(session.library()))
                                .put("kept", data.counts(tx, room.accounts(tx, session))))));
  }

  private void export(RoutingContext request) {
    var session = ReaderGate.session(request);
    Calls.answer(
        request,
        () ->
            Calls.json(
                room.store()
                    .<JsonObject>read(tx -> data.everything(tx, room.accounts(tx, session)))));
  }

  /** What she did by any account goes; her session with it. */
  private void forget(RoutingContext request) {
    var session = ReaderGate.session(request);
    Calls.answer(
        request,
        () -> {
          room.store()
              .<List<ReaderId>>read(tx -> room.accounts(tx, session))
              .forEach(account -> forget(session, account));
          return Calls.json(new JsonObject());
        });
  }

  private void forget(Session session, ReaderId account) {
    var at = room.clock().instant();
    var id = new MessageId("forget:" + at.toEpochMilli());
    room.flow().receive(new Inbound.Left(new Origin(session.library(), account, id, at))).join();
  }
}
