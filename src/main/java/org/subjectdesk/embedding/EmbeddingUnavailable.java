package org.subjectdesk.embedding;

/** Vectors cannot be computed on this machine; whoever can do without them goes on. */
public final class EmbeddingUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  EmbeddingUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
