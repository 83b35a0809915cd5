package org.subjectdesk.simulation;

import io.vertx.core.json.JsonObject;
import java.net.http.WebSocket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A librarian at her console. Safe for any thread. */
final class LibrarianClient {
  private static final Duration SESSION = Duration.ofDays(6);

  private final Api api;
  private final Cast.Librarian she;
  private final InstantSource clock;
  private volatile String cookie = "";
  private volatile String csrf = "";
  private Instant since = Instant.EPOCH;

  LibrarianClient(Api api, Cast.Librarian she, InstantSource clock) {
    this.api = api;
    this.she = she;
    this.clock = clock;
  }

  JsonObject get(String path) {
    return send("GET", path, null);
  }

  /** Signs in first, if she is not. */
  JsonObject send(String method, String path, @Nullable JsonObject body) {
    signIn();
    return Api.json(
        api.send(method, "/api/v1" + path, body, Map.of("cookie", cookie, "x-csrf-token", csrf)));
  }

  /** Takes a consult, says something, or ends it. */
  void act(String consult, String act, JsonObject more) {
    send(
        "POST",
        "/desk/consults/" + consult + "/acts",
        more.put("act", act).put("key", UUID.randomUUID().toString()));
  }

  /** A session of which nothing is heard for half a day ends. */
  void stay() {
    get("/session");
  }

  /** She looks at her console: she is there. */
  WebSocket live() {
    signIn();
    return api.live("/api/v1/desk/live", cookie);
  }

  /** A session ends after a week, and earlier where nothing is asked. */
  private void signIn() {
    // One after another: the desk checks few passwords at once.
    synchronized (api) {
      if (!clock.instant().isBefore(since.plus(SESSION))) {
        signInNow();
      }
    }
  }

  private void signInNow() {
    var answer =
        api.send(
            "POST",
            "/api/v1/session",
            new JsonObject().put("id", she.id()).put("password", she.password()),
            Map.of());
    var given = answer.headers().firstValue("set-cookie").orElseThrow();
    cookie = given.substring(0, given.indexOf(';'));
    csrf = Api.json(answer).getString("csrf");
    since = clock.instant();
  }
}
