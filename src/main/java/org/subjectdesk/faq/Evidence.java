package org.subjectdesk.faq;

/**
 * What speaks for an entry as the answer to a question.
 *
 * @param meaning whether the question had an embedding; else its words alone count
 * @param sense how near it is in meaning
 * @param words how alike in words
 * @param sounds how alike in sounds, which sees through homophones
 * @param lift what the score is multiplied by for the entry's subject
 */
public record Evidence(
    boolean meaning, Closeness sense, Likeness words, Likeness sounds, double lift) {
  /** Nothing is known. */
  static final Evidence NONE = new Evidence(false, Closeness.NONE, Likeness.NONE, Likeness.NONE, 1);

  private static final double ALMOST_EXACT = 0.99;

  // Fitted on the shipped entries' own variants, each left out in turn; see docs/decisions.md.
  private static final double NEAREST = 0.28;
  private static final double WHOLE = 0.33;
  private static final double ANSWER = 0.21;
  private static final double COVERED = 0.09;
  private static final double SOUND = 0.03;
  private static final double SOUNDS = 0.06;

  /** One figure between 0 and 1 to rank by. */
  double score() {
    return Math.min(ALMOST_EXACT, lift * (meaning ? combined() : words.blended()));
  }

  private double combined() {
    return NEAREST * sense.nearest()
        + WHOLE * sense.whole()
        + ANSWER * sense.answer()
        + COVERED * words.covered()
        + SOUND * sounds.nearest()
        + SOUNDS * sounds.whole();
  }
}
