package org.subjectdesk.conversation;

import java.util.Map;
import java.util.stream.Collectors;
import org.subjectdesk.dialogue.Consult;
import org.subjectdesk.safety.HeldText;
import org.subjectdesk.safety.HeldTexts;
import org.subjectdesk.store.Tx;

/**
 * A reader's messages in a consult that librarians do not read: they wait for review, or were
 * refused.
 *
 * @param states of each, by the id of the message
 */
record Unseen(Map<String, HeldText.State> states) {
  private static final HeldTexts HELD = new HeldTexts();

  static Unseen in(Tx tx, Consult consult) {
    return new Unseen(
        HELD.ofConsult(tx, consult.id()).stream()
            .filter(it -> it.kind().isReaders() && !it.isReleased())
            .collect(
                Collectors.toMap(
                    it -> it.place().message(), it -> it.fate().state(), (_, later) -> later)));
  }

  boolean has(String message) {
    return states.containsKey(message);
  }
}
