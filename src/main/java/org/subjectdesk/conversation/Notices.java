package org.subjectdesk.conversation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.subjectdesk.config.Secret;
import org.subjectdesk.handover.Consents;
import org.subjectdesk.message.ReaderId;
import org.subjectdesk.store.Store;
import org.subjectdesk.store.Tx;

/**
 * Tells readers who agreed to it, once, that a librarian's word is held for them while the
 * platform's window is shut. What is held stays held: the notice only brings them back. Safe for
 * any thread.
 */
public final class Notices {
  /** The reason of a held row whose reader was told that something waits for her. */
  static final String TOLD = "window closed; told by subscribe message";

  private static final Logger LOG = LoggerFactory.getLogger(Notices.class);
  private static final Duration LEASE = Duration.ofMinutes(1);

  private final Outbox outbox = new Outbox();
  private final Store store;
  private final Conversations conversations;
  private final Consents consents;
  private final Teller teller;
  private final Delivery.Pace pace;
  private final InstantSource clock;

  /** Brings a notice to a reader over her channel. */
  public interface Teller {
    /**
     * Makes one attempt. Blocking, on a virtual thread; never throws for anything that the other
     * side or the network does.
     */
    ReplySender.Outcome tell(ReaderId reader);
  }

  /** Prepares. */
  public Notices(
      Store store,
      Conversations conversations,
      Consents consents,
      Teller teller,
      Delivery.Pace pace,
      InstantSource clock) {
    this.store = store;
    this.conversations = conversations;
    this.consents = consents;
    this.teller = teller;
    this.pace = pace;
    this.clock = clock;
  }

  /** Whether a link where a reader may agree is hers and works. Blocking. */
  public boolean isOpen(ReaderId reader, Secret token) {
    var at = clock.instant();
    return store.read(tx -> consents.isOpen(tx, reader, token, at));
  }

  /**
   * She agreed. What is held for her already is reason enough to tell her at once. Blocks only for
   * a look-up.
   *
   * @return whether the link was hers and worked
   */
  public CompletableFuture<Boolean> agree(ReaderId reader, Secret token) {
    // So that a forged one costs no transaction that writes.
    if (!isOpen(reader, token)) {
      return CompletableFuture.completedFuture(false);
    }
    return store.inTransaction(
        reader,
        tx -> {
          var at = clock.instant();
          var agreed = consents.agree(tx, reader, token, at);
          if (agreed && outbox.holdsWords(tx, reader)) {
            consents.want(tx, reader, at);
          }
          return agreed;
        });
  }

  /** Keeps a row until the reader's next message, and has her told of a librarian's word. */
  void hold(Tx tx, Outbox.Due row, String reason) {
    var told = !reason.equals(ReplySender.NEVER_FIRST) && outbox.holdsTold(tx, row.reader());
    outbox.hold(tx, row, told ? TOLD : reason);
    if (outbox.holdsWords(tx, row.reader())) {
      consents.want(tx, row.reader(), clock.instant());
    }
  }

  /** Who is to be told now. */
  List<Consents.Due> due(Tx tx, String account, Instant at, int limit) {
    return consents.due(tx, account, at, limit);
  }

  /** Tells one reader; of several nodes that want to, one does. Blocking. */
  void tell(Consents.Due due) {
    try {
      if (claim(due).join()) {
        settle(due, teller.tell(due.reader())).join();
      }
    } catch (RuntimeException broken) {
      // The lease brings it back; the platform itself sees to it that she is told once.
      LOG.warn("a notice was not settled: {}", broken.toString());
    }
  }

  private CompletableFuture<Boolean> claim(Consents.Due due) {
    return store.inTransaction(
        due.reader(),
        tx -> {
          var at = clock.instant();
          if (!consents.claim(tx, due, at, at.plus(LEASE))) {
            return false;
          }
          if (!outbox.holdsWords(tx, due.reader())) {
            consents.rest(tx, due.reader());
            return false;
          }
          return true;
        });
  }

  private CompletableFuture<?> settle(Consents.Due due, ReplySender.Outcome outcome) {
    var reader = due.reader();
    return store.inTransaction(
        reader,
        tx -> {
          switch (outcome) {
            case ReplySender.Outcome.Sent _ -> {
              consents.spend(tx, reader);
              outbox.told(tx, reader, TOLD).forEach(consult -> conversations.touch(tx, consult));
            }
            case ReplySender.Outcome.Later later when due.attempts() + 1 < pace.attempts() -> {
              var wait = pace.wait(due.attempts() + 1, later.after());
              consents.retry(tx, reader, clock.instant().plus(wait));
            }
            case ReplySender.Outcome.Later later -> refused(tx, reader, later.reason());
            case ReplySender.Outcome.WindowClosed closed -> refused(tx, reader, closed.reason());
            case ReplySender.Outcome.Failed failed -> refused(tx, reader, failed.reason());
          }
          return true;
        });
  }

  /** Nobody is worse off: what is held stays held. */
  private void refused(Tx tx, ReaderId reader, String reason) {
    LOG.warn("{} was not told that an answer waits: {}", reader, reason);
    consents.spend(tx, reader);
  }
}
