package org.subjectdesk;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** A reader at the sandbox platform: what she says goes the way that WeChat's pushes go. */
record SandboxReader(UnaryOperator<String> desk, String library, String openid) {
  SandboxReader(RunningDesk desk, String library, String openid) {
    this(desk::url, library, openid);
  }

  /** Says something; the text that came back with it, empty without one. */
  String say(String text) {
    var body =
        new JsonObject()
            .put("account", library)
            .put("openid", openid)
            .put("kind", "text")
            .put("content", text);
    var request =
        HttpRequest.newBuilder(URI.create(desk.apply("/sandbox/api/messages")))
            .header("content-type", "application/json")
            .POST(BodyPublishers.ofString(body.encode()))
            .build();
    var answer = Callbacks.send(request);
    if (answer.statusCode() != 200) {
      throw new AssertionError(new String(answer.body(), UTF_8));
    }
    var back = new JsonObject(new String(answer.body(), UTF_8)).getString("text");
    return Objects.requireNonNullElse(back, "");
  }

  /** What the desk sent her of its own accord, the oldest first. */
  List<String> outbox() {
    var uri = URI.create(desk.apply("/sandbox/api/outbox?openid=" + openid));
    var answer = Callbacks.send(HttpRequest.newBuilder(uri).GET().build());
    var all = new JsonArray(new String(answer.body(), UTF_8));
    return IntStream.range(0, all.size())
        .mapToObj(all::getJsonObject)
        .map(sent -> sent.getString("text"))
        .toList();
  }
}
