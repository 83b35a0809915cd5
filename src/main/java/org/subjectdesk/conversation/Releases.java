package org.subjectdesk.conversation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.subjectdesk.dialogue.Act;
import org.subjectdesk.dialogue.ActOutcome;
import org.subjectdesk.dialogue.Consult;
import org.subjectdesk.dialogue.Phase;
import org.subjectdesk.dialogue.Takeover;
import org.subjectdesk.handover.Tickets;
import org.subjectdesk.message.Reply;
import org.subjectdesk.safety.HeldText;
import org.subjectdesk.safety.HeldText.Fate;
import org.subjectdesk.safety.HeldText.Kind;
import org.subjectdesk.safety.HeldTexts;
import org.subjectdesk.script.Line;
import org.subjectdesk.staff.Audit;
import org.subjectdesk.store.Store;
import org.subjectdesk.store.Tx;

/**
 * What becomes of a held text of a talk or a ticket when somebody decides: on the lane of its
 * reader, once, whoever decides at the same moment. Who may is for the caller to check.
 * Thread-safe.
 */
public final class Releases {
  private final HeldTexts held = new HeldTexts();
  private final Tickets tickets = new Tickets();
  private final Store store;
  private final Conversations conversations;
  private final Speech speech;
  private final LibrarianFlow.Observer observer;

  /** Prepares. */
  public Releases(
      Store store, Conversations conversations, Speech speech, LibrarianFlow.Observer observer) {
    this.store = store;
    this.conversations = conversations;
    this.speech = speech;
    this.observer = observer;
  }

  /** What came of a decision. */
  public enum Outcome {
    /** It is decided. */
    DONE,
    /** Somebody else was first, or it is gone. */
    OVER,
    /**
     * The ticket was answered or closed, or the entry or file changed meanwhile: it can only be
     * refused. Nothing changed.
     */
    TOO_LATE
  }

  /**
   * Decides.
   *
   * @param seen a text of a reader's consult
   * @param fate released or refused, by whom
   */
  public CompletableFuture<Outcome> decide(HeldText seen, Fate fate) {
    var reader = seen.place().reader().orElseThrow();
    var releases = fate.state() == HeldText.State.RELEASED;
    return store
        .<Done>inTransaction(reader, tx -> decide(tx, seen, fate))
        .thenApply(
            done -> {
              done.consult().ifPresent(consult -> observer.changed(consult, releases));
              return done.outcome();
            });
  }

  private record Done(Outcome outcome, Optional<Consult> consult) {
    static Done not(Outcome outcome) {
      return new Done(outcome, Optional.empty());
    }
  }

  private Done decide(Tx tx, HeldText seen, Fate fate) {
    var item = held.find(tx, seen.id()).filter(HeldText::isWaiting);
    if (item.isEmpty()) {
      return Done.not(Outcome.OVER);
    }
    var releases = fate.state() == HeldText.State.RELEASED;
    var ticket = tickets.find(tx, item.get().place().object());
    if (releases
        && item.get().kind() == Kind.ANSWER
        && ticket.filter(it -> it.state() == Tickets.State.OPEN).isEmpty()) {
      return Done.not(Outcome.TOO_LATE);
    }
    if (!held.decide(tx, item.get().id(), fate)) {
      return Done.not(Outcome.OVER);
    }
    record(tx, item.get(), fate);
    conversations.bump(tx, item.get().place().consult());
    if (releases) {
      release(tx, item.get(), ticket, fate.at());
    }
    return new Done(
        Outcome.DONE,
        conversations.find(tx, item.get().place().consult()).map(Conversations.Known::consult));
  }

  /** Keeps a decision in the audit: no words, neither the text's nor the reason's. */
  public static void record(Tx tx, HeldText item, Fate fate) {
    var action = fate.state() == HeldText.State.RELEASED ? "release-held" : "refuse-held";
    Audit.record(
        tx,
        new Audit.Deed(
            fate.at(), fate.by(), item.library(), action, item.id(), item.kind().stored()));
  }

  private void release(Tx tx, HeldText item, Optional<Tickets.Ticket> ticket, Instant at) {
    switch (item.kind()) {
      case TALK, TICKET, REMARK, ENTRY, DIRECTORY -> {}
      case ANSWER ->
          ticket.ifPresent(open -> speech.answer(tx, open, item.author(), item.text(), at));
      case REPLY ->
          conversations
              .find(tx, item.place().consult())
              .ifPresent(known -> say(tx, known, item, at));
    }
  }

  /** As she meant it while the talk goes on; afterwards it reaches the reader as a late word. */
  private void say(Tx tx, Conversations.Known known, HeldText item, Instant at) {
    var now = known.consult();
    var texts = speech.texts(now);
    var name = speech.nameOf(item.author());
    var goesOn =
        conversations.isLatest(tx, now)
            && now.phase() instanceof Phase.WithLibrarian talk
            && talk.librarian().equals(item.author());
    if (goesOn
        && Takeover.act(now, new Act.Say(item.text()), item.author(), name, texts, at)
            instanceof ActOutcome.Done(var after, var replies)) {
      conversations.save(tx, after, known.window());
      speech.say(tx, after, item.place().message(), item.author(), replies, at);
    } else {
      var head = texts.say(Line.LATE_WORD, Map.of("now.librarian", name));
      var late = List.<Reply>of(new Reply.Text(head + "\n" + item.text()));
      speech.say(tx, now, item.place().message(), item.author(), late, at);
    }
  }
}
