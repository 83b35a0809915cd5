package org.subjectdesk.bench.load;

import io.vertx.core.Context;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntToDoubleFunction;

/** Sends prepared requests to one server on 127.0.0.1, from as many event loops as it has. */
public final class LoadGenerator implements AutoCloseable {
  /** Of a closed loop. */
  static final int CONNECTIONS = 64;

  private final Vertx vertx = Vertx.vertx();
  private final List<Context> loops = new CopyOnWriteArrayList<>();

  /** Starts its event loops. */
  public LoadGenerator() {
    var count = Runtime.getRuntime().availableProcessors();
    vertx
        .deployVerticle(
            () ->
                new VerticleBase() {
                  @Override
                  public Future<?> start() {
                    loops.add(context);
                    return Future.succeededFuture();
                  }
                },
            new DeploymentOptions().setInstances(count))
        .await();
  }

  /** For what else this process has to do meanwhile. */
  public Vertx vertx() {
    return vertx;
  }

  /**
   * Every connection sends its next request when it has the reply to the one before.
   *
   * @param limit after that no new request begins
   * @return of the requests that were sent
   */
  public Replies closedLoop(int port, byte[][] requests, Duration limit) throws Exception {
    return new ClosedLoop(vertx, loops, port, requests).run(limit);
  }

  /**
   * Sends at given times, whether the server keeps up or not.
   *
   * @param start by {@link System#nanoTime}
   * @param seconds when each request is due, after the start
   */
  public Replies openLoop(int port, byte[][] requests, long start, IntToDoubleFunction seconds)
      throws Exception {
    return new OpenLoop(vertx, loops, port, requests).run(start, seconds);
  }

  @Override
  public void close() {
    vertx.close().await();
  }
}
