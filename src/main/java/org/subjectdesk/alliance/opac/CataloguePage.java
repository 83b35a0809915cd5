package org.subjectdesk.alliance.opac;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.StaticHandler;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.subjectdesk.catalogue.CatalogueSearch;
import org.subjectdesk.faq.Subjects;
import org.subjectdesk.http.ReaderPage;

/**
 * {@code GET /catalogue/{library}?q=…&kind=…&subject=…&holder=…&year=…&page=…}: the catalogue of
 * all members, seen from one of them.
 */
public final class CataloguePage {
  private static final String POLICY =
      "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action"
          + " 'self'; frame-ancestors 'self'";

  private final CatalogueSearch search;
  private final Known known;

  /**
   * What is known of libraries and subjects.
   *
   * @param libraries the names of the members, by id
   * @param subjects as they are now
   * @param desk where readers reach this desk; empty = by the same address as the page
   */
  public record Known(
      Map<String, String> libraries, Supplier<Subjects> subjects, Optional<URI> desk) {
    public Known {
      libraries = Map.copyOf(libraries);
    }

    /** A library's name; its id when it is no member any more. */
    String library(String id) {
      return libraries.getOrDefault(id, id);
    }
  }

  /** Prepares. */
  public CataloguePage(CatalogueSearch search, Known known) {
    this.search = search;
    this.known = known;
  }

  /** Adds the page. */
  public void mount(Router router) {
    router.get("/catalogue/file/*").handler(StaticHandler.create("web/catalogue"));
    router.get("/catalogue/look/*").handler(StaticHandler.create("web/guide"));
    router.get("/catalogue/:library").handler(this::show);
  }

  private void show(RoutingContext request) {
    var library = request.pathParam("library");
    if (!known.libraries().containsKey(library)) {
      ReaderPage.show(request, 404, "没有这个馆的目录", "请核对网址，或在图书馆公众号里直接说书名。", Optional.empty());
      return;
    }
    var wish =
        Wish.of(
            library,
            request.queryParams(),
            known.libraries()::containsKey,
            code -> known.subjects().get().withCode(code).isPresent());
    request
        .vertx()
        .executeBlocking(() -> page(wish), false)
        .onSuccess(page -> ReaderPage.sendPublic(request, page, POLICY))
        .onFailure(request::fail);
  }

  /** A page behind the last one is the last one. */
  private String page(Wish wish) {
    var hits = search.find(wish.lookup());
    var last = (int) Math.max(1, (hits.total() + Wish.PAGE - 1) / Wish.PAGE);
    if (wish.page() <= last) {
      return new CatalogueHtml(known, wish, hits).page();
    }
    var there = wish.at(last);
    return new CatalogueHtml(known, there, search.find(there.lookup())).page();
  }
}
