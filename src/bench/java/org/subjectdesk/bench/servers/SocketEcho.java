package org.subjectdesk.bench.servers;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;

/** The limit of the console's live connections: gives every WebSocket frame back as it came. */
final class SocketEcho extends VerticleBase {
  private final int port;

  private SocketEcho(int port) {
    this.port = port;
  }

  /** Serves until the process ends; one event loop per core. */
  static void serve(int port) {
    var loops = Runtime.getRuntime().availableProcessors();
    Vertx.vertx()
        .deployVerticle(() -> new SocketEcho(port), new DeploymentOptions().setInstances(loops))
        .await();
    System.out.println("ready http://127.0.0.1:" + port + "/");
  }

  @Override
  public Future<?> start() {
    return vertx
        .createHttpServer()
        .webSocketHandler(socket -> socket.textMessageHandler(socket::writeTextMessage))
        .listen(port, "127.0.0.1");
  }
}
