package org.subjectdesk.bench.load;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntToDoubleFunction;

/**
 * One open loop; see {@link LoadGenerator#openLoop}. A request that finds no idle connection gets a
 * new one, as each of the platform's would. Times count from when a request was due, so that
 * whatever holds it up shows.
 */
final class OpenLoop {
  /** Below the 20,000 open files of a usual limit, and the 28,000 ports that one address has. */
  private static final int MOST_CONNECTIONS = 16_000;

  private static final long PATIENCE_SECONDS = 10;

  private final Vertx vertx;
  private final List<Context> loops;
  private final int port;
  private final byte[][] requests;
  private final Replies replies;
  private final CountDownLatch pending;

  OpenLoop(Vertx vertx, List<Context> loops, int port, byte[][] requests) {
    this.vertx = vertx;
    this.loops = loops;
    this.port = port;
    this.requests = requests;
    this.replies = new Replies(requests.length);
    this.pending = new CountDownLatch(requests.length);
  }

  /**
   * Runs it.
   *
   * @param start by {@link System#nanoTime}
   * @param seconds when each request is due, after the start
   */
  Replies run(long start, IntToDoubleFunction seconds) throws InterruptedException {
    var client = vertx.createNetClient(new NetClientOptions().setTcpNoDelay(true));
    try {
      var stations = loops.stream().map(_ -> new Station(client)).toList();
      Pace.keep(
          start,
          requests.length,
          seconds,
          (i, due) -> {
            var station = stations.get(i % stations.size());
            loops.get(i % loops.size()).runOnContext(_ -> station.send(i, due));
          });
      // What has no reply then stays noted as such.
      var _ = pending.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
      return replies.part(0, requests.length);
    } finally {
      client.close().await();
    }
  }

  /** The connections of one event loop, and only used on it. */
  private final class Station implements Wire.Owner {
    private final NetClient client;
    private final Deque<Wire> idle = new ArrayDeque<>();
    private int open;

    Station(NetClient client) {
      this.client = client;
    }

    void send(int index, long due) {
      var begun = System.nanoTime();
      var wire = idle.poll();
      if (wire != null) {
        wire.send(index, requests[index], due, begun);
      } else if (open < MOST_CONNECTIONS / loops.size()) {
        open++;
        client
            .connect(port, "127.0.0.1")
            .onSuccess(socket -> new Wire(socket, this).send(index, requests[index], due, begun))
            .onFailure(
                _ -> {
                  open--;
                  end(index, Replies.Outcome.TURNED_AWAY, due, begun);
                });
      } else {
        end(index, Replies.Outcome.TURNED_AWAY, due, begun);
      }
    }

    @Override
    public void replied(Wire wire, int index, Replies.Outcome outcome, long due, long begun) {
      end(index, outcome, due, begun);
      idle.push(wire);
    }

    @Override
    public void broke(Wire wire) {
      open--;
      idle.remove(wire);
    }

    private void end(int index, Replies.Outcome outcome, long due, long begun) {
      replies.note(index, outcome, due, begun);
      pending.countDown();
    }
  }
}
