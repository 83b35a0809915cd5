package org.subjectdesk.dialogue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.subjectdesk.faq.Band;
import org.subjectdesk.faq.FaqEntry;
import org.subjectdesk.faq.Found;
import org.subjectdesk.faq.Match;
import org.subjectdesk.message.Inbound;
import org.subjectdesk.message.MessageId;
import org.subjectdesk.message.Origin;
import org.subjectdesk.message.ReaderId;
import org.subjectdesk.message.Reply;
import org.subjectdesk.routing.Queue;
import org.subjectdesk.script.LibraryTexts;
import org.subjectdesk.script.Line;

/** One reader, the desk and librarians, without a store: each text says its own key. */
final class Talk {
  static final Instant NOON = Instant.parse("2026-11-23T04:00:00Z");
  static final Origin ORIGIN =
      new Origin("demo-a", new ReaderId("wx1", "o1"), new MessageId("1"), NOON);
  static final Queue TEAM = new Queue.OfLibrary("demo-a");
  static final Found NOTHING = new Found(Band.DECLINE, List.of(), false);
  static final LibraryTexts TEXTS =
      DialogueTest.texts(
          Map.of(
              Line.WAITING, "waiting, {{now.place}}",
              Line.STILL_WAITING, "still waiting, {{now.place}}",
              Line.AHEAD_IN_QUEUE, "{{now.ahead}} ahead",
              Line.LEAVE_MESSAGE, "leave it, due {{now.due}}",
              Line.LEAVE_MESSAGE_NOW, "leave it now, due {{now.due}}",
              Line.MESSAGE_TAKEN, "taken, due {{now.due}}",
              Line.JOINED, "I am {{now.librarian}}"));

  final People people = new People(id -> Optional.of(entry(id, "*")));
  Consult consult = open();
  Instant now = NOON;
  private final Dialogue dialogue = new Dialogue(_ -> TEXTS);

  static Consult open() {
    return Consult.open("c1", "demo-a", ORIGIN.reader(), Consult.NO_SUBJECT, NOON);
  }

  /** The reader types something that the search knows nothing about. */
  Turn types(String text) {
    return types(text, NOTHING);
  }

  Turn types(String text, Found found) {
    return does(new Inbound.Typed(ORIGIN, text), found);
  }

  Turn taps(int option, String label) {
    return does(new Inbound.Tapped(ORIGIN, String.valueOf(option), label), NOTHING);
  }

  Turn does(Inbound in, Found found) {
    if (!takes(in)) {
      consult = Consult.open("c2", "demo-a", ORIGIN.reader(), consult.subject(), now);
    }
    var turn = dialogue.next(consult, in, found, people, now);
    consult = turn.after();
    return turn;
  }

  boolean takes(Inbound in) {
    return consult.takes(in, now, Duration.ofHours(2));
  }

  ActOutcome acts(String librarian, Act act) {
    var outcome = Takeover.act(consult, act, librarian, "林老师", TEXTS, now);
    if (outcome instanceof ActOutcome.Done(var after, _)) {
      consult = after;
    }
    return outcome;
  }

  /** The reader talks with a librarian now. */
  Talk with(String librarian) {
    acts(librarian, new Act.Take());
    return this;
  }

  /** The talk is over and may be rated. */
  Talk rated(String librarian) {
    with(librarian).acts(librarian, new Act.Close("solved"));
    return this;
  }

  static String text(Turn turn) {
    return String.join("|", turn.replies().stream().map(Reply::text).toList());
  }

  /** What the search is sure of, the best first, each about a subject. */
  static Found sure(String subject, String... ids) {
    var hits = new ArrayList<Match>();
    for (var id : ids) {
      hits.add(new Match(entry(id, subject), 0.9 - hits.size() / 10.0));
    }
    return new Found(Band.ANSWER, hits, false);
  }

  private static FaqEntry entry(String id, String subject) {
    return new FaqEntry("*", id, subject, "question-" + id, List.of(), "answer " + id);
  }
}
