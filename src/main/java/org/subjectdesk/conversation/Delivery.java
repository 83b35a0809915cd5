package org.subjectdesk.conversation;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.subjectdesk.store.Store;

/**
 * Sends what the {@link Outbox} of one account holds, on a virtual thread of its own. A row is
 * claimed in the store before it is sent and marked after; a process that dies in between leaves a
 * lease behind, and when that is over the row is sent again. So a reader may, in that one case, see
 * a message twice, but never misses one: the platform knows no idempotency key, and of the two
 * faults the silence is the worse.
 */
public final class Delivery implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
  private static final Duration POLL = Duration.ofMillis(500);

  private final Semaphore nudges = new Semaphore(0);
  private final String account;
  private final DeliveryRound round;
  private volatile boolean closing;
  private final Thread loop;

  /**
   * How fast and how often.
   *
   * @param perSecond messages an account may send in a second
   * @param attempts after so many tries a message has failed
   * @param firstBackoff the wait after the first failed try; doubles with each further one, up to
   *     an hour
   */
  public record Pace(int perSecond, int attempts, Duration firstBackoff) {
    private static final Duration LONGEST = Duration.ofHours(1);

    /** With up to half of it again by chance, so that retries do not arrive in step. */
    Duration backoff(int attempt) {
      var doubled = firstBackoff.multipliedBy(1L << Math.min(attempt - 1, 20));
      var wait = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
      return wait.plusMillis(ThreadLocalRandom.current().nextLong(wait.toMillis() / 2 + 1));
    }

    /** The wait before the next try, at least as long as the other side asks for. */
    Duration wait(int attempt, Duration asked) {
      var backoff = backoff(attempt);
      return backoff.compareTo(asked) > 0 ? backoff : asked;
    }

    /** The time between two sends. */
    Duration gap() {
      return Duration.ofSeconds(1).dividedBy(perSecond);
    }
  }

  /** Starts to send. */
  public Delivery(
      String account,
      Store store,
      Conversations conversations,
      ReplySender sender,
      Notices notices,
      Pace pace,
      InstantSource clock) {
    this.account = account;
    this.round = new DeliveryRound(account, store, conversations, sender, notices, pace, clock);
    this.loop = Thread.ofVirtual().name("delivery-" + account).start(this::run);
  }

  /** Says that something was added just now. Cheap; safe for any thread. */
  public void nudge() {
    nudges.release();
  }

  /** Finishes what is being sent and stops; what has not been sent stays in the store. */
  @Override
  public void close() {
    closing = true;
    nudge();
    try {
      loop.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (!closing) {
      try {
        if (round.run() == 0 && nudges.tryAcquire(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
          nudges.drainPermits();
        }
      } catch (InterruptedException _) {
        return;
      } catch (RuntimeException broken) {
        LOG.warn("outbox of {} could not be read: {}", account, broken.toString());
        pause(POLL);
      }
    }
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
