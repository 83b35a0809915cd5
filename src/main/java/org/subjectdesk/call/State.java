package org.subjectdesk.call;

import java.util.Locale;

/** How far a call is. */
public enum State {
  /** Being written; only its own library sees it. */
  DRAFT,
  /** Handed in; somebody else of its library looks at it. */
  REVIEW,
  /** Published; applications come in. */
  OPEN,
  /**
   * The deadline is behind; the initiator's side judges. Never stored: an open call is in it by the
   * clock alone, so no application can slip in before somebody has noticed.
   */
  JUDGING,
  /** One or several were selected; duties and shares are being agreed on. */
  AGREEING,
  /** All have agreed; milestones are worked on. */
  RUNNING,
  /** At its end, with an evaluation. */
  CLOSED,
  /** Taken back before anything was agreed. */
  WITHDRAWN;

  /** Its name in the store and on the wire. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The one that the store kept. */
  public static State kept(String key) {
    return valueOf(key.toUpperCase(Locale.ROOT));
  }
}
