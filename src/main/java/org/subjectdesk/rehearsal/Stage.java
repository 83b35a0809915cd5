package org.subjectdesk.rehearsal;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.subjectdesk.dialogue.Away;
import org.subjectdesk.dialogue.Catalogued;
import org.subjectdesk.dialogue.Surroundings;
import org.subjectdesk.directory.Directory;
import org.subjectdesk.directory.Entry;
import org.subjectdesk.directory.Field;
import org.subjectdesk.directory.Platform;
import org.subjectdesk.directory.Service;
import org.subjectdesk.faq.FaqEntry;
import org.subjectdesk.faq.FaqIndex;
import org.subjectdesk.faq.Subjects;
import org.subjectdesk.flow.Action;
import org.subjectdesk.flow.Flow;
import org.subjectdesk.flow.Flows;
import org.subjectdesk.routing.Need;
import org.subjectdesk.routing.Placement;
import org.subjectdesk.routing.Queue;
import org.subjectdesk.script.LibraryTexts;
import org.subjectdesk.slot.Entered;
import org.subjectdesk.slot.SlotReader;

/**
 * A made-up day at a library.
 *
 * @param library its id
 * @param content what it says and knows
 * @param today the day
 * @param librarians whether somebody is online; on a day without, actions tell nothing either
 */
public record Stage(String library, Content content, LocalDate today, boolean librarians)
    implements Surroundings {
  /**
   * What a library says and knows.
   *
   * @param index where questions are looked up
   * @param catalogue the programmes
   * @param directory the platforms; all of them work
   */
  public record Content(
      LibraryTexts texts, Flows flows, FaqIndex index, Subjects catalogue, Directory directory) {}

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final int MORNING = 10;

  /** The time of the day at which everything happens. */
  ZonedDateTime now() {
    return today.atTime(MORNING, 0).atZone(ZONE);
  }

  LibraryTexts texts() {
    return content.texts();
  }

  FaqIndex index() {
    return content.index();
  }

  @Override
  public Flows flows() {
    return content.flows();
  }

  @Override
  public Collection<Service> services() {
    return content.directory().services().values();
  }

  @Override
  public boolean meets(String need) {
    return best(need).isPresent();
  }

  private Optional<Platform> best(String need) {
    return content.directory().meeting(need, "", library, _ -> true).stream().findFirst();
  }

  @Override
  public Optional<Offer> offer(String need, Map<Field, String> told) {
    var values = new EnumMap<Field, String>(Field.class);
    values.putAll(told);
    values.put(Field.LIBRARY, library);
    values.put(Field.LIBRARY_NAME, library);
    values.putAll(content.directory().known(need));
    return best(need)
        .map(
            platform ->
                new Offer(
                    platform.id(),
                    content.directory().nameOf(need),
                    platform,
                    platform.entry().passing(values),
                    values));
  }

  @Override
  public Optional<Link> accept(String offer, boolean bare) {
    return content
        .directory()
        .platform(offer)
        .map(platform -> new Link(platform.name(), "https://desk.example/r/", Optional.empty()));
  }

  @Override
  public boolean resolves(String need) {
    return best(need).filter(one -> one.entry() instanceof Entry.OpenUrl).isPresent();
  }

  /** A rehearsal has no catalogue. */
  @Override
  public Optional<Catalogued> works(String text) {
    return Optional.empty();
  }

  @Override
  public Optional<String> untold() {
    return Optional.empty();
  }

  @Override
  public Optional<String> askedOfTicket() {
    return Optional.empty();
  }

  @Override
  public Optional<String> justAskedOfTicket() {
    return Optional.empty();
  }

  @Override
  public Optional<Later> askLater() {
    return Optional.empty();
  }

  @Override
  public Optional<FaqEntry> entry(String id) {
    return index().entry(library, id);
  }

  @Override
  public boolean hasLibrarians() {
    return true;
  }

  @Override
  public boolean isWelcome() {
    return true;
  }

  @Override
  public List<Subject> subjects() {
    return List.of();
  }

  @Override
  public Away away() {
    return Away.UNASKED;
  }

  @Override
  public boolean hasSharedDesk() {
    return false;
  }

  @Override
  public Placement place(Need need) {
    return new Placement(
        librarians ? Optional.of(new Queue.OfLibrary(library)) : Optional.empty(), List.of());
  }

  @Override
  public int ahead(Queue queue) {
    return 0;
  }

  @Override
  public ZonedDateTime answerBy() {
    return now().plusDays(1);
  }

  @Override
  public Optional<String> consentLink() {
    return Optional.empty();
  }

  @Override
  public Optional<String> librarianWith(String code) {
    return Optional.empty();
  }

  @Override
  public List<Said> lastTalk() {
    return List.of();
  }

  @Override
  public Optional<Flow> flow(String id, String version) {
    return flows().find(id).filter(flow -> flow.version().equals(version));
  }

  @Override
  public Map<String, Entered.Value> ask(Action action, Map<String, Entered.Value> slots) {
    return action
        .tells()
        .filter(_ -> librarians)
        .map(slot -> Map.of(slot, new Entered.Value("（" + slot + "）", "（" + slot + "）")))
        .orElse(Map.of());
  }

  @Override
  public SlotReader slots() {
    return new SlotReader(content.catalogue(), today);
  }
}
