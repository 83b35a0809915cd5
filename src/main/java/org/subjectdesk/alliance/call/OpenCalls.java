package org.subjectdesk.alliance.call;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.subjectdesk.call.Call;
import org.subjectdesk.faq.Subject;
import org.subjectdesk.faq.Subjects;
import org.subjectdesk.project.Projects;

/** The calls that are open, for readers. Safe for any thread; blocking. */
public final class OpenCalls {
  private final Projects projects;
  private final Map<String, String> libraries;
  private final Subjects subjects;

  /**
   * Shows these.
   *
   * @param libraries the names of the members, by id
   */
  public OpenCalls(Projects projects, Map<String, String> libraries, Subjects subjects) {
    this.projects = projects;
    this.libraries = Map.copyOf(libraries);
    this.subjects = subjects;
  }

  /** Whether a library is a member. */
  boolean knows(String library) {
    return libraries.containsKey(library);
  }

  /** All of them, or those for a subject; the soonest due first. */
  public List<OpenCall> of(Optional<String> subject) {
    return projects.open().stream()
        .filter(call -> subject.isEmpty() || Projects.isFor(call, subject.get()))
        .map(this::shown)
        .toList();
  }

  private OpenCall shown(Call call) {
    return new OpenCall(
        call.id(),
        call.library(),
        libraries.getOrDefault(call.library(), call.library()),
        subjects.withCode(call.terms().subject()).map(Subject::name).orElse(""),
        call.terms());
  }
}
