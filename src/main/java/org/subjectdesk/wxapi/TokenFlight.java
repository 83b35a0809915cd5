package org.subjectdesk.wxapi;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.subjectdesk.config.Secret;

/**
 * The access token of one account: whoever needs it while it is fetched waits for that one flight,
 * and shares its failure too.
 *
 * <p>The platform's <em>stable</em> tokens are asked for without force: as long as one is valid,
 * every node gets the same, and the old one stays valid for some minutes beside the new. Force
 * invalidates the token of all other nodes and is rationed (20 a day), so it is used only when the
 * platform hands out again what it has just refused, and not more often than every five minutes.
 *
 * <p>Thread-safe; blocks while a flight is under way.
 */
public final class TokenFlight {
  private static final Duration BETWEEN_FORCED = Duration.ofMinutes(5);
  private static final Duration MOST_MARGIN = Duration.ofSeconds(200);

  private final Fetch fetch;
  private final InstantSource clock;
  private final Duration pause;
  private final ReentrantLock flight = new ReentrantLock();
  private volatile @Nullable Held held;
  private volatile @Nullable Refusal refusal;
  private Instant forcedAt = Instant.MIN;

  /**
   * @param fetch asks the platform
   * @param pause how long a failure stands for everybody before the platform is asked again
   */
  public TokenFlight(Fetch fetch, InstantSource clock, Duration pause) {
    this.fetch = fetch;
    this.clock = clock;
    this.pause = pause;
  }

  /** Asks the platform for a token, with force or without. */
  public interface Fetch {
    Token ask(boolean force) throws ApiUnavailable;
  }

  /** A token as the platform gave it, and how long it said that it lives. */
  public record Token(Secret value, Duration life) {}

  private record Held(Secret value, Instant until) {}

  private record Refusal(String reason, Instant until) {}

  /** A token that is valid as far as known here; fetches one when there is none. */
  public Secret value() throws ApiUnavailable {
    var now = valid();
    if (now != null) {
      return now;
    }
    flight.lock();
    try {
      var meanwhile = valid();
      return meanwhile == null ? fly(false) : meanwhile;
    } finally {
      flight.unlock();
    }
  }

  /** Another token than this one, which the platform has refused. */
  public Secret insteadOf(Secret refused) throws ApiUnavailable {
    flight.lock();
    try {
      var meanwhile = valid();
      if (meanwhile != null && !meanwhile.equals(refused)) {
        return meanwhile;
      }
      var next = fly(false);
      return next.equals(refused) ? force() : next;
    } finally {
      flight.unlock();
    }
  }

  private Secret force() throws ApiUnavailable {
    held = null;
    var now = clock.instant();
    if (now.isBefore(forcedAt.plus(BETWEEN_FORCED))) {
      throw refuse("token refused");
    }
    forcedAt = now;
    return fly(true);
  }

  private Secret fly(boolean force) throws ApiUnavailable {
    var earlier = refusal;
    var now = clock.instant();
    if (earlier != null && now.isBefore(earlier.until())) {
      throw new ApiUnavailable(earlier.reason(), Duration.between(now, earlier.until()));
    }
    try {
      var token = fetch.ask(force);
      refusal = null;
      held = new Held(token.value(), clock.instant().plus(token.life()).minus(margin(token)));
      return token.value();
    } catch (ApiUnavailable e) {
      throw refuse(e.reason());
    }
  }

  private ApiUnavailable refuse(String reason) {
    refusal = new Refusal(reason, clock.instant().plus(pause));
    return new ApiUnavailable(reason, pause);
  }

  private @Nullable Secret valid() {
    var now = held;
    return now != null && clock.instant().isBefore(now.until()) ? now.value() : null;
  }

  private static Duration margin(Token token) {
    var tenth = token.life().dividedBy(10);
    return tenth.compareTo(MOST_MARGIN) < 0 ? tenth : MOST_MARGIN;
  }
}
