package org.subjectdesk.conversation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.subjectdesk.config.Secret;
import org.subjectdesk.message.Channel;
import org.subjectdesk.message.ReaderId;
import org.subjectdesk.push.Consents;
import org.subjectdesk.push.Digest;
import org.subjectdesk.push.Purpose;
import org.subjectdesk.push.Wishes;
import org.subjectdesk.store.Store;
import org.subjectdesk.store.Tx;

/**
 * Tells readers who agreed to it, once for each time, that a librarian's word is held for them
 * while the platform's window is shut, or that a digest is there; and those who use the pages of a
 * mini-program, that something was said there which they have not seen. What is held stays held:
 * the notice only brings them back. Safe for any thread.
 */
public final class Notices {
  /** The reason of a held row whose reader was told that something waits for her. */
  static final String TOLD = "window closed; told by subscribe message";

  private static final Logger LOG = LoggerFactory.getLogger(Notices.class);
  private static final Duration LEASE = Duration.ofMinutes(1);

  /** How long a notice rests when all its tries were in vain. */
  private static final Duration PAUSE = Duration.ofHours(1);

  /** How the platform says that it knows of no tap, or of none that is left. */
  private static final String NOT_AGREED = "43101";

  private final Outbox outbox = new Outbox();
  private final Store store;
  private final Conversations conversations;
  private final Wishes wishes;
  private final Consents consents;
  private final Teller teller;
  private final Delivery.Pace pace;
  private final InstantSource clock;
  private final LongAdder digests = new LongAdder();

  /** Brings a notice to a reader over her channel. */
  public interface Teller {
    /**
     * Makes one attempt. Blocking, on a virtual thread; never throws for anything that the other
     * side or the network does.
     */
    ReplySender.Outcome tell(ReaderId reader, Notice notice);
  }

  /** What a reader is told. */
  public sealed interface Notice {
    /** Something is held for her until she writes. */
    record AnswerWaits() implements Notice {}

    /** Something was said to her on her page, and she has not seen it. */
    record Unseen(Purpose purpose) implements Notice {}

    /** There is something new. */
    record NewDigest(long id, String link) implements Notice {
      @Override
      public String toString() {
        return "NewDigest[" + id + "]";
      }
    }
  }

  /** Prepares. */
  public Notices(
      Store store,
      Conversations conversations,
      Wishes wishes,
      Teller teller,
      Delivery.Pace pace,
      InstantSource clock) {
    this.store = store;
    this.conversations = conversations;
    this.wishes = wishes;
    this.consents = wishes.consents();
    this.teller = teller;
    this.pace = pace;
    this.clock = clock;
  }

  /**
   * She agreed. What is held for her already, and she was not told of, is reason enough to tell her
   * at once; a digest is told in its next round. Blocks only for a look-up.
   *
   * @return to what; empty when the link was not hers, or did not work
   */
  public CompletableFuture<Optional<Purpose>> agree(ReaderId reader, Secret token) {
    var now = clock.instant();
    // So that a forged one costs no transaction that writes.
    if (store.<Optional<Purpose>>read(tx -> consents.open(tx, reader, token, now)).isEmpty()) {
      return CompletableFuture.completedFuture(Optional.empty());
    }
    return store.inTransaction(
        reader,
        tx -> {
          var at = clock.instant();
          var agreed = consents.agree(tx, reader, token, at);
          if (agreed.filter(Purpose.ANSWER::equals).isPresent()
              && outbox.holdsWords(tx, reader)
              && !outbox.holdsTold(tx, reader)) {
            consents.want(tx, reader, Purpose.ANSWER, at);
          }
          return agreed;
        });
  }

  /** Keeps a row until the reader's next message, and has her told of a librarian's word. */
  void hold(Tx tx, Outbox.Due row, String reason) {
    var told = !reason.equals(ReplySender.NEVER_FIRST) && outbox.holdsTold(tx, row.reader());
    outbox.hold(tx, row, told ? TOLD : reason);
    if (!told && outbox.holdsWords(tx, row.reader())) {
      consents.want(tx, row.reader(), Purpose.ANSWER, clock.instant());
    }
  }

  /** Of how many digests this node told. */
  public long digestsTold() {
    return digests.sum();
  }

  /** Who is to be told now. */
  List<Consents.Due> due(Tx tx, String account, Instant at, int limit) {
    return consents.due(tx, account, at, limit);
  }

  /** Tells one reader; of several nodes that want to, one does. Blocking. */
  void tell(Consents.Due due) {
    try {
      var notice = claim(due).join();
      if (notice.isPresent()) {
        settle(due, notice.get(), teller.tell(due.reader(), notice.get())).join();
      }
    } catch (RuntimeException broken) {
      // The lease brings it back; the platform itself sees to it that she is told once.
      LOG.warn("a notice was not settled: {}", broken.toString());
    }
  }

