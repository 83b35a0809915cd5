package org.subjectdesk.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.subjectdesk.config.Secret;
import org.subjectdesk.envelope.Envelope;
import org.subjectdesk.envelope.Signature;
import org.subjectdesk.http.WebServer;
import org.subjectdesk.store.OnEachStore;
import org.subjectdesk.store.Store;
import org.subjectdesk.wxapi.Answering;

/** What the callback does when more comes than can be answered in time. */
class CallbackLimitIT {
  private static final int MOST = 8;

  private final Vertx vertx = Vertx.vertx();
  private final ConcurrentLinkedQueue<Runnable> held = new ConcurrentLinkedQueue<>();
  private final Semaphore underWay = new Semaphore(0);

  /** Held, because Vert.x closes a client that nobody holds when the collector comes by. */
  private final List<HttpClient> clients = new ArrayList<>();

  @AfterEach
  void close() {
    vertx.close().await();
  }

  @OnEachStore
  void one_push_too_many_is_turned_away_and_the_others_are_answered(Store store) throws Exception {
    var port = listen(store);
    var answers = new ArrayList<CompletableFuture<Integer>>();
    for (var i = 0; i < MOST; i++) {
      answers.add(push(port, i));
    }
    assertThat(underWay.tryAcquire(MOST, 30, TimeUnit.SECONDS)).isTrue();

    assertThat(push(port, 1_000_000).get(30, TimeUnit.SECONDS)).isEqualTo(503);
    held.forEach(Runnable::run);

    CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).get(30, TimeUnit.SECONDS);
    assertThat(answers).extracting(CompletableFuture::join).containsOnly(200);
  }

  private int listen(Store store) {
    var flow =
        AnsweringIT.flow(
            store,
            work -> {
              held.add(work);
              underWay.release();
            });
    var account =
        new Account(
            "demo-a",
            "wx1",
            Envelope.Mode.PLAIN,
            new Account.Keys(new Secret("token"), null, null),
            new Account.Abilities(false, false),
            Account.API_HOST);
    var answering = new Answering(flow, Duration.ofMinutes(1));
    var router = Router.router(vertx);
    new Callback(List.of(account), answering, 2_047, MOST, InstantSource.system(), _ -> {})
        .mount(router);
    return WebServer.listen(vertx, "127.0.0.1", 0, router, 1).port();
  }

  private CompletableFuture<Integer> push(int port, int number) {
    var client =
        vertx.createHttpClient(
            new HttpClientOptions().setDefaultHost("127.0.0.1").setDefaultPort(port),
            new PoolOptions().setHttp1MaxSize(1));
    clients.add(client);
    var path = "/wechat/mp/wx1?timestamp=1&nonce=2&signature=" + Signature.of("token", "1", "2");
    var body =
        "<xml><ToUserName>gh</ToUserName><FromUserName>reader</FromUserName><CreateTime>1"
            + "</CreateTime><MsgType>image</MsgType><MsgId>"
            + number
            + "</MsgId></xml>";
    return client
        .request(HttpMethod.POST, path)
        .compose(request -> request.send(body))
        .map(response -> response.statusCode())
        .toCompletionStage()
        .toCompletableFuture();
  }
}
