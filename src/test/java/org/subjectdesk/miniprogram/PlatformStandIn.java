package org.subjectdesk.miniprogram;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The platform's API for mini-programs: answers what a test has laid out, else that all is well.
 */
final class PlatformStandIn implements AutoCloseable {
  final AtomicInteger tokens = new AtomicInteger();
  final List<JsonObject> sent = new CopyOnWriteArrayList<>();
  final List<String> addresses = new CopyOnWriteArrayList<>();
  private final Queue<String> answers = new ConcurrentLinkedQueue<>();
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private volatile Runnable beforeToken = () -> {};

  PlatformStandIn() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/cgi-bin/stable_token", this::token);
    server.createContext("/cgi-bin/message/custom", this::send);
    server.createContext("/wxa/msg_sec_check", this::send);
    server.createContext("/sns/jscode2session", this::session);
    server.start();
  }

  String host() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** The next calls, but those for tokens, get these bodies. */
  void answers(String... bodies) {
    answers.addAll(List.of(bodies));
  }

  void codes(int... codes) {
    for (var code : codes) {
      answers(error(code));
    }
  }

  /** Runs before each token is given. */
  void beforeToken(Runnable action) {
    beforeToken = action;
  }

  private void token(HttpExchange exchange) throws IOException {
    beforeToken.run();
    var token = "token-" + tokens.incrementAndGet();
    answer(exchange, new JsonObject().put("access_token", token).put("expires_in", 7_200).encode());
  }

  private void send(HttpExchange exchange) throws IOException {
    addresses.add(exchange.getRequestURI().toString());
    sent.add(new JsonObject(new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
    next(exchange, error(0));
  }

  private void session(HttpExchange exchange) throws IOException {
    addresses.add(exchange.getRequestURI().getRawQuery());
    next(exchange, "{\"openid\":\"oNew\",\"session_key\":\"k\",\"unionid\":\"u1\"}");
  }

  private void next(HttpExchange exchange, String otherwise) throws IOException {
    var laid = answers.poll();
    answer(exchange, laid == null ? otherwise : laid);
  }

  private static String error(int code) {
    return new JsonObject().put("errcode", code).put("errmsg", "stand-in").encode();
  }

  private static void answer(HttpExchange exchange, String body) throws IOException {
    var bytes = body.getBytes(UTF_8);
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
