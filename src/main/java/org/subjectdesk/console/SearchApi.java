package org.subjectdesk.console;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import io.vertx.openapi.validation.ValidatedRequest;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.subjectdesk.faq.FaqIndex;
import org.subjectdesk.faq.Found;
import org.subjectdesk.http.Problem;

/**
 * The operation {@code search} of {@code /openapi.yaml}: what a question would find at a library,
 * through the very index that answers readers.
 */
public final class SearchApi {
  private final Supplier<FaqIndex> faq;
  private final Set<String> libraries;

  /**
   * Sets up the operation.
   *
   * @param faq the index as published now
   * @param libraries the ids of the member libraries
   */
  public SearchApi(Supplier<FaqIndex> faq, Set<String> libraries) {
    this.faq = faq;
    this.libraries = Set.copyOf(libraries);
  }

  /** Fills the operation of the contract. */
  public void mount(RouterBuilder routes) {
    routes.getRoute("search").addHandler(this::search);
  }

  private void search(RoutingContext request) {
    ValidatedRequest valid = request.get(RouterBuilder.KEY_META_DATA_VALIDATED_REQUEST);
    var library = parameter(valid, "library");
    if (!libraries.contains(library)) {
      Problem.unknown("library: no member library has this id").send(request);
      return;
    }
    var question = parameter(valid, "q");
    request.json(json(faq.get().find(question, library, Optional.empty())));
  }

  /** The contract has made sure that it is there. */
  private static String parameter(ValidatedRequest valid, String name) {
    return Objects.requireNonNull(valid.getQuery().get(name), name).getString();
  }

  private static JsonObject json(Found found) {
    var hits = new JsonArray();
    found
        .hits()
        .forEach(
            hit ->
                hits.add(
                    new JsonObject()
                        .put("id", hit.entry().id())
                        .put("question", hit.entry().question())
                        .put("score", hit.score())));
    return new JsonObject()
        .put("band", found.band().name().toLowerCase(Locale.ROOT))
        .put("hits", hits);
  }
}
