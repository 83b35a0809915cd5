package org.subjectdesk.routing;

/**
 * How it stands with a librarian at this moment.
 *
 * @param present whether she has a live connection
 * @param load how many consults are with her or wait in her own queue
 */
public record Standing(boolean present, int load) {
  /** Of somebody of whom nothing is known. */
  static final Standing ABSENT = new Standing(false, 0);
}
