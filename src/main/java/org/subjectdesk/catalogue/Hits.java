package org.subjectdesk.catalogue;

import java.util.List;
import java.util.Map;

/**
 * What was found.
 *
 * @param total how many works fit
 * @param works the asked for part of them, best first
 * @param counts for each facet its values with the number of works that fit, most first; the
 *     facet's own filter is left out of account there, so that another value can be chosen
 */
public record Hits(long total, List<Work> works, Map<Facet, List<Count>> counts) {
  public Hits {
    works = List.copyOf(works);
    counts = Map.copyOf(counts);
  }

  /**
   * A value of a facet.
   *
   * @param value as {@link Facet} says
   * @param works how many fit
   */
  public record Count(String value, long works) {}

  /** Nothing. */
  public static Hits none() {
    return new Hits(0, List.of(), Map.of());
  }
}
