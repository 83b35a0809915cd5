package org.subjectdesk.console;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.subjectdesk.conversation.ConsultViews.View;
import org.subjectdesk.dialogue.Act;
import org.subjectdesk.dialogue.ActOutcome;
import org.subjectdesk.handover.BlockedReaders;
import org.subjectdesk.handover.Notes;
import org.subjectdesk.http.Calls;
import org.subjectdesk.http.Calls.Answer;
import org.subjectdesk.http.Operations;
import org.subjectdesk.http.Problem;
import org.subjectdesk.staff.Audit;

/** The operations on {@code /desk/consults/{id}} that change something. */
public final class ActsApi implements Operations {
  private final BlockedReaders blocked = new BlockedReaders();
  private final Notes notes = new Notes();
  private final DeskRoom room;
  private final Passing passing;
  private final ConsultJson json;

  /** Sets up the operations. */
  public ActsApi(DeskRoom room) {
    this.room = room;
    this.passing = new Passing(room);
    this.json = ConsultJson.of(room);
  }

  @Override
  public void mount(RouterBuilder routes) {
    onConsult(routes, "actOnConsult", this::act);
    onConsult(routes, "addNote", this::note);
    onConsult(routes, "blockReader", this::block);
    onConsult(routes, "unblockReader", this::unblock);
  }

  /** Only a librarian can talk with a reader; a program cannot. */
  private void onConsult(RouterBuilder routes, String operation, ConsultsApi.OnConsult work) {
    ConsultsApi.onConsult(
        routes,
        operation,
        room,
        (request, view) ->
            Caller.of(request).librarian().isPresent()
                ? work.answer(request, view)
                : Calls.refused(Gate.librariansOnly()));
  }

  private Answer act(RoutingContext request, View view) {
    var body = Calls.body(request);
    var me = Caller.of(request).id();
    return switch (read(body, me, view)) {
      case Wanted.Refused(var problem) -> Calls.refused(problem);
      case Wanted.Ready(var act) -> {
        var outcome = room.flow().act(view.consult().id(), me, body.getString("key"), act).join();
        yield outcome
            .map(done -> answer(request, view, act, done))
            .orElseGet(() -> Calls.refused(Problem.unknown("id: there is no such consult")));
      }
    };
  }

  /** What a librarian wants to do, or why it cannot be done. */
  sealed interface Wanted {
    record Ready(Act act) implements Wanted {}

    record Refused(Problem problem) implements Wanted {}
  }

  private Wanted read(JsonObject body, String me, View view) {
    return switch (body.getString("act")) {
      case "take" -> new Wanted.Ready(new Act.Take());
      case "say" -> {
        var text = stripped(body.getString("text"));
        yield text.isEmpty()
            ? new Wanted.Refused(Problem.bad("text: write something"))
            : new Wanted.Ready(new Act.Say(text));
      }
      case "pass" -> {
        @Nullable String to = body.getString("to");
        yield to == null
            ? new Wanted.Refused(Problem.bad("to: name the queue"))
            : passing.to(to, stripped(body.getString("note")), me, view.consult());
      }
      case "ask-away" -> new Wanted.Ready(new Act.AskAway());
      case "close" -> new Wanted.Ready(new Act.Close(stripped(body.getString("reason"))));
      case String other -> new Wanted.Refused(Problem.bad("act: " + other));
    };
  }

  private static String stripped(@Nullable String text) {
    return text == null ? "" : text.strip();
  }

  private Answer answer(RoutingContext request, View view, Act act, ActOutcome outcome) {
    return switch (outcome) {
      case ActOutcome.Done(var after, _) -> {
        if (act instanceof Act.Take) {
          deed(request, view, "take-consult", "");
        }
        var now = room.store().read(tx -> room.views().find(tx, after.id()));
        var sight = room.sight(Caller.of(request));
        yield Calls.json(
            new JsonObject().put("consult", now.map(it -> json.consult(it, sight)).orElseThrow()));
      }
      case ActOutcome.Taken(var librarian) -> {
        var who = room.names().person(librarian);
        yield refused(
            "this consult is with " + who.getString("name"),
            new JsonObject()
                .put("code", "taken")
                .put("librarian", librarian)
                .put("name", who.getString("name")));
      }
      case ActOutcome.NotTaken() ->
          refused("take it first", new JsonObject().put("code", "not-taken"));
      case ActOutcome.Over() ->
          refused("the consult is over", new JsonObject().put("code", "over"));
    };
  }

  private static Answer refused(String detail, JsonObject members) {
    return Calls.refused(Problem.conflict(detail).with(members));
  }

  private Answer note(RoutingContext request, View view) {
    var text = stripped(Calls.body(request).getString("text"));
    if (text.isEmpty()) {
      return Calls.refused(Problem.bad("text: write something"));
    }
    var id = view.consult().id();
    var at = room.clock().instant();
    var me = Caller.of(request).id();
    var all =
        room.store()
            .inTransaction(
                view.consult().reader(),
                tx -> {
                  notes.add(tx, id, me, text, at);
                  return notes.of(tx, id);
                })
            .join();
    return Calls.json(new JsonObject().put("notes", json.notes(all)));
  }

  private Answer block(RoutingContext request, View view) {
    var body = Calls.body(request);
    var at = room.clock().instant();
    var until = at.plus(Duration.ofDays(body.getInteger("days")));
    var consult = view.consult();
    room.store()
        .inTransaction(
            consult.reader(),
            tx -> {
              blocked.block(
                  tx,
                  consult.reader(),
                  consult.library(),
                  Caller.of(request).id(),
                  body.getString("reason").strip(),
                  at,
                  until);
              return true;
            })
        .join();
    deed(request, view, "block-reader", "until " + until);
    return Calls.json(new JsonObject());
  }

  private Answer unblock(RoutingContext request, View view) {
    room.store()
        .inTransaction(
            view.consult().reader(),
            tx -> {
              blocked.unblock(tx, view.consult().reader());
              return true;
            })
        .join();
    deed(request, view, "unblock-reader", "");
    return Calls.json(new JsonObject());
  }

  /** Kept after the change, in a transaction of its own: the audit is not the reader's lane. */
  private void deed(RoutingContext request, View view, String action, String detail) {
    var consult = view.consult();
    var at = room.clock().instant();
    var who = Caller.of(request).id();
    room.store()
        .inTransaction(
            Audit.class,
            tx -> {
              Audit.record(
                  tx, new Audit.Deed(at, who, consult.library(), action, consult.id(), detail));
              return true;
            })
        .join();
  }
}
