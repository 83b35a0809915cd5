package org.subjectdesk.console;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import java.util.Optional;
import org.subjectdesk.figures.Targets;
import org.subjectdesk.http.Calls;
import org.subjectdesk.http.Calls.Answer;
import org.subjectdesk.http.Operations;
import org.subjectdesk.http.Problem;
import org.subjectdesk.scorecard.Indicator;
import org.subjectdesk.scorecard.Indicators;
import org.subjectdesk.scorecard.Scope;
import org.subjectdesk.staff.Audit;
import org.subjectdesk.staff.Role;

/** The operation on {@code /scorecard/targets}: what a library or the alliance wants to reach. */
public final class TargetsApi implements Operations {
  private static final double THOUSANDTHS = 1_000;
  private static final double MOST_STARS = 5;

  private final Targets targets = new Targets();
  private final DeskRoom room;

  /** Sets up the operation. */
  public TargetsApi(DeskRoom room) {
    this.room = room;
  }

  @Override
  public void mount(RouterBuilder routes) {
    routes.getRoute("setTarget").addHandler(request -> Calls.answer(request, () -> set(request)));
  }

  private Answer set(RoutingContext request) {
    var id = Calls.id(request);
    var body = Calls.body(request);
    var library = body.getString("library");
    var value = Optional.ofNullable(body.getDouble("value"));
    var indicator = Indicators.withId(id);
    if (indicator.isEmpty()) {
      return Calls.refused(Problem.unknown("id: no indicator; see /scorecard/indicators"));
    }
    var mayIn =
        (library.equals(Targets.ALLIANCE) || room.names().libraries().containsKey(library))
            && Caller.of(request).mayIn(library, Role.LIBRARY_ADMIN);
    if (!mayIn) {
      return Calls.refused(
          Problem.unknown("library: you set no targets for this; * is for alliance-admins"));
    }
    var refused = refused(indicator.get(), library, value);
    if (refused.isPresent()) {
      return Calls.refused(Problem.bad(refused.get()));
    }
    keep(Caller.of(request), id, library, value);
    var json = new JsonObject().put("indicator", id).put("library", library);
    value.ifPresent(wanted -> json.put("value", wanted));
    return Calls.json(json);
  }

  private static Optional<String> refused(
      Indicator indicator, String library, Optional<Double> value) {
    var scope = library.equals(Targets.ALLIANCE) ? Scope.ALLIANCE : Scope.LIBRARY;
    if (indicator.better() == Indicator.Better.NEITHER || !indicator.scopes().contains(scope)) {
      return Optional.of("id: this indicator has no target; better says why");
    }
    var most =
        switch (indicator.unit()) {
          case SHARE -> 1;
          case STARS -> MOST_STARS;
          case COUNT, SECONDS -> Double.MAX_VALUE;
        };
    return value
        .filter(wanted -> wanted > most)
        .map(_ -> "value: at most " + (long) most + " for this indicator");
  }

  private void keep(Caller caller, String indicator, String library, Optional<Double> value) {
    var at = room.clock().instant();
    room.store()
        .inTransaction(
            Targets.class,
            tx -> {
              value.ifPresentOrElse(
                  wanted -> targets.set(tx, indicator, library, Math.round(wanted * THOUSANDTHS)),
                  () -> targets.clear(tx, indicator, library));
              var detail = value.map(String::valueOf).orElse("none");
              Audit.record(
                  tx, new Audit.Deed(at, caller.id(), library, "set-target", indicator, detail));
              return true;
            })
        .join();
  }
}
