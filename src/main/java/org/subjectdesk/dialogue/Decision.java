package org.subjectdesk.dialogue;

import java.util.List;
import java.util.Optional;
import org.subjectdesk.flow.Effect;
import org.subjectdesk.flow.Flow;
import org.subjectdesk.routing.Placement;
import org.subjectdesk.script.Line;

/** What the desk decided to do with a message, and why; for counts and for whoever asks later. */
public sealed interface Decision {
  /** It answered a question with the FAQ entry that the search found with this score. */
  record Answered(String entry, double score) implements Decision {}

  /** It was not sure and offered the nearest entries. */
  record AskedBack(List<String> entries, double score) implements Decision {}

  /** It knew nothing near and said so. */
  record Unknown() implements Decision {}

  /**
   * It showed titles of the catalogue.
   *
   * @param total how many fit her wish
   */
  record WorksShown(long total) implements Decision {}

  /** She looked for titles, and nobody has any. */
  record NoWorks() implements Decision {}

  /** The reader chose an entry from a menu and got its answer. */
  record Chosen(String entry) implements Decision {}

  /** The reader chose an entry that was withdrawn since the menu. */
  record Withdrawn(String entry) implements Decision {}

  /** The reader said whether the answer helped her. */
  record Rated(boolean helpful) implements Decision {}

  /** It said one of its fixed texts. */
  record Said(Line line) implements Decision {}

  /** It asked about which subject she wants to talk with a person. */
  record AskedSubject() implements Decision {}

  /**
   * She is to talk with a person: she waits now, or leaves a message where nobody is there.
   *
   * @param cause why
   * @param first what became of the message itself before that: an unknown question, an answer that
   *     did not help; otherwise {@link Said}
   * @param placement where she waits, with the explanation
   */
  record Escalated(Cause cause, Decision first, Placement placement) implements Decision {}

  /** Why a reader is handed to a person. */
  enum Cause {
    /** She asked for one. */
    ASKED,
    /** Two answers in a row did not help her. */
    MISSED
  }

  /**
   * It asked whether her consult may go to librarians of other libraries: nobody is there at home.
   *
   * @param first as in {@link Escalated}
   */
  record AskedAway(Decision first) implements Decision {}

  /** She said whether it may. */
  record SaidAway(boolean agreed) implements Decision {}

  /**
   * She said whether a message that she left before may go to librarians of other libraries.
   *
   * @param consult in which she left it
   */
  record SaidTicketAway(String consult, boolean agreed) implements Decision {}

  /** She said something while she waits; the librarian will read it. */
  record Noted() implements Decision {}

  /** She does not want to wait, or to leave a message, any more. */
  record Cancelled() implements Decision {}

  /** She wrote the message that becomes a ticket. */
  record MessageLeft(String text) implements Decision {}

  /** A librarian talks with her and reads it. */
  record Passed() implements Decision {}

  /** She ended the talk with the librarian. */
  record Ended() implements Decision {}

  /** She said how the talk was. */
  record Stars(int stars) implements Decision {}

  /** She said it in words, too. */
  record StarsInWords(String words) implements Decision {}

  /** A librarian bound her own WeChat with this code. */
  record Bound(String code) implements Decision {
    @Override
    public String toString() {
      return "Bound";
    }
  }

  /** She was offered a platform of the alliance. */
  record Offered(String platform) implements Decision {}

  /** She agreed, and got a link to it. */
  record Led() implements Decision {}

  /** She said whether a platform helped her. */
  record Told(String referral, boolean solved) implements Decision {}

  /** She got what was said in her last talk with a librarian. */
  record TranscriptGiven() implements Decision {}

  /**
   * A flow took a step.
   *
   * @param flow its id
   * @param step where it waits now, or {@link Flow#END}
   * @param way the steps that it went through
   * @param effects what it leaves behind
   * @param then what was decided beside it, when the flow handed over
   */
  record Scripted(
      String flow, String step, List<String> way, List<Effect> effects, Optional<Decision> then)
      implements Decision {
    public Scripted {
      way = List.copyOf(way);
      effects = List.copyOf(effects);
    }
  }

  /** The reader left, or wished it: everything about her is to be forgotten. */
  record Forgotten() implements Decision {}

  /** Whether everything about the reader is to be forgotten. */
  default boolean forgets() {
    return this instanceof Forgotten
        || (this instanceof Scripted scripted
            && scripted.then().filter(Decision::forgets).isPresent());
  }
}
