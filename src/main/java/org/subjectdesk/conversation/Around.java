package org.subjectdesk.conversation;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.subjectdesk.dialogue.Consult;
import org.subjectdesk.dialogue.Phase;
import org.subjectdesk.dialogue.Surroundings;
import org.subjectdesk.faq.FaqEntry;
import org.subjectdesk.faq.FaqIndex;
import org.subjectdesk.handover.BlockedReaders;
import org.subjectdesk.routing.Need;
import org.subjectdesk.routing.Placement;
import org.subjectdesk.routing.Queue;
import org.subjectdesk.staff.OneTime;
import org.subjectdesk.store.Tx;

/** The world as one turn sees it, in that turn's transaction. */
record Around(Tx tx, Consult consult, FaqIndex index, Turns turns, Instant at)
    implements Surroundings {
  @Override
  public Optional<FaqEntry> entry(String id) {
    return index.entry(consult.library(), id);
  }

  @Override
  public boolean hasLibrarians() {
    return turns.staffing().hasLibrarians(consult.library());
  }

  @Override
  public boolean isWelcome() {
    return !new BlockedReaders().isBlocked(tx, consult.reader(), at);
  }

  @Override
  public List<Subject> subjects() {
    var roster = turns.staffing().roster();
    var standings = turns.staffing().standings(tx, at);
    var subjects = new LinkedHashMap<String, Subject>();
    for (var librarian : roster.of(consult.library())) {
      var standing = standings.get(librarian.id());
      if (standing != null && standing.present() && roster.onDuty(librarian, at)) {
        librarian.subjects().stream()
            .flatMap(code -> roster.subjects().withCode(code).stream())
            .forEach(
                subject ->
                    subjects.put(subject.code(), new Subject(subject.code(), subject.name())));
      }
    }
    return List.copyOf(subjects.values());
  }

  @Override
  public Placement place(Need need) {
    return turns.staffing().place(tx, need, at);
  }

  @Override
  public int ahead(Queue queue) {
    var since = consult.phase() instanceof Phase.Waiting waiting ? waiting.since() : at;
    return turns.staffing().ahead(tx, queue, since);
  }

  @Override
  public ZonedDateTime answerBy() {
    return turns.answerBy(consult, at);
  }

  @Override
  public Optional<String> consentLink() {
    return turns.consentLink(tx, consult.reader(), at);
  }

  @Override
  public Optional<String> librarianWith(String code) {
    return OneTime.whose(tx, code, at).map(turns.staffing()::nameOf);
  }

  @Override
  public List<Said> lastTalk() {
    return new Transcript().lastTalk(tx, consult.reader());
  }
}
