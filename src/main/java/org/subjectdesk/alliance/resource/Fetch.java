package org.subjectdesk.alliance.resource;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/**
 * Gets an answer over HTTP within a time and a size, following redirects. Only http and https.
 * Blocking; safe for any thread.
 */
final class Fetch implements AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration UNTOLD = Duration.ofMinutes(1);
  private static final int REDIRECTS = 5;

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final Manners manners;
  private final Patience patience;
  private final InstantSource clock;

  Fetch(Manners manners, Patience patience, InstantSource clock) {
    this.manners = manners;
    this.patience = patience;
    this.clock = clock;
  }

  /** What came. */
  sealed interface Fetched {
    /** An answer with a body; below 300, or 4xx, since some send the protocol's errors so. */
    record Body(int status, Document document) implements Fetched {}

    /** None; and what that means. */
    record None(Answer why) implements Fetched {}
  }

  /** Asks. */
  Fetched get(URI address) {
    var at = address;
    var deadline = clock.instant().plus(manners.answer());
    for (var hop = 0; hop <= REDIRECTS; hop++) {
      if (!Redirects.isWeb(at)) {
        return none(new Answer.Hopeless("an address that is not http or https"));
      }
      var sent = client.sendAsync(request(at), _ -> new Bounded(manners.bytes()));
      try {
        patience.await(sent, Duration.between(clock.instant(), deadline));
        if (patience.isClosing()) {
          return none(new Answer.Closed());
        }
        var response = sent.get();
        if (response.statusCode() / 100 != 3) {
          return of(response);
        }
        var next = Redirects.next(at, response);
        if (next.isEmpty()) {
          return none(new Answer.Hopeless("a redirect that must not be followed"));
        }
        at = next.get();
      } catch (TimeoutException _) {
        return none(
            new Answer.Lost("no whole answer within " + manners.answer().toSeconds() + " s"));
      } catch (ExecutionException broken) {
        return none(new Answer.Lost("no answer: " + cause(broken)));
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        return none(new Answer.Closed());
      } finally {
        sent.cancel(true); // Closes the connection of what was not waited for.
      }
    }
    return none(new Answer.Hopeless("redirects without end"));
  }

  /** The kind of the fault only: its message may hold the address with its token. */
  private static String cause(ExecutionException broken) {
    var cause = broken.getCause();
    return (cause == null ? broken : cause).getClass().getSimpleName();
  }

  private static HttpRequest request(URI address) {
    return HttpRequest.newBuilder(address)
        .header("user-agent", "SubjectDesk-harvester (OAI-PMH 2.0)")
        .header("accept", "text/xml, application/xml")
        .GET()
        .build();
  }

  private Fetched of(HttpResponse<Optional<byte[]>> response) {
    var status = response.statusCode();
    if (status == 503 || status == 429) {
      return none(later(response));
    }
    if (status >= 500) {
      return none(new Answer.Lost("HTTP " + status));
    }
    return response.body().isEmpty()
        ? none(new Answer.Hopeless("a page of more than " + manners.bytes() + " bytes"))
        : new Fetched.Body(status, Document.of(response.body().get()));
  }

  /** Section 3.1.2.2: with 503 comes Retry-After; RFC 9110 10.2.3: seconds or a date. */
  private Answer later(HttpResponse<?> response) {
    var told = response.headers().firstValue("retry-after").orElse("").strip();
    if (told.matches("[0-9]{1,9}")) {
      return new Answer.Later(Duration.ofSeconds(Long.parseLong(told)));
    }
    try {
      Instant then = ZonedDateTime.parse(told, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      var time = Duration.between(clock.instant(), then);
      return new Answer.Later(time.isNegative() ? Duration.ZERO : time);
    } catch (DateTimeParseException _) {
      return new Answer.Later(UNTOLD);
    }
  }

  private static Fetched none(Answer why) {
    return new Fetched.None(why);
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
