package org.subjectdesk.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.ClientWebSocket;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.subjectdesk.config.Secret;
import org.subjectdesk.staff.Librarian;
import org.subjectdesk.staff.Role;
import org.subjectdesk.staff.Session;

/** One console's connection with a real socket at its other end. */
class LiveConnectionIT {
  private static final Session SESSION =
      new Session("key", new Librarian("lin", "demo-a", "林知夏", Role.LIBRARIAN), new Secret("csrf"));

  private final Vertx vertx = Vertx.vertx();
  private final WebSocketClient client = vertx.createWebSocketClient();
  private final CompletableFuture<LiveConnection> connected = new CompletableFuture<>();
  private final CompletableFuture<Context> loop = new CompletableFuture<>();
  private final BlockingQueue<LiveDesk.Event> events = new LinkedBlockingQueue<>();
  private final HttpServer server =
      vertx
          .createHttpServer()
          .webSocketHandler(
              socket -> {
                var connection = new LiveConnection("c", socket, SESSION, events);
                connection.begin();
                loop.complete(vertx.getOrCreateContext());
                connected.complete(connection);
              });

  @AfterEach
  void close() {
    vertx.close().await();
  }

  @Test
  void a_burst_reaches_a_console_that_reads() throws Exception {
    var heard = new LinkedBlockingQueue<String>();
    var console = client.webSocket();
    console.textMessageHandler(heard::add);
    console.closeHandler(_ -> heard.add("closed: " + console.closeStatusCode()));
    connect(console);
    var sent = new CountDownLatch(1);
    loop.join().runOnContext(_ -> await(sent));

    var frames = IntStream.range(0, 300).mapToObj(i -> new JsonObject().put("i", i)).toList();
    frames.forEach(connected.join()::send);
    sent.countDown();

    assertThat(take(heard, frames.size()))
        .containsExactlyElementsOf(frames.stream().map(JsonObject::encode).toList());
  }

  @Test
  void a_console_that_does_not_read_is_cut_off() {
    var closed = new CompletableFuture<Short>();
    var console = client.webSocket();
    console.closeHandler(_ -> closed.complete(console.closeStatusCode()));
    connect(console);
    console.pause();
    var frame = new JsonObject().put("text", "字".repeat(100_000));

    // Far more than all buffers between the two take.
    IntStream.range(0, 200).forEach(_ -> connected.join().send(frame));
    console.resume();

    assertThat(closed.orTimeout(20, TimeUnit.SECONDS).join()).isEqualTo((short) 4408);
  }

  private void connect(ClientWebSocket console) {
    var port = server.listen(0, "127.0.0.1").await().actualPort();
    console.connect(port, "127.0.0.1", "/").await();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static List<String> take(BlockingQueue<String> heard, int count)
      throws InterruptedException {
    var taken = new ArrayList<String>();
    while (taken.size() < count) {
      var next = heard.poll(20, TimeUnit.SECONDS);
      if (next == null) {
        break;
      }
      taken.add(next);
    }
    return taken;
  }
}
