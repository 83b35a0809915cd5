package org.subjectdesk.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import io.vertx.openapi.validation.ValidatedRequest;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.subjectdesk.store.StoreBusy;

/** What operations that use the store share: their parameters, and the way of their answers. */
public final class Calls {
  private Calls() {}

  /** What an operation answers with. */
  public sealed interface Answer {
    /** An object, with the tag of its state if it has one. */
    record Json(JsonObject body, Optional<String> tag) implements Answer {}

    /** A file to be saved. */
    record File(String name, Buffer content) implements Answer {}

    /** What is wrong. */
    record Refused(Problem problem) implements Answer {}

    /** An answer with a header of its own. */
    record Headed(Answer answer, String name, String value) implements Answer {}
  }

  public static Answer json(JsonObject body) {
    return new Answer.Json(body, Optional.empty());
  }

  public static Answer refused(Problem problem) {
    return new Answer.Refused(problem);
  }

  /** Runs work that may block, and sends its answer. */
  public static void answer(RoutingContext request, Callable<Answer> work) {
    request
        .vertx()
        .executeBlocking(work, false)
        .onSuccess(answer -> send(request, answer))
        .onFailure(failure -> fail(request, failure));
  }

  private static void send(RoutingContext request, Answer answer) {
    switch (answer) {
      case Answer.Json(var body, var tag) -> {
        tag.ifPresent(state -> request.response().putHeader("etag", '"' + state + '"'));
        request.json(body);
      }
      case Answer.File(var name, var content) ->
          request
              .response()
              .putHeader("content-type", type(name))
              .putHeader("content-disposition", "attachment; filename=\"" + name + '"')
              .end(content);
      case Answer.Refused(var problem) -> problem.send(request);
      case Answer.Headed(var inner, var name, var value) -> {
        request.response().putHeader(name, value);
        send(request, inner);
      }
    }
  }

  private static String type(String name) {
    if (name.endsWith(".xlsx")) {
      return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    }
    return name.endsWith(".csv") ? "text/csv; charset=utf-8" : "application/yaml";
  }

  /** Sends what has become of work that failed. */
  public static void fail(RoutingContext request, Throwable failure) {
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof StoreBusy) {
        Problem.busy().send(request);
        return;
      }
    }
    request.fail(failure);
  }

  /** A parameter of the query that must be there; the contract has made sure of it. */
  public static String needed(RoutingContext request, String name) {
    return Objects.requireNonNull(request.request().getParam(name), name);
  }

  /** A parameter of the query. */
  public static Optional<String> optional(RoutingContext request, String name) {
    return Optional.ofNullable(request.request().getParam(name)).filter(text -> !text.isBlank());
  }

  public static int number(RoutingContext request, String name, int otherwise) {
    // The contract takes 1e1 and 10.0 for whole numbers, too.
    return optional(request, name)
        .map(text -> new BigDecimal(text).intValueExact())
        .orElse(otherwise);
  }

  /** The {@code id} in the path. */
  public static String id(RoutingContext request) {
    ValidatedRequest valid = request.get(RouterBuilder.KEY_META_DATA_VALIDATED_REQUEST);
    return Objects.requireNonNull(valid.getPathParameters().get("id"), "id").getString();
  }

  /** The {@code id} in the path where the contract says that it is a whole number. */
  public static long number(RoutingContext request) {
    return new BigDecimal(request.pathParam("id")).longValueExact();
  }

  /** The body as JSON; empty when there is none. */
  public static JsonObject body(RoutingContext request) {
    ValidatedRequest valid = request.get(RouterBuilder.KEY_META_DATA_VALIDATED_REQUEST);
    var body = valid.getBody();
    return body == null || body.isNull() ? new JsonObject() : body.getJsonObject();
  }

  /** The state that the caller has seen, out of {@code If-Match}. */
  public static Optional<String> seen(RoutingContext request) {
    return Optional.ofNullable(request.request().getHeader("if-match"))
        .map(tag -> tag.strip().replaceFirst("^W/", "").replace("\"", ""))
        .filter(tag -> !tag.isEmpty());
  }
}
