package org.subjectdesk.console;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.subjectdesk.config.Secret;
import org.subjectdesk.http.Calls;
import org.subjectdesk.http.ContractRoutes;
import org.subjectdesk.http.Problem;
import org.subjectdesk.staff.Role;
import org.subjectdesk.staff.Session;
import org.subjectdesk.staff.Sessions;

/**
 * The one gate of the librarians' side: finds out who calls, and refuses whom an operation is not
 * for. A caller is known by the cookie of a session or by the configuration's token as bearer.
 *
 * <p>A browser sends the cookie along whoever made it call. So with the cookie, whatever changes
 * something needs the session's own word in the header {@code x-csrf-token}, and neither such a
 * request nor a WebSocket may come from another site's page ({@code Origin}).
 */
public final class Gate implements ContractRoutes.Guard {
  static final String COOKIE = "desk_session";
  static final String CSRF = "x-csrf-token";
  static final String CALLER = "desk.caller";
  private static final String FORGED = "desk.forged";

  private static final Set<HttpMethod> SAFE =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  private final Sessions sessions;
  private final Optional<Secret> token;

  /** Set on a request whose body must stay where it is until its route asks for it. */
  static final String HOLDS_BODY = "desk.holds-body";

  private final boolean open;
  private final InstantSource clock;

  /**
   * Sets up the gate.
   *
   * @param token what a program must present as bearer; one that is empty opens nothing
   * @param open whether operations that name no role are open to nobody in particular: the demo's
   */
  public Gate(Sessions sessions, Secret token, boolean open, InstantSource clock) {
    this.sessions = sessions;
    this.token = Optional.of(token).filter(given -> !given.reveal().isEmpty());
    this.open = open;
    this.clock = clock;
  }

  /** What an operation asks of its caller. */
  sealed interface Need {
    /** To be known, unless the desk is open. */
    record Somebody() implements Need {}

    /** Nothing: she is about to sign in. */
    record Nothing() implements Need {}

    /** To have a role, open desk or not. */
    record AtLeast(Role role) implements Need {}

    /** What the contract says in {@code x-needs}. */
    static Need of(@Nullable Object said) {
      return switch (said) {
        case null -> new Somebody();
        case String word when word.equals("nobody") -> new Nothing();
        case Object word ->
            new AtLeast(
                Role.of(word.toString())
                    .orElseThrow(() -> new IllegalStateException("x-needs: " + word)));
      };
    }
  }

  /**
   * Finds out who calls and lets everybody pass; a request with a cookie that may be forged passes
   * as nobody's. Also for routes outside of the contract. Comes before the body is read.
   */
  @Override
  public void identify(RoutingContext request) {
    var bearer = bearer(request);
    var cookie = Optional.ofNullable(request.request().getCookie(COOKIE));
    if (token.isPresent() && bearer.equals(token)) {
      pass(request, Caller.PROGRAM);
    } else if (cookie.isPresent() && bearer.isEmpty()) {
      var presented = new Secret(cookie.get().getValue());
      request.request().pause();
      request
          .vertx()
          .executeBlocking(() -> sessions.find(presented, clock.instant()), false)
          .onComplete(_ -> goOn(request))
          .onSuccess(found -> signedIn(request, found))
          .onFailure(failure -> Calls.fail(request, failure));
    } else {
      pass(request, Caller.NOBODY);
    }
  }

  /** A body that a later handler wants whole has to wait for that. */
  private static void goOn(RoutingContext request) {
    if (request.get(HOLDS_BODY) == null) {
      request.request().resume();
    }
  }

  private static void signedIn(RoutingContext request, Optional<Session> found) {
    var forged = found.flatMap(session -> forged(request, session));
    forged.ifPresent(problem -> request.put(FORGED, problem));
    pass(request, found.filter(_ -> forged.isEmpty()).map(Caller::of).orElse(Caller.NOBODY));
  }

  private static void pass(RoutingContext request, Caller caller) {
    request.put(CALLER, caller);
    request.next();
  }

  @Override
  public Handler<RoutingContext> admit(@Nullable Object needs) {
    return admit(Need.of(needs));
  }

  private Handler<RoutingContext> admit(Need need) {
    return request -> {
      var refused = refused(need, request);
      if (refused.isPresent()) {
        refused.get().send(request);
      } else {
        request.next();
      }
    };
  }

  /** The same for routes outside of the contract: a role is needed, open desk or not. */
  public Handler<RoutingContext> admit(Role needed) {
    return admit(new Need.AtLeast(needed));
  }

  private Optional<Problem> refused(Need need, RoutingContext request) {
    var caller = Caller.of(request);
    var known = caller.means() != Caller.Means.NONE;
    @Nullable Problem forged = request.get(FORGED);
    if (forged != null && !(need instanceof Need.Nothing)) {
      return Optional.of(forged);
    }
    return switch (need) {
      case Need.Nothing() -> isForeign(request) ? Optional.of(foreign()) : Optional.empty();
      case Need.Somebody() -> known || open ? Optional.empty() : Optional.of(unknown());
      case Need.AtLeast(var role) -> {
        if (!known) {
          yield Optional.of(unknown());
        }
        yield caller.may(role)
            ? Optional.empty()
            : Optional.of(forbidden("this needs the role " + role.key()));
      }
    };
  }

  private static Problem unknown() {
    return new Problem(401, "Unauthorized", "sign in, or present a valid bearer token")
        .with(new JsonObject().put("code", "session-needed"));
  }

  static Problem forbidden(String detail) {
    return new Problem(403, "Forbidden", detail);
  }

  /** For what a person does in her own name. */
  static Problem librariansOnly() {
    return forbidden("sign in as a librarian to do this");
  }

  private static Problem foreign() {
    return forbidden("Origin: another site's page may not do this")
        .with(new JsonObject().put("code", "origin"));
  }

  private static Optional<Problem> forged(RoutingContext request, Session session) {
    var changes = !SAFE.contains(request.request().method());
    var socket = request.request().getHeader("upgrade") != null;
    if ((changes || socket) && isForeign(request)) {
      return Optional.of(foreign());
    }
    var word = request.request().getHeader(CSRF);
    return !changes || (word != null && new Secret(word).equals(session.csrf()))
        ? Optional.empty()
        : Optional.of(
            forbidden(CSRF + ": the header must carry the session's csrf")
                .with(new JsonObject().put("code", "csrf")));
  }

  /** A proxy may have dropped the port from {@code Host}; then only names are compared. */
  private static boolean isForeign(RoutingContext request) {
    var origin = request.request().getHeader("origin");
    if (origin == null) {
      return false;
    }
    var own = request.request().authority();
    try {
      var other = URI.create(origin);
      return own == null
          || other.getHost() == null
          || !other.getHost().toLowerCase(Locale.ROOT).equals(own.host().toLowerCase(Locale.ROOT))
          || (own.port() > 0 && own.port() != port(other));
    } catch (IllegalArgumentException _) {
      return true;
    }
  }

  private static int port(URI origin) {
    if (origin.getPort() > 0) {
      return origin.getPort();
    }
    return "https".equals(origin.getScheme()) ? 443 : 80;
  }

  private static Optional<Secret> bearer(RoutingContext request) {
    return Optional.ofNullable(request.request().getHeader("authorization"))
        .filter(header -> header.startsWith("Bearer "))
        .map(header -> new Secret(header.substring("Bearer ".length())));
  }
}
