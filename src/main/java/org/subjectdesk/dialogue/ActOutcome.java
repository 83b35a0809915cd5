package org.subjectdesk.dialogue;

import java.util.List;
import org.subjectdesk.message.Reply;

/** What came of a librarian's {@link Act}. */
public sealed interface ActOutcome {
  /**
   * It is done.
   *
   * @param after the consult as it stands now
   * @param replies what the reader is told
   */
  record Done(Consult after, List<Reply> replies) implements ActOutcome {
    public Done {
      replies = List.copyOf(replies);
    }
  }

  /** Nothing changed: somebody else has it. */
  record Taken(String librarian) implements ActOutcome {}

  /** Nothing changed: nobody has it, she would have to take it first. */
  record NotTaken() implements ActOutcome {}

  /** Nothing changed: the consult is over. */
  record Over() implements ActOutcome {}
}
