package org.subjectdesk;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** A console's live connection: collects the frames. */
final class LiveConsole implements AutoCloseable {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Frames frames = new Frames();
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
    this.socket = builder.buildAsync(uri, frames).join();
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
    return frames.next(type, fits);
  }

  JsonObject next(String type) {
    return next(type, _ -> true);
  }

  /** The type of the next frame that has one of these; others before it are dropped. */
  String nextOf(Set<String> types) {
    return frames.nextOf(types);
  }

  /** The code with which the server ends it. */
  int closed() {
    return frames.closed();
  }

  @Override
  public void close() {
    socket.abort();
  }
}
