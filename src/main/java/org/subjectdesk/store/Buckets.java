package org.subjectdesk.store;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.caffeine.Bucket4jCaffeine;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.distributed.proxy.ExpiredEntriesCleaner;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How fast somebody may do something: token buckets, kept in memory, and where several nodes share
 * a database (table {@code rate_bucket}), there too. Safe for any thread; where there is a shared
 * database, blocking.
 */
public final class Buckets implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Buckets.class);
  private static final int MOST_KEPT = 100_000;

  /** One that is full again says nothing. */
  private static final ExpirationAfterWriteStrategy FULL =
      ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(Duration.ofMinutes(1));

  private static final int CONNECTIONS = 2;
  private static final int WAIT_MILLIS = 1_000;

  /** By chance, once in so many times, what nobody used any more is deleted. */
  private static final int CLEAN_EVERY = 1_000;

  private static final int MOST_CLEANED = 10_000;

  private final ProxyManager<String> own;
  private final Optional<HikariDataSource> pool;
  private final Optional<ProxyManager<String>> shared;

  /**
   * A rate.
   *
   * @param burst how often at once
   * @param aMinute how often in a minute in the long run
   */
  public record Rate(int burst, int aMinute) {
    private BucketConfiguration bucket() {
      return BucketConfiguration.builder()
          .addLimit(limit -> limit.capacity(burst).refillGreedy(aMinute, Duration.ofMinutes(1)))
          .build();
    }
  }

  Buckets(Optional<DataSource> database) {
    own =
        Bucket4jCaffeine.<String>builderFor(Caffeine.newBuilder().maximumSize(MOST_KEPT))
            .expirationAfterWrite(FULL)
            .build();
    pool = database.map(Buckets::pool);
    shared = pool.map(Buckets::shared);
  }

  private static HikariDataSource pool(DataSource database) {
    var config = new HikariConfig();
    config.setPoolName("desk-buckets");
    config.setDataSource(database);
    config.setMaximumPoolSize(CONNECTIONS);
    config.setMinimumIdle(0);
    config.setConnectionTimeout(WAIT_MILLIS);
    return new HikariDataSource(config);
  }

  private static ProxyManager<String> shared(DataSource pool) {
    return Bucket4jPostgreSQL.selectForUpdateBasedBuilder(pool)
        .table("rate_bucket")
        .idColumn("id")
        .stateColumn("state")
        .expiresAtColumn("expires_at")
        .<String>primaryKeyMapper(PrimaryKeyMapper.STRING)
        .expirationAfterWrite(FULL)
        .build();
  }

  /**
   * Takes one of what somebody may do.
   *
   * @param key who does what
   * @return empty when she may; else how long until she may again. Where the database does not
   *     answer, only this node counts: a limit must not be what brings the desk down
   */
  public Optional<Duration> take(String key, Rate rate) {
    var wait = take(own, key, rate);
    return wait.isPresent() || shared.isEmpty() ? wait : takeShared(shared.get(), key, rate);
  }

  private static Optional<Duration> takeShared(ProxyManager<String> shared, String key, Rate rate) {
    try {
      if (shared instanceof ExpiredEntriesCleaner cleaner
          && ThreadLocalRandom.current().nextInt(CLEAN_EVERY) == 0) {
        cleaner.removeExpired(MOST_CLEANED);
      }
      return take(shared, key, rate);
    } catch (RuntimeException away) {
      LOG.warn("rates are not shared now: {}", away.getClass().getSimpleName());
      return Optional.empty();
    }
  }

  private static Optional<Duration> take(ProxyManager<String> buckets, String key, Rate rate) {
    var probe = buckets.getProxy(key, rate::bucket).tryConsumeAndReturnRemaining(1);
    return probe.isConsumed()
        ? Optional.empty()
        : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
  }

  @Override
  public void close() {
    pool.ifPresent(HikariDataSource::close);
  }
}
