package org.subjectdesk.conversation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.subjectdesk.dialogue.Consult;
import org.subjectdesk.dialogue.Phase;
import org.subjectdesk.faq.Subjects;
import org.subjectdesk.handover.BlockedReaders;
import org.subjectdesk.message.Channel;
import org.subjectdesk.message.ReaderId;
import org.subjectdesk.message.Reply;
import org.subjectdesk.push.Digest;
import org.subjectdesk.push.DigestMaker;
import org.subjectdesk.push.Purpose;
import org.subjectdesk.push.Wishes;
import org.subjectdesk.rounds.Rounds;
import org.subjectdesk.script.LibraryTexts;
import org.subjectdesk.script.Line;
import org.subjectdesk.store.Store;
import org.subjectdesk.store.Tx;

/**
 * Makes digests again and again, and finds each its way to its reader:
 *
 * <ol>
 *   <li>on a page, as a line in the chat; unless she sees it soon, and where she agreed to one, a
 *       subscribe message says that it is there;
 *   <li>as a line in the chat, while the platform's window is open and takes more than this line,
 *       and nobody is in the middle of something there;
 *   <li>with the window shut, as a subscribe message, where she agreed to one;
 *   <li>else as a line that is held until she writes.
 * </ol>
 *
 * <p>Several nodes may do it at once: each step belongs to the state of the digest that was seen.
 */
public final class DigestRounds implements AutoCloseable {
  private static final Duration SHORTEST = Duration.ofSeconds(2);
  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final int ROUNDS_IN_AN_INTERVAL = 20;
  private static final int AT_ONCE = 500;

  /** Of the window's last message a librarian may be in need. */
  private static final int SPARED = 1;

  private static final Set<String> ON_ITS_WAY = Set.of("queued", "sending", "held");

  private final Outbox outbox = new Outbox();
  private final BlockedReaders blocked = new BlockedReaders();
  private final Store store;
  private final Conversations conversations;
  private final Wishes wishes;
  private final DigestMaker maker;
  private final Words words;
  private final InstantSource clock;
  private final Consumer<ReaderId> nudge;
  private final LongAdder sent = new LongAdder();
  private final Rounds rounds;
  private volatile long waiting;

  /** What a line in the chat is made of. */
  public record Words(Function<String, LibraryTexts> libraries, Subjects subjects) {}

  /**
   * Prepares.
   *
   * @param nudge is told whose outbox holds something to send at once
   */
  public DigestRounds(
      Store store,
      Conversations conversations,
      Wishes wishes,
      DigestMaker maker,
      Words words,
      InstantSource clock,
      Consumer<ReaderId> nudge) {
    this.store = store;
    this.conversations = conversations;
    this.wishes = wishes;
    this.maker = maker;
    this.words = words;
    this.clock = clock;
    this.nudge = nudge;
    this.rounds = new Rounds("digests", between(wishes.pace().every()), this::look);
  }

  private static Duration between(Duration every) {
    var part = every.dividedBy(ROUNDS_IN_AN_INTERVAL);
    return part.compareTo(SHORTEST) < 0 ? SHORTEST : part.compareTo(LONGEST) > 0 ? LONGEST : part;
  }

  /** What names a digest's line among all that is sent to its reader. */
  static String key(long digest) {
    return "digest:" + digest;
  }

  /** Begins to look, where there can be digests. To be called once. */
  public void start() {
    if (wishes.digests().isPossible()) {
      rounds.start();
    }
  }

  /** How many lines of digests this node saw arrive. */
  public long sent() {
    return sent.sum();
  }

  /** How many digests had not reached their readers at the last look. */
  public long waiting() {
    return waiting;
  }

  /** One look at everything; returns when what it did is committed. Blocking. */
  public void look() {
    var at = clock.instant();
    // First of all: nothing new goes into a digest that she has got.
    settle(at);
    maker.look(at);
    if (wishes.pace().allows(at)) {
      for (var digest : waitingDigests()) {
        if (store.inTransaction(digest.reader(), tx -> post(tx, digest, at)).join()) {
          nudge.accept(digest.reader());
        }
      }
    }
    waiting = store.read(tx -> wishes.digests().waiting(tx));
  }

