package org.subjectdesk.http;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** One listening port, served by an event loop per core. */
public final class WebServer implements AutoCloseable {
  private static final long DRAIN_SECONDS = 10;

  private final List<HttpServer> servers = new CopyOnWriteArrayList<>();
  private final int port;

  private WebServer(int port) {
    this.port = port;
  }

  /**
   * Listens; returns when it does. Blocking.
   *
   * @param port 0 = any free one
   * @param loops how many event loops share the work
   * @throws IllegalStateException when the port is taken, with the cure
   */
  public static WebServer listen(Vertx vertx, String host, int port, Router router, int loops) {
    var server = new WebServer(port == 0 ? freePort(host) : port);
    var options =
        new HttpServerOptions()
            .setHost(host)
            .setPort(server.port)
            .setIdleTimeout(75)
            .setMaxInitialLineLength(8_192)
            .setMaxHeaderSize(16_384);
    try {
      vertx
          .deployVerticle(
              () -> server.new Listener(options, router),
              new DeploymentOptions().setInstances(loops))
          .await();
    } catch (Exception taken) { // A failed future throws its cause as it is.
      throw taken(host, server.port, taken);
    }
    return server;
  }

  /**
   * Whether a port could be listened on now: to be asked before much is loaded. Blocking.
   *
   * @param port 0 = any
   * @throws IllegalStateException when it is taken, with the cure
   */
  public static void ensureFree(String host, int port) {
    try (var socket = new ServerSocket(port, 1, InetAddress.getByName(host))) {
      if (!socket.isBound()) {
        throw new IOException("it cannot be bound");
      }
    } catch (IOException taken) {
      throw taken(host, port, taken);
    }
  }

  private static IllegalStateException taken(String host, int port, Exception cause) {
    return new IllegalStateException(
        "cannot listen on %s:%d (%s); stop what uses that port or choose another"
            .formatted(host, port, cause.getMessage()),
        cause);
  }

  /** The port it listens on. */
  public int port() {
    return port;
  }

  /** Takes no new requests, lets the running ones end, then closes. Blocking. */
  @Override
  public void close() {
    Future.join(
            servers.stream()
                .map(server -> server.shutdown(DRAIN_SECONDS, TimeUnit.SECONDS))
                .toList())
        .await();
  }

  private static int freePort(String host) {
    try (var socket = new ServerSocket(0, 1, InetAddress.getByName(host))) {
      return socket.getLocalPort();
    } catch (IOException none) {
      throw new UncheckedIOException(none);
    }
  }

  private final class Listener extends VerticleBase {
    private final HttpServerOptions options;
    private final Router router;

    Listener(HttpServerOptions options, Router router) {
      this.options = options;
      this.router = router;
    }

    @Override
    public Future<?> start() {
      var server = vertx.createHttpServer(options).requestHandler(router);
      servers.add(server);
      return server.listen();
    }
  }
}
