package org.subjectdesk.faq;

/**
 * How alike a question and an entry are by the words they share, each from 0 to 1.
 *
 * @param nearest with the nearest of the entry's texts
 * @param whole with all its texts together
 * @param covered how much of the question the answer's words cover
 */
public record Likeness(double nearest, double whole, double covered) {
  /** Nothing in common. */
  static final Likeness NONE = new Likeness(0, 0, 0);

  /** How much the entry's texts as a whole count beside the nearest one of them. */
  private static final double WHOLE = 0.3;

  /** How much of what is missing to full likeness the answer's words can make up for. */
  private static final double ANSWER = 0.15;

  /** All three in one figure. */
  double blended() {
    var texts = (1 - WHOLE) * nearest + WHOLE * whole;
    return texts + (1 - texts) * ANSWER * covered;
  }
}
