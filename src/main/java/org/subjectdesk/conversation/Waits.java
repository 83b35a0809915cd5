package org.subjectdesk.conversation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.subjectdesk.dialogue.Act;
import org.subjectdesk.dialogue.ActOutcome;
import org.subjectdesk.dialogue.Consult;
import org.subjectdesk.dialogue.Handing;
import org.subjectdesk.dialogue.Phase;
import org.subjectdesk.dialogue.Takeover;
import org.subjectdesk.handover.Handovers;
import org.subjectdesk.handover.Presence;
import org.subjectdesk.handover.Staffing;
import org.subjectdesk.message.Reply;
import org.subjectdesk.rounds.Rounds;
import org.subjectdesk.routing.Placement;
import org.subjectdesk.script.LibraryTexts;
import org.subjectdesk.script.Line;
import org.subjectdesk.store.Store;
import org.subjectdesk.store.Tx;

/**
 * Sees to it that nobody waits for ever: looks at every consult in a queue or with a librarian
 * again and again, and moves on what time has run out for. Several nodes may do it at the same
 * moment: each step belongs to the reader's lane and to the version of the consult that was seen.
 */
public final class Waits implements AutoCloseable {
  private static final Duration BETWEEN = Duration.ofSeconds(1);

  private final Outbox outbox = new Outbox();
  private final Handovers handovers = new Handovers();
  private final Presence presence = new Presence();
  private final Transcript transcript = new Transcript();
  private final Store store;
  private final Conversations conversations;
  private final Turns turns;
  private final Function<String, LibraryTexts> libraries;
  private final Limits limits;
  private final InstantSource clock;
  private final LibrarianFlow.Observer observer;
  private final Rings rings;
  private final Rounds rounds = new Rounds("waits", BETWEEN, this::look);

  /**
   * How long what may take.
   *
   * @param longestWait until a wait becomes a ticket
   * @param ring until somebody else is tried instead of the one who was rung
   * @param silence until a talk in which nobody says anything more is over
   * @param absence how long a librarian may be gone while a reader waits for her word
   */
  public record Limits(Duration longestWait, Duration ring, Duration silence, Duration absence) {}

  /** What time has come for. */
  private enum Step {
    NONE,
    /** Nobody else can be tried: it rings on where it is. */
    STAY,
    /** Somebody else should be tried. */
    MOVE,
    /** Its librarian is gone. */
    RELEASE,
    /** Nobody says anything more. */
    END,
    /** She has waited too long. */
    TICKET
  }

  /**
   * Prepares.
   *
   * @param libraries a library's id → its texts
   */
  public Waits(
      Store store,
      Conversations conversations,
      Turns turns,
      Function<String, LibraryTexts> libraries,
      Limits limits,
      InstantSource clock,
      LibrarianFlow.Observer observer) {
    this.store = store;
    this.conversations = conversations;
    this.turns = turns;
    this.libraries = libraries;
    this.limits = limits;
    this.clock = clock;
    this.observer = observer;
    this.rings = new Rings(store, conversations, observer);
  }

  /** Begins to look. To be called once. */
  public void start() {
    rounds.start();
  }

  @Override
  public void close() {
    rounds.close();
  }

  /** One look at everything; returns when all that was due is committed. Blocking. */
  public void look() {
    var at = clock.instant();
    var due = store.<Map<Step, List<Consult>>>read(tx -> due(tx, at));
    var done =
        due.entrySet().stream()
            .filter(entry -> entry.getKey() != Step.STAY)
            .flatMap(entry -> entry.getValue().stream())
            .map(
                consult ->
                    store
                        .inTransaction(consult.reader(), tx -> take(tx, consult.id(), at))
                        .thenAccept(changed -> changed.ifPresent(it -> observer.changed(it, true))))
            .toArray(CompletableFuture<?>[]::new);
    CompletableFuture.allOf(done).join();
    rings.again(due.getOrDefault(Step.STAY, List.of()), at);
    sweep(at.minus(limits.absence()));
  }

  private Map<Step, List<Consult>> due(Tx tx, Instant at) {
    var there = new WhoIsThere(tx, turns.staffing(), at);
    var due = new EnumMap<Step, List<Consult>>(Step.class);
    for (var known : conversations.atDesk(tx)) {
      var step = step(tx, known.consult(), there, at);
      due.computeIfAbsent(step, _ -> new ArrayList<>()).add(known.consult());
    }
    due.remove(Step.NONE);
    return due;
  }

  private void sweep(Instant before) {
    if (store.read(tx -> presence.hasOlder(tx, before))) {
      store.inTransaction(Presence.class, tx -> presence.sweep(tx, before)).join();
    }
  }

