package org.subjectdesk.bench.servers;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import org.subjectdesk.bench.codec.Codec;
import org.subjectdesk.envelope.PushQuery;

/**
 * What the product is compared with: Vert.x, one event loop per core, nothing stored, nothing
 * searched. Either gives the bytes back as they came, or lets a {@link Codec} answer on the event
 * loop.
 */
final class BareServer extends VerticleBase {
  private final int port;
  private final Answerer answerer;

  private interface Answerer {
    Buffer answer(HttpServerRequest request, Buffer body) throws Exception;
  }

  private BareServer(int port, String kind) {
    this.port = port;
    if (kind.equals("echo")) {
      answerer = (_, body) -> body;
    } else {
      var codec = Codec.named(kind);
      answerer =
          (request, body) ->
              Buffer.buffer(codec.answer(PushQuery.from(request::getParam), body.getBytes()));
    }
  }

  /** Serves until the process ends. */
  static void serve(String kind, int port) {
    var loops = Runtime.getRuntime().availableProcessors();
    Vertx.vertx()
        .deployVerticle(
            () -> new BareServer(port, kind), new DeploymentOptions().setInstances(loops))
        .await();
    System.out.println("ready http://127.0.0.1:" + port + "/");
  }

  @Override
  public Future<?> start() {
    return vertx.createHttpServer().requestHandler(this::handle).listen(port, "127.0.0.1");
  }

  private void handle(HttpServerRequest request) {
    request
        .body()
        .onSuccess(
            body -> {
              try {
                request.response().end(answerer.answer(request, body));
              } catch (Exception wrong) {
                request.response().setStatusCode(500).end();
              }
            });
  }
}
