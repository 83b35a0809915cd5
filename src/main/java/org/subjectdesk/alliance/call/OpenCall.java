package org.subjectdesk.alliance.call;

import java.time.Instant;
import org.subjectdesk.call.Terms;

/**
 * A call that is open.
 *
 * @param library the id of the initiator's
 * @param libraryName and its name
 * @param subjectName what its subject is called; empty = it is for all
 */
public record OpenCall(
    String id, String library, String libraryName, String subjectName, Terms terms) {
  /** The first moment that is too late. */
  public Instant deadline() {
    return terms.deadline();
  }
}
