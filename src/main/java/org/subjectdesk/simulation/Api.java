package org.subjectdesk.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The desk's API over HTTP. Safe for any thread; blocking. */
final class Api implements AutoCloseable {
  private final HttpClient client = HttpClient.newHttpClient();
  private final String base;

  /**
   * At a desk.
   *
   * @param base its address without a slash at the end
   */
  Api(String base) {
    this.base = base;
  }

  /**
   * Sends a request.
   *
   * @throws IllegalStateException naming what was refused, if it was
   */
  HttpResponse<byte[]> send(
      String method, String path, @Nullable JsonObject body, Map<String, String> headers) {
    var request =
        HttpRequest.newBuilder(URI.create(base + path))
            .method(
                method,
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.encode()));
    if (body != null) {
      request.header("content-type", "application/json");
    }
    headers.forEach(request::header);
    var answer = send(request.build());
    if (answer.statusCode() >= 400) {
      var why = new String(answer.body(), UTF_8);
      throw new IllegalStateException(method + " " + path + ": " + answer.statusCode() + " " + why);
    }
    return answer;
  }

  private HttpResponse<byte[]> send(HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.ofByteArray());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", interrupted);
    }
  }

  static JsonObject json(HttpResponse<byte[]> answer) {
    return new JsonObject(new String(answer.body(), UTF_8));
  }

  /** A live connection; the desk knows of it when this returns. */
  WebSocket live(String path, String cookie) {
    var known = new CompletableFuture<Boolean>();
    var socket =
        client
            .newWebSocketBuilder()
            .header("cookie", cookie)
            .buildAsync(URI.create(base.replaceFirst("^http", "ws") + path), new FirstFrame(known))
            .join();
    known.join();
    return socket;
  }

  /** Waits for one frame and reads past the others. */
  private record FirstFrame(CompletableFuture<Boolean> came) implements WebSocket.Listener {
    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
      came.complete(true);
      socket.request(1);
      return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable broken) {
      came.completeExceptionally(broken);
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
