package org.subjectdesk.publishing;

import java.time.Instant;
import java.util.Locale;

/**
 * What made an entry's next revision.
 *
 * @param author who, as they call themselves; empty when nobody said
 */
public record Change(Kind kind, String author, Instant at) {
  /** How a revision came about. */
  public enum Kind {
    /** Out of a file that somebody imported. */
    IMPORT,
    /** Out of the files of {@code faq-data}. */
    SHIPPED,
    /** By a librarian. */
    EDIT,
    /** Of what a librarian answered a reader: somebody else has to publish it. */
    REPLY,
    /** An earlier revision was brought back. */
    RESTORE,
    /** Taken off the shelf. */
    WITHDRAWN;

    /** Its name in the store and on the wire. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Kind of(String key) {
      return valueOf(key.toUpperCase(Locale.ROOT));
    }
  }
}
