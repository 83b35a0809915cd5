package org.subjectdesk.alliance.guide;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.StaticHandler;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.subjectdesk.directory.Directory;
import org.subjectdesk.faq.FaqEntry;
import org.subjectdesk.faq.Subject;
import org.subjectdesk.http.ReaderPage;
import org.subjectdesk.learning.Questions;
import org.subjectdesk.publishing.FaqShelf;
import org.subjectdesk.routing.Librarian;
import org.subjectdesk.routing.Roster;
import org.subjectdesk.script.LibraryTexts;
import org.subjectdesk.store.Store;

/** {@code GET /g/{library}/{subject}}: the page of a subject at a library. */
public final class GuidePage {
  private static final int MOST_QUESTIONS = 12;

  /** What librarians change is seen within a minute, and a link in a big group costs one page. */
  private static final Duration FRESH = Duration.ofMinutes(1);

  private static final String POLICY =
      "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action"
          + " 'none'";

  private final Cache<String, String> pages =
      Caffeine.newBuilder().maximumSize(2_000).expireAfterWrite(FRESH).build();
  private final FaqShelf shelf = new FaqShelf();
  private final Questions questions = new Questions();
  private final Store store;
  private final Known known;

  /** The one that the kept pages tell of. */
  private volatile Directory directory = Directory.empty();

  private final InstantSource clock;

  /**
   * What is known of libraries and subjects.
   *
   * @param libraries the names of the members, by id
   * @param directory as it is now
   * @param roster as it is now
   * @param texts a library's id → what it says
   * @param desk where readers reach this desk; empty = by the same address as the page
   */
  public record Known(
      Map<String, String> libraries,
      Supplier<Directory> directory,
      Supplier<Roster> roster,
      Function<String, LibraryTexts> texts,
      Optional<URI> desk) {}

  /** Prepares. */
  public GuidePage(Store store, Known known, InstantSource clock) {
    this.store = store;
    this.known = known;
    this.clock = clock;
  }

  /** Adds the page. */
  public void mount(Router router) {
    router.get("/g/guide.css").handler(request -> request.reroute("/g/file/guide.css"));
    router.get("/g/file/*").handler(StaticHandler.create("web/guide"));
    router.get("/g/:library/:subject").handler(this::show);
  }

  private void show(RoutingContext request) {
    var library = request.pathParam("library");
    var code = request.pathParam("subject");
    var subject = known.roster().get().subjects().withCode(code);
    if (!known.libraries().containsKey(library) || subject.isEmpty()) {
      ReaderPage.show(request, 404, "没有这个学科导航", "请核对网址，或在公众号里问一句“专业指南”。", Optional.empty());
      return;
    }
    request
        .vertx()
        .executeBlocking(() -> page(library, subject.get()), false)
        .onSuccess(page -> send(request, page))
        .onFailure(request::fail);
  }

  private static void send(RoutingContext request, String page) {
    request
        .response()
        .putHeader("content-type", "text/html; charset=utf-8")
        .putHeader("content-security-policy", POLICY)
        .putHeader("x-content-type-options", "nosniff")
        .putHeader("referrer-policy", "strict-origin-when-cross-origin")
        .putHeader("cache-control", "public, max-age=60")
        .end(page);
  }

  private String page(String library, Subject subject) {
    var now = known.directory().get();
    if (!now.equals(directory)) {
      directory = now;
      pages.invalidateAll();
    }
    return pages.get(library + "/" + subject.code(), _ -> GuideHtml.of(guide(library, subject)));
  }

  private Guide guide(String library, Subject subject) {
    var roster = known.roster().get();
    var at = clock.instant();
    var texts = known.texts().apply(library);
    var name = known.libraries().getOrDefault(library, library);
    var path = "g/" + library + "/" + subject.code();
    return new Guide(
        subject,
        name,
        known.desk().map(url -> url.resolve(path)).orElse(URI.create("/" + path)),
        texts.fill("{{library.hours}}"),
        librarians(roster, library, subject.code()),
        questions(library, subject.code(), texts),
        known.directory().get().resources(subject.code(), library),
        known.directory().get().platforms(subject.code(), library),
        LocalDate.ofInstant(at, roster.zone()));
  }

  private static List<String> librarians(Roster roster, String library, String code) {
    var team = roster.of(library);
    var hers = team.stream().filter(one -> one.covering(code).isPresent()).toList();
    return (hers.isEmpty() ? team : hers).stream().map(Librarian::name).toList();
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
