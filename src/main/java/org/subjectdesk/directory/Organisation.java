package org.subjectdesk.directory;

import java.net.URI;
import java.util.Optional;
import org.subjectdesk.script.Words;

/**
 * Somebody in or beside the alliance who is no member library.
 *
 * @param site its own page
 */
public record Organisation(String id, Kind kind, Words name, Optional<URI> site) {
  /** What it is. */
  public enum Kind {
    /** A college or one of its departments. */
    COLLEGE,
    /** A research unit. */
    RESEARCH,
    /** A company or a park of companies. */
    COMPANY,
    /** An office of government. */
    GOVERNMENT,
    /** A publisher or a seller of databases. */
    PUBLISHER
  }
}
