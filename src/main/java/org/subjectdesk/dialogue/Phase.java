package org.subjectdesk.dialogue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.subjectdesk.flow.FlowRun;
import org.subjectdesk.routing.Queue;

/**
 * Who speaks in a consult now. The only place where this is known: the queue that librarians see is
 * a query on phases, and who answers a reader is decided here and nowhere else.
 *
 * <pre>
 * WithBot ──▶ Waiting ──▶ WithLibrarian ──▶ Rating ──▶ Closed
 *    │  ▲        │ ▲___________│
 *    ▼  │        ▼
 * LeavingMessage (a ticket when it is written)
 *
 * WithBot ◀──▶ InScript, and from there wherever WithBot leads
 * </pre>
 */
public sealed interface Phase {
  /**
   * The desk answers.
   *
   * @param offered the lines that the reader may choose now, empty when she saw none since
   * @param question the kept question (see {@code org.subjectdesk.learning}) that these lines
   *     belong to, {@link #NO_QUESTION} when it was not kept. The consult knows the question; the
   *     question knows neither the consult nor the reader
   * @param misses how many answers in a row have not helped her
   */
  record WithBot(List<Offer> offered, long question, int misses) implements Phase {
    /** Stands for a question that is not kept. */
    public static final long NO_QUESTION = 0;

    public WithBot {
      offered = List.copyOf(offered);
    }

    /** Lines that belong to no kept question, and nothing that missed. */
    public WithBot(List<Offer> offered) {
      this(offered, NO_QUESTION, 0);
    }
  }

  /**
   * She waits for a librarian.
   *
   * @param queue where
   * @param since when she began to wait, wherever that was: who came first is served first
   * @param movedAt when she came into this queue, or its ring began anew because nobody else could
   *     be tried
   */
  record Waiting(Queue queue, Instant since, Instant movedAt) implements Phase {}

  /**
   * A flow goes through its steps; the desk answers.
   *
   * @param run where it stands
   * @param below a flow that she left for this one, and may go on with after it
   */
  record InScript(FlowRun run, Optional<FlowRun> below) implements Phase {}

  /** Nobody is there; her next text becomes a ticket. */
  record LeavingMessage() implements Phase {}

  /**
   * A librarian answers; the desk is silent.
   *
   * @param librarian her id
   * @param awaited since when the reader has waited for her next word, empty when she does not
   * @param lastWord when either of them last said something; of what the reader says while she
   *     waits for an answer, only the first word counts
   */
  record WithLibrarian(String librarian, Optional<Instant> awaited, Instant lastWord)
      implements Phase {}

  /**
   * The talk with a librarian is over, and the reader may say how it was. Anything else that she
   * says opens a new consult.
   *
   * @param librarian the id of the one who talked with her
   * @param stars what she gave, {@link #NO_STARS} before
   */
  record Rating(String librarian, int stars) implements Phase {
    /** Nothing given yet. */
    public static final int NO_STARS = 0;

    /** The most that can be given; the least is 1. */
    public static final int MOST_STARS = 5;
  }

  /** The conversation is over; the reader's next message opens a new consult. */
  record Closed() implements Phase {}

  /**
   * A line that the reader may choose.
   *
   * @param number what she may type
   * @param lead where it leads
   * @param label what she read, and what her tap sends back
   */
  record Offer(int number, Lead lead, String label) {}
}
