package org.subjectdesk.conversation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.subjectdesk.push.Consents;
import org.subjectdesk.store.Store;

/**
 * One look at the outbox of one account: claims what is due, sends it, writes down what became of
 * it. For one thread at a time; other nodes may do the same at the same moment.
 */
final class DeliveryRound {
  private static final Logger LOG = LoggerFactory.getLogger(DeliveryRound.class);
  private static final Duration LEASE = Duration.ofMinutes(1);
  private static final int AT_ONCE = 16;

  private final Outbox outbox = new Outbox();
  private final String account;
  private final Store store;
  private final Conversations conversations;
  private final ReplySender sender;
  private final Notices notices;
  private final Delivery.Pace pace;
  private final InstantSource clock;

  DeliveryRound(
      String account,
      Store store,
      Conversations conversations,
      ReplySender sender,
      Notices notices,
      Delivery.Pace pace,
      InstantSource clock) {
    this.account = account;
    this.store = store;
    this.conversations = conversations;
    this.sender = sender;
    this.notices = notices;
    this.pace = pace;
    this.clock = clock;
  }

  /** What there is to do: replies, and readers who are to be told that one waits. */
  private record Work(List<Outbox.Due> replies, List<Consents.Due> notices) {}

  /** Sends what is due, each reader's oldest; how much it tried to send. */
  int run() throws InterruptedException {
    var at = clock.instant();
    var due =
        store.read(
            tx ->
                new Work(
                    outbox.due(tx, account, at, AT_ONCE), notices.due(tx, account, at, AT_ONCE)));
    try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var row : due.replies()) {
        senders.execute(() -> deliver(row));
        Thread.sleep(pace.gap());
      }
      for (var reader : due.notices()) {
        senders.execute(() -> notices.tell(reader));
        Thread.sleep(pace.gap());
      }
    }
    return due.replies().size() + due.notices().size();
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
            notices.hold(tx, row, "window closed");
            conversations.touch(tx, row.consult());
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
              notices.hold(tx, row, closed.reason());
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
          conversations.touch(tx, row.consult());
          return true;
        });
  }

  private Instant nextTry(int attempt, ReplySender.Outcome.Later later) {
    return clock.instant().plus(pace.wait(attempt, later.after()));
  }
}
