package org.subjectdesk.conversation;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.subjectdesk.dialogue.Act;
import org.subjectdesk.dialogue.ActOutcome;
import org.subjectdesk.dialogue.Away;
import org.subjectdesk.dialogue.Consult;
import org.subjectdesk.dialogue.Phase;
import org.subjectdesk.dialogue.Takeover;
import org.subjectdesk.handover.Aways;
import org.subjectdesk.handover.Handovers;
import org.subjectdesk.handover.Tickets;
import org.subjectdesk.safety.HeldText;
import org.subjectdesk.safety.HeldTexts;
import org.subjectdesk.safety.Hit;
import org.subjectdesk.safety.Safety;
import org.subjectdesk.store.Store;
import org.subjectdesk.store.Tx;

/**
 * What librarians do with consults, on the lane of the consult's reader and into the same
 * transcript; the counterpart of {@link MessageFlow}. Who may do it is for the caller to check.
 * Safe for any thread; each call blocks only for a look-up and what looks at texts, and its commit
 * completes the future.
 */
public final class LibrarianFlow {
  private final Outbox outbox = new Outbox();
  private final Handovers handovers = new Handovers();
  private final Tickets tickets = new Tickets();
  private final Aways aways = new Aways();
  private final HeldTexts held = new HeldTexts();
  private final Store store;
  private final Conversations conversations;
  private final Speech speech;
  private final Safety safety;
  private final InstantSource clock;
  private final Observer observer;

  /** Is told of every change after its commit; must be quick and must not throw. */
  public interface Observer {
    /**
     * A consult changed.
     *
     * @param pushed whether replies wait in the outbox now
     */
    void changed(Consult consult, boolean pushed);
  }

  /**
   * Wires the flow.
   *
   * @param speech what she says, on its way to the reader
   * @param safety looks at what is said to readers
   */
  public LibrarianFlow(
      Store store,
      Conversations conversations,
      Speech speech,
      Safety safety,
      InstantSource clock,
      Observer observer) {
    this.store = store;
    this.conversations = conversations;
    this.speech = speech;
    this.safety = safety;
    this.clock = clock;
    this.observer = observer;
  }

  /**
   * A librarian acts. What she says and should be looked at first is kept in {@code held} and not
   * sent; the consult stays hers, and its reader waits on.
   *
   * @param key names the act, chosen by the caller: a second act with the key of an earlier one
   *     changes nothing, so that it may be sent again after a lost connection
   * @return empty when there is no such consult
   */
  public CompletableFuture<Optional<ActOutcome>> act(
      String consult, String librarian, String key, Act act) {
    var seen = store.read(tx -> conversations.find(tx, consult)).map(Conversations.Known::consult);
    if (seen.isEmpty()) {
      return CompletableFuture.completedFuture(Optional.empty());
    }
    var hit =
        act instanceof Act.Say(var text)
            ? safety.ofLibrary(seen.get().library(), text)
            : Optional.<Hit>empty();
    var wish = new Wish(librarian, "librarian:" + librarian + ":" + key, act, hit);
    return store
        .inTransaction(seen.get().reader(), tx -> act(tx, consult, wish))
        .thenApply(
            done -> {
              done.ifPresent(this::tell);
              return done;
            });
  }

  private void tell(ActOutcome outcome) {
    if (outcome instanceof ActOutcome.Done(var after, var replies)) {
      observer.changed(after, !replies.isEmpty());
    }
  }

  /**
   * What a librarian wants to do.
   *
   * @param name the act's, among all that is sent to this reader
   * @param hit why what she says should be looked at first, if it should
   */
  private record Wish(String librarian, String name, Act act, Optional<Hit> hit) {}

  private Optional<ActOutcome> act(Tx tx, String consult, Wish wish) {
    return conversations
        .find(tx, consult)
        .map(
            known -> {
              var now = known.consult();
              if (outbox.has(tx, now.reader(), wish.name())
                  || handovers.has(tx, now.id(), wish.name())
                  || held.has(tx, now.id(), wish.name())) {
                return new ActOutcome.Done(now, List.of());
              }
              return act(tx, known, wish);
            });
  }

  private ActOutcome act(Tx tx, Conversations.Known known, Wish wish) {
    var at = clock.instant();
    var now = known.consult();
    if (!conversations.isLatest(tx, now)) {
      return new ActOutcome.Over();
    }
    var librarian = wish.librarian();
    var act = wish.act();
    var name = speech.nameOf(librarian);
    var outcome = Takeover.act(now, act, librarian, name, speech.texts(now), at);
    if (!(outcome instanceof ActOutcome.Done(var after, var replies))) {
      return outcome;
    }
    if (wish.hit().isPresent() && act instanceof Act.Say(var text)) {
      return hold(tx, known, wish, text, at);
    }
    conversations.save(tx, after, known.window());
    if (act instanceof Act.Say) {
      speech.say(tx, after, wish.name(), librarian, replies, at);
    } else {
      outbox.push(tx, after, wish.name(), "", speech.pieces(replies), at);
    }
    step(now, after, librarian, act, at)
        .ifPresent(step -> handovers.add(tx, after.id(), step, wish.name()));
    if (act instanceof Act.AskAway && aways.of(tx, now.id()) != Away.AGREED) {
      aways.set(tx, now, Away.ASKED, at);
    }
    return outcome;
  }

