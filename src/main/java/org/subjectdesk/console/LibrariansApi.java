package org.subjectdesk.console;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import io.vertx.openapi.contract.OpenAPIContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.subjectdesk.config.Secret;
import org.subjectdesk.http.Problem;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The JSON API. Its contract, {@code /openapi.yaml}, is the route table and checks every request
 * before an operation sees it.
 */
public final class LibrariansApi {
  private static final long LARGEST_BODY = 64 * 1024;

  /** The one operation that takes a whole file. */
  private static final String IMPORT = "/api/v1/faq/import";

  private final List<Operations> operations;
  private final Optional<Secret> token;

  /**
   * Sets up the API.
   *
   * @param operations together they fill the whole contract
   * @param token what a caller must present as bearer; empty = the API is open, as in the demo
   */
  public LibrariansApi(List<Operations> operations, Optional<Secret> token) {
    this.operations = List.copyOf(operations);
    this.token = token;
  }

  /** Adds the contract and its operations. Blocking. */
  public void mount(Vertx vertx, Router router) {
    var text = contractText();
    var parsed = new Yaml(new SafeConstructor(new LoaderOptions())).<Map<String, Object>>load(text);
    var contract = OpenAPIContract.from(vertx, new JsonObject(parsed)).await();
    router
        .get("/openapi.yaml")
        .handler(
            request -> request.response().putHeader("content-type", "application/yaml").end(text));
    var routes = RouterBuilder.create(vertx, contract);
    routes.rootHandler(this::authorise);
    operations.forEach(some -> some.mount(routes));
    // The token is checked above, for every operation alike.
    routes.getRoutes().forEach(route -> route.setDoSecurity(false));
    router.route("/api/v1/*").subRouter(routes.createRouter());
  }

  private void authorise(RoutingContext request) {
    if (token.isPresent() && !presented(request).equals(token)) {
      new Problem(401, "Unauthorized", "a valid bearer token is needed").send(request);
    } else if (isImport(request)) {
      // The file's name tells what it is; the contract's router knows hardly any other type.
      request.request().headers().set("content-type", "application/octet-stream");
      nextUnlessLarger(request, FaqFilesApi.LARGEST, Problem.tooLarge("10 MiB"));
    } else {
      nextUnlessLarger(request, LARGEST_BODY, Problem.tooLarge());
    }
  }

  private static boolean isImport(RoutingContext request) {
    return request.normalizedPath().equals(IMPORT);
  }

  private static void nextUnlessLarger(RoutingContext request, long largest, Problem otherwise) {
    if (isLarger(request, largest)) {
      otherwise.send(request);
    } else {
      request.next();
    }
  }

  /** The contract's router reads whatever comes, so a body must say its length beforehand. */
  private static boolean isLarger(RoutingContext request, long largest) {
    var length = request.request().getHeader("content-length");
    return length == null
        ? request.request().getHeader("transfer-encoding") != null
        : length.length() > 9 || Long.parseLong(length) > largest;
  }

  private static Optional<Secret> presented(RoutingContext request) {
    return Optional.ofNullable(request.request().getHeader("authorization"))
        .filter(header -> header.startsWith("Bearer "))
        .map(header -> new Secret(header.substring("Bearer ".length())));
  }

  private static String contractText() {
    try (var in = LibrariansApi.class.getResourceAsStream("/openapi.yaml")) {
      if (in == null) {
        throw new IllegalStateException("openapi.yaml is not in the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
