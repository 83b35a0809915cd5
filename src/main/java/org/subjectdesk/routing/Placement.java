package org.subjectdesk.routing;

import java.util.List;
import java.util.Optional;

/**
 * Where a consult goes.
 *
 * @param queue where it waits; empty = nobody is there, so it becomes a ticket
 * @param why the facts that led there, in the order in which they were weighed; never empty
 */
public record Placement(Optional<Queue> queue, List<Reason> why) {
  public Placement {
    why = List.copyOf(why);
  }
}
