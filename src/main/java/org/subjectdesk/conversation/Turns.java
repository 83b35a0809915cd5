package org.subjectdesk.conversation;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.subjectdesk.dialogue.Consult;
import org.subjectdesk.dialogue.Decision;
import org.subjectdesk.dialogue.Dialogue;
import org.subjectdesk.dialogue.Phase;
import org.subjectdesk.dialogue.Turn;
import org.subjectdesk.faq.FaqIndex;
import org.subjectdesk.faq.Found;
import org.subjectdesk.handover.BlockedReaders;
import org.subjectdesk.handover.Consents;
import org.subjectdesk.handover.Handovers;
import org.subjectdesk.handover.OwnWechat;
import org.subjectdesk.handover.Ratings;
import org.subjectdesk.handover.Staffing;
import org.subjectdesk.handover.Tickets;
import org.subjectdesk.message.Inbound;
import org.subjectdesk.message.ReaderId;
import org.subjectdesk.routing.Placement;
import org.subjectdesk.routing.Queue;
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
  private final BlockedReaders blocked = new BlockedReaders();
  private final OwnWechat own = new OwnWechat();
  private final Dialogue dialogue;
  private final Staffing staffing;
  private final Consents consents;

  /** Joins who decides with the people. */
  public Turns(Dialogue dialogue, Staffing staffing, Consents consents) {
    this.dialogue = dialogue;
    this.staffing = staffing;
    this.consents = consents;
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
    return consents.link(tx, reader, at);
  }

  /** Takes a turn; changes nothing yet but for a link that it gives away. */
  Turn next(Tx tx, Consult now, Inbound in, Found found, FaqIndex index, Instant at) {
    return dialogue.next(now, in, found, new Around(tx, now, index, this, at), at);
  }

  /** Writes down what a turn means for librarians; most mean nothing. */
  void record(Tx tx, Consult before, Turn turn, Instant at) {
    var consult = turn.after();
    switch (turn.decision()) {
      case Decision.Escalated(var cause, _, Placement(var queue, var why)) -> {
        var kind =
            switch (cause) {
              case ASKED -> Handovers.Kind.ASKED;
              case MISSED -> Handovers.Kind.MISSED;
            };
        handovers.add(tx, consult.id(), Handovers.Step.of(kind, queue, why, at));
      }
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
          Decision.Chosen _,
          Decision.Withdrawn _,
          Decision.Rated _,
          Decision.Said _,
          Decision.AskedSubject _,
          Decision.Noted _,
          Decision.Passed _,
          Decision.TranscriptGiven _,
          Decision.Forgotten _ -> {}
    }
  }

  /** Makes a ticket of a consult; it waits with the library's team. */
  void leave(Tx tx, Consult consult, String text, Instant at) {
    var library = consult.library();
    var due = staffing.answerBy(library, at);
    tickets.leave(tx, consult, text, at, due);
    var queue = Optional.<Queue>of(new Queue.OfLibrary(library));
    handovers.add(tx, consult.id(), Handovers.Step.of(Handovers.Kind.TICKET, queue, List.of(), at));
  }

  /** Deletes what is kept about a reader beside her consults and messages. */
  void forget(Tx tx, ReaderId reader) {
    handovers.forget(tx, reader);
    tickets.forget(tx, reader);
    blocked.unblock(tx, reader);
    own.forget(tx, reader);
    consents.forget(tx, reader);
  }

  private void step(Tx tx, Consult consult, Handovers.Kind kind, Instant at) {
    handovers.add(tx, consult.id(), Handovers.Step.of(kind, Optional.empty(), List.of(), at));
  }

  private static String talkedWith(Consult consult) {
    return consult.phase() instanceof Phase.Rating(var librarian, _) ? librarian : "";
  }
}
