package org.subjectdesk.wechat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The platform's API in this process, with one object per route. */
final class StandIn implements AutoCloseable {
  final TokenRoute token = new TokenRoute();
  final SendRoute send = new SendRoute(token);
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  StandIn() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/cgi-bin/stable_token", token);
    server.createContext("/cgi-bin/message/custom/send", send);
    server.start();
  }

  String host() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  static JsonObject body(HttpExchange exchange) throws IOException {
    return new JsonObject(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
  }

  static void answer(HttpExchange exchange, int status, String body) throws IOException {
    var bytes = body.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    if (bytes.length > 0) {
      exchange.getResponseBody().write(bytes);
    }
    exchange.close();
  }

  static String error(int code) {
    return new JsonObject().put("errcode", code).put("errmsg", "stand-in").encode();
  }
}
