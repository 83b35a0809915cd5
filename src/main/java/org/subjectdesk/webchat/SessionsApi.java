package org.subjectdesk.webchat;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import java.util.Optional;
import java.util.function.Supplier;
import org.subjectdesk.config.Secret;
import org.subjectdesk.config.SignedIds;
import org.subjectdesk.http.Calls;
import org.subjectdesk.http.Operations;
import org.subjectdesk.http.Problem;
import org.subjectdesk.message.Channel;
import org.subjectdesk.message.ReaderId;
import org.subjectdesk.reader.Launches;
import org.subjectdesk.reader.ReaderSessions;
import org.subjectdesk.reader.SessionJson;

/** The operations that open, renew and end a reader's session. */
public final class SessionsApi implements Operations {
  private final Launches launches = new Launches();
  private final ReaderRoom room;

  /** Opens sessions in that room. */
  public SessionsApi(ReaderRoom room) {
    this.room = room;
  }

  @Override
  public void mount(RouterBuilder routes) {
    routes.getRoute("openGuestSession").addHandler(this::guest);
    routes.getRoute("openLaunchSession").addHandler(this::launch);
    routes.getRoute("refreshSession").addHandler(this::refresh);
    routes.getRoute("endSession").addHandler(this::end);
  }

  private void guest(RoutingContext request) {
    var body = Calls.body(request);
    var library = body.getString("library");
    var subject = body.getString("subject", "");
    if (!room.libraries().containsKey(library)) {
      Problem.bad("library: no member library has this id")
          .with(new JsonObject().put("field", "library"))
          .send(request);
      return;
    }
    var reader = new ReaderId(Channel.webPages(library), SignedIds.newId());
    atTheDoor(request, () -> opened(reader, library, subject));
  }

  private void launch(RoutingContext request) {
    var code = new Secret(Calls.body(request).getString("code"));
    atTheDoor(
        request,
        () ->
            room.store()
                .<Optional<Launches.Visit>>inTransaction(
                    Launches.class, tx -> launches.take(tx, code, room.clock().instant()))
                .join()
                .map(visit -> opened(visit.reader(), visit.library(), visit.subject()))
                .orElseGet(
                    () -> over("code", "it was used before, or is too old; open the link again")));
  }

  private static Calls.Answer over(String field, String what) {
    return Calls.refused(
        new Problem(401, "Unauthorized", field + ": " + what)
            .with(new JsonObject().put("code", "session-over").put("field", field)));
  }

  /** Lets in who does not come too often. */
  private void atTheDoor(RoutingContext request, Supplier<Calls.Answer> open) {
    var address = room.throttle().address(request);
    Calls.answer(request, () -> room.throttle().atTheDoor(address).orElseGet(open));
  }

  /** Opens a session for a reader who has shown who she is. Blocking. */
  private Calls.Answer opened(ReaderId reader, String library, String subject) {
    return Calls.json(
        json(
            room.store()
                .<ReaderSessions.Opened>inTransaction(
                    reader,
                    tx ->
                        room.sessions().open(tx, reader, library, subject, room.clock().instant()))
                .join()));
  }

  private JsonObject json(ReaderSessions.Opened opened) {
    var library = opened.session().library();
    return SessionJson.of(opened, room.libraries().getOrDefault(library, library));
  }

  private void refresh(RoutingContext request) {
    var token = new Secret(Calls.body(request).getString("refreshToken"));
    atTheDoor(
        request,
        () ->
            room.store()
                .<Optional<ReaderSessions.Opened>>inTransaction(
                    ReaderSessions.class,
                    tx -> room.sessions().renew(tx, token, room.clock().instant()))
                .join()
                .map(opened -> Calls.json(json(opened)))
                .orElseGet(
                    () ->
                        over(
                            "refreshToken",
                            "it was used before, or its session is over; open another session")));
  }

  private void end(RoutingContext request) {
    var session = ReaderGate.session(request);
    Calls.answer(
        request,
        () -> {
          room.store()
              .inTransaction(
                  session.reader(),
                  tx -> {
                    room.sessions().end(tx, session);
                    return true;
                  })
              .join();
          return Calls.json(new JsonObject());
        });
  }
}
