package org.subjectdesk.learning;

import org.subjectdesk.embedding.Embedder;
import org.subjectdesk.faq.Normaliser;

/** Places texts by their embedding. */
public final class EmbeddedMeaning implements Meaning {
  /** Read off the shipped entries: most pairs of one entry are nearer, hardly any others are. */
  private static final double SAME = 0.75;

  private final Embedder embedder;

  /** Sets up; one embedder serves searches, too. */
  public EmbeddedMeaning(Embedder embedder) {
    this.embedder = embedder;
  }

  @Override
  public float[] place(String text) {
    return embedder.place(Normaliser.normal(text));
  }

  @Override
  public double same() {
    return SAME;
  }
}
