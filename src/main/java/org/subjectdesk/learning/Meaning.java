package org.subjectdesk.learning;

/**
 * Places texts so that those which mean the same lie close together. Implementations are safe for
 * any thread.
 */
public interface Meaning {
  /**
   * The place of a text: a vector of length 1, always of the same dimension, that nobody may
   * change.
   */
  float[] place(String text);

  /** The least cosine of two texts that count as one question. */
  double same();
}
