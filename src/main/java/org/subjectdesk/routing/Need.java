package org.subjectdesk.routing;

import java.util.Optional;
import java.util.Set;

/**
 * What a consult needs somebody for.
 *
 * @param library the reader's library
 * @param subject the code that the question is about, as far as it is known
 * @param passed ids of librarians who were rung already and did not take it
 * @param mayLeave whether it may go to the shared desk of the alliance
 */
public record Need(String library, Optional<String> subject, Set<String> passed, boolean mayLeave) {
  public Need {
    passed = Set.copyOf(passed);
  }
}
