package org.subjectdesk.console;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.subjectdesk.benefit.Formula;
import org.subjectdesk.http.Calls;
import org.subjectdesk.http.Calls.Answer;
import org.subjectdesk.http.Operations;
import org.subjectdesk.ledger.Contributions;

/**
 * The operation on {@code /contributions/shares}: what each library is proposed to get of a sum,
 * with everything that the proposal was computed from.
 */
public final class SharesApi implements Operations {
  private final Contributions contributions = new Contributions();
  private final DeskRoom room;
  private final Formula formula;

  /** Proposes by that formula. */
  public SharesApi(DeskRoom room, Formula formula) {
    this.room = room;
    this.formula = formula;
  }

  @Override
  public void mount(RouterBuilder routes) {
    routes
        .getRoute("proposeShares")
        .addHandler(
            request ->
                Calls.answer(
                    request,
                    () -> Days.between(request, (from, until) -> propose(request, from, until))));
  }

  private Answer propose(RoutingContext request, Instant from, Instant until) {
    var cents = Calls.optional(request, "cents").map(Long::parseLong).orElse(0L);
    var parts =
        room
            .store()
            .<List<Contributions.Sum>>read(tx -> contributions.sums(tx, from, until))
            .stream()
            .map(sum -> new Formula.Part(sum.library(), sum.kind().key(), sum.deeds()))
            .toList();
    var members = room.names().libraries().keySet().stream().sorted().toList();
    var shares = new JsonArray();
    formula.share(members, parts, cents).forEach(share -> shares.add(json(share, parts)));
    return Calls.json(new JsonObject().put("formula", json()).put("shares", shares));
  }

  private JsonObject json() {
    var weights = new JsonObject();
    for (var kind : Contributions.Kind.values()) {
      weights.put(kind.key(), number(formula.points(kind.key(), 1)));
    }
    return new JsonObject().put("base", formula.basePercent()).put("weights", weights);
  }

  private JsonObject json(Formula.Share share, List<Formula.Part> parts) {
    var lines = new JsonArray();
    for (var kind : Contributions.Kind.values()) {
      var amount =
          parts.stream()
              .filter(part -> part.library().equals(share.library()))
              .filter(part -> part.kind().equals(kind.key()))
              .mapToLong(Formula.Part::amount)
              .sum();
      if (amount != 0) {
        lines.add(
            new JsonObject()
                .put("kind", kind.key())
                .put("amount", amount)
                .put("points", number(formula.points(kind.key(), amount))));
      }
    }
    return new JsonObject()
        .put("library", share.library())
        .put("name", room.names().library(share.library()))
        .put("lines", lines)
        .put("points", number(share.points()))
        .put("basisPoints", share.basisPoints())
        .put("cents", share.cents());
  }

  private static double number(BigDecimal points) {
    return points.doubleValue();
  }
}
