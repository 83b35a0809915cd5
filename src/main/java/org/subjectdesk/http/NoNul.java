package org.subjectdesk.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import io.vertx.openapi.validation.ValidatedRequest;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Refuses texts with the character U+0000: JSON may hold it, but PostgreSQL keeps no such text, and
 * nobody means it.
 */
final class NoNul {
  private static final char NUL = 0;

  private NoNul() {}

  /** Lets a request pass that the contract has checked, unless a text in it has that character. */
  static void check(RoutingContext request) {
    inParameters(request)
        .or(() -> inBody(request))
        .ifPresentOrElse(
            place ->
                Problem.bad(place + ": the character U+0000 stands in no text; leave it out")
                    .with(new JsonObject().put("field", place))
                    .send(request),
            request::next);
  }

  private static Optional<String> inParameters(RoutingContext request) {
    return request.request().params().entries().stream()
        .filter(one -> one.getKey().indexOf(NUL) >= 0 || one.getValue().indexOf(NUL) >= 0)
        .map(one -> one.getKey().indexOf(NUL) >= 0 ? "query" : one.getKey())
        .findFirst();
  }

  private static Optional<String> inBody(RoutingContext request) {
    ValidatedRequest valid = request.get(RouterBuilder.KEY_META_DATA_VALIDATED_REQUEST);
    var body = valid.getBody();
    if (body == null || body.isNull()) {
      return Optional.empty();
    }
    return body.isJsonObject() || body.isJsonArray()
        ? place("body", body.isJsonObject() ? body.getJsonObject() : body.getJsonArray())
        : Optional.empty();
  }

  private static Optional<String> place(String name, @Nullable Object value) {
    return switch (value) {
      case JsonObject object ->
          object.fieldNames().stream().anyMatch(key -> key.indexOf(NUL) >= 0)
              ? Optional.of(name)
              : object.stream().flatMap(one -> place(one).stream()).findFirst();
      case JsonArray array -> array.stream().flatMap(one -> place(name, one).stream()).findFirst();
      case String text when text.indexOf(NUL) >= 0 -> Optional.of(name);
      case null, default -> Optional.empty();
    };
  }

  private static Optional<String> place(Map.Entry<String, Object> member) {
    return place(member.getKey(), member.getValue());
  }
}
