package org.subjectdesk;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The API's contract as tests read it. */
final class Contract {
  private Contract() {}

  /** {@code openapi.yaml}. */
  static JsonObject json() {
    try (var in = Contract.class.getResourceAsStream("/openapi.yaml")) {
      var yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
      return new JsonObject(yaml.<Map<String, Object>>load(in));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** An operation and where it is. */
  record Operation(String method, String path, JsonObject json) {
    String id() {
      return json.getString("operationId");
    }

    /** The schema of what it answers with, as JSON. */
    JsonObject answer(JsonObject contract) {
      return resolved(contract, json.getJsonObject("responses").getJsonObject("200"))
          .getJsonObject("content")
          .getJsonObject("application/json")
          .getJsonObject("schema");
    }

    /** Whether a path below the API's own is this operation's; several may fit the same path. */
    boolean fits(String path) {
      var parts = Pattern.quote(this.path).replaceAll("\\{\\w+}", "\\\\E[^/]+\\\\Q");
      return path.matches(parts);
    }

    @Override
    public String toString() {
      return id();
    }
  }

  /**
   * Members of an answer that its schema does not name, where it says nothing of others; a
   * generated client would not show them.
   */
  static List<String> unnamed(JsonObject contract, JsonObject schema, @Nullable Object value) {
    var found = new ArrayList<String>();
    look(contract, schema, value, "", found);
    return found;
  }

  private static void look(
      JsonObject contract,
      JsonObject given,
      @Nullable Object value,
      String place,
      List<String> found) {
    var schema = resolved(contract, given);
    if (value instanceof JsonArray all && schema.containsKey("items")) {
      all.forEach(one -> look(contract, schema.getJsonObject("items"), one, place + "[]", found));
    } else if (value instanceof JsonObject json
        && schema.getValue("additionalProperties") == null) {
      var named = properties(contract, schema);
      for (var member : json) {
        var at = place + "." + member.getKey();
        if (named.containsKey(member.getKey())) {
          look(contract, named.getJsonObject(member.getKey()), member.getValue(), at, found);
        } else {
          found.add(at);
        }
      }
    }
  }

  private static JsonObject properties(JsonObject contract, JsonObject schema) {
    var all = schema.getJsonObject("properties", new JsonObject()).copy();
    for (var part : schema.getJsonArray("allOf", new JsonArray())) {
      all.mergeIn(properties(contract, resolved(contract, (JsonObject) part)));
    }
    return all;
  }

  /** A part of the contract, wherever it stands. */
  static JsonObject resolved(JsonObject contract, JsonObject part) {
    var place = part.getString("$ref");
    if (place == null) {
      return part;
    }
    var found = contract;
    for (var name : place.substring(2).split("/", -1)) {
      found = found.getJsonObject(name);
    }
    return resolved(contract, found);
  }

  static Stream<Operation> operations(JsonObject contract) {
    var paths = contract.getJsonObject("paths");
    return paths.fieldNames().stream()
        .flatMap(
            path ->
                paths.getJsonObject(path).fieldNames().stream()
                    .filter(method -> !method.equals("parameters"))
                    .map(
                        method ->
                            new Operation(
                                method.toUpperCase(Locale.ROOT),
                                path,
                                paths.getJsonObject(path).getJsonObject(method))));
  }
}
