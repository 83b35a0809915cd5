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
import java.util.stream.Stream;
import org.subjectdesk.faq.FaqEntry;
import org.subjectdesk.faq.FaqIndex;
import org.subjectdesk.faq.Found;
import org.subjectdesk.faq.Match;
import org.subjectdesk.http.Operations;
import org.subjectdesk.http.Problem;

/**
 * The operations {@code searchEntries} and {@code readBands} of {@code /openapi.yaml}: what a
 * question would find at a library, through the very index that answers readers.
 */
public final class SearchApi implements Operations {
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

  @Override
  public void mount(RouterBuilder routes) {
    routes.getRoute("searchEntries").addHandler(this::search);
    routes.getRoute("readBands").addHandler(this::bands);
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
    found.hits().forEach(hit -> hits.add(json(hit)));
    return new JsonObject()
        .put("band", found.band().name().toLowerCase(Locale.ROOT))
        .put("exact", found.exact())
        .put("confidence", found.confidence())
        .put(
            "limits",
            new JsonObject()
                .put("answer", found.limits().answer())
                .put("clarify", found.limits().clarify()))
        .put("hits", hits);
  }

  private static JsonObject json(Match hit) {
    var entry = hit.entry();
    var evidence = hit.evidence();
    var sense = evidence.sense();
    var texts = Stream.concat(Stream.of(entry.question()), entry.variants().stream()).toList();
    var why =
        new JsonObject()
            .put("byMeaning", evidence.meaning())
            .put("nearest", sense.nearest())
            .put("whole", sense.whole())
            .put("answer", sense.answer())
            .put("words", evidence.words().nearest())
            .put("wordsInAnswer", evidence.words().covered())
            .put("sounds", evidence.sounds().nearest())
            .put("subjectFactor", evidence.lift());
    if (sense.text() >= 0 && sense.text() < texts.size()) {
      why.put("nearestText", texts.get(sense.text()));
    }
    return new JsonObject()
        .put("id", entry.id())
        .put("question", entry.question())
        .put("score", hit.score())
        .put("layer", entry.library().equals(FaqEntry.ALLIANCE) ? "alliance" : "library")
        .put("why", why);
  }

  /** What can be expected of a library's bands, as the last calibration found. */
  private void bands(RoutingContext request) {
    ValidatedRequest valid = request.get(RouterBuilder.KEY_META_DATA_VALIDATED_REQUEST);
    var library = parameter(valid, "library");
    if (!libraries.contains(library)) {
      Problem.unknown("library: no member library has this id").send(request);
      return;
    }
    var expected = faq.get().expected(library);
    request.json(
        new JsonObject()
            .put("answerAt", expected.limits().answer())
            .put("clarifyAt", expected.limits().clarify())
            .put("precision", expected.precision())
            .put("coverage", expected.coverage())
            .put("samples", expected.samples()));
  }
}
