package org.subjectdesk.conversation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.subjectdesk.dialogue.Away;
import org.subjectdesk.dialogue.Consult;
import org.subjectdesk.dialogue.Decision;
import org.subjectdesk.dialogue.Dialogue;
import org.subjectdesk.dialogue.Phase;
import org.subjectdesk.dialogue.Turn;
import org.subjectdesk.faq.Subjects;
import org.subjectdesk.flow.Action;
import org.subjectdesk.flow.Effect;
import org.subjectdesk.handover.Aways;
import org.subjectdesk.handover.Handovers;
import org.subjectdesk.handover.OwnWechat;
import org.subjectdesk.handover.Platforms;
import org.subjectdesk.handover.Ratings;
import org.subjectdesk.handover.Staffing;
import org.subjectdesk.handover.Tickets;
import org.subjectdesk.message.Inbound;
import org.subjectdesk.message.ReaderId;
import org.subjectdesk.message.Reply;
import org.subjectdesk.publishing.FlowShelf;
import org.subjectdesk.push.Purpose;
import org.subjectdesk.push.Wishes;
import org.subjectdesk.routing.Placement;
import org.subjectdesk.routing.Queue;
import org.subjectdesk.script.Line;
import org.subjectdesk.slot.Entered;
import org.subjectdesk.slot.SlotReader;
import org.subjectdesk.staff.OneTime;
import org.subjectdesk.store.Tx;

/**
 * A reader's turns: what they need to know of the people behind the desk, and what they mean for
 * them. Safe for any thread; every call belongs to the caller's transaction.
 */
public final class Turns {
  private final Handovers handovers = new Handovers();
  private final Tickets tickets = new Tickets();
  private final Ratings ratings = new Ratings();
  private final OwnWechat own = new OwnWechat();
  private final Aways aways = new Aways();
  private final Dialogue dialogue;
  private final Staffing staffing;
  private final Wishes wishes;
  private final Newsletter newsletter;

  private final FlowShelf flows;
  private final Subjects catalogue;
  private final MyData myData;
  private final Platforms platforms;

  /** Joins who decides with the people. */
  public Turns(
      Dialogue dialogue,
      Staffing staffing,
      Wishes wishes,
      FlowShelf flows,
      Subjects catalogue,
      MyData myData,
      Platforms platforms) {
    this.dialogue = dialogue;
    this.staffing = staffing;
    this.wishes = wishes;
    this.newsletter = new Newsletter(wishes, catalogue);
    this.flows = flows;
    this.catalogue = catalogue;
    this.myData = myData;
    this.platforms = platforms;
  }

  /** The platforms that readers are led to. */
  Platforms platforms() {
    return platforms;
  }

  /** The flows. */
  FlowShelf flows() {
    return flows;
  }

  /** What reads values on a day. */
  SlotReader slots(Instant at) {
    return new SlotReader(catalogue, LocalDate.ofInstant(at, staffing.roster().zone()));
  }

  /** What is kept about a reader. */
  MyData myData() {
    return myData;
  }

  /** What readers subscribed to. */
  Newsletter newsletter() {
    return newsletter;
  }

  /** The people. */
  Staffing staffing() {
    return staffing;
  }

  /** When a message that is left now is due, in the readers' zone. */
  ZonedDateTime answerBy(Consult consult, Instant at) {
    return staffing.answerBy(consult.library(), at).atZone(staffing.roster().zone());
  }

  /** Where a reader may agree to be told of an answer; empty where she cannot or has already. */
  Optional<String> consentLink(Tx tx, ReaderId reader, Instant at) {
    return wishes.consents().link(tx, reader, Purpose.ANSWER, at);
  }

  /** Takes a turn; changes nothing yet but for a link that it gives away. */
  Turn next(Tx tx, Consult now, Inbound in, Searches.Searched searched, Instant at) {
    return dialogue.next(now, in, searched.found(), new Around(tx, now, searched, this, at), at);
  }

  /** The same turn, in which the reader is told that her words are looked at first. */
  Turn sayingThatItWaits(Turn turn) {
    var word = dialogue.say(turn.after().library(), Line.LOOKED_AT_FIRST);
    var replies = new ArrayList<>(turn.replies());
    // Within the reply that she gets anyway: the platform counts messages.
    var last = replies.isEmpty() ? new Reply.Text("") : replies.removeLast();
    switch (last) {
      case Reply.Text(var text) ->
          replies.add(new Reply.Text(text.isEmpty() ? word : text + "\n" + word));
      case Reply.Menu(var head, var options, var tail) ->
          replies.add(new Reply.Menu(head + "\n" + word, options, tail));
      case Reply.Answer answer -> {
        replies.add(answer);
        replies.add(new Reply.Text(word));
      }
    }
    return new Turn(turn.after(), replies, turn.decision());
  }

  /** Writes down what a turn means for librarians; most mean nothing. */
  void record(Tx tx, Consult before, Turn turn, Instant at) {
    record(tx, before, turn.after(), turn.decision(), at);
  }

