package org.subjectdesk.catalogue;

/** Finds works. Safe for any thread. */
public interface CatalogueSearch {
  /** Finds; never fails because of what was typed. Work for the processor, a few milliseconds. */
  Hits find(Lookup lookup);

  /** A catalogue without a work. */
  static CatalogueSearch empty() {
    return _ -> Hits.none();
  }
}
