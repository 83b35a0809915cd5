package org.subjectdesk.alliance.referral;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.subjectdesk.directory.Platform;
import org.subjectdesk.rounds.Rounds;

/**
 * Looks again and again whether platforms answer; one that does not is not offered. A platform
 * without an address to look at is believed. Safe for any thread.
 */
public final class Probes implements Predicate<Platform>, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Probes.class);
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final Set<String> down = ConcurrentHashMap.newKeySet();
  private final HttpClient client;
  private final Rounds rounds;

  /**
   * Prepares.
   *
   * @param platforms as they are now
   * @param between from the end of a look at all platforms to the next
   */
  public Probes(Supplier<List<Platform>> platforms, Duration between) {
    this.client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    this.rounds = new Rounds("platforms", between, () -> look(platforms.get()));
  }

  /** Begins to look. */
  public void start() {
    rounds.start();
  }

  private void look(List<Platform> platforms) {
    down.retainAll(platforms.stream().map(Platform::id).toList());
    for (var platform : platforms) {
      if (platform.health().isPresent() && !rounds.isClosing()) {
        note(platform, answers(platform.health().get()));
      }
    }
  }

  private void note(Platform platform, boolean answers) {
    if (answers ? down.remove(platform.id()) : down.add(platform.id())) {
      LOG.warn("platform {} {}", platform.id(), answers ? "answers again" : "does not answer");
    }
  }

  private boolean answers(URI address) {
    try {
      var request = HttpRequest.newBuilder(address).timeout(PATIENCE).GET().build();
      return client.send(request, BodyHandlers.discarding()).statusCode() < 400;
    } catch (IOException _) {
      return false;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /** Whether a platform answered when it was looked at; true before. */
  @Override
  public boolean test(Platform platform) {
    return !down.contains(platform.id());
  }

  /** How many do not answer. */
  public int down() {
    return down.size();
  }

  @Override
  public void close() {
    rounds.close();
    client.close();
  }
}
