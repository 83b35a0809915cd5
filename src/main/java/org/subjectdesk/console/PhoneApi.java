package org.subjectdesk.console;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import java.util.function.Function;
import org.subjectdesk.config.Secret;
import org.subjectdesk.handover.OwnWechat;
import org.subjectdesk.http.Calls;
import org.subjectdesk.http.Calls.Answer;
import org.subjectdesk.http.Operations;
import org.subjectdesk.http.Problem;
import org.subjectdesk.staff.Librarian;
import org.subjectdesk.staff.OneTime;
import org.subjectdesk.store.Store;

/** The operations on {@code /session/wechat} and {@code /session/link}: librarians on the phone. */
public final class PhoneApi implements Operations {
  private final OwnWechat own = new OwnWechat();
  private final Store store;
  private final StaffRoom room;
  private final OneTime oneTime;

  /** Sets up the operations. */
  public PhoneApi(Store store, StaffRoom room) {
    this.store = store;
    this.room = room;
    this.oneTime = new OneTime(store);
  }

  @Override
  public void mount(RouterBuilder routes) {
    mine(routes, "readOwnWechat", this::bound);
    mine(routes, "proposeWechat", this::code);
    mine(routes, "unbindWechat", this::unbind);
    routes
        .getRoute("enterByLink")
        .addHandler(request -> Calls.answer(request, () -> enter(request)));
  }

  private static void mine(
      RouterBuilder routes, String operation, Function<Librarian, Answer> work) {
    routes.getRoute(operation).addHandler(request -> Caller.answerHer(request, work));
  }

  private Answer bound(Librarian me) {
    var bound = store.read(tx -> own.of(tx, me.id())).isPresent();
    return Calls.json(new JsonObject().put("bound", bound));
  }

  private Answer code(Librarian me) {
    var now = room.clock().instant();
    var code = oneTime.code(me, now).reveal();
    return Calls.json(
        new JsonObject().put("code", code).put("until", now.plus(OneTime.LIFE).toString()));
  }

  private Answer unbind(Librarian me) {
    store.inTransaction(OwnWechat.class, tx -> own.unbind(tx, me.id())).join();
    return bound(me);
  }

  private Answer enter(RoutingContext request) {
    var link = new Secret(Calls.body(request).getString("link"));
    return oneTime
        .enter(link, room.clock().instant())
        .map(opened -> SignInApi.welcome(request, opened))
        .orElseGet(
            () ->
                Calls.refused(
                    new Problem(401, "Unauthorized", "the link was used, or is too old; sign in")
                        .with(new JsonObject().put("code", "link-over"))));
  }
}
