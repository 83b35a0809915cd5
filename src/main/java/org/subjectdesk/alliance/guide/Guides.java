package org.subjectdesk.alliance.guide;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.subjectdesk.alliance.call.OpenCalls;
import org.subjectdesk.directory.Directory;
import org.subjectdesk.faq.FaqEntry;
import org.subjectdesk.faq.Subject;
import org.subjectdesk.learning.Questions;
import org.subjectdesk.publishing.FaqShelf;
import org.subjectdesk.publishing.Photos;
import org.subjectdesk.routing.DutyHours;
import org.subjectdesk.routing.Librarian;
import org.subjectdesk.routing.Roster;
import org.subjectdesk.script.LibraryTexts;
import org.subjectdesk.store.Store;

/** Puts together what a library has for a subject. Safe for any thread; blocking. */
public final class Guides {
  private static final int MOST_QUESTIONS = 12;

  /** A library's value with the web address that leads to its WeChat account. */
  private static final String ACCOUNT = "library.wechat";

  private static final Pattern WEB = Pattern.compile("https://[\\w.-]+(?:/[\\w./?#=&%-]*)?");

  private final FaqShelf shelf = new FaqShelf();
  private final Questions questions = new Questions();
  private final Store store;
  private final Known known;
  private final InstantSource clock;

  /**
   * What is known of libraries and subjects.
   *
   * @param libraries the names of the members, by id
   * @param directory as it is now
   * @param roster as it is now
   * @param texts a library's id → what it says
   * @param desk where readers reach this desk; empty = by the same address as the page
   * @param photos of the librarians
   * @param newItems a library's id and a subject's code → what came in lately, the newest first
   * @param calls the project calls that are open
   */
  public record Known(
      Map<String, String> libraries,
      Supplier<Directory> directory,
      Supplier<Roster> roster,
      Function<String, LibraryTexts> texts,
      Optional<URI> desk,
      Photos photos,
      BiFunction<String, String, List<NewItem>> newItems,
      OpenCalls calls) {}

  /** Prepares. */
  public Guides(Store store, Known known, InstantSource clock) {
    this.store = store;
    this.known = known;
    this.clock = clock;
  }

  /** What is known. */
  Known known() {
    return known;
  }

  /** The subject with a code, if that library and that subject are there. */
  Optional<Subject> subject(String library, String code) {
    var subjects = known.roster().get().subjects();
    return known.libraries().containsKey(library)
        ? subjects.withCode(code).or(() -> inClass(code).flatMap(subjects::withCode))
        : Optional.empty();
  }

  /** Not every programme of the national catalogue is here; its class is. */
  private static Optional<String> inClass(String code) {
    return code.matches("[0-9]{6}") ? Optional.of(code.substring(0, 4)) : Optional.empty();
  }

  /** The guide. */
  Guide of(String library, Subject subject) {
    var roster = known.roster().get();
    var at = clock.instant();
    var texts = known.texts().apply(library);
    var name = known.libraries().getOrDefault(library, library);
    var path = "g/" + library + "/" + subject.code();
    return new Guide(
        subject,
        name,
        at(path),
        at("catalogue/" + library + "?subject=" + subject.code()),
        new Guide.Desk(
            texts.fill("{{library.hours}}"),
            at("chat/?library=" + library + "&subject=" + subject.code()),
            account(texts),
            cards(library, subject.code(), at)),
        leads(library, subject.code()),
        questions(library, subject.code(), texts),
        known.directory().get().resources(subject.code(), library),
        platforms(library, subject.code()),
        known.newItems().apply(library, subject.code()),
        known.calls().of(Optional.of(subject.code())),
        LocalDate.ofInstant(at, roster.zone()));
  }

  private URI at(String path) {
    return known.desk().map(url -> url.resolve(path)).orElse(URI.create("/" + path));
  }

  private static Optional<URI> account(LibraryTexts texts) {
    return Optional.ofNullable(texts.values().values().get(ACCOUNT))
        .filter(text -> WEB.matcher(text).matches())
        .map(URI::create);
  }

  /** Who covers the subject here; else who does elsewhere, and then the team. */
  private List<Guide.Card> cards(String library, String code, Instant at) {
    var roster = known.roster().get();
    var covering =
        roster.librarians().stream().filter(one -> one.covering(code).isPresent()).toList();
    var here = covering.stream().filter(one -> one.library().equals(library)).toList();
    var shown =
        here.isEmpty()
            ? Stream.concat(covering.stream(), roster.of(library).stream())
            : here.stream();
    return shown.map(one -> card(roster, one, library, code, at)).toList();
  }

  private Guide.Card card(Roster roster, Librarian one, String library, String code, Instant at) {
    return new Guide.Card(
        one.name(),
        known.libraries().getOrDefault(one.library(), one.library()),
        one.library().equals(library),
        one.covering(code).isPresent(),
        known.photos().of(one.id()).map(_ -> "/g/photo/" + one.id()),
        DutyHours.of(roster.duty(one)),
        roster.onDuty(one, at));
  }

  private List<Guide.Lead> leads(String library, String code) {
    var subjects = known.roster().get().subjects();
    return known.directory().get().leads(code, library).stream()
        .map(
            one ->
                new Guide.Lead(
                    one.name(),
                    known.libraries().getOrDefault(one.library(), one.library()),
                    one.of(code).stream()
                        .flatMap(it -> subjects.withCode(it).stream())
                        .map(Subject::name)
                        .toList(),
                    one.department()))
        .toList();
  }

  private List<Guide.Service> platforms(String library, String code) {
    var directory = known.directory().get();
    return directory.platforms(code, library).stream()
        .map(
            one ->
                new Guide.Service(
                    one,
                    one.services().stream()
                        .sorted()
                        .map(need -> directory.nameOf(need).chinese())
                        .toList()))
        .toList();
  }

  /** Those of the subject's group, the most asked first. */
  private List<Guide.Question> questions(String library, String code, LibraryTexts texts) {
    var group = code.substring(0, 2);
    var visible = new HashMap<String, FaqEntry>();
    var counts =
        store.<Map<String, Long>>read(
            tx -> {
              for (var entry : shelf.all(tx)) {
                if (entry.subject().startsWith(group)) {
                  put(visible, entry, library);
                }
              }
              return questions.answered(tx, library);
            });
    return visible.values().stream()
        .filter(entry -> code.startsWith(entry.subject()) || entry.subject().startsWith(code))
        .sorted(
            Comparator.<FaqEntry>comparingLong(entry -> -counts.getOrDefault(entry.id(), 0L))
                .thenComparing(FaqEntry::id))
        .limit(MOST_QUESTIONS)
        .map(entry -> new Guide.Question(entry.question(), texts.fill(entry.answer())))
        .toList();
  }

  /** A library's own entry stands in the place of the alliance's. */
  private static void put(Map<String, FaqEntry> visible, FaqEntry entry, String library) {
    if (entry.library().equals(library)) {
      visible.put(entry.id(), entry);
    } else if (entry.library().equals(FaqEntry.ALLIANCE)) {
      visible.putIfAbsent(entry.id(), entry);
    }
  }
}
