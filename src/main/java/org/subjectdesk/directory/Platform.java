package org.subjectdesk.directory;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.subjectdesk.script.Words;

/**
 * A platform, or the desk of a member library, that meets needs which a chat cannot.
 *
 * @param provider the organisation or library that runs it
 * @param services ids of {@link Service}
 * @param subjects beginnings of subject codes; empty = all subjects
 * @param libraries the members whose readers it is open to; empty = all
 * @param why what speaks for it, told to the reader
 * @param whom whom it serves and by which rules, told to the reader
 * @param health an address that answers 2xx or 3xx while the platform works; empty = believed
 */
public record Platform(
    String id,
    Words name,
    String provider,
    Set<String> services,
    List<String> subjects,
    Set<String> libraries,
    Words why,
    Optional<Words> whom,
    Entry entry,
    Optional<URI> health) {
  public Platform {
    services = Set.copyOf(services);
    subjects = List.copyOf(subjects);
    libraries = Set.copyOf(libraries);
  }

  /**
   * How exactly it fits a subject: the length of the code's beginning that it names, 0 for a
   * platform of all subjects, -1 when it is not for this one.
   *
   * @param subject a code, empty when nobody knows
   */
  int closeness(String subject) {
    return closeness(subjects, subject);
  }

  static int closeness(List<String> subjects, String subject) {
    if (subjects.isEmpty()) {
      return 0;
    }
    return subjects.stream().filter(subject::startsWith).mapToInt(String::length).max().orElse(-1);
  }

  boolean isOpenTo(String library) {
    return libraries.isEmpty() || libraries.contains(library);
  }
}
