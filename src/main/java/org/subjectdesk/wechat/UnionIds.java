package org.subjectdesk.wechat;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import me.chanjar.weixin.common.error.WxErrorException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.subjectdesk.message.ReaderId;
import org.subjectdesk.reader.Persons;
import org.subjectdesk.rounds.Rounds;
import org.subjectdesk.store.Store;

/**
 * Learns which readers of Official Accounts also use a mini-program: asks {@code
 * /cgi-bin/user/info} for the unionid of whoever began a consult and is not known yet (UnionID 机制).
 * Off the way of messages, a few in a round; what fails is tried again later, and nobody notices.
 */
public final class UnionIds implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(UnionIds.class);
  private static final Duration BETWEEN = Duration.ofSeconds(5);

  /** For each account; sixty in a minute. */
  private static final int IN_A_ROUND = 5;

  private static final int LOOKED_AT = 100;

  /** Who began earlier and was never asked about will begin another. */
  private static final Duration BACK = Duration.ofDays(1);

  /** A consult may be committed so long after it was opened. */
  private static final Duration LATE = Duration.ofMinutes(1);

  /** About her alone: no such reader, no rights for her. */
  private static final int NO_READER = 40003;

  private final Accounts accounts;
  private final Store store;
  private final InstantSource clock;
  private final Persons persons = new Persons();
  private final Rounds rounds;

  /** Touched by the round alone: up to when everybody is known, and until when an account rests. */
  private final Map<String, Instant> since = new HashMap<>();

  private final Map<String, Instant> rests = new HashMap<>();
  private final Cache<ReaderId, Boolean> refused =
      Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(Duration.ofHours(1)).build();

  /** Prepares. */
  public UnionIds(Accounts accounts, Store store, InstantSource clock) {
    this.accounts = accounts;
    this.store = store;
    this.clock = clock;
    this.rounds = new Rounds("unionids", BETWEEN, this::round);
  }

  /** Starts to look. */
  public void start() {
    rounds.start();
  }

  /** Waits for the running round. */
  @Override
  public void close() {
    rounds.close();
  }

  private void round() {
    for (var account : accounts.all()) {
      var at = clock.instant();
      if (account.keys().appSecret() != null
          && !at.isBefore(rests.getOrDefault(account.appId(), Instant.MIN))) {
        learn(account, at);
      }
    }
  }

  private void learn(Account account, Instant at) {
    var from = since.computeIfAbsent(account.appId(), _ -> at.minus(BACK));
    List<ReaderId> unknown =
        store.read(tx -> persons.unknown(tx, account.library(), account.appId(), from, LOOKED_AT));
    if (unknown.isEmpty()) {
      since.put(account.appId(), at.minus(LATE));
      return;
    }
    try {
      for (var reader :
          unknown.stream()
              .filter(it -> refused.getIfPresent(it) == null)
              .limit(IN_A_ROUND)
              .toList()) {
        if (rounds.isClosing()) {
          return;
        }
        ask(account, reader);
      }
    } catch (WxErrorException away) {
      var code = away.getError().getErrorCode();
      LOG.debug("no unionids of {} for a while: {}", account.appId(), code);
      rests.put(account.appId(), at.plus(Duration.ofMinutes(1)));
    }
  }

  private void ask(Account account, ReaderId reader) throws WxErrorException {
    try {
      var told = accounts.api(account).getUserService().userInfo(reader.openid());
      var unionid =
          Optional.ofNullable(told).map(it -> it.getUnionId()).filter(id -> !id.isBlank());
      // Without one she is known by herself, and not asked about again.
      store
          .inTransaction(
              reader,
              tx -> {
                persons.join(tx, reader, unionid);
                return true;
              })
          .join();
    } catch (WxErrorException e) {
      if (e.getError().getErrorCode() != NO_READER) {
        throw e;
      }
      refused.put(reader, true);
    }
  }
}
