package org.subjectdesk.sandbox.platform;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.util.concurrent.TimeUnit;

/** A server on a free local port; routes may be added at any time. */
public final class TestServer implements AutoCloseable {
  private final Vertx vertx = Vertx.vertx();
  private final Router router = Router.router(vertx);
  private final HttpServer server =
      vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1").await();

  /** Where it listens. */
  public String url() {
    return "http://127.0.0.1:" + server.actualPort();
  }

  /** Its Vert.x. */
  public Vertx vertx() {
    return vertx;
  }

  /** Its routes. */
  public Router router() {
    return router;
  }

  /** Ends as the desk does: lets requests end first. */
  public void shutdown() {
    server.shutdown(60, TimeUnit.SECONDS).await();
  }

  @Override
  public void close() {
    vertx.close().await();
  }
}
