package org.subjectdesk.alliance.guide;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.subjectdesk.alliance.call.OpenCall;
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
 * @param leads the subject's teaching leads, her own college's first
 * @param questions what readers ask most, with answers filled in
 * @param platforms that are open to its readers and for the subject
 * @param newItems what came in lately
 * @param calls the project calls that are open for the subject
 * @param at the day that it was put together
 */
record Guide(
    Subject subject,
    String library,
    URI address,
    URI catalogue,
    Desk desk,
    List<Lead> leads,
    List<Question> questions,
    List<Resource> resources,
    List<Service> platforms,
    List<NewItem> newItems,
    List<OpenCall> calls,
    LocalDate at) {
  /**
   * Whom to ask.
   *
   * @param hours when the library is open, in its own words
   * @param chat the desk's own chat about this subject
   * @param account a page that leads to the library's WeChat account
   * @param librarians those of the library who cover the subject; where nobody does, those of other
   *     members who do, then the library's team
   */
  record Desk(String hours, URI chat, Optional<URI> account, List<Card> librarians) {}

  /**
   * A librarian.
   *
   * @param library the name of hers
   * @param isHere whether that is the guide's
   * @param covers whether the subject is one of hers
   * @param photo where her photo is
   * @param hours when she is on duty, in a sentence
   * @param onDuty whether she is now by the roster, which says nothing of her being there
   */
  record Card(
      String name,
      String library,
      boolean isHere,
      boolean covers,
      Optional<String> photo,
      String hours,
      boolean onDuty) {}

  /**
   * A teaching lead (专业带头人).
   *
   * @param library the name of the college's
   * @param subjects the names of those that she leads and the guide tells of
   */
  record Lead(String name, String library, List<String> subjects, Optional<String> department) {}

  /**
   * A platform, and how to get there: by the chat, which asks her what may be passed on.
   *
   * @param services the names of what it is for
   */
  record Service(Platform platform, List<String> services) {
    /** What begins the way to a platform in the chat: a phrase of {@code platforms.flow.yaml}. */
    static final String SAY = "我要用联盟平台";
  }

  /** A question and its answer. */
  record Question(String question, String answer) {}
}
