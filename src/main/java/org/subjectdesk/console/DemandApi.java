package org.subjectdesk.console;

import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.function.BiFunction;
import org.subjectdesk.demand.Decisions;
import org.subjectdesk.demand.Demand;
import org.subjectdesk.demand.Scope;
import org.subjectdesk.demand.Span;
import org.subjectdesk.http.Calls;
import org.subjectdesk.http.Calls.Answer;
import org.subjectdesk.http.Operations;
import org.subjectdesk.http.Problem;
import org.subjectdesk.staff.Role;

/** The operations on {@code /demand}: what readers ask that nobody answers, and what to do. */
public final class DemandApi implements Operations {
  private static final String ALL = "*";

  private final DeskRoom room;
  private final Demand demand;
  private final DemandJson json;

  /** Sets up the operations. */
  public DemandApi(DeskRoom room, Demand demand, DemandJson json) {
    this.room = room;
    this.demand = demand;
    this.json = json;
  }

  @Override
  public void mount(RouterBuilder routes) {
    routes.getRoute("readDemand").addHandler(request -> Calls.answer(request, () -> read(request)));
    routes
        .getRoute("decideSuggestion")
        .addHandler(request -> Calls.answer(request, () -> decide(request)));
  }

  private Answer read(RoutingContext request) {
    var library = Calls.optional(request, "library").orElse(ALL);
    var scope = new Scope(library, Calls.optional(request, "subject").orElse(""));
    return within(
        request,
        scope,
        Calls.needed(request, "from"),
        Calls.needed(request, "until"),
        (span, _) -> Calls.json(json.of(demand.of(scope, span), library)));
  }

  private Answer decide(RoutingContext request) {
    var body = Calls.body(request);
    var state = Decisions.State.of(body.getString("state"));
    var reason = body.getString("reason", "").strip();
    if (reason.isEmpty() && state != Decisions.State.OPEN) {
      return Calls.refused(Problem.bad("reason: say in a few words why"));
    }
    var scope = new Scope(body.getString("library", ALL), body.getString("subject", ""));
    return within(
        request,
        scope,
        body.getString("from"),
        body.getString("until"),
        (span, caller) ->
            demand
                .decide(
                    scope,
                    span,
                    Calls.id(request),
                    new Demand.Verdict(state, reason, caller.id()),
                    room.clock().instant())
                .map(decision -> Calls.json(json.decision(decision)))
                .orElseGet(
                    () ->
                        Calls.refused(
                            Problem.unknown(
                                "id: there is no such suggestion in this time; read it again"))));
  }

  /** Does what a librarian of the library may, with the days that she wrote. */
  private Answer within(
      RoutingContext request,
      Scope scope,
      String from,
      String until,
      BiFunction<Span, Caller, Answer> work) {
    var caller = Caller.of(request);
    var isKnown =
        scope.library().equals(ALL) || room.names().libraries().containsKey(scope.library());
    if (!isKnown || !caller.mayIn(scope.library(), Role.LIBRARIAN)) {
      return Calls.refused(Problem.unknown("library: you serve no library with this id"));
    }
    try {
      return Span.of(LocalDate.parse(from), LocalDate.parse(until), Days.ZONE)
          .map(span -> work.apply(span, caller))
          .orElseGet(
              () ->
                  Calls.refused(
                      Problem.bad(
                          "from, until: write a first and a last day, at most "
                              + Span.MOST_WEEKS
                              + " weeks apart")));
    } catch (DateTimeException _) {
      return Calls.refused(Days.noDays());
    }
  }
}
