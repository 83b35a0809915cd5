package org.subjectdesk.wechat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** Customer-service messages: keeps what comes and answers what a test has laid out. */
final class SendRoute implements HttpHandler {
  /** One call: the token it came with, and its message. */
  record Call(String token, JsonObject message) {}

  private record Answer(int status, String body) {}

  final List<Call> calls = new CopyOnWriteArrayList<>();
  private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
  private final TokenRoute tokens;
  private volatile Runnable beforeAnswer = () -> {};

  SendRoute(TokenRoute tokens) {
    this.tokens = tokens;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    var token = exchange.getRequestURI().getQuery().replaceFirst(".*access_token=", "");
    calls.add(new Call(token, StandIn.body(exchange)));
    var appId = token.replaceFirst(".*-of-", "");
    // Decided on arrival: what the test does while the caller waits comes after.
    var valid = token.equals(tokens.current(appId));
    beforeAnswer.run();
    var next = answers.poll();
    if (next != null) {
      StandIn.answer(exchange, next.status(), next.body());
    } else {
      StandIn.answer(exchange, 200, StandIn.error(valid ? 0 : 40001));
    }
  }

  /** Answers the next calls with these codes. */
  void codes(int... codes) {
    for (var code : codes) {
      answer(200, StandIn.error(code));
    }
  }

  /** Answers the next call with this. */
  void answer(int status, String body) {
    answers.add(new Answer(status, body));
  }

  /** Runs before each answer; what it waits for, the caller waits for. */
  void before(Runnable action) {
    beforeAnswer = action;
  }

  JsonObject lastMessage() {
    return calls.getLast().message();
  }
}
