package org.subjectdesk.directory;

import java.net.URI;
import java.util.List;
import java.util.Set;
import org.subjectdesk.script.Words;

/**
 * A database or another resource that members have for their readers.
 *
 * @param about what is in it
 * @param access who may use it and how, told to the reader
 * @param subjects beginnings of subject codes; empty = for all subjects
 * @param libraries the members that have it; empty = all
 */
public record Resource(
    String id,
    Words name,
    Words about,
    Words access,
    URI link,
    List<String> subjects,
    Set<String> libraries) {
  public Resource {
    subjects = List.copyOf(subjects);
    libraries = Set.copyOf(libraries);
  }
}
