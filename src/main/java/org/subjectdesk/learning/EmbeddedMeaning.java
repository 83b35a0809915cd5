package org.subjectdesk.learning;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.subjectdesk.embedding.Embedder;
import org.subjectdesk.faq.Normaliser;

/** Places texts by their embedding, some milliseconds for a new one. */
public final class EmbeddedMeaning implements Meaning {
  /** Read off the shipped entries: most pairs of one entry are nearer, hardly any others are. */
  private static final double SAME = 0.75;

  /** The big groups stay the same for days. */
  private static final int CACHED = 2_000;

  private final Embedder embedder;
  private final Cache<String, float[]> cache = Caffeine.newBuilder().maximumSize(CACHED).build();

  /** Sets up; one embedder serves searches, too. */
  public EmbeddedMeaning(Embedder embedder) {
    this.embedder = embedder;
  }

  @Override
  public float[] place(String text) {
    return cache.get(Normaliser.normal(text), embedder::place);
  }

  @Override
  public double same() {
    return SAME;
  }
}
