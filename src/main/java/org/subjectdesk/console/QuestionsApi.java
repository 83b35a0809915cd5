package org.subjectdesk.console;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import io.vertx.openapi.validation.ValidatedRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.subjectdesk.faq.FaqEntry;
import org.subjectdesk.faq.FaqIndex;
import org.subjectdesk.http.Operations;
import org.subjectdesk.http.Problem;
import org.subjectdesk.learning.Grouping;
import org.subjectdesk.learning.Linking;
import org.subjectdesk.learning.Meaning;
import org.subjectdesk.learning.Questions;
import org.subjectdesk.learning.RegressionQuestions;
import org.subjectdesk.publishing.FaqShelf;
import org.subjectdesk.store.Store;
import org.subjectdesk.store.StoreBusy;

/**
 * The operations on {@code /questions} of {@code /openapi.yaml}: what readers asked without getting
 * a good answer, and what librarians do about it.
 */
public final class QuestionsApi implements Operations {
  private static final int MOST_QUESTIONS = 20_000;
  private static final int MOST_GROUPS = 100;

  private final Questions questions = new Questions();
  private final RegressionQuestions regression = new RegressionQuestions();
  private final Store store;
  private final Supplier<FaqIndex> faq;
  private final Set<String> libraries;
  private final Meaning meaning;
  private final Linking linking;
  private final InstantSource clock;

  /**
   * Sets up the operations.
   *
   * @param libraries the ids of the member libraries
   * @param entries where linked questions go
   */
  public QuestionsApi(
      Store store,
      Supplier<FaqIndex> faq,
      Set<String> libraries,
      Meaning meaning,
      Linking.Entries entries,
      InstantSource clock) {
    this.store = store;
    this.faq = faq;
    this.libraries = Set.copyOf(libraries);
    this.meaning = meaning;
    this.linking = new Linking(entries);
    this.clock = clock;
  }

  @Override
  public void mount(RouterBuilder routes) {
    routes.getRoute("listQuestionGroups").addHandler(this::groups);
    routes.getRoute("linkQuestions").addHandler(this::link);
    routes.getRoute("dismissQuestions").addHandler(this::dismiss);
    routes.getRoute("listRegressionQuestions").addHandler(this::regression);
  }

  private void groups(RoutingContext request) {
    ValidatedRequest valid = request.get(RouterBuilder.KEY_META_DATA_VALIDATED_REQUEST);
    var library = Objects.requireNonNull(valid.getQuery().get("library")).getString();
    var days = valid.getQuery().get("days");
    var since = Duration.ofDays(days == null || days.isNull() ? 90 : days.getInteger());
    var refused = refused(request, library);
    if (refused.isPresent()) {
      refused.get().send(request);
      return;
    }
    blocking(
        request,
        () -> {
          var from = clock.instant().minus(since);
          var open = store.read(tx -> questions.unanswered(tx, library, from, MOST_QUESTIONS));
          var groups = Grouping.of(open, meaning);
          var json = new JsonArray();
          groups.groups().stream()
              .limit(MOST_GROUPS)
              .forEach(group -> json.add(json(group, library)));
          return new JsonObject().put("groups", json).put("leftOut", groups.leftOut());
        });
  }

  private JsonObject json(Grouping.Group group, String library) {
    var outcomes = new JsonObject();
    group.outcomes().forEach((outcome, count) -> outcomes.put(outcome.key(), count));
    var examples = new JsonArray();
    group
        .examples()
        .forEach(
            one ->
                examples.add(new JsonObject().put("text", one.text()).put("count", one.count())));
    var json =
        new JsonObject()
            .put("question", group.question())
            .put("count", group.count())
            .put("outcomes", outcomes)
            .put("examples", examples)
            .put("first", group.first().toString())
            .put("last", group.last().toString());
    faq.get().find(group.question(), library, Optional.empty()).hits().stream()
        .findFirst()
        .ifPresent(
            hit ->
                json.put(
                    "nearest",
                    new JsonObject()
                        .put("id", hit.entry().id())
                        .put("question", hit.entry().question())
                        .put("score", hit.score())));
    return json;
  }

  private void link(RoutingContext request) {
    var body = body(request);
    var library = body.getString("library");
    var refused = refused(request, library);
    if (refused.isPresent()) {
      refused.get().send(request);
      return;
    }
    var entry = body.getString("entry");
    var texts = texts(body);
    var at = clock.instant();
    // The key of everything that changes entries, so that no two changes overlap.
    Callable<Optional<Linking.Linked>> work =
        () ->
            store
                .inTransaction(FaqShelf.class, tx -> linking.link(tx, library, entry, texts, at))
                .join();
    request
        .vertx()
        .executeBlocking(work, false)
        .onSuccess(
            linked ->
                linked.ifPresentOrElse(
                    done -> request.json(json(done)),
                    () ->
                        Problem.unknown("entry: this library shows no entry with this id")
                            .send(request)))
        .onFailure(failure -> failed(request, failure));
  }

  private static JsonObject json(Linking.Linked linked) {
    return new JsonObject()
        .put("added", new JsonArray(linked.added()))
        .put("kept", linked.kept().map(JsonArray::of).orElseGet(JsonArray::new))
        .put("settled", linked.settled());
  }

  private void dismiss(RoutingContext request) {
    var body = body(request);
    var library = body.getString("library");
    var refused = refused(request, library);
    if (refused.isPresent()) {
      refused.get().send(request);
      return;
    }
    var texts = texts(body);
    blocking(
        request,
        () -> {
          var settled =
              store.inTransaction(Questions.class, tx -> questions.dismissed(tx, library, texts));
          return new JsonObject().put("settled", settled.join());
        });
  }

  private void regression(RoutingContext request) {
    request
        .vertx()
        .executeBlocking(() -> store.read(regression::all), false)
        .onSuccess(
            all -> {
              var lines = new StringBuilder();
              all.stream()
                  .filter(one -> isShown(request, one.library()))
                  .forEach(
                      one ->
                          lines.append(one.entry()).append('\t').append(one.text()).append('\n'));
              request
                  .response()
                  .putHeader("content-type", "text/plain; charset=utf-8")
                  .end(lines.toString());
            })
        .onFailure(failure -> failed(request, failure));
  }

  /** What a library's readers asked is its own librarians' business, also to look at. */
  private Optional<Problem> refused(RoutingContext request, String library) {
    return library.equals(FaqEntry.ALLIANCE) || libraries.contains(library)
        ? Caller.of(request).refusedToEdit(library)
        : Optional.of(Problem.unknown("library: no member library has this id"));
  }

  private static boolean isShown(RoutingContext request, String library) {
    return library.equals(FaqEntry.ALLIANCE) || Caller.of(request).mayEdit(library);
  }

  private static void blocking(RoutingContext request, Callable<JsonObject> work) {
    Future<JsonObject> done = request.vertx().executeBlocking(work, false);
    done.onSuccess(request::json).onFailure(failure -> failed(request, failure));
  }

  private static void failed(RoutingContext request, Throwable failure) {
    var cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (cause instanceof StoreBusy) {
      Problem.busy().send(request);
    } else {
      request.fail(failure);
    }
  }

  private static JsonObject body(RoutingContext request) {
    ValidatedRequest valid = request.get(RouterBuilder.KEY_META_DATA_VALIDATED_REQUEST);
    return valid.getBody().getJsonObject();
  }

  private static List<String> texts(JsonObject body) {
    return body.getJsonArray("questions").stream().map(String.class::cast).toList();
  }
}
