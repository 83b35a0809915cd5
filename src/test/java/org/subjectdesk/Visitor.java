package org.subjectdesk;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** A browser at the running desk's API: keeps its cookie and the session's word. */
final class Visitor {
  private final String base;
  private String cookie = "";
  private String csrf = "";

  Visitor(String base) {
    this.base = base;
  }

  static Visitor at(RunningDesk desk) {
    return at(desk::url);
  }

  /** The same of a desk that is known by its addresses. */
  static Visitor at(UnaryOperator<String> desk) {
    return new Visitor(desk.apply("/api/v1"));
  }

  /** A librarian of the demo who has signed in. */
  static Visitor in(RunningDesk desk, String librarian) {
    var visitor = at(desk);
    visitor.signIn(librarian, desk.password(librarian));
    return visitor;
  }

  HttpResponse<byte[]> signIn(String id, String password) {
    return signIn(new JsonObject().put("id", id).put("password", password), Map.of());
  }

  HttpResponse<byte[]> signIn(JsonObject body, Map<String, String> headers) {
    return begun(send("POST", "/session", body, headers));
  }

  /** Comes in by a one-time link. */
  HttpResponse<byte[]> enter(JsonObject body) {
    return begun(send("POST", "/session/link", body, Map.of()));
  }

  private HttpResponse<byte[]> begun(HttpResponse<byte[]> answer) {
    answer
        .headers()
        .firstValue("set-cookie")
        .ifPresent(
            given -> {
              cookie = given.substring(0, given.indexOf(';'));
              csrf = json(answer).getString("csrf");
            });
    return answer;
  }

  HttpResponse<byte[]> get(String path) {
    return send("GET", path, null, Map.of());
  }

  /** With the session's word, as the console's pages send it. */
  HttpResponse<byte[]> send(String method, String path, JsonObject body) {
    return send(method, path, body, Map.of("x-csrf-token", csrf));
  }

  HttpResponse<byte[]> send(
      String method,
      String path,
      @org.jspecify.annotations.Nullable JsonObject body,
      Map<String, String> headers) {
    var request =
        HttpRequest.newBuilder(URI.create(base + path))
            .method(
                method,
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.encode()));
    if (body != null) {
      request.header("content-type", "application/json");
    }
    if (!cookie.isEmpty()) {
      request.header("cookie", cookie);
    }
    headers.forEach(
        (name, value) -> {
          if (!value.isEmpty()) {
            request.header(name, value);
          }
        });
    return Callbacks.send(request.build());
  }

  /** What her browser sends along; empty before she has signed in. */
  String cookie() {
    return cookie;
  }

  String csrf() {
    return csrf;
  }

  static JsonObject json(HttpResponse<byte[]> answer) {
    return new JsonObject(new String(Objects.requireNonNull(answer.body()), UTF_8));
  }
}
