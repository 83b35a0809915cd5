package org.subjectdesk.dialogue;

import org.subjectdesk.routing.Placement;
import org.subjectdesk.routing.Queue;

/** Something that a librarian does with a consult. */
public sealed interface Act {
  /** She takes it: out of a queue, or by her own decision from the desk. */
  record Take() implements Act {}

  /**
   * She writes to the reader.
   *
   * @param text not blank
   */
  record Say(String text) implements Act {}

  /**
   * She hands it on.
   *
   * @param to whose it is to be
   * @param note what the next one should know; the reader never sees it
   */
  record Pass(Queue to, String note) implements Act {}

  /** She asks the reader whether it may go to another library. */
  record AskAway() implements Act {}

  /** She hands it back for somebody else, or is gone: it goes where the placement says. */
  record Release(Placement placement) implements Act {}

  /**
   * She ends it.
   *
   * @param reason why, for whoever reads the history
   */
  record Close(String reason) implements Act {}
}
