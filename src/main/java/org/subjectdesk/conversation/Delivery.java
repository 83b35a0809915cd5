package org.subjectdesk.conversation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
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
  private static final Duration LEASE = Duration.ofMinutes(1);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final int AT_ONCE = 16;

  private final Outbox outbox = new Outbox();
  private final Semaphore nudges = new Semaphore(0);
  private final String account;
  private final Store store;
  private final Conversations conversations;
  private final ReplySender sender;
  private final Pace pace;
  private final InstantSource clock;
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

    private Duration gap() {
      return Duration.ofSeconds(1).dividedBy(perSecond);
    }
  }

  /** Starts to send. */
  public Delivery(
      String account,
      Store store,
      Conversations conversations,
      ReplySender sender,
      Pace pace,
      InstantSource clock) {
    this.account = account;
    this.store = store;
    this.conversations = conversations;
    this.sender = sender;
    this.pace = pace;
    this.clock = clock;
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
        if (round() == 0 && nudges.tryAcquire(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
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

  /** Sends what is due, each reader's oldest; the number of rows that it tried. */
  private int round() {
    var due = store.read(tx -> outbox.due(tx, account, clock.instant(), AT_ONCE));
    try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var row : due) {
        if (closing) {
          break;
        }
        senders.execute(() -> deliver(row));
        pause(pace.gap());
      }
    }
    return due.size();
  }

  private void deliver(Outbox.Due row) {
    try {
      if (claim(row).join()) {
        settle(row, sender.send(row.reader(), row.reply())).join();
      }
    } catch (RuntimeException broken) {
      // The lease brings the row back.
      LOG.warn("row {} of consult {} not settled: {}", row.id(), row.consult(), broken.toString());
    }
  }

  private CompletableFuture<Boolean> claim(Outbox.Due row) {
    return store.inTransaction(
        row.reader(),
        tx -> {
          var at = clock.instant();
          if (!outbox.claim(tx, row, at, at.plus(LEASE))) {
            return false;
          }
          if (row.attempts() == 0 && !conversations.spend(tx, row.reader(), at)) {
            outbox.hold(tx, row, "window closed");
            return false;
          }
          return true;
        });
  }

  private CompletableFuture<?> settle(Outbox.Due row, ReplySender.Outcome outcome) {
    return store.inTransaction(
        row.reader(),
        tx -> {
          switch (outcome) {
            case ReplySender.Outcome.Sent _ -> outbox.sent(tx, row);
            case ReplySender.Outcome.Failed failed -> outbox.failed(tx, row, failed.reason());
            case ReplySender.Outcome.WindowClosed closed -> {
              conversations.shut(tx, row.reader());
              outbox.hold(tx, row, closed.reason());
            }
            case ReplySender.Outcome.Later later -> {
              var attempt = row.attempts() + 1;
              if (attempt >= pace.attempts()) {
                outbox.failed(tx, row, "gave up after " + attempt + " tries: " + later.reason());
              } else {
                outbox.retry(tx, row, later.reason(), nextTry(attempt, later));
              }
            }
          }
          return true;
        });
  }

  private Instant nextTry(int attempt, ReplySender.Outcome.Later later) {
    var backoff = pace.backoff(attempt);
    return clock.instant().plus(backoff.compareTo(later.after()) > 0 ? backoff : later.after());
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