  /** The reader has heard nothing, so she is awaited as before; but she was there. */
  private ActOutcome hold(Tx tx, Conversations.Known known, Wish wish, String text, Instant at) {
    var now = known.consult();
    var after =
        now.phase() instanceof Phase.WithLibrarian talk
            ? now.in(new Phase.WithLibrarian(talk.librarian(), talk.awaited(), at))
            : now;
    conversations.save(tx, after, known.window());
    held.add(
        tx,
        HeldText.of(
            HeldText.Kind.REPLY,
            now.library(),
            HeldText.Place.in(now.reader(), now.id(), wish.name(), ""),
            wish.librarian(),
            text,
            wish.hit().orElseThrow(),
            at));
    return new ActOutcome.Done(after, List.of());
  }

  private static Optional<Handovers.Step> step(
      Consult before, Consult after, String librarian, Act act, Instant at) {
    return switch (act) {
      case Act.Take _ when before.phase().equals(after.phase()) -> Optional.empty();
      case Act.Take _ ->
          Optional.of(
              Handovers.Step.by(
                  librarian,
                  before.phase() instanceof Phase.Waiting
                      ? Handovers.Kind.TAKEN
                      : Handovers.Kind.STEPPED_IN,
                  Optional.empty(),
                  "",
                  at));
      case Act.Say _, Act.AskAway _ -> Optional.empty();
      case Act.Pass(var to, var note) ->
          Optional.of(
              Handovers.Step.by(librarian, Handovers.Kind.PASSED, Optional.of(to), note, at));
      case Act.Release(var placement) ->
          Optional.of(
              Handovers.Step.of(Handovers.Kind.RELEASED, placement.queue(), placement.why(), at));
      case Act.Close(var reason) ->
          Optional.of(
              Handovers.Step.by(librarian, Handovers.Kind.CLOSED, Optional.empty(), reason, at));
    };
  }

  /** What came of answering a ticket. */
  public enum Answered {
    /** This call ended it. */
    ENDED,
    /** The answer waits for review; the ticket is open until then. */
    HELD,
    /** An answer waits for review already. */
    HELD_BEFORE,
    /** Somebody else had ended it, or there is none. */
    OVER
  }

  /**
   * Answers a ticket: the reader gets the answer in her channel, now or with her next message; or
   * it is held. Blocks for a look-up, and where the platform is asked, for that.
   *
   * @param answer empty closes it without a word to her
   */
  public CompletableFuture<Answered> answer(String ticket, String librarian, String answer) {
    var seen = store.read(tx -> tickets.find(tx, ticket));
    if (seen.isEmpty()) {
      return CompletableFuture.completedFuture(Answered.OVER);
    }
    var hit =
        answer.isEmpty() ? Optional.<Hit>empty() : safety.ofLibrary(seen.get().library(), answer);
    return store.inTransaction(
        seen.get().reader(),
        tx -> {
          var now = tickets.find(tx, ticket).filter(it -> it.state() == Tickets.State.OPEN);
          if (now.isEmpty()) {
            return Answered.OVER;
          }
          if (!answer.isEmpty() && isAnswerHeld(tx, now.get())) {
            return Answered.HELD_BEFORE;
          }
          var at = clock.instant();
          if (hit.isPresent()) {
            held.add(tx, answer(now.get(), librarian, answer, hit.get(), at));
            return Answered.HELD;
          }
          return speech.answer(tx, now.get(), librarian, answer, at)
              ? Answered.ENDED
              : Answered.OVER;
        });
  }

  private boolean isAnswerHeld(Tx tx, Tickets.Ticket ticket) {
    return held.ofConsult(tx, ticket.consult()).stream()
        .anyMatch(
            it ->
                it.kind() == HeldText.Kind.ANSWER
                    && it.isWaiting()
                    && it.place().object().equals(ticket.id()));
  }

  private static HeldText answer(
      Tickets.Ticket ticket, String librarian, String text, Hit hit, Instant at) {
    var place = HeldText.Place.in(ticket.reader(), ticket.consult(), "", ticket.id());
    return HeldText.of(HeldText.Kind.ANSWER, ticket.library(), place, librarian, text, hit, at);
  }

  /** What became of asking a reader whether her message may go to other libraries. */
  public enum Asked {
    /** She is asked, or was. */
    YES,
    /** The ticket is not open any more. */
    OVER,
    /** She has yet to say about another message of hers. */
    OTHER_FIRST
  }

  /**
   * Asks the reader of a ticket, now or with her next message, whether it may go to other
   * libraries. Asked again, it changes nothing.
   */
  public CompletableFuture<Asked> askAway(Tickets.Ticket seen) {
    return store.inTransaction(
        seen.reader(),
        tx ->
            tickets
                .find(tx, seen.id())
                .filter(it -> it.state() == Tickets.State.OPEN)
                .map(it -> askAway(tx, it, clock.instant()))
                .orElse(Asked.OVER));
  }

  private Asked askAway(Tx tx, Tickets.Ticket ticket, Instant at) {
    var key = Aways.question(ticket.id());
    if (aways.of(tx, ticket.consult()) == Away.AGREED || outbox.has(tx, ticket.reader(), key)) {
      return Asked.YES;
    }
    // Her answer would not say which of the two it is about.
    var other = aways.askedOfTicket(tx, ticket.reader());
    if (other.filter(consult -> !consult.equals(ticket.consult())).isPresent()) {
      return Asked.OTHER_FIRST;
    }
    conversations
        .find(tx, ticket.consult())
        .map(Conversations.Known::consult)
        .ifPresent(
            consult -> {
              aways.set(tx, consult, Away.ASKED, at);
              var question = Takeover.askTicketAway(speech.texts(consult), Speech.quote(ticket));
              outbox.push(tx, consult, key, "", List.of(question), at);
            });
    return Asked.YES;
  }
}
