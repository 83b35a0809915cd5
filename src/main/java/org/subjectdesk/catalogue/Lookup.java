package org.subjectdesk.catalogue;

import java.util.Set;

/**
 * What somebody looks for in the catalogue.
 *
 * @param words as typed: title, author, publisher, topic or a standard number; empty = everything
 * @param filter what the works must have
 * @param from how many works to leave out, 0 = begin with the best
 * @param size how many works to give at most
 */
public record Lookup(String words, Filter filter, int from, int size) {
  /**
   * What works must have; an empty set asks for nothing.
   *
   * @param kinds one of these forms
   * @param subjects one of these codes of the catalogue of subjects, or a code below one
   * @param libraries held by one of these
   * @param years published in one of these; 0 = unknown
   */
  public record Filter(
      Set<Kind> kinds, Set<String> subjects, Set<String> libraries, Set<Integer> years) {
    public Filter {
      kinds = Set.copyOf(kinds);
      subjects = Set.copyOf(subjects);
      libraries = Set.copyOf(libraries);
      years = Set.copyOf(years);
    }

    /** Asks for nothing. */
    public static Filter none() {
      return new Filter(Set.of(), Set.of(), Set.of(), Set.of());
    }
  }
}
