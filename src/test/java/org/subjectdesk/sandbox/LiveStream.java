package org.subjectdesk.sandbox;

import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The other end of server-sent events. */
final class LiveStream implements AutoCloseable {
  private final HttpClient client;
  private final BufferedReader lines;

  private LiveStream(HttpClient client, BufferedReader lines) {
    this.client = client;
    this.lines = lines;
  }

  static LiveStream open(URI uri) throws Exception {
    var client = HttpClient.newHttpClient();
    var response = client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofInputStream());
    var lines = new InputStreamReader(response.body(), StandardCharsets.UTF_8);
    return new LiveStream(client, new BufferedReader(lines));
  }

  /** The data of the next event, which must have this name. */
  JsonObject await(String event) throws IOException {
    @Nullable String name = null;
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith("event: ")) {
        name = line.substring("event: ".length());
      } else if (line.startsWith("data: ")) {
        if (!event.equals(name)) {
          throw new AssertionError("expected " + event + " but came " + name + ": " + line);
        }
        return new JsonObject(line.substring("data: ".length()));
      }
    }
    throw new AssertionError("the stream ended before " + event);
  }

  /** Reads until the server ends the stream. */
  boolean awaitEnd() throws IOException {
    while (lines.readLine() != null) {
      // Heartbeats and events are of no interest any more.
    }
    return true;
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
