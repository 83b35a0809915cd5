package org.subjectdesk.http;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.contract.Operation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The JSON API. Its contract, {@code /openapi.yaml}, is the route table and checks every request
 * before an operation sees it.
 */
public final class ContractRoutes {
  private static final String PREFIX = "/api/v1";

  /** The longest file that an operation takes, in bytes. */
  public static final int LARGEST_FILE = 10 << 20;

  private static final String READER = "reader";
  private static final long LARGEST_BODY = 64 * 1024;

  /** The one operation that takes a whole file. */
  private static final String IMPORT = "/api/v1/faq/import";

  private final List<Operations> operations;
  private final Guard librarians;
  private final Guard readers;

  /** Decides who may come in. */
  public interface Guard {
    /** Finds out who calls, before anything of a request is read; lets everybody pass. */
    void identify(RoutingContext request);

    /**
     * Refuses whom an operation is not for.
     *
     * @param needs what the contract says in {@code x-needs}
     */
    Handler<RoutingContext> admit(@Nullable Object needs);
  }

  /**
   * Sets up the API.
   *
   * @param operations together they fill the whole contract
   * @param readers guards what {@code x-needs: reader}
   * @param librarians guards all else
   */
  public ContractRoutes(List<Operations> operations, Guard readers, Guard librarians) {
    this.operations = List.copyOf(operations);
    this.readers = readers;
    this.librarians = librarians;
  }

  /** Adds the contract and its operations. Blocking. */
  public void mount(Vertx vertx, Router router) {
    var text = contractText();
    var parsed = new Yaml(new SafeConstructor(new LoaderOptions())).<Map<String, Object>>load(text);
    var json = new JsonObject(parsed);
    asTheRouterReads(json);
    var contract = OpenAPIContract.from(vertx, json).await();
    router
        .get("/openapi.yaml")
        .handler(
            request -> request.response().putHeader("content-type", "application/yaml").end(text));
    var routes = RouterBuilder.create(vertx, contract, new Extraction());
    routes.rootHandler(ContractRoutes::limit);
    contract.operations().forEach(operation -> guard(operation, router, routes));
    operations.forEach(some -> some.mount(routes));
    router.route(PREFIX + "/*").subRouter(routes.createRouter());
  }

  /**
   * Takes out what is said to callers alone: the router's own check of who may come in cannot
   * choose between two ways, and its library refuses contracts with types of answers that it does
   * not know.
   */
  private static void asTheRouterReads(JsonObject contract) {
    contract.remove("security");
    withoutContent(contract.getJsonObject("components").getJsonObject("responses"));
    var paths = contract.getJsonObject("paths");
    for (var path : paths.fieldNames()) {
      var operations = paths.getJsonObject(path);
      for (var method : operations.fieldNames()) {
        if (operations.getValue(method) instanceof JsonObject operation) {
          operation.remove("security");
          withoutContent(operation.getJsonObject("responses"));
        }
      }
    }
  }

  private static void withoutContent(JsonObject answers) {
    answers.fieldNames().forEach(status -> answers.getJsonObject(status).remove("content"));
  }

  /**
   * Twice: first before the request is read and checked, so that a stranger learns nothing from
   * faults; then on the contract's own route, so that no odd spelling of a path slips by the first.
   */
  private void guard(Operation operation, Router router, RouterBuilder routes) {
    @Nullable Object needs = operation.getExtensions().get("x-needs");
    var guard = READER.equals(needs) ? readers : librarians;
    var path = PREFIX + operation.getOpenAPIPath().replaceAll("\\{(\\w+)}", ":$1");
    router
        .route(operation.getHttpMethod(), path)
        .handler(guard::identify)
        .handler(guard.admit(needs));
    routes
        .getRoute(operation.getOperationId())
        .addHandler(guard.admit(needs))
        .addHandler(NoNul::check);
  }

  private static void limit(RoutingContext request) {
    if (isImport(request)) {
      // The file's name tells what it is; the contract's router knows hardly any other type.
      request.request().headers().set("content-type", "application/octet-stream");
      nextUnlessLarger(request, LARGEST_FILE, Problem.tooLarge("10 MiB"));
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

  private static String contractText() {
    try (var in = ContractRoutes.class.getResourceAsStream("/openapi.yaml")) {
      if (in == null) {
        throw new IllegalStateException("openapi.yaml is not in the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
