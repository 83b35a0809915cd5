package org.subjectdesk.sandbox.platform;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Carries requests to the callback. Each waits for its answer, body included, for the limit and
 * then disconnects. Blocking; any thread.
 */
final class Courier implements AutoCloseable {
  /** Far more than any reply; what is longer counts as a broken connection. */
  private static final long MAX_ANSWER = 1 << 20;

  private final HttpClient client;
  private final Duration limit;

  Courier(ExecutorService threads, Duration limit) {
    this.limit = limit;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(limit)
            .followRedirects(HttpClient.Redirect.NEVER)
            .executor(threads)
            .build();
  }

  /** How one request ended, and how long it took. */
  record Carried(Try.Outcome outcome, Duration took) {}

  Carried post(
      String address, PushRequest push, Function<HttpResponse<byte[]>, Try.Outcome> meaning) {
    var request =
        HttpRequest.newBuilder(URI.create(address + "?" + push.query()))
            .header("content-type", push.contentType())
            .header("user-agent", "Mozilla/4.0")
            .POST(HttpRequest.BodyPublishers.ofString(push.body()))
            .build();
    return carry(request, meaning);
  }

  Carried get(String address, String query, Function<HttpResponse<byte[]>, Try.Outcome> meaning) {
    var request =
        HttpRequest.newBuilder(URI.create(address + "?" + query))
            .header("user-agent", "Mozilla/4.0")
            .build();
    return carry(request, meaning);
  }

  private Carried carry(HttpRequest request, Function<HttpResponse<byte[]>, Try.Outcome> meaning) {
    var start = System.nanoTime();
    var outcome = await(request, meaning);
    return new Carried(outcome, Duration.ofNanos(System.nanoTime() - start));
  }

  private Try.Outcome await(
      HttpRequest request, Function<HttpResponse<byte[]>, Try.Outcome> meaning) {
    var answer =
        client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_ANSWER));
    try {
      return meaning.apply(answer.get(limit.toNanos(), TimeUnit.NANOSECONDS));
    } catch (TimeoutException late) {
      // Cancelling closes the connection, as the platform does.
      answer.cancel(true);
      return new Try.Late();
    } catch (ExecutionException broken) {
      return new Try.Dropped();
    } catch (InterruptedException ended) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      return new Try.Dropped();
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
