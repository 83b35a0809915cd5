package org.subjectdesk.rounds;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does some work again and again on a virtual thread of its own, until it is closed. What goes
 * wrong in one round is logged, and the next one comes all the same. Safe for any thread.
 */
public final class Rounds implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;

  /**
   * Prepares.
   *
   * @param name for the thread and the log
   * @param between from the end of a round to the next
   */
  public Rounds(String name, Duration between, Runnable work) {
    this.thread = Thread.ofVirtual().name(name).unstarted(() -> run(between, work));
  }

  /** Starts the first round at once. To be called once, when the work's object is complete. */
  public void start() {
    thread.start();
  }

  /** Whether nobody wants more; long rounds should ask now and then. */
  public boolean isClosing() {
    return closing.getCount() == 0;
  }

  /** Waits for the running round; no other follows. */
  @Override
  public void close() {
    closing.countDown();
    if (thread.getState() == Thread.State.NEW) {
      return; // Never started, because what it belongs to did not come up.
    }
    try {
      thread.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void run(Duration between, Runnable work) {
    try {
      do {
        once(work);
      } while (!closing.await(between.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void once(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException broken) {
      LOG.warn("a round of {} failed: {}", thread.getName(), broken.toString());
    } catch (Error broken) {
      // Too deep or too much for this round, and perhaps for no other; nobody would start it again.
      LOG.error("a round of {} failed: {}", thread.getName(), broken.getClass().getName());
    }
  }
}
