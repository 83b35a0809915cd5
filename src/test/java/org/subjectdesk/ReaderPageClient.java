package org.subjectdesk;

import io.vertx.core.json.JsonArray;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A reader's page at the desk's own API, without a browser. */
final class ReaderPageClient {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final UnaryOperator<String> desk;
  private JsonObject session = new JsonObject();
  private String forwarded = "";
  private int sent;

  ReaderPageClient(RunningDesk desk) {
    this.desk = desk::url;
  }

  /** With a guest's session. */
  static ReaderPageClient guest(RunningDesk desk, String library) {
    var page = new ReaderPageClient(desk);
    page.begin("/sessions/guest", new JsonObject().put("library", library));
    return page;
  }

  /** Opens a session in some way. */
  JsonObject begin(String path, JsonObject body) {
    var answer = post(path, body);
    if (answer.statusCode() != 200) {
      throw new AssertionError(path + " said " + answer.statusCode() + " " + answer.body());
    }
    session = new JsonObject(answer.body());
    return session;
  }

  JsonObject session() {
    return session;
  }

  /** Claims to come from an address. */
  void from(String address) {
    forwarded = address;
  }

  /** With another token, good or not. */
  void token(String token) {
    session.put("token", token);
  }

  JsonObject say(String text) {
    return ok(post("/messages", new JsonObject().put("id", nextId()).put("text", text)));
  }

  JsonObject tap(int number, String label) {
    var option = new JsonObject().put("number", number).put("label", label);
    return ok(post("/messages", new JsonObject().put("id", nextId()).put("option", option)));
  }

  String nextId() {
    return "test-message-" + sent++;
  }

  JsonObject json(String path) {
    return ok(get(path));
  }

  static JsonObject ok(HttpResponse<String> answer) {
    if (answer.statusCode() != 200) {
      throw new AssertionError(answer.statusCode() + " " + answer.body());
    }
    return new JsonObject(answer.body());
  }

  /** The texts of an answer's messages. */
  static List<String> texts(JsonObject answer) {
    return texts(answer.getJsonArray("messages"));
  }

  private static List<String> texts(JsonArray messages) {
    return messages.stream().map(one -> ((JsonObject) one).getString("text")).toList();
  }

  HttpResponse<String> get(String path) {
    return send("GET", path, null);
  }

  HttpResponse<String> post(String path, JsonObject body) {
    return send("POST", path, body.encode());
  }

  HttpResponse<String> send(String method, String path, @Nullable String body) {
    var request =
        HttpRequest.newBuilder(URI.create(desk.apply("/api/v1" + path))).timeout(PATIENCE);
    if (session.containsKey("token")) {
      request.header("authorization", "Bearer " + session.getString("token"));
    }
    if (!forwarded.isEmpty()) {
      request.header("x-forwarded-for", forwarded);
    }
    if (body == null) {
      request.method(method, BodyPublishers.noBody());
    } else {
      request.header("content-type", "application/json");
      request.method(method, BodyPublishers.ofString(body));
    }
    try {
      return HTTP.send(request.build(), BodyHandlers.ofString());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  /** Opens the live connection, without a hello. */
  Live live() {
    var live = new Live();
    var uri = URI.create(desk.apply("/api/v1/live").replaceFirst("^http", "ws"));
    live.socket = HTTP.newWebSocketBuilder().buildAsync(uri, live.frames).join();
    return live;
  }

  /** The same, and says hello. */
  Live live(String after) {
    var live = live();
    live.hello(session.getString("token"), after);
    live.next("ready");
    return live;
  }

  /** The live connection: collects the frames. */
  static final class Live implements AutoCloseable {
    private final Frames frames = new Frames();
    private @Nullable WebSocket socket;

    void hello(String token, String after) {
      send(new JsonObject().put("type", "hello").put("token", token).put("after", after).encode());
    }

    void send(String frame) {
      Objects.requireNonNull(socket).sendText(frame, true).join();
    }

    /** The server may have ended it meanwhile. */
    void sendUnlessClosed(String frame) {
      var there = Objects.requireNonNull(socket);
      if (!there.isOutputClosed() && !there.isInputClosed()) {
        try {
          send(frame);
        } catch (CompletionException over) {
          // What it was ended with is among the frames.
        }
      }
    }

    /** The next frame of a type that fits; others before it are dropped. */
    JsonObject next(String type, Predicate<JsonObject> fits) {
      return frames.next(type, fits);
    }

    JsonObject next(String type) {
      return next(type, _ -> true);
    }

    /** Messages as they come, until one has this text; their ids, in order. */
    List<String> idsUntil(String last) {
      var ids = new ArrayList<String>();
      var texts = List.<String>of();
      while (!texts.contains(last)) {
        var messages = next("messages").getJsonArray("messages");
        messages.forEach(one -> ids.add(((JsonObject) one).getString("id")));
        texts = texts(messages);
      }
      return ids;
    }

    /** The code with which the server ends it. */
    int closed() {
      return frames.closed();
    }

    @Override
    public void close() {
      Objects.requireNonNull(socket).abort();
    }
  }
}
