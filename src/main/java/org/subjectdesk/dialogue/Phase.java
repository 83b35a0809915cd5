package org.subjectdesk.dialogue;

import java.util.List;

/** Who speaks in a consult now. The only place where this is known. */
public sealed interface Phase {
  /**
   * The desk answers.
   *
   * @param offered the lines of the menu that the reader saw last, empty when she saw none since
   */
  record WithBot(List<Offer> offered) implements Phase {
    public WithBot {
      offered = List.copyOf(offered);
    }
  }

  /** The conversation is over; the reader's next message opens a new consult. */
  record Closed() implements Phase {}

  /**
   * A line of a menu and where it leads.
   *
   * @param number what the reader may type
   * @param entry the FAQ entry, or empty for the line that leads to a person
   * @param label what she read, and what her tap sends back
   */
  record Offer(int number, String entry, String label) {
    /** Whether this is the line that leads to a person. */
    public boolean leadsToPerson() {
      return entry.isEmpty();
    }
  }
}
