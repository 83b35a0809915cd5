package org.subjectdesk.conversation;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.subjectdesk.dialogue.Consult;
import org.subjectdesk.dialogue.Decision;
import org.subjectdesk.dialogue.Turn;
import org.subjectdesk.faq.FaqIndex;
import org.subjectdesk.message.Channel;
import org.subjectdesk.message.Inbound;
import org.subjectdesk.message.Reply;
import org.subjectdesk.message.TextParts;
import org.subjectdesk.safety.Hit;
import org.subjectdesk.script.Line;
import org.subjectdesk.store.Store;
import org.subjectdesk.store.Tx;

/**
 * One message's way: search, one durable transaction, reply. Safe for any thread.
 *
 * <p>A message that cannot be answered in time is {@link #postpone postponed}: it is committed as
 * waiting, the platform gets an empty reply, and its answer follows through the {@link Outbox}.
 * Which of the two comes first is settled by the reader's lane in the store and by nothing else.
 */
public final class MessageFlow {
  private final Transcript transcript = new Transcript();
  private final Outbox outbox = new Outbox();
  private final Lessons lessons = new Lessons();
  private final Store store;
  private final Searches searches;
  private final Screening screening;
  private final Conversations conversations;
  private final Turns turns;
  private final Executor workers;
  private final InstantSource clock;
  private final Observer observer;

  /**
   * Wires the flow.
   *
   * @param searches what messages are looked up in
   * @param workers where the searches run
   * @param observer is told of every committed turn
   */
  public MessageFlow(
      Store store,
      Searches searches,
      Conversations conversations,
      Turns turns,
      Executor workers,
      InstantSource clock,
      Observer observer) {
    this.store = store;
    this.searches = searches;
    this.screening = new Screening(searches.safety());
    this.conversations = conversations;
    this.turns = turns;
    this.workers = workers;
    this.clock = clock;
    this.observer = observer;
  }

  /** Is told of every turn after its commit; must be quick and must not throw. */
  public interface Observer {
    /**
     * A turn was committed.
     *
     * @param pushed whether replies wait in the outbox now
     */
    void committed(Consult consult, Decision decision, boolean pushed);
  }

  /**
   * Takes a message and gives the reply to hand back with it, empty when there is none. Does not
   * block.
   *
   * @return fails with {@link org.subjectdesk.store.StoreBusy} when too much waits already; nothing
   *     is kept of the message then, and the platform will repeat it
   */
  public CompletableFuture<Optional<Reply>> receive(Inbound in) {
    return CompletableFuture.supplyAsync(() -> look(in), workers)
        .thenCompose(
            looked -> store.inTransaction(in.origin().reader(), tx -> answer(tx, in, looked)))
        .thenApply(this::tell);
  }

  /** What is known of a message before its transaction. */
  private record Looked(Searches.Searched searched, Optional<Hit> unwanted) {}

  private Looked look(Inbound in) {
    return new Looked(searches.find(in, topic(in)), unwanted(in));
  }

  /** The platform is a call away, so it is asked only of what somebody may read. */
  private Optional<Hit> unwanted(Inbound in) {
    return screening.asks(in)
            && store
                .read(tx -> conversations.latest(tx, in.origin().reader()))
                .filter(known -> Screening.mayBeHeard(known.consult()))
                .isPresent()
        ? screening.ask(in)
        : Optional.empty();
  }

  /** What the reader asked before, when this message may lean on it. */
  private Optional<String> topic(Inbound in) {
    if (!FaqIndex.mayLean(in.words())) {
      return Optional.empty();
    }
    var since = conversations.runningSince(clock.instant());
    return store.read(tx -> transcript.topic(tx, in.origin(), since, FaqIndex::mayBeTopic));
  }

