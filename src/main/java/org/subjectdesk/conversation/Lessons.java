package org.subjectdesk.conversation;

import java.time.Instant;
import java.util.Optional;
import org.subjectdesk.dialogue.Consult;
import org.subjectdesk.dialogue.Decision;
import org.subjectdesk.dialogue.Phase;
import org.subjectdesk.dialogue.Turn;
import org.subjectdesk.learning.MissedWishes;
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
  private final MissedWishes wishes = new MissedWishes();

  /**
   * Learns from a turn.
   *
   * @param before the consult as the message found it
   * @return the consult after the turn; if the message asked something, its lines belong to the
   *     question that was kept
   */
  Consult learn(
      Tx tx, Inbound in, Searches.Searched searched, Consult before, Turn turn, Instant at) {
    return learn(new Lesson(tx, in, searched, before, at), turn.after(), turn.decision());
  }

  /** A message with what was found for it, and the transaction in which it is learned from. */
  private record Lesson(Tx tx, Inbound in, Searches.Searched searched, Consult before, Instant at) {
    String library() {
      return in.origin().library();
    }
  }

  private Consult learn(Lesson lesson, Consult after, Decision decision) {
    var tx = lesson.tx();
    var earlier = lesson.before().question();
    return switch (decision) {
      case Decision.Answered(var entry, _) -> after.about(asked(lesson, Outcome.ANSWERED, entry));
      case Decision.AskedBack _ -> after.about(asked(lesson, Outcome.CLARIFIED, ""));
      case Decision.Unknown _ -> after.about(asked(lesson, Outcome.DECLINED, ""));
      // What nobody has is as much a wish without answer as what nobody knows.
      case Decision.NoWorks _ -> {
        missed(lesson, MissedWishes.Held.NOBODY);
        yield after.about(asked(lesson, Outcome.NOT_HELD, ""));
      }
      case Decision.WorksShown _ -> {
        if (isElsewhere(lesson)) {
          missed(lesson, MissedWishes.Held.ELSEWHERE);
        }
        yield after;
      }
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
      case Decision.AskedAway(var first) -> learn(lesson, after, first);
      case Decision.Escalated escalated -> learn(lesson, after, escalated.first());
      case Decision.Scripted scripted ->
          scripted.then().map(then -> learn(lesson, after, then)).orElse(after);
      case Decision.Withdrawn _,
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

  private long asked(Lesson lesson, Outcome outcome, String entry) {
    return ownWords(lesson.in())
        .map(text -> new Questions.Asked(lesson.library(), lesson.before().subject(), text))
        .map(
            asked ->
                questions.asked(
                    lesson.tx(), asked, lesson.searched().found(), outcome, entry, lesson.at()))
        .orElse(Phase.WithBot.NO_QUESTION);
  }

  private void missed(Lesson lesson, MissedWishes.Held held) {
    if (ownWords(lesson.in()).isPresent()) {
      lesson
          .searched()
          .works()
          .map(works -> works.wish().words())
          .ifPresent(
              words ->
                  wishes.missed(
                      lesson.tx(),
                      new Questions.Asked(lesson.library(), lesson.before().subject(), words),
                      held,
                      lesson.at()));
    }
  }

  /**
   * Whether only other members have what she wishes; not told where there is more than was read.
   */
  private static boolean isElsewhere(Lesson lesson) {
    return lesson
        .searched()
        .works()
        .map(Searches.Works::hits)
        .filter(hits -> hits.total() == hits.works().size())
        .filter(
            hits ->
                hits.works().stream()
                    .flatMap(work -> work.holdings().stream())
                    .noneMatch(holding -> holding.library().equals(lesson.library())))
        .isPresent();
  }

  /** Only her own words are a question; a button and a line of an old menu are the desk's words. */
  private static Optional<String> ownWords(Inbound in) {
    return switch (in) {
      case Inbound.Typed(_, var text) -> Optional.of(text);
      case Inbound.Spoken(_, var text) -> Optional.of(text);
      case Inbound.Tapped _,
          Inbound.Clicked _,
          Inbound.Followed _,
          Inbound.Scanned _,
          Inbound.Left _,
          Inbound.Unreadable _ ->
          Optional.empty();
    };
  }
}
