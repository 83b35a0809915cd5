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
  private static final double NEAREST = 0.25;
  private static final double WHOLE = 0.3;
  private static final double ANSWER = 0.2;
  private static final double LIKE = 0.1;
  private static final double SOUND = 0.1;
  private static final double COVERED = 0.05;

  /** One figure between 0 and 1 to rank by. */
  double score() {
    return Math.min(ALMOST_EXACT, lift * (meaning ? combined() : words.blended()));
  }

  private double combined() {
    return NEAREST * sense.nearest()
        + WHOLE * sense.whole()
        + ANSWER * sense.answer()
        + LIKE * words.nearest()
        + SOUND * sounds.whole()
        + COVERED * words.covered();
  }
}
