package org.subjectdesk.scorecard;

import java.util.Locale;

/** Of whom figures are told. */
public enum Scope {
  /** All members together. */
  ALLIANCE,
  /** The readers of one library; of deeds, the library that did them. */
  LIBRARY,
  /** One of the catalogue's major groups (专业大类), with everything below it. */
  SUBJECT,
  /** One librarian, who alone sees them. */
  LIBRARIAN;

  /** Its name on the wire. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
