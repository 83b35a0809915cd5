package org.subjectdesk.editing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/** Looks whether there is something at web addresses. Safe for any thread. */
public final class LinkProbe implements AutoCloseable {
  /** There is no page at this address. */
  public static final String GONE = "gone";

  /** Nobody answers, at least not here and now. */
  public static final String NO_ANSWER = "no-answer";

  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final int MOST = 50;

  private final boolean alsoHere;

  /** A redirect is an answer; to follow it would lead around {@link #isHere}. */
  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(PATIENCE)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  /**
   * Sets up a probe.
   *
   * @param alsoHere whether addresses of this very machine are asked, which nobody but its operator
   *     should be able to find out about
   */
  public LinkProbe(boolean alsoHere) {
    this.alsoHere = alsoHere;
  }

  /**
   * Asks each address, all at once. Blocking, up to about six seconds.
   *
   * @return those where nothing is, with {@link #GONE} or {@link #NO_ANSWER}
   */
  public Map<URI, String> broken(Collection<URI> addresses) {
    var broken = new ConcurrentHashMap<URI, String>();
    try (var each = Executors.newVirtualThreadPerTaskExecutor()) {
      addresses.stream()
          .distinct()
          .limit(MOST)
          .forEach(
              address ->
                  each.execute(() -> wrong(address).ifPresent(why -> broken.put(address, why))));
    }
    return Map.copyOf(broken);
  }

  private Optional<String> wrong(URI address) {
    try {
      if (!alsoHere && isHere(address)) {
        return Optional.empty();
      }
      var request =
          HttpRequest.newBuilder(address).method("HEAD", BodyPublishers.noBody()).timeout(PATIENCE);
      var status = client.send(request.build(), BodyHandlers.discarding()).statusCode();
      return status == 404 || status == 410 ? Optional.of(GONE) : Optional.empty();
    } catch (IOException | IllegalArgumentException _) {
      return Optional.of(NO_ANSWER);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static boolean isHere(URI address) throws UnknownHostException {
    var host = InetAddress.getByName(address.getHost());
    return host.isLoopbackAddress() || host.isLinkLocalAddress() || host.isAnyLocalAddress();
  }

  @Override
  public void close() {
    client.close();
  }
}
