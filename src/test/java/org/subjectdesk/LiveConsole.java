package org.subjectdesk;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A console's live connection: collects the frames. */
final class LiveConsole implements WebSocket.Listener, AutoCloseable {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final long PATIENCE_S = 20;

  private final BlockingQueue<JsonObject> frames = new LinkedBlockingQueue<>();
  private final StringBuilder text = new StringBuilder();
  private final WebSocket socket;

  LiveConsole(RunningDesk desk, Visitor librarian) {
    this(desk::url, librarian);
  }

  LiveConsole(UnaryOperator<String> desk, Visitor librarian) {
    var uri = URI.create(desk.apply("/api/v1/desk/live").replaceFirst("^http", "ws"));
    var builder = HTTP.newWebSocketBuilder();
    if (!librarian.cookie().isEmpty()) {
      builder.header("cookie", librarian.cookie());
    }
    this.socket = builder.buildAsync(uri, this).join();
  }

  void send(JsonObject frame) {
    send(frame.encode());
  }

  void send(String frame) {
    socket.sendText(frame, true).join();
  }

  void watch(String consult, long after) {
    send(new JsonObject().put("type", "watch").put("consult", consult).put("after", after));
  }

  /** The next frame of a type that fits; others before it are dropped. */
  JsonObject next(String type, Predicate<JsonObject> fits) {
    try {
      while (true) {
        var frame = frames.poll(PATIENCE_S, TimeUnit.SECONDS);
        if (frame == null) {
          throw new AssertionError("no frame " + type + " came that fits");
        }
        if (frame.getString("type").equals(type) && fits.test(frame)) {
          return frame;
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  JsonObject next(String type) {
    return next(type, _ -> true);
  }

  /** The code with which the server ends it. */
  int closed() {
    return next("closed").getInteger("code");
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    text.append(data);
    if (last) {
      frames.add(new JsonObject(text.toString()));
      text.setLength(0);
    }
    from.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    frames.add(new JsonObject().put("type", "closed").put("code", code));
    return null;
  }

  @Override
  public void close() {
    socket.abort();
  }
}
