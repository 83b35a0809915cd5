package org.subjectdesk.conversation;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after messages that were postponed and whose answer never came, because the process that
 * worked on it died or failed: at the start, and every now and then.
 */
public final class Recovery implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

  private final MessageFlow flow;
  private final List<String> accounts;
  private final Duration patience;
  private final Thread loop;
  private final CountDownLatch closing = new CountDownLatch(1);

  /**
   * Starts to look.
   *
   * @param patience how long an answer may take before it is taken for lost; also the time between
   *     two looks
   */
  public Recovery(MessageFlow flow, Collection<String> accounts, Duration patience) {
    this.flow = flow;
    this.accounts = List.copyOf(accounts);
    this.patience = patience;
    this.loop = Thread.ofVirtual().name("recovery").start(this::run);
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
        look();
      } while (!closing.await(patience.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void look() {
    for (var account : accounts) {
      try {
        flow.resume(account, patience);
      } catch (RuntimeException broken) {
        LOG.warn("postponed messages of {} wait on: {}", account, broken.toString());
      }
    }
  }
}
