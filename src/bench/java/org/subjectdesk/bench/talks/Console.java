package org.subjectdesk.bench.talks;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.WebSocket;
import io.vertx.core.json.JsonObject;
import java.util.UUID;
import java.util.function.Consumer;

/** A librarian who has signed in: acts by the API, hears by the live connection. */
public final class Console {
  private final Browser browser;
  private final MultiMap session;

  private Console(Browser browser, MultiMap session) {
    this.browser = browser;
    this.session = session;
  }

  /** Signs in. */
  public static Console in(Browser browser, String id, String password) {
    var body = new JsonObject().put("id", id).put("password", password);
    var answer =
        browser.call(HttpMethod.POST, "/session", MultiMap.caseInsensitiveMultiMap(), body).await();
    var cookie = answer.headers().get("set-cookie");
    return new Console(
        browser,
        MultiMap.caseInsensitiveMultiMap()
            .add("cookie", cookie.substring(0, cookie.indexOf(';')))
            .add("x-csrf-token", answer.body().getString("csrf")));
  }

  /** Reads; fails if the answer is not 200. */
  public Future<JsonObject> get(String path) {
    return browser.call(HttpMethod.GET, path, session, new JsonObject()).map(Browser.Answer::body);
  }

  Future<JsonObject> post(String path, JsonObject body) {
    return browser.call(HttpMethod.POST, path, session, body).map(Browser.Answer::body);
  }

  /** Does something with a consult. */
  Future<JsonObject> act(String consult, String act, JsonObject more) {
    var body = more.put("act", act).put("key", UUID.randomUUID().toString());
    return post("/desk/consults/" + consult + "/acts", body);
  }

  /** Opens a live connection; the first frame on it is the whole desk. */
  WebSocket live(Consumer<String> frames) {
    return browser.live(session, frames).await();
  }
}
