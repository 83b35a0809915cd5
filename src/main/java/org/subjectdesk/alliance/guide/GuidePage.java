package org.subjectdesk.alliance.guide;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.StaticHandler;
import java.time.Duration;
import java.util.Optional;
import org.subjectdesk.directory.Directory;
import org.subjectdesk.faq.Subject;
import org.subjectdesk.http.ReaderPage;

/**
 * {@code GET /g/{library}/{subject}}: the page of a subject at a library; {@code GET /g/{library}}:
 * the subjects to choose from.
 */
public final class GuidePage {
  /** What librarians change is seen within a minute, and a link in a big group costs one page. */
  private static final Duration FRESH = Duration.ofMinutes(1);

  private static final Duration PHOTO_FRESH = Duration.ofDays(1);

  private static final String POLICY =
      "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action"
          + " 'none'";

  private final Cache<String, String> pages =
      Caffeine.newBuilder().maximumSize(2_000).expireAfterWrite(FRESH).build();
  private final Guides guides;

  /** The one that the kept pages tell of. */
  private volatile Directory directory = Directory.empty();

  /** Shows these. */
  public GuidePage(Guides guides) {
    this.guides = guides;
  }

  /** Adds the page. */
  public void mount(Router router) {
    router.get("/g/guide.css").handler(request -> request.reroute("/g/file/guide.css"));
    router.get("/g/file/*").handler(StaticHandler.create("web/guide"));
    router.get("/g/photo/:librarian").handler(this::photo);
    router.get("/g/:library/:subject").handler(this::show);
    router.get("/g/:library").handler(this::choose);
    router.get("/g").handler(GuidePage::nothing);
  }

  /** Of somebody who left, nothing is shown any more. */
  private void photo(RoutingContext request) {
    var id = request.pathParam("librarian");
    guides
        .known()
        .roster()
        .get()
        .librarian(id)
        .flatMap(_ -> guides.known().photos().of(id))
        .ifPresentOrElse(
            photo ->
                request
                    .response()
                    .putHeader("content-type", photo.type())
                    .putHeader("content-security-policy", "default-src 'none'")
                    .putHeader("x-content-type-options", "nosniff")
                    .putHeader("cache-control", "public, max-age=" + PHOTO_FRESH.toSeconds())
                    .end(photo.content()),
            () -> request.response().setStatusCode(404).end());
  }

  private void choose(RoutingContext request) {
    var library = request.pathParam("library");
    var name = guides.known().libraries().get(library);
    if (name == null) {
      nothing(request);
      return;
    }
    var subjects = guides.known().roster().get().subjects().all();
    ReaderPage.sendPublic(request, SubjectsHtml.of(library, name, subjects), POLICY);
  }

  private static void nothing(RoutingContext request) {
    ReaderPage.show(request, 404, "没有这个学科导航", "请核对网址，或在公众号里问一句“专业指南”。", Optional.empty());
  }

  private void show(RoutingContext request) {
    var library = request.pathParam("library");
    var code = request.pathParam("subject");
    var subject = guides.subject(library, code);
    if (subject.isEmpty()) {
      nothing(request);
      return;
    }
    request
        .vertx()
        .executeBlocking(() -> page(library, subject.get()), false)
        .onSuccess(page -> ReaderPage.sendPublic(request, page, POLICY))
        .onFailure(request::fail);
  }

  private String page(String library, Subject subject) {
    var now = guides.known().directory().get();
    if (!now.equals(directory)) {
      directory = now;
      pages.invalidateAll();
    }
    return pages.get(
        library + "/" + subject.code(), _ -> GuideHtml.of(guides.of(library, subject)));
  }
}
