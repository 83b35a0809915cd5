package org.subjectdesk.directory;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.subjectdesk.script.Words;

/**
 * Something that readers need and a chat cannot give, such as a novelty search (查新).
 *
 * @param id as flows name it in {@code refer}
 * @param name as readers are told
 * @param words by which readers name it; {@code …} stands for a few more between two of them
 * @param flow what begins when they do; empty = the flow that meets the need
 * @param after FAQ entries whose answer offers it
 * @param kind of the works that it is about, such as {@code book}; empty = any
 */
public record Service(
    String id,
    Words name,
    List<String> words,
    Optional<String> flow,
    Set<String> after,
    Optional<String> kind) {
  public Service {
    words = List.copyOf(words);
    after = Set.copyOf(after);
  }

  /** One that nobody names and no answer offers. */
  public Service(String id, Words name) {
    this(id, name, List.of(), Optional.empty(), Set.of(), Optional.empty());
  }
}
