package org.subjectdesk.dialogue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.subjectdesk.catalogue.ListedWorks;
import org.subjectdesk.catalogue.Lookup;
import org.subjectdesk.catalogue.Work;
import org.subjectdesk.directory.Directory;
import org.subjectdesk.directory.Entry;
import org.subjectdesk.directory.Field;
import org.subjectdesk.directory.Platform;
import org.subjectdesk.directory.Service;
import org.subjectdesk.faq.FaqEntry;
import org.subjectdesk.faq.Subjects;
import org.subjectdesk.flow.Action;
import org.subjectdesk.flow.Flow;
import org.subjectdesk.flow.Flows;
import org.subjectdesk.routing.Need;
import org.subjectdesk.routing.Placement;
import org.subjectdesk.routing.Queue;
import org.subjectdesk.routing.Reason;
import org.subjectdesk.script.Words;
import org.subjectdesk.slot.Entered;
import org.subjectdesk.slot.SlotReader;

/** The world around a turn, as a test wants it: a library without librarians at first. */
final class People implements Surroundings {
  List<Said> said = List.of();

  private final Function<String, Optional<FaqEntry>> entries;

  /** Whether she lets her consult leave her library. */
  Away away = Away.UNASKED;

  /** The alliance has one, where somebody is when nobody is at home. */
  boolean sharedDesk;

  private boolean librarians;
  private boolean welcome = true;
  private Optional<Queue> queue = Optional.empty();
  private List<Subject> subjects = List.of();
  private int ahead;
  private Flows flows = Flows.none();

  private final List<Flow> kept = new ArrayList<>();

  /** What every action tells. */
  Map<String, Entered.Value> told = Map.of();

  private Optional<String> consentLink = Optional.empty();

  /** The platforms, all of which work. */
  Directory directory = Directory.empty();

  /** What the members have. */
  List<Work> works = List.of();

  /** Where readers find the rest of it. */
  Optional<String> cataloguePage = Optional.empty();

  /** The platform that she was led to last. */
  Optional<String> untold = Optional.empty();

  Optional<String> askedOfTicket = Optional.empty();

  /** Whether that question is the last thing that was said to her. */
  boolean justAsked = true;

  /** What she may be asked of; each is asked once. */
  Optional<Later> later = Optional.empty();

  /** What was asked for, in order. */
  final List<Need> needs = new ArrayList<>();

  @Override
  public Collection<Service> services() {
    return directory.services().values();
  }

  @Override
  public boolean meets(String need) {
    return best(need).isPresent();
  }

  private Optional<Platform> best(String need) {
    return directory.meeting(need, "", "lib", _ -> true).stream().findFirst();
  }

  @Override
  public Optional<Offer> offer(String need, Map<Field, String> told) {
    return best(need)
        .map(
            platform ->
                new Offer(
                    "offer-1",
                    directory.nameOf(need),
                    platform,
                    platform.entry().passing(told),
                    told));
  }

  @Override
  public Optional<Link> accept(String offer, boolean bare) {
    return offer.equals("offer-1")
        ? Optional.of(new Link(Words.of("平台"), bare ? "bare" : "full", Optional.empty()))
        : Optional.empty();
  }

  @Override
  public boolean resolves(String need) {
    return best(need).filter(one -> one.entry() instanceof Entry.OpenUrl).isPresent();
  }

  @Override
  public Optional<Catalogued> works(String text) {
    return BookWish.in(text)
        .filter(_ -> !works.isEmpty())
        .map(
            wish ->
                new Catalogued(
                    wish,
                    new ListedWorks(works)
                        .find(new Lookup(wish.words(), Lookup.Filter.none(), 0, 10)),
                    Map.of("demo-b", "滨海职院", "demo-core", "江海师专"),
                    cataloguePage));
  }

  @Override
  public Optional<String> untold() {
    return untold;
  }

  @Override
  public Optional<String> askedOfTicket() {
    return askedOfTicket;
  }

  @Override
  public Optional<String> justAskedOfTicket() {
    return askedOfTicket.filter(_ -> justAsked);
  }

  @Override
  public Optional<Later> askLater() {
    var asked = later;
    later = Optional.empty();
    return asked;
  }

  People(Function<String, Optional<FaqEntry>> entries) {
    this.entries = entries;
  }

  /** There are librarians, but none of them is there. */
  People gone() {
    librarians = true;
    queue = Optional.empty();
    return this;
  }

  /** Somebody is there, behind so many readers. */
  People at(Queue there, int readers) {
    librarians = true;
    queue = Optional.of(there);
    ahead = readers;
    return this;
  }

  People forSubjects(Subject... ready) {
    subjects = List.of(ready);
    return this;
  }

  /** The library has these. */
  People with(Flows now) {
    flows = now;
    return this;
  }

  /** This is no more, but was kept. */
  void keeping(Flow old) {
    kept.add(old);
  }

  @Override
  public Flows flows() {
    return flows;
  }

  @Override
  public Optional<Flow> flow(String id, String version) {
    return Stream.concat(flows.all().stream(), kept.stream())
        .filter(flow -> flow.id().equals(id) && flow.version().equals(version))
        .findFirst();
  }

  @Override
  public Map<String, Entered.Value> ask(Action action, Map<String, Entered.Value> slots) {
    return told;
  }

  @Override
  public SlotReader slots() {
    return new SlotReader(Subjects.none(), LocalDate.of(2026, 11, 23));
  }

  /** She may agree there to be told of an answer. */
  People asking(String link) {
    consentLink = Optional.of(link);
    return this;
  }

  void block() {
    welcome = false;
  }

  @Override
  public Optional<FaqEntry> entry(String id) {
    return entries.apply(id);
  }

  @Override
  public boolean hasLibrarians() {
    return librarians;
  }

  @Override
  public Optional<String> consentLink() {
    return consentLink;
  }

  @Override
  public boolean isWelcome() {
    return welcome;
  }

  @Override
  public List<Subject> subjects() {
    return subjects;
  }

  @Override
  public Away away() {
    return away;
  }

  @Override
  public boolean hasSharedDesk() {
    return sharedDesk;
  }

  @Override
  public Placement place(Need need) {
    needs.add(need);
    var there =
        need.mayLeave() && sharedDesk ? queue.or(() -> Optional.of(new Queue.Shared())) : queue;
    return new Placement(there, List.of(new Reason("因为", "because")));
  }

  @Override
  public int ahead(Queue asked) {
    return ahead;
  }

  @Override
  public ZonedDateTime answerBy() {
    return Instant.parse("2026-11-24T09:30:00Z").atZone(ZoneOffset.UTC);
  }

  @Override
  public Optional<String> librarianWith(String code) {
    return Optional.of(code).filter("7KQ2XM"::equals).map(_ -> "林知夏");
  }

  @Override
  public List<Said> lastTalk() {
    return said;
  }
}
