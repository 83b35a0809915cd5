package org.subjectdesk.console;

import org.subjectdesk.dialogue.Consult;
import org.subjectdesk.dialogue.Phase;
import org.subjectdesk.handover.Handovers;
import org.subjectdesk.handover.Tickets;
import org.subjectdesk.routing.Librarian;
import org.subjectdesk.routing.Queue;
import org.subjectdesk.routing.Roster;
import org.subjectdesk.staff.Role;
import org.subjectdesk.store.Tx;

/**
 * What a librarian may see: her own library's readers, what waits where she serves, and what was
 * ever handed to her. Alliance admins and programs see everything.
 *
 * @param roster as it is now
 */
record Sight(Caller caller, Roster roster) {
  private static final Handovers HANDOVERS = new Handovers();

  /** Whether a consult concerns her now: it belongs on her screen without being looked for. */
  boolean concerns(Consult consult) {
    return caller.mayIn(consult.library(), Role.LIBRARIAN)
        || switch (consult.phase()) {
          case Phase.Waiting(var queue, _, _) -> serves(queue);
          case Phase.WithLibrarian(var librarian, _, _) -> librarian.equals(caller.id());
          case Phase.WithBot _,
              Phase.InScript _,
              Phase.LeavingMessage _,
              Phase.Rating _,
              Phase.Closed _ ->
              false;
        };
  }

  /** Whether she may read a consult and act on it. */
  boolean of(Tx tx, Consult consult) {
    return concerns(consult) || HANDOVERS.wasHandedTo(tx, consult.id(), caller.id());
  }

  /** Whether she may read and answer a ticket. */
  boolean of(Tickets.Ticket ticket) {
    return caller.mayIn(ticket.library(), Role.LIBRARIAN)
        || serves(ticket.queue())
        || ticket.librarian().equals(caller.id());
  }

  /** Whether what waits in a queue waits for her. */
  private boolean serves(Queue queue) {
    return switch (queue) {
      case Queue.OfLibrarian(var librarian) -> librarian.equals(caller.id());
      case Queue.OfLibrary(var library) -> caller.mayIn(library, Role.LIBRARIAN);
      case Queue.Shared() -> roster.librarian(caller.id()).filter(Librarian::shared).isPresent();
    };
  }

  /** Whether a consult is hers: she talks with its reader, or is rung. */
  boolean isHers(Consult consult) {
    return switch (consult.phase()) {
      case Phase.Waiting(Queue.OfLibrarian(var librarian), _, _) -> librarian.equals(caller.id());
      case Phase.WithLibrarian(var librarian, _, _) -> librarian.equals(caller.id());
      case Phase.Waiting _,
          Phase.WithBot _,
          Phase.InScript _,
          Phase.LeavingMessage _,
          Phase.Rating _,
          Phase.Closed _ ->
          false;
    };
  }
}
