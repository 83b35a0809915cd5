package org.subjectdesk.bench.servers;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;

/** The platform's API as far as the product calls it: gives tokens, swallows messages. */
public final class PlatformStub implements AutoCloseable {
  private final HttpServer server;

  /** Starts on any free port. */
  public PlatformStub(Vertx vertx) {
    server = vertx.createHttpServer().requestHandler(PlatformStub::answer);
    server.listen(0, "127.0.0.1").await();
  }

  private static void answer(HttpServerRequest request) {
    var answer =
        request.path().contains("token")
            ? new JsonObject().put("access_token", "bench").put("expires_in", 7_200)
            : new JsonObject().put("errcode", 0).put("errmsg", "ok");
    request.response().putHeader("content-type", "application/json").end(answer.toBuffer());
  }

  /** For the configuration of the product. */
  public String address() {
    return "http://127.0.0.1:" + server.actualPort();
  }

  @Override
  public void close() {
    server.close().await();
  }
}
