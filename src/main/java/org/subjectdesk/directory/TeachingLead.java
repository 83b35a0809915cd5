package org.subjectdesk.directory;

import java.util.List;
import java.util.Optional;

/**
 * A teaching lead (专业带头人), the subject librarian's partner at a college.
 *
 * @param library the member library of the college
 * @param subjects codes of the catalogue
 * @param department of the college, in its own words
 */
public record TeachingLead(
    String name, String library, List<String> subjects, Optional<String> department) {
  public TeachingLead {
    subjects = List.copyOf(subjects);
  }

  /** Her subjects that contain a subject, or are a part of it. */
  public List<String> of(String subject) {
    return subjects.stream()
        .filter(one -> subject.startsWith(one) || one.startsWith(subject))
        .toList();
  }
}
