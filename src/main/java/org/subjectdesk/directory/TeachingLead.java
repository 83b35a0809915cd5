package org.subjectdesk.directory;

import java.util.List;

/**
 * A teaching lead (专业带头人), the subject librarian's partner at a college.
 *
 * @param library the member library of the college
 * @param subjects codes of the catalogue
 */
public record TeachingLead(String name, String library, List<String> subjects) {
  public TeachingLead {
    subjects = List.copyOf(subjects);
  }
}
