package org.subjectdesk.bench.data;

import java.util.Optional;
import java.util.SplittableRandom;
import org.subjectdesk.embedding.Embedding;
import org.subjectdesk.faq.Meanings;

/**
 * Embeddings that cost nothing and mean nothing: each text has a direction of its own. With them a
 * benchmark sees what comparing costs, at sizes that would take an encoder half an hour.
 */
public final class InventedMeanings implements Meanings {
  /** As the encoders' vectors. */
  private static final int DIMENSIONS = 512;

  /** Nothing to set up. */
  public InventedMeanings() {}

  @Override
  public Optional<Embedding> ofText(String normal) {
    var random = new SplittableRandom(normal.hashCode());
    var vector = new float[DIMENSIONS];
    for (var i = 0; i < DIMENSIONS; i++) {
      vector[i] = (float) (random.nextDouble() - 0.5);
    }
    return Optional.of(Embedding.of(Embedding.Language.CHINESE, vector));
  }

  @Override
  public Optional<Embedding> ofQuestion(String normal) {
    return ofText(normal);
  }

  @Override
  public boolean available() {
    return true;
  }
}
