package org.subjectdesk.sandbox;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.subjectdesk.sandbox.platform.Accounts;
import org.subjectdesk.sandbox.platform.Callback;
import org.subjectdesk.sandbox.platform.Platform;
import org.subjectdesk.sandbox.platform.TestServer;

/** A sandbox and a callback on one server, with a clock that moves when a test says so. */
final class RunningSandbox implements AutoCloseable {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  final TestServer server = new TestServer();
  final Callback callback = new Callback();
  final Sandbox sandbox;
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-23T08:00:00Z"));

  RunningSandbox() {
    this(true);
  }

  RunningSandbox(boolean strangers) {
    var usual = SandboxSettings.defaults();
    var settings =
        new SandboxSettings(
            new Platform.Limits(Duration.ofSeconds(30), 2_048),
            usual.windows(),
            strangers,
            usual.tokenLife());
    sandbox = new Sandbox(List.of(Accounts.A, Accounts.B), server::url, settings, now::get);
    sandbox.mount(server.vertx(), server.router());
    callback.mount(server.router());
  }

  void advance(Duration by) {
    now.updateAndGet(time -> time.plus(by));
  }

  HttpResponse<String> get(String path) {
    return send(HttpRequest.newBuilder(uri(path)).build());
  }

  HttpResponse<String> post(String path, String body) {
    return send(HttpRequest.newBuilder(uri(path)).POST(BodyPublishers.ofString(body)).build());
  }

  URI uri(String path) {
    return URI.create(server.url() + "/sandbox/" + path);
  }

  JsonObject json(String path, JsonObject body) {
    return new JsonObject(post(path, body.encode()).body());
  }

  /** What a reader of account A does; what became of it. */
  JsonObject message(String nickname, JsonObject act) {
    return json(
        "api/messages",
        new JsonObject().put("account", "library-a").put("reader", nickname).mergeIn(act));
  }

  JsonObject says(String nickname, String text) {
    return message(nickname, new JsonObject().put("kind", "text").put("content", text));
  }

  JsonArray outbox(String openid) {
    return new JsonArray(get("api/outbox?openid=" + openid).body());
  }

  JsonObject faults() {
    return new JsonObject(get("api/faults").body());
  }

  JsonObject faults(JsonObject change) {
    return json("api/faults", change);
  }

  /** A stable token of account A. */
  String token() {
    return stableToken(Accounts.A.appId(), "a-secret", false).getString("access_token");
  }

  JsonObject stableToken(String appId, String secret, boolean force) {
    return json(
        "wechat/cgi-bin/stable_token",
        new JsonObject()
            .put("grant_type", "client_credential")
            .put("appid", appId)
            .put("secret", secret)
            .put("force_refresh", force));
  }

  /** The errcode of a customer-service message. */
  int send(String token, JsonObject message) {
    var path = "wechat/cgi-bin/message/custom/send?access_token=" + encode(token);
    return json(path, message).getInteger("errcode");
  }

  int sendText(String token, String openid, String text) {
    return send(token, text(openid, text));
  }

  int typing(String token, String openid, String command) {
    var path = "wechat/cgi-bin/message/custom/typing?access_token=" + encode(token);
    return json(path, new JsonObject().put("touser", openid).put("command", command))
        .getInteger("errcode");
  }

  static JsonObject text(String openid, String text) {
    return new JsonObject()
        .put("touser", openid)
        .put("msgtype", "text")
        .put("text", new JsonObject().put("content", text));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static HttpResponse<String> send(HttpRequest request) {
    try {
      return HTTP.send(request, BodyHandlers.ofString());
    } catch (IOException broken) {
      throw new java.io.UncheckedIOException(broken);
    } catch (InterruptedException ended) {
      throw new IllegalStateException(ended);
    }
  }

  @Override
  public void close() {
    sandbox.close();
    server.close();
  }
}
