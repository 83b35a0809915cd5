package org.subjectdesk.bench.talks;

import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.subjectdesk.bench.load.Pace;
import org.subjectdesk.bench.servers.Child;

/** The limit: a server that gives every frame back, with as many connections as consoles. */
public final class Echo implements AutoCloseable {
  private final Child child;
  private final WebSocketClient client;
  private final List<WebSocket> sockets;
  private volatile Events now = new Events(0, 0);
  private int next;

  /** Starts it in a JVM of its own. */
  public Echo(Vertx vertx, Path log, int connections) throws IOException {
    var port = Child.freePort();
    child = Child.serve(log, "socket", Integer.toString(port));
    client = vertx.createWebSocketClient();
    sockets =
        IntStream.range(0, connections)
            .mapToObj(_ -> client.connect(port, "127.0.0.1", "/").await())
            .toList();
    sockets.forEach(
        socket -> socket.textMessageHandler(frame -> Mark.all(frame, number -> now.seen(number))));
  }

  /**
   * Sends frames at a steady rate, over all connections in turn.
   *
   * @param bytes the size of a frame
   */
  public Delays turn(double perSecond, Duration length, int bytes) {
    var count = (int) (perSecond * length.toSeconds());
    var first = next;
    next += count;
    var events = new Events(first, count);
    now = events;
    var filling = "x".repeat(Math.max(0, bytes - Mark.BYTES));
    var frames =
        IntStream.range(first, next).mapToObj(number -> Mark.put(number, filling)).toList();
    Pace.keep(
        System.nanoTime(),
        count,
        i -> i / perSecond,
        (i, due) -> {
          events.due(i, due);
          var _ = sockets.get(i % sockets.size()).writeTextMessage(frames.get(i));
        });
    events.settle();
    return events.delays();
  }

  @Override
  public void close() {
    client.close().await();
    child.close();
  }
}
