package org.subjectdesk.bench;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.subjectdesk.bench.data.SyntheticFaq;
import org.subjectdesk.bench.load.LoadGenerator;
import org.subjectdesk.bench.servers.Child;
import org.subjectdesk.bench.servers.DeskFolder;
import org.subjectdesk.bench.servers.PlatformStub;
import org.subjectdesk.bench.servers.Product;

/** What readers' pages cost that are open and where nothing happens, and how soon one hears. */
final class ReaderRounds {
  private static final int ENTRIES = 1_000;
  private static final int AT_ONCE = 100;
  private static final int QUESTIONS = 300;

  /** A client would otherwise open fifty and let the others wait. */
  private static final int MOST = 20_000;

  private static final String HOST = "127.0.0.1";
  private static final String API = "/api/v1";
  private static final double KIB = 1_024;
  private static final long PING_MILLIS = 25_000;
  private static final String PING = new JsonObject().put("type", "ping").encode();

  private final Settings settings;
  private final Report report;

  ReaderRounds(Settings settings, Report report) {
    this.settings = settings;
    this.report = report;
  }

  void run() throws Exception {
    var work = DeskFolder.emptied(Path.of("target", "bench", "readers"));
    try (var load = new LoadGenerator();
        var platform = new PlatformStub(load.vertx());
        var product =
            new Product(
                DeskFolder.write(
                    work, Path.of(""), platform.address(), new SyntheticFaq(ENTRIES)))) {
      var child = product.child();
      var pages = new Pages(load.vertx(), child.port());
      System.out.println("opening pages");
      pages.open(AT_ONCE);
      pages.ask(QUESTIONS);
      var before = settled(child);
      for (var open = 0; open < settings.pages(); open += AT_ONCE) {
        pages.open(AT_ONCE);
      }
      var after = settled(child);
      var each = (after - before) * KIB / settings.pages();
      report.check(
          new Check(
              "readers: KiB of memory (RSS) for each idle page of " + settings.pages(),
              each,
              Check.Bound.AT_MOST,
              20));
      var waits = pages.ask(QUESTIONS);
      report.note(
          "readers: %d pages open, RSS %.0f → %.0f MiB; message → its frame on one page: p50 %.1f ms, p99 %.1f ms"
              .formatted(
                  settings.pages() + AT_ONCE,
                  before,
                  after,
                  waits[waits.length / 2],
                  waits[waits.length * 99 / 100]));
    }
  }

  /**
   * In MiB, after some seconds in which nothing happens. Of what a heap holds before a collection,
   * chance decides: between two runs of the same desk that made 10 KiB a page.
   */
  private static double settled(Child child) throws IOException, InterruptedException {
    TimeUnit.SECONDS.sleep(15);
    return child.neededMemory();
  }

  /** Readers' pages, as a browser would open them. */
  private static final class Pages {
    private final HttpClient http;
    private final WebSocketClient sockets;
    private final int port;
    private final ArrayList<String> tokens = new ArrayList<>();
    private final List<WebSocket> open = new CopyOnWriteArrayList<>();
    private volatile Promise<Long> heard = Promise.promise();
    private volatile String listening = "";

    Pages(Vertx vertx, int port) {
      this.http = vertx.createHttpClient();
      this.sockets =
          vertx.createWebSocketClient(new WebSocketClientOptions().setMaxConnections(MOST));
      this.port = port;
      // As a page does, and as often; one that says nothing for long is closed.
      vertx.setPeriodic(PING_MILLIS, _ -> open.forEach(page -> page.writeTextMessage(PING)));
    }

    void open(int many) {
      Future.all(IntStream.range(0, many).mapToObj(_ -> open()).toList()).await();
    }

    private Future<?> open() {
      return call("/sessions/guest", new JsonObject().put("library", DeskFolder.LIBRARY), "")
          .compose(session -> live(session.getString("token")));
    }

    private Future<?> live(String token) {
      var ready = Promise.<Boolean>promise();
      tokens.add(token);
      var socket = sockets.webSocket();
      socket.textMessageHandler(
          frame -> {
            var type = new JsonObject(frame).getString("type");
            if (type.equals("ready")) {
              ready.tryComplete(true);
            } else if (type.equals("messages") && token.equals(listening)) {
              heard.tryComplete(System.nanoTime());
            }
          });
      return socket
          .connect(new WebSocketConnectOptions().setPort(port).setHost(HOST).setURI(API + "/live"))
          .onSuccess(open::add)
          .compose(
              page ->
                  page.writeTextMessage(
                      new JsonObject()
                          .put("type", "hello")
                          .put("token", token)
                          .put("after", "0")
                          .encode()))
          .compose(_ -> ready.future());
    }

    /** Milliseconds until the page that asked hears of it, sorted. */
    double[] ask(int many) {
      var waits = new double[many];
      for (var i = 0; i < many; i++) {
        heard = Promise.promise();
        listening = tokens.get(i % tokens.size());
        var start = System.nanoTime();
        var message = new JsonObject().put("id", "question-" + start).put("text", "你好");
        call("/messages", message, listening).await();
        waits[i] = (heard.future().await() - start) / 1e6;
      }
      Arrays.sort(waits);
      return waits;
    }

    private Future<JsonObject> call(String path, JsonObject body, String token) {
      return http.request(HttpMethod.POST, port, HOST, API + path)
          .compose(
              request ->
                  request
                      .putHeader("content-type", "application/json")
                      .putHeader("authorization", "Bearer " + token)
                      .send(body.toBuffer()))
          .compose(response -> response.body())
          .map(Buffer::toJsonObject);
    }
  }
}
