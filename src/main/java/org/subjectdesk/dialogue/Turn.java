package org.subjectdesk.dialogue;

import java.util.List;
import org.subjectdesk.message.Reply;

/**
 * One step of a consult.
 *
 * @param after the consult as it stands now
 * @param replies what the desk says, in order
 * @param decision what it decided
 */
public record Turn(Consult after, List<Reply> replies, Decision decision) {
  public Turn {
    replies = List.copyOf(replies);
  }
}
