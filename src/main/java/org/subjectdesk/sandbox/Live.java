package org.subjectdesk.sandbox;

import io.vertx.core.Context;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.subjectdesk.http.Problem;
import org.subjectdesk.sandbox.platform.Reader;

/**
 * Tells the page what changes, as server-sent events: first the whole dialogue, then each change.
 * So a page that reconnects misses nothing. Thread-safe; each stream writes on its own event loop.
 */
final class Live implements Dialogues.Watcher {
  private static final int MAX_STREAMS = 200;

  /** Well within the idle timeout of the server and of any proxy. */
  private static final long HEARTBEAT_MS = 15_000;

  private final Dialogues dialogues;
  private final Map<Reader, Set<Stream>> streams = new ConcurrentHashMap<>();

  Live(Dialogues dialogues) {
    this.dialogues = dialogues;
  }

  /** One open connection. */
  private record Stream(Context loop, HttpServerResponse response) {
    void send(String event, JsonObject data) {
      write("event: " + event + "\ndata: " + data.encode() + "\n\n");
    }

    void write(String text) {
      loop.runOnContext(
          _ -> {
            if (response.ended() || response.closed()) {
              return;
            }
            // Whoever reads too slowly is cut off, reconnects and gets the whole again.
            if (response.writeQueueFull()) {
              response.end();
            } else {
              response.write(text);
            }
          });
    }
  }

  /** Turns the request into a stream that lasts until either side closes it. */
  void open(RoutingContext request, Reader reader) {
    if (streams.values().stream().mapToInt(Set::size).sum() >= MAX_STREAMS) {
      Problem.busy().send(request);
      return;
    }
    var response = request.response();
    response.putHeader("content-type", "text/event-stream").setChunked(true);
    var stream = new Stream(request.vertx().getOrCreateContext(), response);
    var heartbeat =
        request
            .vertx()
            .setPeriodic(
                HEARTBEAT_MS,
                timer -> {
                  stream.write(": \n\n");
                  if (response.closed()) {
                    forget(request, reader, stream, timer);
                  }
                });
    response.closeHandler(_ -> forget(request, reader, stream, heartbeat));
    response.endHandler(_ -> forget(request, reader, stream, heartbeat));
    // A server that shuts down would wait for us.
    request.request().connection().shutdownHandler(_ -> response.end());
    response.setWriteQueueMaxSize(1 << 20);
    stream.write("retry: 1000\n\n");
    dialogues.subscribe(
        reader,
        snapshot -> {
          stream.send("dialogue", PageRoutes.dialogue(reader, snapshot));
          streams.computeIfAbsent(reader, _ -> ConcurrentHashMap.newKeySet()).add(stream);
        });
  }

  private void forget(RoutingContext request, Reader reader, Stream stream, long heartbeat) {
    request.vertx().cancelTimer(heartbeat);
    streams.computeIfPresent(
        reader,
        (_, open) -> {
          open.remove(stream);
          return open.isEmpty() ? null : open;
        });
  }

  @Override
  public void changed(Reader reader, Entry entry, boolean following) {
    tell(reader, "entry", new JsonObject().put("following", following), entry);
  }

  @Override
  public void typing(Reader reader, boolean on) {
    for (var stream : streams.getOrDefault(reader, Set.of())) {
      stream.send("typing", new JsonObject().put("on", on));
    }
  }

  private void tell(Reader reader, String event, JsonObject data, Entry entry) {
    var open = streams.getOrDefault(reader, Set.of());
    if (!open.isEmpty()) {
      data.put("entry", EntryJson.of(entry));
      open.forEach(stream -> stream.send(event, data));
    }
  }
}
