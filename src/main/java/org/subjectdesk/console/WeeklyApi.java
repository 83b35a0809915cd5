package org.subjectdesk.console;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.function.BiFunction;
import org.subjectdesk.demand.WeeklyDigests;
import org.subjectdesk.handover.OwnWechat;
import org.subjectdesk.http.Calls;
import org.subjectdesk.http.Calls.Answer;
import org.subjectdesk.http.Operations;
import org.subjectdesk.http.Problem;
import org.subjectdesk.staff.Librarian;

/** The operations on {@code /session/weekly}: what a librarian is told of her week, and where. */
public final class WeeklyApi implements Operations {
  private final WeeklyDigests digests = new WeeklyDigests();
  private final OwnWechat own = new OwnWechat();
  private final DeskRoom room;

  /** Sets up the operations. */
  public WeeklyApi(DeskRoom room) {
    this.room = room;
  }

  @Override
  public void mount(RouterBuilder routes) {
    mine(routes, "readWeekly", (me, _) -> read(me));
    mine(routes, "chooseWeekly", this::choose);
    mine(routes, "seeWeekly", this::see);
  }

  private static void mine(
      RouterBuilder routes, String operation, BiFunction<Librarian, RoutingContext, Answer> work) {
    routes
        .getRoute(operation)
        .addHandler(request -> Caller.answerHer(request, me -> work.apply(me, request)));
  }

  private Answer read(Librarian me) {
    return room.store()
        .read(
            tx -> {
              var body =
                  new JsonObject()
                      .put("channel", digests.choice(tx, me.id()).key())
                      .put("bound", own.of(tx, me.id()).isPresent());
              digests.newest(tx, me.id()).ifPresent(digest -> body.put("digest", json(digest)));
              return Calls.json(body);
            });
  }

  private JsonObject json(WeeklyDigests.Digest digest) {
    var content = digest.content().copy();
    content.remove("all");
    return content
        .put("week", digest.week().toString())
        .put("library", room.names().library(digest.library()))
        .put("seen", digest.seen());
  }

  private Answer choose(Librarian me, RoutingContext request) {
    var way = WeeklyDigests.Way.of(Calls.body(request).getString("channel"));
    var chosen =
        room.store()
            .inTransaction(
                me.id(),
                tx -> {
                  if (way == WeeklyDigests.Way.WECHAT && own.of(tx, me.id()).isEmpty()) {
                    return false;
                  }
                  digests.choose(tx, me.id(), way);
                  return true;
                })
            .join();
    return chosen
        ? read(me)
        : Calls.refused(
            Problem.conflict("channel: bind your WeChat first, then choose it here")
                .with(new JsonObject().put("code", "wechat-unbound")));
  }

  private Answer see(Librarian me, RoutingContext request) {
    try {
      var week = LocalDate.parse(Calls.body(request).getString("week"));
      var at = room.clock().instant();
      room.store().inTransaction(me.id(), tx -> digests.see(tx, me.id(), week, at)).join();
      return read(me);
    } catch (DateTimeException _) {
      return Calls.refused(Problem.bad("week: write the day that the digest names"));
    }
  }
}
