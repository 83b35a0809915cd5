package org.subjectdesk.sandbox;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The access tokens of all accounts. Thread-safe.
 *
 * <p>A stable token stays the same while it is valid, unless it is forced (获取稳定版接口调用凭据). A new one
 * leaves the old valid for five minutes, a forced one ends it at once.
 */
final class Tokens {
  private static final Duration OVERLAP = Duration.ofMinutes(5);
  private static final int REMEMBERED = 1_000;
  private static final SecureRandom CHANCE = new SecureRandom();

  private final Duration life;
  private final InstantSource clock;
  private final Map<String, Grant> grants = new HashMap<>();
  private final Map<String, Grant> latest = new HashMap<>();
  private final Deque<String> order = new ArrayDeque<>();

  Tokens(Duration life, InstantSource clock) {
    this.life = life;
    this.clock = clock;
  }

  /** A token and how long it lives. */
  record Grant(String token, String appId, Instant until) {
    boolean isValid(Instant at) {
      return at.isBefore(until);
    }
  }

  /** Whose token it is, or what is wrong with it. */
  record Checked(Optional<String> appId, ErrorCode code) {}

  /** The account's token; a new one when it has none, or none that will do for another while. */
  synchronized Grant stable(String appId, boolean force) {
    var now = clock.instant();
    var held = latest.get(appId);
    if (held != null && !force && held.isValid(now.plus(OVERLAP))) {
      return held;
    }
    return renew(appId, force ? Duration.ZERO : OVERLAP);
  }

  /** A new token for the account. */
  synchronized Grant fresh(String appId) {
    return renew(appId, OVERLAP);
  }

  /** Judges the token of a call. */
  synchronized Checked check(@Nullable String token) {
    if (token == null || token.isEmpty()) {
      return new Checked(Optional.empty(), ErrorCode.TOKEN_MISSING);
    }
    var grant = grants.get(token);
    if (grant == null) {
      return new Checked(Optional.empty(), ErrorCode.BAD_CREDENTIAL);
    }
    return grant.isValid(clock.instant())
        ? new Checked(Optional.of(grant.appId()), ErrorCode.OK)
        : new Checked(Optional.empty(), ErrorCode.TOKEN_EXPIRED);
  }

  /** What {@code expires_in} says. */
  long secondsLeft(Grant grant) {
    return Math.max(0, Duration.between(clock.instant(), grant.until()).toSeconds());
  }

  /** Ends all tokens now. */
  synchronized void expireAll() {
    latest.clear();
    grants.replaceAll((token, grant) -> new Grant(token, grant.appId(), Instant.MIN));
  }

  private Grant renew(String appId, Duration oldStaysFor) {
    var now = clock.instant();
    var old = latest.get(appId);
    if (old != null && old.isValid(now.plus(oldStaysFor))) {
      grants.put(old.token(), new Grant(old.token(), appId, now.plus(oldStaysFor)));
    }
    var grant = new Grant(random(), appId, now.plus(life));
    grants.put(grant.token(), grant);
    latest.put(appId, grant);
    order.add(grant.token());
    while (order.size() > REMEMBERED) {
      grants.remove(order.removeFirst());
    }
    return grant;
  }

  private static String random() {
    var bytes = new byte[48];
    CHANCE.nextBytes(bytes);
    return "sandbox_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
