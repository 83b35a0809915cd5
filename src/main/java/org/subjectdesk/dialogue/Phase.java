package org.subjectdesk.dialogue;

import java.util.List;

/** Who speaks in a consult now. The only place where this is known. */
public sealed interface Phase {
  /**
   * The desk answers.
   *
   * @param offered the lines that the reader may choose now, empty when she saw none since
   * @param question the kept question (see {@code org.subjectdesk.learning}) that these lines
   *     belong to, {@link #NO_QUESTION} when it was not kept. The consult knows the question; the
   *     question knows neither the consult nor the reader
   */
  record WithBot(List<Offer> offered, long question) implements Phase {
    /** Stands for a question that is not kept. */
    public static final long NO_QUESTION = 0;

    public WithBot {
      offered = List.copyOf(offered);
    }

    /** Lines that belong to no kept question. */
    public WithBot(List<Offer> offered) {
      this(offered, NO_QUESTION);
    }
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