  private CompletableFuture<Optional<Notice>> claim(Consents.Due due) {
    return store.inTransaction(
        due.reader(),
        tx -> {
          var at = clock.instant();
          if (!consents.claim(tx, due, at, at.plus(LEASE))) {
            return Optional.empty();
          }
          if (due.reader().channel() == Channel.PAGES) {
            return unseen(tx, due, at);
          }
          var notice =
              switch (due.purpose()) {
                case ANSWER -> answer(tx, due.reader());
                case DIGEST -> digest(tx, due.reader(), at);
              };
          if (notice.isEmpty()) {
            consents.rest(tx, due);
          }
          return notice;
        });
  }

  /** Had she seen it, nothing would be due. A digest lets her sleep. */
  private Optional<Notice> unseen(Tx tx, Consents.Due due, Instant at) {
    if (due.purpose() == Purpose.DIGEST && !wishes.pace().allows(at)) {
      consents.putOff(tx, due, at.plus(PAUSE));
      return Optional.empty();
    }
    return Optional.of(new Notice.Unseen(due.purpose()));
  }

  private Optional<Notice> answer(Tx tx, ReaderId reader) {
    return outbox.holdsWords(tx, reader) ? Optional.of(new Notice.AnswerWaits()) : Optional.empty();
  }

  /** In quiet hours, or when she is back in the chat, its next round finds its way again. */
  private Optional<Notice> digest(Tx tx, ReaderId reader, Instant at) {
    var digest =
        wishes.digests().untold(tx, reader).filter(it -> it.state() == Digest.State.NOTICE);
    if (digest.isPresent()
        && (!wishes.pace().allows(at) || conversations.window(tx, reader).isOpen(at))) {
      again(tx, digest.get().id());
      return Optional.empty();
    }
    return digest.map(it -> new Notice.NewDigest(it.id(), wishes.digests().link(tx, it.id())));
  }

  private void again(Tx tx, long digest) {
    wishes.digests().pass(tx, digest, Digest.State.NOTICE, Digest.State.WAITING);
  }

  private CompletableFuture<?> settle(
      Consents.Due due, Notice notice, ReplySender.Outcome outcome) {
    return store.inTransaction(
        due.reader(),
        tx -> {
          switch (outcome) {
            case ReplySender.Outcome.Sent _ -> sent(tx, due, notice);
            case ReplySender.Outcome.Later later when due.attempts() + 1 < pace.attempts() -> {
              var wait = pace.wait(due.attempts() + 1, later.after());
              consents.retry(tx, due, clock.instant().plus(wait));
            }
            case ReplySender.Outcome.Later later -> putOff(tx, due, notice, later.reason());
            case ReplySender.Outcome.WindowClosed closed ->
                putOff(tx, due, notice, closed.reason());
            // A try before this one was taken, and its answer lost: that was her one message.
            case ReplySender.Outcome.Failed failed
                when due.attempts() > 0 && failed.reason().startsWith(NOT_AGREED) ->
                sent(tx, due, notice);
            case ReplySender.Outcome.Failed failed -> refused(tx, due, notice, failed.reason());
          }
          return true;
        });
  }

  private void sent(Tx tx, Consents.Due due, Notice notice) {
    var at = clock.instant();
    switch (notice) {
      case Notice.AnswerWaits _ -> {
        consents.sent(tx, due, Purpose.ANSWER.key(), at);
        outbox.told(tx, due.reader(), TOLD).forEach(consult -> conversations.touch(tx, consult));
      }
      case Notice.Unseen(var purpose) -> consents.sent(tx, due, purpose.key(), at);
      case Notice.NewDigest(var id, _) -> {
        consents.sent(tx, due, DigestRounds.key(id), at);
        if (wishes.digests().sent(tx, id, at)) {
          digests.increment();
        }
      }
    }
  }

  /** The platform never took it, so her tap is good for another time. */
  private void putOff(Tx tx, Consents.Due due, Notice notice, String reason) {
    LOG.warn("{} was not yet told of {}: {}", due.reader(), notice, reason);
    consents.putOff(tx, due, clock.instant().plus(PAUSE));
  }

  /** Nobody is worse off: what is held stays held, and a digest comes with her next message. */
  private void refused(Tx tx, Consents.Due due, Notice notice, String reason) {
    LOG.warn("{} was not told of {}: {}", due.reader(), notice, reason);
    consents.refused(tx, due, reason, clock.instant());
    if (notice instanceof Notice.NewDigest(var id, _)) {
      again(tx, id);
    }
  }
}
