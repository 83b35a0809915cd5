package org.subjectdesk.console;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.subjectdesk.conversation.ConsultViews;
import org.subjectdesk.conversation.ConsultViews.View;
import org.subjectdesk.dialogue.Consult;
import org.subjectdesk.handover.Aways;
import org.subjectdesk.handover.BlockedReaders;
import org.subjectdesk.handover.Handovers;
import org.subjectdesk.handover.Notes;
import org.subjectdesk.handover.Ratings;
import org.subjectdesk.handover.Tickets;
import org.subjectdesk.http.Calls;
import org.subjectdesk.http.Calls.Answer;
import org.subjectdesk.http.Operations;
import org.subjectdesk.http.Problem;
import org.subjectdesk.safety.HeldText;
import org.subjectdesk.safety.HeldTexts;
import org.subjectdesk.staff.Audit;
import org.subjectdesk.staff.Role;
import org.subjectdesk.store.Tx;

/** The operations on {@code /desk} that read: the desk now, consults, their transcripts. */
public final class ConsultsApi implements Operations {
  private final BlockedReaders blocked = new BlockedReaders();
  private final Handovers handovers = new Handovers();
  private final Notes notes = new Notes();
  private final Ratings ratings = new Ratings();
  private final Aways aways = new Aways();
  private final Tickets tickets = new Tickets();
  private final HeldTexts held = new HeldTexts();
  private final DeskRoom room;
  private final Audit audit;
  private final ConsultJson json;

  /** Sets up the operations. */
  public ConsultsApi(DeskRoom room, Audit audit) {
    this.room = room;
    this.audit = audit;
    this.json = ConsultJson.of(room);
  }

  @Override
  public void mount(RouterBuilder routes) {
    routes
        .getRoute("viewDesk")
        .addHandler(request -> Calls.answer(request, () -> Calls.json(desk(Caller.of(request)))));
    routes
        .getRoute("findConsults")
        .addHandler(request -> Calls.answer(request, () -> find(request)));
    onConsult(routes, "readConsult", (request, view) -> read(Caller.of(request), view));
    onConsult(routes, "readMessages", this::messages);
    onConsult(routes, "readHistory", (request, view) -> history(Caller.of(request), view));
  }

  /** An operation on one consult. */
  interface OnConsult {
    Answer answer(RoutingContext request, View view);
  }

  private void onConsult(RouterBuilder routes, String operation, OnConsult work) {
    onConsult(routes, operation, room, work);
  }

  /** An operation on a consult that the caller may see; others do not exist for her. */
  static void onConsult(RouterBuilder routes, String operation, DeskRoom room, OnConsult work) {
    routes
        .getRoute(operation)
        .addHandler(
            request ->
                Calls.answer(
                    request,
                    () ->
                        room.find(Caller.of(request), Calls.id(request))
                            .map(view -> work.answer(request, view))
                            .orElseGet(() -> Calls.refused(unknown()))));
  }

  private static Problem unknown() {
    return Problem.unknown("id: there is no such consult, or it was not handed to you");
  }

  /** What a caller sees of the desk now. Blocking. */
  JsonObject desk(Caller caller) {
    var sight = room.sight(caller);
    var now = room.clock().instant();
    return room.store()
        .read(
            tx ->
                new JsonObject()
                    .put("now", now.toString())
                    .put(
                        "consults",
                        json.consults(
                            room.views().atDesk(tx).stream()
                                .filter(view -> sight.concerns(view.consult()))
                                .toList(),
                            sight))
                    .put("tickets", TicketsApi.count(tickets.open(tx), sight, now))
                    .put("held", HeldApi.count(held.waiting(tx), caller))
                    .put("limits", limits(room)));
  }

  static JsonObject limits(DeskRoom room) {
    return new JsonObject()
        .put("wait", room.limits().longestWait().toSeconds())
        .put("silence", room.limits().silence().toSeconds());
  }

