package org.subjectdesk.bench.load;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** One closed loop; see {@link LoadGenerator#closedLoop}. */
final class ClosedLoop implements Wire.Owner {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Vertx vertx;
  private final List<Context> loops;
  private final int port;
  private final byte[][] requests;
  private final Replies replies;
  private final AtomicInteger next = new AtomicInteger();
  private final CountDownLatch done = new CountDownLatch(LoadGenerator.CONNECTIONS);
  private final Set<Wire> finished = ConcurrentHashMap.newKeySet();
  private volatile long deadline;

  ClosedLoop(Vertx vertx, List<Context> loops, int port, byte[][] requests) {
    this.vertx = vertx;
    this.loops = loops;
    this.port = port;
    this.requests = requests;
    this.replies = new Replies(requests.length);
  }

  Replies run(Duration limit) throws Exception {
    var client = vertx.createNetClient(new NetClientOptions().setTcpNoDelay(true));
    try {
      var wires =
          IntStream.range(0, LoadGenerator.CONNECTIONS).mapToObj(i -> connect(client, i)).toList();
      Future.all(wires).await();
      deadline = System.nanoTime() + limit.toNanos();
      for (var i = 0; i < wires.size(); i++) {
        var wire = wires.get(i).result();
        loops.get(i % loops.size()).runOnContext(_ -> sendNext(wire));
      }
      if (!done.await(limit.plus(PATIENCE).toMillis(), TimeUnit.MILLISECONDS)) {
        throw new TimeoutException("the server no longer replies");
      }
      return replies.part(0, Math.min(next.get(), requests.length));
    } finally {
      client.close().await();
    }
  }

  private Future<Wire> connect(NetClient client, int number) {
    var promise = Promise.<Wire>promise();
    loops
        .get(number % loops.size())
        .runOnContext(
            _ ->
                client
                    .connect(port, "127.0.0.1")
                    .map(socket -> new Wire(socket, this))
                    .onComplete(promise));
    return promise.future();
  }

  private void sendNext(Wire wire) {
    var now = System.nanoTime();
    var index = now < deadline ? next.getAndIncrement() : requests.length;
    if (index < requests.length) {
      wire.send(index, requests[index], now, now);
    } else {
      broke(wire);
    }
  }

  @Override
  public void replied(Wire wire, int index, Replies.Outcome outcome, long due, long begun) {
    replies.note(index, outcome, due, begun);
    sendNext(wire);
  }

  @Override
  public void broke(Wire wire) {
    if (finished.add(wire)) {
      done.countDown();
    }
  }
}
