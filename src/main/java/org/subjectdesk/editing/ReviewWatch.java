package org.subjectdesk.editing;

import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.subjectdesk.publishing.FaqShelf;
import org.subjectdesk.publishing.UpkeepRules;
import org.subjectdesk.store.Store;

/**
 * Counts the live entries that are past their review date, every minute, and says so once a day in
 * the log. Safe for any thread.
 */
public final class ReviewWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ReviewWatch.class);
  private static final Duration BETWEEN = Duration.ofMinutes(1);

  private final FaqShelf shelf = new FaqShelf();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Store store;
  private final InstantSource clock;
  private final Thread loop;
  private volatile int overdue;
  private @Nullable LocalDate said;

  /** Starts to count. */
  public ReviewWatch(Store store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
    this.loop = Thread.ofVirtual().name("review-watch").start(this::run);
  }

  /** How many were overdue when they were counted last. */
  public int overdue() {
    return overdue;
  }

  @Override
  public void close() {
    closing.countDown();
    try {
      loop.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      do {
        count(UpkeepRules.day(clock.instant()));
      } while (!closing.await(BETWEEN.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void count(LocalDate today) {
    try {
      overdue = store.read(tx -> shelf.overdue(tx, today));
      if (!today.equals(said)) {
        said = today;
        LOG.info("{} FAQ entries are past their review date", overdue);
      }
    } catch (RuntimeException broken) {
      LOG.warn("overdue FAQ entries could not be counted: {}", broken.toString());
    }
  }
}
