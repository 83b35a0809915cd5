package org.subjectdesk.webchat;

import io.vertx.core.Handler;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.subjectdesk.http.Calls;
import org.subjectdesk.http.ContractRoutes;
import org.subjectdesk.http.Problem;
import org.subjectdesk.reader.ReaderSessions.Known;
import org.subjectdesk.reader.ReaderSessions.Session;

/**
 * Lets in who presents a reader's token as bearer. Nothing here goes by a cookie, so no other page
 * can act for her.
 */
public final class ReaderGate implements ContractRoutes.Guard {
  private static final String KNOWN = "desk.reader";
  private static final String BEARER = "Bearer ";

  private final ReaderRoom room;

  /** Guards that room. */
  public ReaderGate(ReaderRoom room) {
    this.room = room;
  }

  @Override
  public void identify(RoutingContext request) {
    var token = token(request);
    if (token.isEmpty()) {
      request.put(KNOWN, new Known.Nobody());
      request.next();
      return;
    }
    request.request().pause();
    request
        .vertx()
        .executeBlocking(() -> find(token.get()), false)
        .onComplete(_ -> request.request().resume())
        .onSuccess(
            known -> {
              request.put(KNOWN, known);
              request.next();
            })
        .onFailure(failure -> Calls.fail(request, failure));
  }

  private Known find(String token) {
    var at = room.clock().instant();
    return room.store().read(tx -> room.sessions().find(tx, token, at));
  }

  private static Optional<String> token(RoutingContext request) {
    return Optional.ofNullable(request.request().getHeader("authorization"))
        .filter(header -> header.startsWith(BEARER))
        .map(header -> header.substring(BEARER.length()));
  }

  @Override
  public Handler<RoutingContext> admit(@Nullable Object needs) {
    return request -> {
      switch (Objects.<Known>requireNonNull(request.get(KNOWN))) {
        case Known.As _ -> request.next();
        case Known.Over() -> refused(true).send(request);
        case Known.Nobody() -> refused(false).send(request);
      }
    };
  }

  /** What is told who has no good token. */
  static Problem refused(boolean over) {
    var detail =
        over
            ? "the token's time is over: renew it with POST /sessions/refresh"
            : "present the token of a session as bearer; POST /sessions/guest opens one";
    return new Problem(401, "Unauthorized", detail)
        .with(new JsonObject().put("code", over ? "token-over" : "session-needed"));
  }

  /** The session of a request that has passed. */
  static Session session(RoutingContext request) {
    return switch (Objects.<Known>requireNonNull(request.get(KNOWN))) {
      case Known.As(var session) -> session;
      case Known.Over _, Known.Nobody _ -> throw new IllegalStateException("passed by nobody");
    };
  }
}
