package org.subjectdesk.console;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.subjectdesk.handover.CannedReplies;
import org.subjectdesk.handover.CannedReplies.Canned;
import org.subjectdesk.http.Calls;
import org.subjectdesk.http.Calls.Answer;
import org.subjectdesk.http.Operations;
import org.subjectdesk.http.Problem;
import org.subjectdesk.script.LibraryTexts;
import org.subjectdesk.staff.Librarian;
import org.subjectdesk.store.Tx;

/** The operations on {@code /desk/replies}: what librarians keep at hand. */
public final class RepliesApi implements Operations {
  private final CannedReplies replies = new CannedReplies();
  private final DeskRoom room;
  private final Function<String, LibraryTexts> texts;

  /**
   * Sets up the operations.
   *
   * @param texts a library's id → its texts
   */
  public RepliesApi(DeskRoom room, Function<String, LibraryTexts> texts) {
    this.room = room;
    this.texts = texts;
  }

  @Override
  public void mount(RouterBuilder routes) {
    mount(routes, "listReplies", (_, _) -> _ -> true);
    mount(routes, "addReply", this::add);
    mount(routes, "changeReply", this::change);
    mount(routes, "removeReply", this::remove);
  }

  /** What is done in the transaction; false when there is no such reply. */
  private interface Edit {
    boolean in(Tx tx);
  }

  /** Each operation ends with the list as it is now. */
  private void mount(
      RouterBuilder routes, String operation, BiFunction<RoutingContext, Librarian, Edit> edit) {
    routes
        .getRoute(operation)
        .addHandler(
            request -> Caller.answerHer(request, me -> answer(me, edit.apply(request, me))));
  }

  private Answer answer(Librarian me, Edit edit) {
    var all =
        room.store()
            .inTransaction(
                CannedReplies.class,
                tx ->
                    edit.in(tx)
                        ? Optional.of(replies.of(tx, me.library(), me.id()))
                        : Optional.<List<Canned>>empty())
            .join();
    return all.map(list -> Calls.json(json(list, me.library())))
        .orElseGet(() -> Calls.refused(Problem.unknown("id: you have no such reply")));
  }

  private JsonObject json(List<Canned> all, String library) {
    var said = texts.apply(library);
    var json = new JsonArray();
    all.forEach(
        reply ->
            json.add(
                new JsonObject()
                    .put("id", reply.id())
                    .put("title", reply.title())
                    .put("text", reply.text())
                    .put("filled", said.fill(reply.text()))
                    .put("shared", reply.owner().equals(CannedReplies.SHARED))));
    return new JsonObject().put("replies", json);
  }

  private Edit add(RoutingContext request, Librarian me) {
    var body = Calls.body(request);
    var owner = body.getBoolean("shared", false) ? CannedReplies.SHARED : me.id();
    var at = room.clock().instant();
    return tx -> {
      replies.add(
          tx,
          me.library(),
          owner,
          body.getString("title").strip(),
          body.getString("text").strip(),
          at);
      return true;
    };
  }

  private Edit change(RoutingContext request, Librarian me) {
    var body = Calls.body(request);
    var id = Calls.number(request);
    return tx ->
        replies.change(
            tx,
            id,
            me.library(),
            me.id(),
            body.getString("title").strip(),
            body.getString("text").strip());
  }

  private Edit remove(RoutingContext request, Librarian me) {
    var id = Calls.number(request);
    return tx -> replies.remove(tx, id, me.library(), me.id());
  }
}
