package org.subjectdesk.alliance.call;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import org.subjectdesk.http.Calls;
import org.subjectdesk.http.Operations;
import org.subjectdesk.http.Problem;

/** The operation that tells readers' pages which project calls are open. */
public final class OpenCallsApi implements Operations {
  private final OpenCalls calls;

  /** Tells of these. */
  public OpenCallsApi(OpenCalls calls) {
    this.calls = calls;
  }

  @Override
  public void mount(RouterBuilder routes) {
    routes.getRoute("listOpenCalls").addHandler(this::open);
  }

  private void open(RoutingContext request) {
    if (!calls.knows(Calls.needed(request, "library"))) {
      Problem.unknown("library: no member library has this id").send(request);
      return;
    }
    var subject = Calls.optional(request, "subject");
    Calls.answer(
        request,
        () -> {
          var all = new JsonArray();
          calls.of(subject).forEach(one -> all.add(json(one)));
          return Calls.json(new JsonObject().put("calls", all));
        });
  }

  /** A call as readers' pages get it. */
  public static JsonObject json(OpenCall call) {
    var terms = call.terms();
    return new JsonObject()
        .put("id", call.id())
        .put("title", terms.title())
        .put("library", new JsonObject().put("id", call.library()).put("name", call.libraryName()))
        .put(
            "subject",
            new JsonObject().put("code", terms.subject()).put("name", call.subjectName()))
        .put("kind", terms.initiator().kind().key())
        .put("initiator", terms.initiator().name())
        .put("items", terms.items())
        .put("cooperation", terms.cooperation())
        .put("goals", terms.goals())
        .put("budget", terms.budget())
        .put("talent", terms.talent())
        .put("deadline", call.deadline().toString());
  }
}
