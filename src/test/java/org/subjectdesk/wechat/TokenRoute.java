package org.subjectdesk.wechat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stable tokens: the same one for everybody until it is forced or revoked. */
final class TokenRoute implements HttpHandler {
  final List<JsonObject> requests = new CopyOnWriteArrayList<>();
  private final Map<String, Integer> generations = new ConcurrentHashMap<>();
  private volatile Runnable beforeAnswer = () -> {};
  private volatile String instead = "";
  private volatile int status = 200;

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    var request = StandIn.body(exchange);
    requests.add(request);
    beforeAnswer.run();
    if (request.getBoolean("force_refresh")) {
      revoke(request.getString("appid"));
    }
    var token = current(request.getString("appid"));
    var answer = new JsonObject().put("access_token", token).put("expires_in", 7_200).encode();
    StandIn.answer(exchange, status, instead.isEmpty() ? answer : instead);
  }

  /** The one valid token of this account. */
  String current(String appId) {
    return "token-%d-of-%s".formatted(generations.getOrDefault(appId, 1), appId);
  }

  /** From now on there is another token, as when another node has forced one. */
  void revoke(String appId) {
    generations.merge(appId, 2, (generation, _) -> generation + 1);
  }

  /** Runs before each answer; what it waits for, the caller waits for. */
  void before(Runnable action) {
    beforeAnswer = action;
  }

  /** Answers this instead of a token. */
  void answer(int httpStatus, String body) {
    status = httpStatus;
    instead = body;
  }

  /** How often a token was asked for with force or without. */
  long asked(boolean force) {
    return requests.stream().filter(r -> r.getBoolean("force_refresh") == force).count();
  }
}
