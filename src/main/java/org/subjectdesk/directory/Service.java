package org.subjectdesk.directory;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.subjectdesk.faq.Normaliser;
import org.subjectdesk.script.Words;

/**
 * Something that readers need and a chat cannot give, such as a novelty search (查新).
 *
 * @param id as flows name it in {@code refer}
 * @param name as readers are told
 * @param words by which readers name it, as texts are compared; {@link #GAP} stands for a few more
 *     between two of them
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
  /** Stands for a few more words between two of those that name it. */
  public static final String GAP = "…";

  public Service {
    // Every message is compared with all of them, so they are made comparable once.
    words = words.stream().map(Service::bare).toList();
    after = Set.copyOf(after);
  }

  private static String bare(String words) {
    return Arrays.stream(words.split(GAP, -1))
        .map(Normaliser::bare)
        .collect(Collectors.joining(GAP));
  }

  /** One that nobody names and no answer offers. */
  public Service(String id, Words name) {
    this(id, name, List.of(), Optional.empty(), Set.of(), Optional.empty());
  }
}
