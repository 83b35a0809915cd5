package org.subjectdesk.console;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.subjectdesk.directory.Directory;
import org.subjectdesk.handover.PlatformSecrets;
import org.subjectdesk.handover.Referrals;
import org.subjectdesk.http.Calls;
import org.subjectdesk.http.Calls.Answer;
import org.subjectdesk.http.Operations;
import org.subjectdesk.http.Problem;
import org.subjectdesk.script.Words;
import org.subjectdesk.staff.Role;
import org.subjectdesk.store.Tx;

/** The operations on {@code /referrals}: what platforms tell, and the funnel. */
public final class ReferralsApi implements Operations {
  private final Referrals referrals = new Referrals();
  private final DeskRoom room;
  private final Known known;

  /** What is known of platforms. */
  public record Known(Supplier<Directory> directory, PlatformSecrets secrets) {}

  /** Sets up the operations. */
  public ReferralsApi(DeskRoom room, Known known) {
    this.room = room;
    this.known = known;
  }

  @Override
  public void mount(RouterBuilder routes) {
    routes
        .getRoute("tellOfReferral")
        .addHandler(request -> Calls.answer(request, () -> told(request)));
    routes
        .getRoute("readFunnel")
        .addHandler(request -> Calls.answer(request, () -> funnel(request)));
  }

  /** A stranger cannot tell a referral that is not there from a signature that is wrong. */
  private Answer told(RoutingContext request) {
    var id = Calls.id(request);
    var event = Calls.body(request).getString("event");
    var signature = Optional.ofNullable(request.request().getHeader("x-desk-signature"));
    var at = room.clock().instant();
    var isFrom =
        room.store()
            .read(tx -> referrals.find(tx, id))
            .filter(it -> known.secrets().isFrom(it.platform(), signature, id, event, at))
            .isPresent();
    if (!isFrom) {
      return Calls.refused(
          new Problem(401, "Unauthorized", "x-desk-signature: not signed for this referral now"));
    }
    var noted = room.store().inTransaction(Referrals.class, tx -> note(tx, id, event, at)).join();
    return Calls.json(new JsonObject().put("noted", noted));
  }

  private boolean note(Tx tx, String id, String event, Instant at) {
    // Whoever was helped there was there.
    var opened = referrals.open(tx, id, at);
    return event.equals("opened") ? opened : referrals.end(tx, id, event.equals("solved"), at);
  }

  private Answer funnel(RoutingContext request) {
    var library = Calls.optional(request, "library");
    var mayRead =
        Caller.of(request).mayIn(library.orElse("*"), Role.LIBRARIAN)
            && library.map(room.names().libraries()::containsKey).orElse(true);
    if (!mayRead) {
      return Calls.refused(Problem.unknown("library: you serve no library with this id"));
    }
    return Days.between(request, (from, until) -> funnel(request, library, from, until));
  }

  private Answer funnel(
      RoutingContext request, Optional<String> library, Instant from, Instant until) {
    var by = Referrals.By.valueOf(Calls.needed(request, "by").toUpperCase(Locale.ROOT));
    var offset = Days.ZONE.getRules().getOffset(from);
    var zone = Duration.ofSeconds(offset.getTotalSeconds());
    var rows = new JsonArray();
    room.store()
        .read(tx -> referrals.funnel(tx, by, library, from, until, zone))
        .forEach(count -> rows.add(json(by, count)));
    return Calls.json(new JsonObject().put("rows", rows));
  }

  private JsonObject json(Referrals.By by, Referrals.Count count) {
    var name = name(by, count.key());
    return new JsonObject()
        .put("key", count.key())
        .put("name", Names.inBoth(name))
        .put("offered", count.offered())
        .put("accepted", count.accepted())
        .put("clicked", count.clicked())
        .put("opened", count.opened())
        .put("solved", count.solved())
        .put("unsolved", count.unsolved());
  }

  private Words name(Referrals.By by, String key) {
    return switch (by) {
      case PLATFORM ->
          known.directory().get().platform(key).map(it -> it.name()).orElse(Words.of(key));
      case LIBRARY -> Words.of(room.names().library(key));
      case SUBJECT -> Words.of(room.names().subjectName(key));
      case DAY -> Words.of(key);
    };
  }
}
