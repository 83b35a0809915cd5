package org.subjectdesk.conversation;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import org.subjectdesk.dialogue.Act;
import org.subjectdesk.dialogue.ActOutcome;
import org.subjectdesk.dialogue.Away;
import org.subjectdesk.dialogue.Consult;
import org.subjectdesk.dialogue.Phase;
import org.subjectdesk.dialogue.Takeover;
import org.subjectdesk.handover.Aways;
import org.subjectdesk.handover.Contributions;
import org.subjectdesk.handover.Handovers;
import org.subjectdesk.handover.Staffing;
import org.subjectdesk.handover.Tickets;
import org.subjectdesk.message.Reply;
import org.subjectdesk.message.TextParts;
import org.subjectdesk.push.Purpose;
import org.subjectdesk.push.Wishes;
import org.subjectdesk.routing.Librarian;
import org.subjectdesk.script.LibraryTexts;
import org.subjectdesk.script.Line;
import org.subjectdesk.store.Store;
import org.subjectdesk.store.Tx;

/**
 * What librarians do with consults, on the lane of the consult's reader and into the same
 * transcript; the counterpart of {@link MessageFlow}. Who may do it is for the caller to check.
 * Safe for any thread; each call blocks only for a look-up, and its commit completes the future.
 */
public final class LibrarianFlow {
  private static final int LONGEST_QUOTE = 60;

  private final Outbox outbox = new Outbox();
  private final Handovers handovers = new Handovers();
  private final Tickets tickets = new Tickets();
  private final Aways aways = new Aways();
  private final Contributions contributions = new Contributions();
  private final Store store;
  private final Conversations conversations;
  private final Staffing staffing;
  private final Wishes wishes;
  private final Function<String, LibraryTexts> libraries;
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
   * @param libraries a library's id → its texts
   */
  public LibrarianFlow(
      Store store,
      Conversations conversations,
      Staffing staffing,
      Wishes wishes,
      Function<String, LibraryTexts> libraries,
      InstantSource clock,
      Observer observer) {
    this.store = store;
    this.conversations = conversations;
    this.staffing = staffing;
    this.wishes = wishes;
    this.libraries = libraries;
    this.clock = clock;
    this.observer = observer;
  }

  /**
   * A librarian acts.
   *
   * @param key names the act, chosen by the caller: a second act with the key of an earlier one
   *     changes nothing, so that it may be sent again after a lost connection
   * @return empty when there is no such consult
   */
  public CompletableFuture<Optional<ActOutcome>> act(
      String consult, String librarian, String key, Act act) {
    var reader = store.read(tx -> conversations.find(tx, consult)).map(it -> it.consult().reader());
    if (reader.isEmpty()) {
      return CompletableFuture.completedFuture(Optional.empty());
    }
    return store
        .inTransaction(reader.get(), tx -> act(tx, consult, librarian, key, act))
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

  private Optional<ActOutcome> act(Tx tx, String consult, String librarian, String key, Act act) {
    return conversations
        .find(tx, consult)
        .map(
            known -> {
              var now = known.consult();
              var name = "librarian:" + librarian + ":" + key;
              if (outbox.has(tx, now.reader(), name) || handovers.has(tx, now.id(), name)) {
                return new ActOutcome.Done(now, List.of());
              }
              return act(tx, known, librarian, name, act);
            });
  }

  private ActOutcome act(Tx tx, Conversations.Known known, String librarian, String name, Act act) {
    var at = clock.instant();
    var now = known.consult();
    if (!conversations.isLatest(tx, now)) {
      return new ActOutcome.Over();
    }
    var texts = libraries.apply(now.library());
    var outcome = Takeover.act(now, act, librarian, staffing.nameOf(librarian), texts, at);
    if (outcome instanceof ActOutcome.Done(var after, var replies)) {
      conversations.save(tx, after, known.window());
      var author = act instanceof Act.Say ? librarian : "";
      outbox.push(tx, after, name, author, pieces(replies), at);
      step(now, after, librarian, act, at)
          .ifPresent(step -> handovers.add(tx, after.id(), step, name));
      if (act instanceof Act.Say) {
        wishes.unlessSeen(tx, after.reader(), Purpose.ANSWER, at);
        credit(tx, Contributions.Kind.CONSULT, now.library(), librarian, now.id(), at);
      }
      if (act instanceof Act.AskAway && aways.of(tx, now.id()) != Away.AGREED) {
        aways.set(tx, now, Away.ASKED, at);
      }
    }
    return outcome;
  }

  /** What her library did for a reader of another one. */
  private void credit(
      Tx tx, Contributions.Kind kind, String helped, String librarian, String what, Instant at) {
    staffing
        .roster()
        .librarian(librarian)
        .map(Librarian::library)
        .filter(home -> !home.equals(helped))
        .ifPresent(
            home ->
                contributions.add(
                    tx, new Contributions.Deed(kind, home, librarian, helped, what, at)));
  }

  private List<Reply> pieces(List<Reply> replies) {
    return replies.stream()
        .flatMap(
            reply ->
                reply instanceof Reply.Text(var text)
                    ? TextParts.split(text, conversations.rules().textBytes()).stream()
                        .<Reply>map(Reply.Text::new)
                    : Stream.of(reply))
        .toList();
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

  /**
   * Answers a ticket: the reader gets the answer in her channel, now or with her next message.
   *
   * @param answer empty closes it without a word to her
   * @return whether this call ended it; false when somebody else had, or there is none
   */
  public CompletableFuture<Boolean> answer(String ticket, String librarian, String answer) {
    var found = store.read(tx -> tickets.find(tx, ticket));
    if (found.isEmpty()) {
      return CompletableFuture.completedFuture(false);
    }
    return store.inTransaction(
        found.get().reader(),
        tx -> {
          var at = clock.instant();
          if (!tickets.end(tx, found.get(), librarian, answer, at)) {
            return false;
          }
          if (!answer.isEmpty()) {
            var helped = found.get().library();
            credit(tx, Contributions.Kind.TICKET, helped, librarian, ticket, at);
          }
          conversations
              .find(tx, found.get().consult())
              .filter(_ -> !answer.isEmpty())
              .ifPresent(
                  known -> tellAnswer(tx, known.consult(), found.get(), librarian, answer, at));
          return true;
        });
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
              var texts = libraries.apply(consult.library());
              var question = Takeover.askTicketAway(texts, quote(ticket));
              outbox.push(tx, consult, key, "", List.of(question), at);
            });
    return Asked.YES;
  }

  private static String quote(Tickets.Ticket ticket) {
    var asked = ticket.text().strip().replaceAll("\\s+", " ");
    return asked.length() > LONGEST_QUOTE ? asked.substring(0, LONGEST_QUOTE) + "…" : asked;
  }

  private void tellAnswer(
      Tx tx, Consult consult, Tickets.Ticket ticket, String librarian, String answer, Instant at) {
    var texts = libraries.apply(consult.library());
    var head = texts.say(Line.ANSWER_TO_MESSAGE, Map.of("now.asked", quote(ticket)));
    var replies = pieces(List.of(new Reply.Text(head + "\n" + answer)));
    outbox.push(tx, consult, "ticket:" + ticket.id(), librarian, replies, at);
    wishes.unlessSeen(tx, consult.reader(), Purpose.ANSWER, at);
  }
}