  private Step step(Tx tx, Consult consult, WhoIsThere there, Instant at) {
    return switch (consult.phase()) {
      case Phase.Waiting(var queue, var since, var movedAt) -> {
        if (isOver(since, limits.longestWait(), at)) {
          yield Step.TICKET;
        }
        var rang = isOver(movedAt, limits.ring(), at);
        var gone = Staffing.rung(queue).filter(rung -> !there.has(rung)).isPresent();
        if (!rang && !gone) {
          yield Step.NONE;
        }
        var next = elsewhere(tx, consult, there).queue().orElse(queue);
        if (!next.equals(queue)) {
          yield Step.MOVE;
        }
        yield rang ? Step.STAY : Step.NONE;
      }
      case Phase.WithLibrarian(var librarian, var awaited, var lastWord) -> {
        if (turns.staffing().roster().librarian(librarian).isEmpty()) {
          yield Step.RELEASE;
        }
        if (isOver(lastWord, limits.silence(), at)) {
          yield awaited.isPresent() ? Step.RELEASE : Step.END;
        }
        yield awaited.filter(since -> isOver(since, limits.absence(), at)).isPresent()
                && !there.has(librarian)
                && !presence.wasSeen(tx, librarian, at.minus(limits.absence()))
            ? Step.RELEASE
            : Step.NONE;
      }
      case Phase.WithBot _,
          Phase.InScript _,
          Phase.LeavingMessage _,
          Phase.Rating _,
          Phase.Closed _ ->
          Step.NONE;
    };
  }

  private static boolean isOver(Instant since, Duration limit, Instant at) {
    return !since.plus(limit).isAfter(at);
  }

  /** Looks again, now that nobody else can change it, and does what is due. */
  private Optional<Consult> take(Tx tx, String id, Instant at) {
    return conversations
        .find(tx, id)
        .flatMap(
            known -> {
              var now = known.consult();
              var texts = libraries.apply(now.library());
              var there = new WhoIsThere(tx, turns.staffing(), at);
              return switch (step(tx, now, there, at)) {
                case NONE, STAY -> Optional.empty();
                case MOVE -> Optional.of(moved(tx, known, there, at));
                case RELEASE -> Optional.of(released(tx, known, texts, there, at));
                case END -> Optional.of(ended(tx, known, texts, at));
                case TICKET -> Optional.of(ticketed(tx, known, texts, at));
              };
            });
  }

  private Consult moved(Tx tx, Conversations.Known known, WhoIsThere there, Instant at) {
    var now = known.consult();
    var waiting = (Phase.Waiting) now.phase();
    var placement = elsewhere(tx, now, there);
    add(tx, now, Handovers.Kind.MOVED, placement, at);
    var queue = placement.queue().orElse(waiting.queue());
    return save(tx, known, new Phase.Waiting(queue, waiting.since(), at), List.of(), at);
  }

  /** Where it should go after those who were rung. */
  private Placement elsewhere(Tx tx, Consult now, WhoIsThere there) {
    return there.place(now, handovers.rung(tx, now.id()));
  }

  private Consult released(
      Tx tx, Conversations.Known known, LibraryTexts texts, WhoIsThere there, Instant at) {
    var now = known.consult();
    var gone = ((Phase.WithLibrarian) now.phase()).librarian();
    var placement = there.place(now, Set.of(gone));
    if (placement.queue().isEmpty()) {
      return ticketed(tx, known, texts, at);
    }
    add(tx, now, Handovers.Kind.RELEASED, placement, at);
    return switch (Takeover.act(now, new Act.Release(placement), gone, gone, texts, at)) {
      case ActOutcome.Done(var after, var replies) -> save(tx, known, after.phase(), replies, at);
      case ActOutcome.Taken _, ActOutcome.NotTaken _, ActOutcome.Over _ -> now;
    };
  }

  private Consult ended(Tx tx, Conversations.Known known, LibraryTexts texts, Instant at) {
    var now = known.consult();
    var owner = ((Phase.WithLibrarian) now.phase()).librarian();
    handovers.add(
        tx, now.id(), Handovers.Step.of(Handovers.Kind.CLOSED, Optional.empty(), List.of(), at));
    return switch (Takeover.act(now, new Act.Close(""), owner, owner, texts, at)) {
      case ActOutcome.Done(var after, var replies) -> save(tx, known, after.phase(), replies, at);
      case ActOutcome.Taken _, ActOutcome.NotTaken _, ActOutcome.Over _ -> now;
    };
  }

  private Consult ticketed(Tx tx, Conversations.Known known, LibraryTexts texts, Instant at) {
    var now = known.consult();
    turns.leave(tx, now, transcript.said(tx, now), at);
    return save(
        tx,
        known,
        new Phase.WithBot(List.of()),
        List.of(
            new Reply.Text(
                Handing.left(
                    texts,
                    turns.answerBy(now, at),
                    Line.WAITED_TOO_LONG,
                    turns.consentLink(tx, now.reader(), at)))),
        at);
  }

  private void add(Tx tx, Consult now, Handovers.Kind kind, Placement placement, Instant at) {
    handovers.add(tx, now.id(), Handovers.Step.of(kind, placement.queue(), placement.why(), at));
  }

  private Consult save(
      Tx tx, Conversations.Known known, Phase next, List<Reply> replies, Instant at) {
    var after = known.consult().in(next);
    conversations.save(tx, after, known.window());
    outbox.push(tx, after, "desk:" + after.id() + ":" + after.version(), "", replies, at);
    return after;
  }
}
