package org.subjectdesk;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.IntStream;

/** A reader of the demo's mini-program, at the sandbox platform. */
record MiniReader(RunningDesk desk, String openid) {
  static final String APP_ID = "wx00000000000000d4";

  /** Does something; what became of it. */
  JsonObject does(JsonObject act) {
    var body = new JsonObject().put("account", "demo-a-mini").put("openid", openid).mergeIn(act);
    var answer = post("/sandbox/api/messages", body);
    if (answer.statusCode() != 200) {
      throw new AssertionError(new String(answer.body(), UTF_8));
    }
    return Visitor.json(answer);
  }

  JsonObject says(String text) {
    return does(new JsonObject().put("kind", "text").put("content", text));
  }

  /** What the desk sent her, the oldest first. */
  List<JsonObject> outbox() {
    var uri = URI.create(desk.url("/sandbox/api/outbox?openid=" + openid));
    var answer = Callbacks.send(HttpRequest.newBuilder(uri).GET().build());
    var all = new JsonArray(new String(answer.body(), UTF_8));
    return IntStream.range(0, all.size()).mapToObj(all::getJsonObject).toList();
  }

  List<String> texts() {
    return outbox().stream().map(sent -> sent.getString("text")).toList();
  }

  /** What wx.login gives her. */
  String code(boolean unbound) {
    var body = new JsonObject().put("account", "demo-a-mini").put("openid", openid);
    return Visitor.json(post("/sandbox/api/codes", body.put("unbound", unbound))).getString("code");
  }

  HttpResponse<byte[]> signsIn(String code) {
    return post(
        "/api/v1/sessions/mini-program", new JsonObject().put("appId", APP_ID).put("code", code));
  }

  /** What is told to who has this session. */
  String messages(JsonObject session) {
    var request =
        HttpRequest.newBuilder(URI.create(desk.url("/api/v1/messages")))
            .header("authorization", "Bearer " + session.getString("token"))
            .GET()
            .build();
    return new String(Callbacks.send(request).body(), UTF_8);
  }

  HttpResponse<byte[]> post(String path, JsonObject body) {
    return Callbacks.send(
        HttpRequest.newBuilder(URI.create(desk.url(path)))
            .header("content-type", "application/json")
            .POST(BodyPublishers.ofString(body.encode()))
            .build());
  }
}
