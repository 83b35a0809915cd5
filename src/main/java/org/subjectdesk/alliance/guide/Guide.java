package org.subjectdesk.alliance.guide;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import org.subjectdesk.directory.Platform;
import org.subjectdesk.directory.Resource;
import org.subjectdesk.faq.Subject;

/**
 * What a library has for a subject.
 *
 * @param library its name
 * @param address of the page
 * @param hours when the library is open, in its own words
 * @param librarians who know the subject best; the team where nobody does
 * @param questions what readers ask most, with answers filled in
 * @param at the day that it was put together
 */
record Guide(
    Subject subject,
    String library,
    URI address,
    String hours,
    List<String> librarians,
    List<Question> questions,
    List<Resource> resources,
    List<Platform> platforms,
    LocalDate at) {
  /** A question and its answer. */
  record Question(String question, String answer) {}
}
