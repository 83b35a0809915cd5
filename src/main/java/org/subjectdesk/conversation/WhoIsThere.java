package org.subjectdesk.conversation;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.subjectdesk.dialogue.Consult;
import org.subjectdesk.handover.Aways;
import org.subjectdesk.handover.Staffing;
import org.subjectdesk.routing.Need;
import org.subjectdesk.routing.Placement;
import org.subjectdesk.routing.Standing;
import org.subjectdesk.store.Tx;

/**
 * Presence and load as one transaction sees them, and where consults would go. The thousands of a
 * queue mostly need the same, which is weighed once.
 */
final class WhoIsThere {
  private final Map<Need, Placement> places = new HashMap<>();
  private final Staffing staffing;
  private final Map<String, Standing> standings;
  private final Set<String> agreed;
  private final Instant at;

  WhoIsThere(Tx tx, Staffing staffing, Instant at) {
    this.staffing = staffing;
    this.standings = staffing.standings(tx, at);
    this.agreed = new Aways().agreed(tx);
    this.at = at;
  }

  /** Whether a librarian has a live connection. */
  boolean has(String librarian) {
    var standing = standings.get(librarian);
    return standing != null && standing.present();
  }

  /** Where a consult should go if these are passed over. */
  Placement place(Consult consult, Set<String> passed) {
    var subject = Optional.of(consult.subject()).filter(code -> !code.equals(Consult.NO_SUBJECT));
    return places.computeIfAbsent(
        new Need(consult.library(), subject, passed, agreed.contains(consult.id())),
        need -> staffing.place(need, standings, at));
  }
}
