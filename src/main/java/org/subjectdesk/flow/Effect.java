package org.subjectdesk.flow;

import java.util.Map;
import org.subjectdesk.slot.Entered;

/** Something that a walk leaves behind in the world, when its turn is committed. */
public sealed interface Effect {
  /** A ticket with everything that the librarians need. */
  record LeavesTicket(String text) implements Effect {}

  /** An action was done with these values. */
  record Does(Action action, Map<String, Entered.Value> slots) implements Effect {
    public Does {
      slots = Map.copyOf(slots);
    }
  }

  /** She was brought to where a need is met outside of the desk. */
  record Refers(String need) implements Effect {}
}
