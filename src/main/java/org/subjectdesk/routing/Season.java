package org.subjectdesk.routing;

/** The part of the year in which a shift is worked. None of them includes a public holiday. */
public enum Season {
  /** Days of a term that no vacation takes away. */
  TERM,
  /** Days of a vacation, winter or summer, and days between two terms. */
  VACATION,
  /** Both. */
  ALWAYS;

  /** Whether there can be a day that belongs to both. */
  boolean meets(Season other) {
    return this == ALWAYS || other == ALWAYS || this == other;
  }
}
