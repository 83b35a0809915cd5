package org.subjectdesk.routing;

/**
 * Teaching weeks of a term.
 *
 * @param first counted from 1, the week of the term's first Monday
 * @param last the last one, not before the first
 */
public record Weeks(int first, int last) {
  /**
   * @throws IllegalArgumentException if there is no such stretch of weeks
   */
  public Weeks {
    if (first < 1 || last < first) {
      throw new IllegalArgumentException("weeks " + first + "-" + last);
    }
  }

  boolean holds(int week) {
    return first <= week && week <= last;
  }

  boolean meets(Weeks other) {
    return first <= other.last && other.first <= last;
  }
}
