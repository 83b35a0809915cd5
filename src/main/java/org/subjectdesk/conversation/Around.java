package org.subjectdesk.conversation;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.subjectdesk.dialogue.Away;
import org.subjectdesk.dialogue.Catalogued;
import org.subjectdesk.dialogue.Consult;
import org.subjectdesk.dialogue.Phase;
import org.subjectdesk.dialogue.Surroundings;
import org.subjectdesk.directory.Field;
import org.subjectdesk.directory.Service;
import org.subjectdesk.faq.FaqEntry;
import org.subjectdesk.flow.Action;
import org.subjectdesk.flow.Flow;
import org.subjectdesk.flow.Flows;
import org.subjectdesk.handover.Aways;
import org.subjectdesk.handover.BlockedReaders;
import org.subjectdesk.routing.Librarian;
import org.subjectdesk.routing.Need;
import org.subjectdesk.routing.Placement;
import org.subjectdesk.routing.Queue;
import org.subjectdesk.slot.Entered;
import org.subjectdesk.slot.SlotReader;
import org.subjectdesk.staff.OneTime;
import org.subjectdesk.store.Tx;

/** The world as one turn sees it, in that turn's transaction. */
record Around(Tx tx, Consult consult, Searches.Searched searched, Turns turns, Instant at)
    implements Surroundings {
  @Override
  public Optional<FaqEntry> entry(String id) {
    return searched.index().entry(consult.library(), id);
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
  public Away away() {
    return new Aways().of(tx, consult.id());
  }

  @Override
  public boolean hasSharedDesk() {
    return !turns.staffing().roster().sharedDesk().isEmpty();
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

  @Override
  public Flows flows() {
    return turns.flows().of(consult.library());
  }

  @Override
  public Optional<Flow> flow(String id, String version) {
    return turns.flows().version(tx, consult.library(), id, version);
  }

  @Override
  public SlotReader slots() {
    return turns.slots(at);
  }

  @Override
  public Map<String, Entered.Value> ask(Action action, Map<String, Entered.Value> slots) {
    return switch (action) {
      case FIND_LIBRARIAN -> told("librarian", librarianFor(slots.get("programme")));
      case FIND_LEAD ->
          told(
              "lead",
              Optional.ofNullable(slots.get("programme"))
                  .flatMap(it -> turns.platforms().leads(consult.library(), it.value())));
      case FIND_GUIDE ->
          told(
              "guide",
              Optional.ofNullable(slots.get("programme"))
                  .flatMap(it -> turns.platforms().guide(consult.library(), it.value())));
      case COUNT_CALLS -> told("open", turns.platforms().callCount(tx));
      case FIND_CALLS ->
          told(
              "calls",
              Optional.ofNullable(slots.get("programme"))
                  .flatMap(it -> turns.platforms().calls(tx, consult.library(), it.value())));
      case SHOW_MY_DATA -> told("kept", Optional.of(turns.myData().summary(tx, consult.reader())));
      case EXPORT_MY_DATA -> told("download", turns.myData().link(tx, consult.reader(), at));
      case SUBSCRIBE -> told("often", turns.newsletter().often(tx, consult.reader()));
      case OFFER_NOTICE -> told("agree", turns.newsletter().noticeLink(tx, consult.reader(), at));
      case SHOW_SUBSCRIPTIONS ->
          told("subscriptions", turns.newsletter().subscribed(tx, consult.reader()));
      case COUNT_SUBSCRIPTIONS ->
          told(
              "count", Optional.of(String.valueOf(turns.newsletter().count(tx, consult.reader()))));
      case UNSUBSCRIBE ->
          told(
              "stopped",
              Optional.ofNullable(slots.get("programme"))
                  .filter(it -> turns.newsletter().has(tx, consult.reader(), it.value()))
                  .map(Entered.Value::shown));
      case ERASE_MY_DATA, RATE, UNSUBSCRIBE_ALL -> Map.of();
    };
  }

  @Override
  public Collection<Service> services() {
    return turns.platforms().services();
  }

  @Override
  public boolean meets(String need) {
    return turns.platforms().meets(consult, need);
  }

  @Override
  public Optional<Offer> offer(String need, Map<Field, String> told) {
    var subject = turns.staffing().roster().subjects().withCode(consult.subject());
    return turns.platforms().offer(tx, consult, need, told, subject.map(known -> known.name()), at);
  }

  @Override
  public Optional<Link> accept(String offer, boolean bare) {
    return turns.platforms().accept(tx, consult, offer, bare, at);
  }

  @Override
  public boolean resolves(String need) {
    return turns.platforms().resolves(consult, need);
  }

  /** It was looked up before the transaction. */
  @Override
  public Optional<Catalogued> works(String text) {
    var platforms = turns.platforms();
    return searched
        .works()
        .map(
            found ->
                new Catalogued(
                    found.wish(),
                    found.hits(),
                    platforms.libraries(),
                    platforms.catalogue(consult.library(), found.wish().words(), found.form())));
  }

  @Override
  public Optional<String> untold() {
    return turns.platforms().referrals().untold(tx, consult.reader(), at);
  }

  @Override
  public Optional<String> askedOfTicket() {
    return new Aways().askedOfTicket(tx, consult.reader());
  }

  @Override
  public Optional<String> justAskedOfTicket() {
    return new Aways().justAskedOfTicket(tx, consult.reader());
  }

  @Override
  public Optional<Later> askLater() {
    return turns.platforms().askLater(tx, consult.reader(), at);
  }

  private static Map<String, Entered.Value> told(String name, Optional<String> text) {
    return text.map(it -> Map.of(name, new Entered.Value(it, it))).orElse(Map.of());
  }

  /** The names of those who know a programme best at her library. */
  private Optional<String> librarianFor(Entered.@Nullable Value programme) {
    if (programme == null) {
      return Optional.empty();
    }
    var names =
        turns.staffing().roster().of(consult.library()).stream()
            .filter(librarian -> librarian.covering(programme.value()).isPresent())
            .map(Librarian::name)
            .toList();
    return Optional.of(String.join("、", names)).filter(text -> !text.isEmpty());
  }
}
