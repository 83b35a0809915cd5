package org.subjectdesk.console;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.subjectdesk.call.Act;
import org.subjectdesk.call.Party;
import org.subjectdesk.http.Calls;
import org.subjectdesk.http.Calls.Answer;
import org.subjectdesk.http.Operations;
import org.subjectdesk.http.Problem;
import org.subjectdesk.project.CallMatching;
import org.subjectdesk.project.Done;
import org.subjectdesk.project.Projects;
import org.subjectdesk.staff.Librarian;

/** The operations on {@code /desk/calls}: project calls (项目招募) from the draft to the end. */
public final class CallsApi implements Operations {
  private final CallRoom room;

  /** Sets up the operations. */
  public CallsApi(CallRoom room) {
    this.room = room;
  }

  @Override
  public void mount(RouterBuilder routes) {
    on(routes, "listCalls", (_, she) -> list(she));
    on(routes, "readCall", (request, she) -> room.read(Calls.id(request), she));
    on(routes, "writeCall", this::write);
    acts(routes, "actOnCall", CallsApi::act);
    acts(routes, "writeAgreement", request -> new Act.Agree(parties(request)));
    acts(
        routes,
        "writeApplication",
        request ->
            new Act.Apply(
                request.pathParam("application"),
                CallForm.text(Calls.body(request), "organisation"),
                CallForm.text(Calls.body(request), "material")));
    acts(routes, "actOnApplication", CallsApi::actOnApplication);
    acts(
        routes,
        "scoreApplication",
        request ->
            new Act.Score(
                request.pathParam("application"),
                Calls.body(request).getJsonArray("points").stream()
                    .map(one -> ((Number) one).intValue())
                    .toList()));
    on(routes, "planMilestone", this::plan);
    acts(routes, "actOnMilestone", CallsApi::actOnMilestone);
    on(routes, "commentOnCall", this::comment);
    on(
        routes,
        "removeCallFile",
        (request, she) ->
            room.answer(
                room.papers()
                    .detach(Calls.id(request), request.pathParam("file"), CallRoom.actor(she)),
                she));
  }

  private static void on(
      RouterBuilder routes, String operation, BiFunction<RoutingContext, Librarian, Answer> work) {
    routes
        .getRoute(operation)
        .addHandler(request -> Caller.answerHer(request, she -> work.apply(request, she)));
  }

  private interface Asked {
    Act act(RoutingContext request);
  }

  private void acts(RouterBuilder routes, String operation, Asked asked) {
    on(
        routes,
        operation,
        (request, she) -> room.answer(done(request, asked.act(request), she), she));
  }

  private Done done(RoutingContext request, Act act, Librarian she) {
    var seen = Calls.body(request).getLong("version", 0L);
    return room.projects().act(Calls.id(request), act, CallRoom.actor(she), seen);
  }

  private Answer list(Librarian she) {
    var all = new JsonArray();
    var now = room.projects().now();
    var lines = room.projects().list(CallRoom.actor(she));
    var matches = room.matching().of(she.id(), she.library(), lines, now);
    lines.forEach(
        line -> {
          var json = line(line, she, now);
          Optional.ofNullable(matches.get(line.call().id()))
              .ifPresent(match -> json.put("match", match(match)));
          all.add(json);
        });
    return Calls.json(new JsonObject().put("now", now.toString()).put("calls", all));
  }

  private JsonObject line(Projects.Line line, Librarian she, Instant now) {
    var call = line.call();
    var own = new JsonArray();
    line.own().forEach(one -> own.add(one.stage().key()));
    var json = new CallJson(room.names(), room.projects().members(), she);
    return json.head(call)
        .put("title", call.terms().title())
        .put("subject", json.subject(call.terms().subject()))
        .put("state", call.state(now).key())
        .put("deadline", call.terms().deadline().toString())
        .put("changed", line.changed().toString())
        .put("own", own)
        .put("takesPart", line.takesPart());
  }

  private static JsonObject match(CallMatching.Match match) {
    var json = new JsonObject().put("by", match.bySubject() ? "subject" : "meaning");
    return match.bySubject() ? json : json.put("likeness", match.likeness());
  }

  private Answer write(RoutingContext request, Librarian she) {
    var body = Calls.body(request);
    return switch (new CallForm(room.names().subjects()).read(body)) {
      case CallForm.Read.Faulty(var problem) -> Calls.refused(problem);
      case CallForm.Read.As(var terms) ->
          room.answer(
              room.projects()
                  .write(
                      Calls.id(request), terms, CallRoom.actor(she), body.getLong("version", 0L)),
              she);
    };
  }

  private static Act act(RoutingContext request) {
    var body = Calls.body(request);
    var why = CallForm.text(body, "why");
    return switch (body.getString("act")) {
      case "submit" -> new Act.Submit();
      case "return" -> new Act.Return(why);
      case "publish" -> new Act.Publish();
      case "withdraw" -> new Act.Withdraw(why);
      case "select" -> {
        var chosen = new HashSet<String>();
        body.getJsonArray("applications", new JsonArray())
            .forEach(one -> chosen.add(one.toString()));
        yield new Act.Select(chosen);
      }
      case "confirm" -> new Act.Confirm();
      case "close" -> new Act.Close(body.getInteger("grade", 3), CallForm.text(body, "evaluation"));
      case String other -> throw new IllegalStateException("the contract let pass " + other);
    };
  }

  private static List<Party> parties(RoutingContext request) {
    return Calls.body(request).getJsonArray("parties").stream()
        .map(JsonObject.class::cast)
        .map(
            one ->
                new Party(
                    one.getString("application"),
                    CallForm.text(one, "duty"),
                    one.getInteger("share"),
                    ""))
        .toList();
  }

  private static Act actOnApplication(RoutingContext request) {
    var id = request.pathParam("application");
    return switch (Calls.body(request).getString("act")) {
      case "submit" -> new Act.SubmitApplication(id);
      case "withdraw" -> new Act.WithdrawApplication(id);
      case String other -> throw new IllegalStateException("the contract let pass " + other);
    };
  }

  private Answer plan(RoutingContext request, Librarian she) {
    var body = Calls.body(request);
    try {
      var act =
          new Act.Plan(
              request.pathParam("milestone"),
              CallForm.text(body, "title"),
              CallForm.text(body, "deliverable"),
              LocalDate.parse(body.getString("due")),
              body.getString("party"));
      return room.answer(done(request, act, she), she);
    } catch (DateTimeParseException _) {
      return Calls.refused(
          Problem.bad("due: there is no such day; write one such as 2027-03-01")
              .with(new JsonObject().put("code", "call-day").put("field", "due")));
    }
  }

  private static Act actOnMilestone(RoutingContext request) {
    var body = Calls.body(request);
    var id = request.pathParam("milestone");
    var why = CallForm.text(body, "why");
    return switch (body.getString("act")) {
      case "deliver" -> new Act.Deliver(id, why);
      case "accept" -> new Act.Accept(id);
      case "reopen" -> new Act.Reopen(id, why);
      case "drop" -> new Act.Drop(id, why);
      case String other -> throw new IllegalStateException("the contract let pass " + other);
    };
  }

  private Answer comment(RoutingContext request, Librarian she) {
    var body = Calls.body(request);
    return room.answer(
        room.papers()
            .comment(
                Calls.id(request),
                request.pathParam("comment"),
                CallForm.text(body, "milestone"),
                CallForm.text(body, "text"),
                CallRoom.actor(she)),
        she);
  }
}