  private void record(Tx tx, Consult before, Consult consult, Decision decision, Instant at) {
    switch (decision) {
      case Decision.Scripted(_, _, _, var effects, var then) -> {
        effects.forEach(effect -> effect(tx, consult, effect, at));
        then.ifPresent(more -> record(tx, before, consult, more, at));
      }
      case Decision.Escalated(var cause, _, Placement(var queue, var why)) -> {
        var kind =
            switch (cause) {
              case ASKED -> Handovers.Kind.ASKED;
              case MISSED -> Handovers.Kind.MISSED;
            };
        handovers.add(tx, consult.id(), Handovers.Step.of(kind, queue, why, at));
        // It only gets there when she has agreed, and in this turn she has.
        queue
            .filter(Queue.Shared.class::isInstance)
            .ifPresent(_ -> aways.set(tx, consult, Away.AGREED, at));
      }
      case Decision.SaidAway(var agreed) -> {
        // The menu below a message that was just left, answered after a librarian asked again.
        if (aways.of(tx, consult.id()) == Away.ASKED) {
          saidTicketAway(tx, consult.reader(), consult.id(), agreed, at);
        } else {
          aways.set(tx, consult, agreed ? Away.AGREED : Away.REFUSED, at);
        }
      }
      case Decision.SaidTicketAway(var of, var agreed) ->
          saidTicketAway(tx, consult.reader(), of, agreed, at);
      case Decision.MessageLeft(var text) -> leave(tx, consult, text, at);
      case Decision.Cancelled _ -> step(tx, consult, Handovers.Kind.CANCELLED, at);
      case Decision.Ended _ -> step(tx, consult, Handovers.Kind.ENDED, at);
      case Decision.Stars(var stars) ->
          ratings.stars(tx, consult.id(), consult.library(), talkedWith(before), stars, at);
      case Decision.StarsInWords(var words) ->
          ratings.words(tx, consult.id(), consult.library(), talkedWith(before), words, at);
      case Decision.Bound(var code) ->
          OneTime.useCode(tx, code, at)
              .ifPresent(who -> own.bind(tx, new OwnWechat.Bound(who, consult.reader()), at));
      case Decision.Answered _,
          Decision.AskedBack _,
          Decision.Unknown _,
          Decision.WorksShown _,
          Decision.NoWorks _,
          Decision.Chosen _,
          Decision.Withdrawn _,
          Decision.Rated _,
          Decision.Said _,
          Decision.AskedSubject _,
          Decision.AskedAway _,
          Decision.Noted _,
          Decision.Passed _,
          Decision.TranscriptGiven _,
          Decision.Offered _,
          Decision.Led _,
          Decision.Forgotten _ -> {}
      case Decision.Told(var referral, var solved) ->
          platforms.referrals().end(tx, referral, solved, at);
    }
  }

  /** A librarian asked because she has no answer: those at the shared desk look at it at once. */
  private void saidTicketAway(Tx tx, ReaderId reader, String of, boolean agreed, Instant at) {
    aways.set(tx, of, reader, agreed ? Away.AGREED : Away.REFUSED, at);
    if (agreed && !staffing.roster().sharedDesk().isEmpty()) {
      tickets
          .open(tx, reader, of)
          .forEach(ticket -> tickets.move(tx, ticket, new Queue.Shared(), ticket.dueAt(), false));
    }
  }

  private void effect(Tx tx, Consult consult, Effect effect, Instant at) {
    switch (effect) {
      case Effect.LeavesTicket(var text) -> leave(tx, consult, text, at);
      case Effect.Does(var action, var slots) -> {
        if (action == Action.RATE) {
          rate(tx, consult, slots, at);
        }
        newsletter.does(tx, consult, action, slots, at);
      }
      case Effect.Refers _ -> {}
    }
  }

  private void rate(Tx tx, Consult consult, Map<String, Entered.Value> slots, Instant at) {
    var library = consult.library();
    Optional.ofNullable(slots.get("stars"))
        .map(stars -> Integer.parseInt(stars.value()))
        .ifPresent(stars -> ratings.stars(tx, consult.id(), library, "", stars, at));
    Optional.ofNullable(slots.get("words"))
        .ifPresent(words -> ratings.words(tx, consult.id(), library, "", words.value(), at));
  }

  /** Makes a ticket of a consult; it waits with the library's team. */
  void leave(Tx tx, Consult consult, String text, Instant at) {
    var library = consult.library();
    var due = staffing.answerBy(library, at);
    tickets.leave(tx, consult, text, at, due);
    var queue = Optional.<Queue>of(new Queue.OfLibrary(library));
    handovers.add(tx, consult.id(), Handovers.Step.of(Handovers.Kind.TICKET, queue, List.of(), at));
  }

  private void step(Tx tx, Consult consult, Handovers.Kind kind, Instant at) {
    handovers.add(tx, consult.id(), Handovers.Step.of(kind, Optional.empty(), List.of(), at));
  }

  private static String talkedWith(Consult consult) {
    return consult.phase() instanceof Phase.Rating(var librarian, _) ? librarian : "";
  }
}