  private Answer find(RoutingContext request) {
    var caller = Caller.of(request);
    var library = Calls.optional(request, "library").orElse(caller.library());
    if (!room.names().libraries().containsKey(library)) {
      return Calls.refused(Problem.unknown("library: name the id of a member library"));
    }
    if (!caller.mayIn(library, Role.LIBRARIAN)) {
      return Calls.refused(Gate.forbidden("library: that is not your library"));
    }
    var now = room.clock().instant();
    var given = Calls.optional(request, "before");
    var before = given.flatMap(ConsultsApi::instant);
    if (given.isPresent() && before.isEmpty()) {
      return Calls.refused(Problem.bad("before: a time such as 2026-09-01T08:00:00Z"));
    }
    var search =
        new ConsultViews.Search(
            library,
            Calls.optional(request, "q").map(String::strip).orElse(""),
            Calls.optional(request, "phase").orElse(""),
            before.orElse(now.plusMillis(1)));
    var found = room.store().<List<View>>read(tx -> room.views().search(tx, search, now));
    return Calls.json(new JsonObject().put("consults", json.consults(found, room.sight(caller))));
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private Answer read(Caller caller, View view) {
    var consult = view.consult();
    var now = room.clock().instant();
    var talk = room.store().<JsonObject>read(tx -> talk(tx, caller, view, now));
    kept(caller, consult);
    return Calls.json(talk);
  }

  private void kept(Caller caller, Consult consult) {
    var now = room.clock().instant();
    audit.record(
        new Audit.Deed(now, caller.id(), consult.library(), "read-consult", consult.id(), ""));
  }

  private JsonObject talk(Tx tx, Caller caller, View view, Instant now) {
    var consult = view.consult();
    var talk =
        transcript(tx, view, room.views().before(tx, consult, Long.MAX_VALUE), caller)
            .put("notes", json.notes(notes.of(tx, consult.id())))
            .put("way", json.way(handovers.of(tx, consult.id())))
            .put("blocked", blocked.isBlocked(tx, consult.reader(), now))
            .put("away", aways.of(tx, consult.id()).name().toLowerCase(Locale.ROOT));
    ratings
        .of(tx, consult.id())
        .ifPresent(
            rating ->
                talk.put(
                    "rating",
                    new JsonObject()
                        .put("stars", rating.stars())
                        .put("words", isUnseen(tx, consult) ? "" : rating.words())));
    return talk;
  }

  /** Whether her remark on the talk waits for review, or was refused. */
  private boolean isUnseen(Tx tx, Consult consult) {
    return held.ofConsult(tx, consult.id()).stream()
        .anyMatch(it -> it.kind() == HeldText.Kind.REMARK && !it.isReleased());
  }

  /** Messages with the consult and the window that they belong to, and replies that are held. */
  private JsonObject transcript(
      Tx tx, View view, List<ConsultViews.Message> messages, Caller caller) {
    return new JsonObject()
        .put("held", json.held(room.views().held(tx, view.consult())))
        .put("consult", json.consult(view, room.sight(caller)))
        .put("messages", json.messages(messages))
        .put("window", json.window(view.window(), room.clock().instant()));
  }

  private Answer messages(RoutingContext request, View view) {
    var after = Calls.optional(request, "after").map(Long::parseLong);
    var before = Calls.optional(request, "before").map(Long::parseLong);
    var caller = Caller.of(request);
    var page =
        room.store()
            .<JsonObject>read(
                tx -> transcript(tx, view, said(tx, view.consult(), after, before), caller));
    kept(caller, view.consult());
    return Calls.json(page);
  }

  private List<ConsultViews.Message> said(
      Tx tx, Consult consult, Optional<Long> after, Optional<Long> before) {
    return after.isPresent()
        ? room.views().after(tx, consult, after.get())
        : room.views().before(tx, consult, before.orElse(Long.MAX_VALUE));
  }

  private Answer history(Caller caller, View view) {
    var sight = room.sight(caller);
    var earlier =
        room.store()
            .<List<View>>read(
                tx ->
                    room.views().history(tx, view.consult()).stream()
                        .filter(one -> sight.of(tx, one.consult()))
                        .toList());
    return Calls.json(new JsonObject().put("consults", json.consults(earlier, room.sight(caller))));
  }
}
