package org.subjectdesk.simulation;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A reader's page. For one thread at a time. */
final class ReaderClient {
  private final Api api;
  private String token = "";
  private String renewal = "";
  private JsonObject said = new JsonObject();

  private ReaderClient(Api api) {
    this.api = api;
  }

  /** A page that was opened for the first time. */
  static ReaderClient guest(Api api, String library, String subject) {
    var body = new JsonObject().put("library", library);
    if (!subject.isEmpty()) {
      body.put("subject", subject);
    }
    var client = new ReaderClient(api);
    client.open("/sessions/guest", body);
    return client;
  }

  /**
   * The page of one who was here before.
   *
   * @param renewal what {@link #renewal} gave then
   */
  static ReaderClient again(Api api, String renewal) {
    var client = new ReaderClient(api);
    client.open("/sessions/refresh", new JsonObject().put("refreshToken", renewal));
    return client;
  }

  private void open(String path, JsonObject body) {
    var session = Api.json(api.send("POST", "/api/v1" + path, body, Map.of()));
    token = session.getString("token");
    renewal = session.getString("refreshToken");
  }

  /** With what she comes again. */
  String renewal() {
    return renewal;
  }

  JsonObject get(String path) {
    return send("GET", path, null);
  }

  private JsonObject send(String method, String path, @Nullable JsonObject body) {
    var headers = Map.of("authorization", "Bearer " + token);
    return Api.json(api.send(method, "/api/v1" + path, body, headers));
  }

  /** Says something, and waits for the answer. */
  ReaderClient say(String text) {
    return act("/messages", new JsonObject().put("text", text));
  }

  /** Presses a button of her page. */
  ReaderClient act(String path, JsonObject body) {
    said = send("POST", path, body.put("id", UUID.randomUUID().toString()));
    return this;
  }

  /** What the desk answered last. */
  String answer() {
    return said.getJsonArray("messages", new JsonArray()).stream()
        .map(JsonObject.class::cast)
        .filter(message -> !message.getString("from").equals("reader"))
        .map(message -> message.getString("text"))
        .collect(Collectors.joining("\n"));
  }

  /** The consult that she is in. */
  String consult() {
    return said.getJsonObject("consult").getString("id");
  }

  /** Fails unless the desk did what the plot needs. */
  ReaderClient expect(String phase) {
    var found = said.getJsonObject("consult").getString("phase");
    if (!found.equals(phase)) {
      throw new IllegalStateException(
          "the consult should be in " + phase + ", not " + found + ": " + answer());
    }
    return this;
  }
}
