package org.subjectdesk.dialogue;

import java.util.Map;
import java.util.Optional;
import org.subjectdesk.catalogue.Hits;

/**
 * What the catalogue of all members has for a reader's wish.
 *
 * @param wish what she looks for
 * @param hits what was found, in whatever form if there is none in hers; more than she is shown, so
 *     that what her own library has may come first
 * @param libraries the names of the members, by id
 * @param page where she finds the rest; empty where readers cannot reach it
 */
public record Catalogued(
    BookWish wish, Hits hits, Map<String, String> libraries, Optional<String> page) {
  public Catalogued {
    libraries = Map.copyOf(libraries);
  }
}
