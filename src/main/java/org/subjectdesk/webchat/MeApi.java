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
import org.subjectdesk.http.Problem;
import org.subjectdesk.message.Inbound;
import org.subjectdesk.message.MessageId;
import org.subjectdesk.message.Origin;
import org.subjectdesk.message.ReaderId;
import org.subjectdesk.push.Consents;
import org.subjectdesk.push.Purpose;
import org.subjectdesk.reader.ReaderSessions.Session;
import org.subjectdesk.store.Tx;

/** The operations on what is kept about a reader: her messages for later, all of it, none of it. */
public final class MeApi implements Operations {
  private final Tickets tickets = new Tickets();
  private final ReaderRoom room;
  private final MyData data;
  private final Consents consents;

  /** Tells readers of that room what is kept about them. */
  public MeApi(ReaderRoom room, MyData data, Consents consents) {
    this.room = room;
    this.data = data;
    this.consents = consents;
  }

  @Override
  public void mount(RouterBuilder routes) {
    routes.getRoute("myTickets").addHandler(this::tickets);
    routes.getRoute("myData").addHandler(this::summary);
    routes.getRoute("exportMyData").addHandler(this::export);
    routes.getRoute("forgetMyData").addHandler(this::forget);
    routes.getRoute("myConsents").addHandler(this::consents);
    routes.getRoute("giveConsent").addHandler(this::consent);
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

  private void consents(RoutingContext request) {
    var reader = ReaderGate.session(request).reader();
    Calls.answer(
        request, () -> Calls.json(room.store().<JsonObject>read(tx -> consents(tx, reader))));
  }

  private JsonObject consents(Tx tx, ReaderId reader) {
    var asks = new JsonArray();
    var given = new JsonObject();
    for (var purpose : Purpose.values()) {
      consents
          .template(reader.account(), purpose)
          .ifPresent(
              template ->
                  asks.add(
                      new JsonObject().put("purpose", purpose.key()).put("template", template)));
      given.put(purpose.key(), consents.unused(tx, reader, purpose));
    }
    return new JsonObject().put("asks", asks).put("given", given);
  }

  /** One tap is good for one message. */
  private void consent(RoutingContext request) {
    var reader = ReaderGate.session(request).reader();
    var body = Calls.body(request);
    var purpose = Purpose.of(body.getString("purpose"));
    var asked = consents.template(reader.account(), purpose);
    if (asked.isPresent() && !body.getString("template", asked.get()).equals(asked.get())) {
      Problem.bad("template: it is not the one that readers are asked for; see GET /me/consents")
          .with(new JsonObject().put("field", "template"))
          .send(request);
      return;
    }
    Calls.answer(
        request,
        () ->
            room.store()
                .<Calls.Answer>inTransaction(
                    reader,
                    tx -> {
                      var at = room.clock().instant();
                      return consents.tap(tx, reader, purpose, body.getString("id"), at)
                          ? Calls.json(consents(tx, reader))
                          : Calls.refused(
                              Problem.conflict(
                                      "purpose: readers of this channel are not asked this")
                                  .with(new JsonObject().put("field", "purpose")));
                    })
                .join());
  }
}
