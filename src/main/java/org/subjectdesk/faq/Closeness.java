package org.subjectdesk.faq;

/**
 * How near a question and an entry are in meaning: cosines, 0 when there is nothing to compare.
 *
 * @param nearest to the nearest of the entry's texts
 * @param whole to all its texts together
 * @param answer to its answer
 * @param text the number of the nearest text: 0 = the question, 1 = the first variant; -1 = none
 */
public record Closeness(double nearest, double whole, double answer, int text) {
  /** Nothing to compare. */
  static final Closeness NONE = new Closeness(0, 0, 0, -1);
}
