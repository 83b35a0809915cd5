package org.subjectdesk.bench.talks;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonObject;
import java.util.function.Consumer;

/** The connections that all consoles share. */
public final class Browser implements AutoCloseable {
  private static final String HOST = "127.0.0.1";
  private static final String API = "/api/v1";

  /** A whole desk is a large message. */
  private static final int LARGEST = 64 << 20;

  private final HttpClient http;
  private final WebSocketClient sockets;
  private final int port;

  /** Opens none yet. */
  public Browser(Vertx vertx, int port) {
    this.http = vertx.createHttpClient(new PoolOptions().setHttp1MaxSize(64));
    this.sockets =
        vertx.createWebSocketClient(new WebSocketClientOptions().setMaxMessageSize(LARGEST));
    this.port = port;
  }

  /** What came back. */
  record Answer(MultiMap headers, JsonObject body) {}

  /** Calls an operation of the desk's API; fails if its answer is not 200. */
  Future<Answer> call(HttpMethod method, String path, MultiMap headers, JsonObject body) {
    return http.request(method, port, HOST, API + path)
        .compose(
            request -> {
              request.headers().addAll(headers);
              return method.equals(HttpMethod.GET)
                  ? request.send()
                  : request.putHeader("content-type", "application/json").send(body.toBuffer());
            })
        .compose(
            response ->
                response
                    .body()
                    .map(
                        answer -> {
                          if (response.statusCode() != 200) {
                            throw new IllegalStateException(path + ": " + answer);
                          }
                          return new Answer(response.headers(), answer.toJsonObject());
                        }));
  }

  /** Opens a live connection. */
  Future<WebSocket> live(MultiMap headers, Consumer<String> frames) {
    var socket = sockets.webSocket();
    socket.textMessageHandler(frames::accept);
    return socket.connect(
        new WebSocketConnectOptions()
            .setPort(port)
            .setHost(HOST)
            .setURI(API + "/desk/live")
            .setHeaders(headers));
  }

  /** Ends all of them. */
  @Override
  public void close() {
    sockets.close().await();
    http.close().await();
  }
}