  private List<Digest> waitingDigests() {
    return store.read(tx -> wishes.digests().in(tx, Digest.State.WAITING, AT_ONCE));
  }

  /** Lines that have arrived, or never will, are over. */
  private void settle(Instant at) {
    List<Digest> over;
    do {
      over = store.read(tx -> wishes.digests().over(tx, AT_ONCE));
      for (var digest : over) {
        if (store.inTransaction(digest.reader(), tx -> settle(tx, digest, at)).join()) {
          sent.increment();
        }
      }
    } while (over.size() == AT_ONCE);
  }

  /** True when its line arrived. She may have given up a subject meanwhile: it begins anew then. */
  private boolean settle(Tx tx, Digest digest, Instant at) {
    var state = outbox.state(tx, digest.reader(), key(digest.id())).orElse("");
    return !ON_ITS_WAY.contains(state)
        && wishes.digests().arrived(tx, digest.id(), at)
        && state.equals("sent");
  }

  /** Finds the way; true when something is to be sent at once. */
  private boolean post(Tx tx, Digest digest, Instant at) {
    var reader = digest.reader();
    var latest = conversations.latest(tx, reader);
    if (latest.isEmpty() || blocked.isBlocked(tx, reader, at)) {
      return false;
    }
    var consult = latest.get().consult();
    if (reader.channel() == Channel.PAGES) {
      return !isBusy(consult, at)
          && pass(tx, digest, Digest.State.CHAT)
          && say(tx, digest, consult, at)
          && unlessSeen(tx, reader, at);
    }
    var window = latest.get().window();
    if (window.isOpen(at)) {
      return window.left() > SPARED
          && !isBusy(consult, at)
          && pass(tx, digest, Digest.State.CHAT)
          && say(tx, digest, consult, at);
    }
    if (wishes.consents().isGiven(tx, reader, Purpose.DIGEST)) {
      if (pass(tx, digest, Digest.State.NOTICE)) {
        wishes.consents().want(tx, reader, Purpose.DIGEST, at);
      }
      return true;
    }
    if (pass(tx, digest, Digest.State.CHAT) && say(tx, digest, consult, at)) {
      outbox.hold(tx, reader, key(digest.id()), Outbox.UNTIL_SHE_WRITES);
    }
    return false;
  }

  private boolean unlessSeen(Tx tx, ReaderId reader, Instant at) {
    wishes.unlessSeen(tx, reader, Purpose.DIGEST, at);
    return true;
  }

  private boolean pass(Tx tx, Digest digest, Digest.State to) {
    return wishes.digests().pass(tx, digest.id(), Digest.State.WAITING, to);
  }

  /** Nobody talks over a librarian, or into a dialogue with steps. */
  private boolean isBusy(Consult consult, Instant at) {
    return switch (consult.phase()) {
      case Phase.WithBot _, Phase.Rating _, Phase.Closed _ -> false;
      // However long she is silent, a librarian has her, or will.
      case Phase.Waiting _, Phase.WithLibrarian _ -> true;
      case Phase.InScript _, Phase.LeavingMessage _ ->
          consult.lastAt().isAfter(conversations.runningSince(at));
    };
  }

  private boolean say(Tx tx, Digest digest, Consult consult, Instant at) {
    if (outbox.has(tx, digest.reader(), key(digest.id()))) {
      return false; // It was on its way already when she gave up another of her subjects.
    }
    var subjects =
        digest.subjects().stream().map(this::nameOf).distinct().collect(Collectors.joining("、"));
    var text =
        words
            .libraries()
            .apply(consult.library())
            .say(
                Line.DIGEST,
                Map.of(
                    "now.subjects", subjects, "now.link", wishes.digests().link(tx, digest.id())));
    outbox.push(tx, consult, key(digest.id()), "", List.of(new Reply.Text(text)), at);
    return true;
  }

  private String nameOf(String code) {
    return words.subjects().withCode(code).map(subject -> subject.name()).orElse(code);
  }

  @Override
  public void close() {
    rounds.close();
  }
}