  private Answer answer(Tx tx, Inbound in, Looked looked) {
    var at = clock.instant();
    var running = conversations.running(tx, in, at);
    var fresh = transcript.record(tx, in, running.consult(), Transcript.Progress.ANSWERED);
    if (!fresh && !transcript.claimPending(tx, in.origin())) {
      return new Answer(transcript.passiveReply(tx, in.origin()), Optional.empty());
    }
    var turn = turns.next(tx, running.consult(), in, looked.searched(), at);
    if (turn.decision().forgets()) {
      Forgetting.everything(tx, in.origin().reader());
      // Handed back and not kept: nothing about her is.
      return new Answer(turn.replies().stream().findFirst(), Optional.of(new Told(turn, false)));
    }
    var held =
        // One that was postponed has opened the window already.
        running.windowReopened(at) || !fresh
            ? outbox.release(tx, in.origin().reader(), at)
            : List.<String>of();
    var after = lessons.learn(tx, in, looked.searched(), running.consult(), turn, at);
    conversations.save(tx, after, running.window());
    turns.record(tx, running.consult(), turn, at);
    var waits = screening.hold(tx, in, turn, looked.unwanted(), at);
    var replies = fitting(held, waits ? turns.sayingThatItWaits(turn) : turn);
    var handsBack = fresh && in.origin().reader().channel() != Channel.MINI_PROGRAM;
    outbox.add(tx, in.origin(), after, replies, handsBack, at);
    var passive = handsBack ? replies.stream().findFirst() : Optional.<Reply>empty();
    var pushed = replies.size() > (handsBack ? 1 : 0);
    return new Answer(passive, Optional.of(new Told(turn, pushed)));
  }

  /** The replies with what was held before them, in pieces that the platform takes. */
  private List<Reply> fitting(List<String> held, Turn turn) {
    var replies = turn.replies();
    if (!held.isEmpty()) {
      var texts = new ArrayList<>(held);
      if (!turn.decision().equals(new Decision.Said(Line.NOTHING_MORE))) {
        replies.forEach(reply -> texts.add(reply.text()));
      }
      replies = List.of(new Reply.Text(String.join("\n\n", texts)));
    }
    return turn.after().reader().channel() == Channel.PAGES
        ? replies
        : replies.stream().flatMap(this::pieces).toList();
  }

  /** An answer whose choices do not fit beside it goes alone. */
  private Stream<Reply> pieces(Reply reply) {
    return switch (reply) {
      case Reply.Text(var text) -> texts(text);
      case Reply.Answer answer ->
          TextParts.bytes(answer.text()) <= conversations.rules().textBytes()
              ? Stream.of(answer)
              : texts(answer.answer());
      case Reply.Menu menu -> Stream.of(menu);
    };
  }

  private Stream<Reply> texts(String text) {
    return TextParts.split(text, conversations.rules().textBytes()).stream().map(Reply.Text::new);
  }

  /** What a transaction came to; nothing is told when the message was a repetition. */
  private record Answer(Optional<Reply> passive, Optional<Told> told) {}

  private record Told(Turn turn, boolean pushed) {}

  private Optional<Reply> tell(Answer answer) {
    answer
        .told()
        .ifPresent(
            told -> observer.committed(told.turn().after(), told.turn().decision(), told.pushed()));
    return answer.passive();
  }

  /**
   * Commits a message whose answer is late. Its reply will be sent, not handed back: the running
   * {@link #receive} sees to it, or {@link #resume} after a crash.
   *
   * @return the reply to hand back after all, if the answer was committed just before
   */
  public CompletableFuture<Optional<Reply>> postpone(Inbound in) {
    return store.inTransaction(
        in.origin().reader(),
        tx -> {
          var running = conversations.running(tx, in, clock.instant());
          if (!transcript.record(tx, in, running.consult(), Transcript.Progress.PENDING)) {
            return transcript.passiveReply(tx, in.origin());
          }
          conversations.save(tx, running.consult(), running.window());
          return Optional.empty();
        });
  }

  /**
   * Answers the postponed messages of an account whose answer never came: their process died.
   * Blocks until all are committed.
   *
   * @param patience how long a message must have waited, so that running ones are left alone
   */
  public void resume(String account, Duration patience) {
    var before = clock.instant().minus(patience);
    var answered =
        store.<List<Inbound>>read(tx -> transcript.pending(tx, account, before)).stream()
            .map(this::receive)
            .toArray(CompletableFuture<?>[]::new);
    CompletableFuture.allOf(answered).join();
  }
}
