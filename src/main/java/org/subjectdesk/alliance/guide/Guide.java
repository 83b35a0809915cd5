package org.subjectdesk.alliance.guide;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.subjectdesk.directory.Platform;
import org.subjectdesk.directory.Resource;
import org.subjectdesk.faq.Subject;

/**
 * What a library has for a subject.
 *
 * @param library its name
 * @param address of the page
 * @param catalogue the titles of the subject that members hold
 * @param desk whom to ask
 * @param questions what readers ask most, with answers filled in
 * @param newItems what came in lately
 * @param at the day that it was put together
 */
record Guide(
    Subject subject,
    String library,
    URI address,
    URI catalogue,
    Desk desk,
    List<Question> questions,
    List<Resource> resources,
    List<Platform> platforms,
    List<NewItem> newItems,
    LocalDate at) {
  /**
   * Whom to ask.
   *
   * @param hours when the library is open, in its own words
   * @param chat the desk's own chat about this subject
   * @param account a page that leads to the library's WeChat account
   * @param librarians who know the subject best; the team where nobody does
   */
  record Desk(String hours, URI chat, Optional<URI> account, List<Card> librarians) {}

  /**
   * A librarian.
   *
   * @param photo where her photo is
   * @param hours when she is on duty, in a sentence
   * @param onDuty whether she is now
   */
  record Card(String name, Optional<String> photo, String hours, boolean onDuty) {}

  /** A question and its answer. */
  record Question(String question, String answer) {}
}
