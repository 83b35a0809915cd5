package org.subjectdesk.console;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.subjectdesk.conversation.ConsultViews;
import org.subjectdesk.conversation.LibrarianFlow;
import org.subjectdesk.handover.Staffing;
import org.subjectdesk.store.Store;

/**
 * What the operations on {@code /desk} share.
 *
 * @param names what people, libraries, subjects and queues are called
 * @param limits what the page shows as limits of time
 */
public record DeskRoom(
    Store store,
    ConsultViews views,
    LibrarianFlow flow,
    Staffing staffing,
    Names names,
    Limits limits,
    InstantSource clock) {
  /**
   * Limits of time.
   *
   * @param longestWait until a wait becomes a ticket
   * @param silence until a talk in which nobody says anything is over
   * @param messages how many messages the platform's window takes when it opens
   * @param bytes the longest text in one message, in bytes of UTF-8
   */
  public record Limits(Duration longestWait, Duration silence, int messages, int bytes) {}

  /** What the caller sees. */
  Sight sight(Caller caller) {
    return new Sight(caller, staffing.roster());
  }

  /** A consult that the caller may see; empty for others as if there were none. */
  Optional<ConsultViews.View> find(Caller caller, String id) {
    var sight = sight(caller);
    return store.read(tx -> views.find(tx, id).filter(view -> sight.of(tx, view.consult())));
  }
}
