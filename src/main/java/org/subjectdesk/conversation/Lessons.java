package org.subjectdesk.conversation;

import java.time.Instant;
import org.subjectdesk.dialogue.Consult;
import org.subjectdesk.dialogue.Decision;
import org.subjectdesk.dialogue.Phase;
import org.subjectdesk.dialogue.Turn;
import org.subjectdesk.faq.Found;
import org.subjectdesk.learning.Outcome;
import org.subjectdesk.learning.Questions;
import org.subjectdesk.message.Inbound;
import org.subjectdesk.script.Line;
import org.subjectdesk.store.Tx;

/**
 * Writes down what a turn shows about how well the desk answers: at most one statement, in the
 * turn's own transaction. Stateless.
 */
final class Lessons {
  private final Questions questions = new Questions();

  /**
   * Learns from a turn.
   *
   * @param before the consult as the message found it
   * @return the consult after the turn; if the message asked something, its lines belong to the
   *     question that was kept
   */
  Consult learn(Tx tx, Inbound in, Found found, Consult before, Turn turn, Instant at) {
    return learn(tx, in, found, before, turn.after(), turn.decision(), at);
  }

  private Consult learn(
      Tx tx,
      Inbound in,
      Found found,
      Consult before,
      Consult after,
      Decision decision,
      Instant at) {
    var earlier = before.question();
    return switch (decision) {
      case Decision.Answered(var entry, _) ->
          after.about(asked(tx, in, found, Outcome.ANSWERED, entry, at));
      case Decision.AskedBack _ -> after.about(asked(tx, in, found, Outcome.CLARIFIED, "", at));
      // What nobody has is as much a wish without answer as what nobody knows.
      case Decision.Unknown _, Decision.NoWorks _ ->
          after.about(asked(tx, in, found, Outcome.DECLINED, "", at));
      case Decision.Chosen(var entry) -> {
        questions.chosen(tx, earlier, entry);
        yield after;
      }
      case Decision.Rated(var helpful) -> {
        questions.rated(tx, earlier, helpful);
        yield after;
      }
      case Decision.Said(var line) -> {
        if (line == Line.PERSON || line == Line.WAITING || line == Line.SORRY) {
          questions.refused(tx, earlier);
        }
        yield after;
      }
      case Decision.AskedSubject _ -> {
        questions.refused(tx, earlier);
        yield after;
      }
      case Decision.AskedAway(var first) -> learn(tx, in, found, before, after, first, at);
      case Decision.Escalated escalated ->
          learn(tx, in, found, before, after, escalated.first(), at);
      case Decision.Scripted scripted ->
          scripted.then().map(then -> learn(tx, in, found, before, after, then, at)).orElse(after);
      case Decision.WorksShown _,
          Decision.Withdrawn _,
          Decision.Noted _,
          Decision.SaidAway _,
          Decision.SaidTicketAway _,
          Decision.Cancelled _,
          Decision.MessageLeft _,
          Decision.Passed _,
          Decision.Ended _,
          Decision.Stars _,
          Decision.StarsInWords _,
          Decision.Bound _,
          Decision.TranscriptGiven _,
          Decision.Offered _,
          Decision.Led _,
          Decision.Told _,
          Decision.Forgotten _ ->
          after;
    };
  }

  /** Only her own words are a question; a button and a line of an old menu are the desk's words. */
  private long asked(Tx tx, Inbound in, Found found, Outcome outcome, String entry, Instant at) {
    return switch (in) {
      case Inbound.Typed(var origin, var text) ->
          questions.asked(tx, origin.library(), text, found, outcome, entry, at);
      case Inbound.Spoken(var origin, var text) ->
          questions.asked(tx, origin.library(), text, found, outcome, entry, at);
      case Inbound.Tapped _,
          Inbound.Clicked _,
          Inbound.Followed _,
          Inbound.Scanned _,
          Inbound.Left _,
          Inbound.Unreadable _ ->
          Phase.WithBot.NO_QUESTION;
    };
  }
}
