package org.subjectdesk.faq;

import java.util.Optional;
import org.subjectdesk.embedding.Embedder;
import org.subjectdesk.embedding.Embedding;

/**
 * Where the index gets embeddings from. Safe for any thread. Both take texts in their {@linkplain
 * Normaliser#normal normal form}.
 */
public interface Meanings {
  /** The embedding of an entry's text; empty when there is none, then its words alone count. */
  Optional<Embedding> ofText(String normal);

  /** The embedding of a reader's question; empty when it cannot be had in time. */
  Optional<Embedding> ofQuestion(String normal);

  /** Whether there are embeddings at all. */
  boolean available();

  /** Whatever the embedder makes of each text, computed when it is asked for. */
  static Meanings of(Embedder embedder) {
    return new Meanings() {
      @Override
      public Optional<Embedding> ofText(String normal) {
        return Optional.of(embedder.embed(normal));
      }

      @Override
      public Optional<Embedding> ofQuestion(String normal) {
        return embedder.question(normal);
      }

      @Override
      public boolean available() {
        return true;
      }
    };
  }

  /** Without embeddings: everything is found by its words. */
  static Meanings none() {
    return new Meanings() {
      @Override
      public boolean available() {
        return false;
      }

      @Override
      public Optional<Embedding> ofText(String normal) {
        return Optional.empty();
      }

      @Override
      public Optional<Embedding> ofQuestion(String normal) {
        return Optional.empty();
      }
    };
  }
}
