package org.subjectdesk;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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
