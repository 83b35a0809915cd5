package org.subjectdesk.learning;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.subjectdesk.store.Store;

/** Deletes questions that are too old, at the start and every hour, a few at a time. */
public final class Pruning implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Pruning.class);
  private static final Duration BETWEEN = Duration.ofHours(1);

  private final Questions questions = new Questions();
  private final Store store;
  private final Duration keep;
  private final InstantSource clock;
  private final Thread loop;
  private final CountDownLatch closing = new CountDownLatch(1);

  /**
   * Starts to prune.
   *
   * @param keep how long a question is kept
   */
  public Pruning(Store store, Duration keep, InstantSource clock) {
    this.store = store;
    this.keep = keep;
    this.clock = clock;
    this.loop = Thread.ofVirtual().name("pruning").start(this::run);
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
        prune();
      } while (!closing.await(BETWEEN.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void prune() {
    var before = clock.instant().minus(keep);
    try {
      var more = true;
      while (more && closing.getCount() > 0) {
        more = store.inTransaction(Questions.class, tx -> questions.prune(tx, before)).join();
      }
    } catch (RuntimeException broken) {
      LOG.warn("old questions could not be deleted: {}", broken.toString());
    }
  }
}
