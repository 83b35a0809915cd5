package org.subjectdesk.console;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.subjectdesk.config.Secret;
import org.subjectdesk.http.Calls;
import org.subjectdesk.http.Calls.Answer;
import org.subjectdesk.http.Operations;
import org.subjectdesk.http.Problem;
import org.subjectdesk.staff.Librarian;
import org.subjectdesk.staff.Passwords;
import org.subjectdesk.staff.Session;
import org.subjectdesk.staff.Sessions;
import org.subjectdesk.staff.SignIn;

/** The operations on {@code /session}: a librarian signs in and out, and keeps her own keys. */
public final class SignInApi implements Operations {
  private final StaffRoom room;

  /** Sets up the operations. */
  public SignInApi(StaffRoom room) {
    this.room = room;
  }

  private interface Own {
    Answer answer(RoutingContext request, Session session, Instant now);
  }

  @Override
  public void mount(RouterBuilder routes) {
    routes.getRoute("signIn").addHandler(request -> Calls.answer(request, () -> signIn(request)));
    routes.getRoute("whoAmI").addHandler(request -> Calls.answer(request, () -> who(request)));
    own(routes, "signOut", this::signOut);
    own(routes, "changePassword", this::changePassword);
    own(routes, "proposeCode", this::proposeCode);
    own(routes, "activateCode", this::activateCode);
    own(routes, "removeCode", this::removeCode);
  }

  private void own(RouterBuilder routes, String id, Own operation) {
    routes
        .getRoute(id)
        .addHandler(
            request ->
                Calls.answer(
                    request,
                    () ->
                        Caller.of(request)
                            .session()
                            .map(her -> operation.answer(request, her, room.clock().instant()))
                            .orElseGet(
                                () ->
                                    Calls.refused(
                                        Gate.forbidden("a token has no session; sign in")))));
  }

  private Answer signIn(RoutingContext request) {
    var body = Calls.body(request);
    var id = body.getString("id").strip().toLowerCase(Locale.ROOT);
    var password = new Secret(body.getString("password"));
    var code = Optional.ofNullable(body.getString("code")).filter(text -> !text.isBlank());
    var now = room.clock().instant();
    return switch (room.signIn().attempt(id, password, code, now)) {
      case SignIn.Result.Welcome(var opened) -> welcome(request, opened);
      case SignIn.Result.WrongCredentials() ->
          Calls.refused(
              coded(401, "Unauthorized", "the id or the password is wrong", "wrong-credentials"));
      case SignIn.Result.NeedsCode(var refused) ->
          Calls.refused(
              coded(
                  401,
                  "Unauthorized",
                  refused
                      ? "code: wrong, too old or used; wait for the app's next one"
                      : "code: the six digits of your app are needed",
                  "code-needed"));
      case SignIn.Result.Locked(var until) -> locked(Duration.between(now, until));
      case SignIn.Result.Busy() -> Calls.refused(Problem.busy());
    };
  }

  /** The answer that begins a session in the browser. */
  static Answer welcome(RoutingContext request, Sessions.Opened opened) {
    return new Answer.Headed(
        Calls.json(json(opened.session())),
        "set-cookie",
        cookie(request, opened.token().reveal(), Sessions.LONGEST));
  }

  private static Answer locked(Duration left) {
    var seconds = Math.max(1, left.toSeconds() + (left.toNanosPart() > 0 ? 1 : 0));
    return new Answer.Headed(
        Calls.refused(
            coded(429, "Too many attempts", "try again in " + seconds + " seconds", "locked")),
        "retry-after",
        String.valueOf(seconds));
  }

  private static Problem coded(int status, String title, String detail, String code) {
    return new Problem(status, title, detail).with(new JsonObject().put("code", code));
  }

  /** {@code Secure} where the browser came by https; a desk without it would get no cookie. */
  private static String cookie(RoutingContext request, String value, Duration age) {
    var proxied = "https".equalsIgnoreCase(request.request().getHeader("x-forwarded-proto"));
    return Cookie.cookie(Gate.COOKIE, value)
        .setHttpOnly(true)
        .setSameSite(CookieSameSite.STRICT)
        .setPath("/")
        .setSecure(request.request().isSSL() || proxied)
        .setMaxAge(age.toSeconds())
        .encode();
  }

  private Answer who(RoutingContext request) {
    return Caller.of(request)
        .session()
        .map(session -> Calls.json(json(session)))
        .orElseGet(
            () ->
                Calls.json(
                    json(new Librarian(
                            Caller.PROGRAM.id(), "*", "api-token", Caller.PROGRAM.role()))
                        .put("csrf", "")));
  }

  private static JsonObject json(Session session) {
    return json(session.librarian()).put("csrf", session.csrf().reveal());
  }

  private static JsonObject json(Librarian librarian) {
    return new JsonObject().put("librarian", AccountsApi.json(librarian));
  }

  private Answer signOut(RoutingContext request, Session session, Instant now) {
    room.signIn().out(session, now);
    return new Answer.Headed(done(), "set-cookie", cookie(request, "", Duration.ZERO));
  }

  private Answer changePassword(RoutingContext request, Session session, Instant now) {
    var body = Calls.body(request);
    var wanted = new Secret(body.getString("new"));
    var fault = Passwords.fault(wanted);
    if (fault.isPresent()) {
      return Calls.refused(Problem.bad(fault.get()));
    }
    return confirmed(session, body.getString("old"), now)
        .map(Calls::refused)
        .orElseGet(
            () -> {
              room.staff().password(session, wanted, now);
              return done();
            });
  }

  private Optional<Problem> confirmed(Session session, String password, Instant now) {
    return switch (room.signIn().confirm(session, new Secret(password), now)) {
      case YES -> Optional.empty();
      case NO -> Optional.of(coded(403, "Forbidden", "the password is wrong", "wrong-credentials"));
      case LOCKED ->
          Optional.of(coded(429, "Too many attempts", "wait a quarter of an hour", "locked"));
    };
  }

  private Answer proposeCode(RoutingContext request, Session session, Instant now) {
    var hasOne =
        room.staff().find(session.librarian().id()).filter(account -> account.totp()).isPresent();
    if (hasOne) {
      return Calls.refused(
          Problem.conflict("a code is needed already; remove it before you set up another"));
    }
    var proposal = room.secondFactor().propose(session.librarian());
    return Calls.json(
        new JsonObject()
            .put("secret", proposal.key().reveal())
            .put("uri", proposal.uri().reveal()));
  }

  private Answer activateCode(RoutingContext request, Session session, Instant now) {
    var code = Calls.body(request).getString("code");
    return room.secondFactor().activate(session.librarian(), code, now)
        ? done()
        : Calls.refused(
            Problem.bad("code: not that of the key proposed last; check the phone's clock"));
  }

  private Answer removeCode(RoutingContext request, Session session, Instant now) {
    return confirmed(session, Calls.body(request).getString("password"), now)
        .map(Calls::refused)
        .orElseGet(
            () -> {
              room.secondFactor().remove(session.librarian(), now);
              return done();
            });
  }

  private static Answer done() {
    return Calls.json(new JsonObject());
  }
}
