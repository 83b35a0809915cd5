package org.subjectdesk.console;

import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.subjectdesk.faq.FaqEntry;
import org.subjectdesk.faq.Subjects;
import org.subjectdesk.http.Problem;
import org.subjectdesk.publishing.FaqShelf;
import org.subjectdesk.store.Store;

/**
 * What the operations on {@code /faq} share.
 *
 * @param subjects the catalogue that entries are checked against
 * @param libraries the ids of the member libraries
 * @param published called when something was published: brings it into the index at once; blocking
 */
public record Workplace(
    Store store,
    FaqShelf shelf,
    Subjects subjects,
    Set<String> libraries,
    Runnable published,
    InstantSource clock) {
  public Workplace {
    libraries = Set.copyOf(libraries);
  }

  /** What is wrong with the id of a library; {@link FaqEntry#ALLIANCE} is one, too. */
  Optional<Problem> refused(String library) {
    return library.equals(FaqEntry.ALLIANCE) || libraries.contains(library)
        ? Optional.empty()
        : Optional.of(Problem.unknown("library: no member library has this id; * is the alliance"));
  }
}
