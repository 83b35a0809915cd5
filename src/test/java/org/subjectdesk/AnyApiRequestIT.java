package org.subjectdesk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.validation.ResponseValidator;
import io.vertx.openapi.validation.ValidatableResponse;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.subjectdesk.Contract.Operation;
import org.subjectdesk.store.Database;
import org.subjectdesk.store.FreshDatabase;

/**
 * Requests at random, good and bad ones, to every operation of the contract, as nobody, as a reader
 * and as the alliance's administrator: none is a fault of the desk, every refusal is a problem
 * document, and what is told with 200 is what the contract says.
 */
class AnyApiRequestIT {
  private static final int TRIES = 24;

  /** What any operation may say, without naming it. */
  private static final Set<Integer> USUAL = Set.of(400, 401, 403, 404, 409, 412, 413, 415, 429);

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final FreshDatabase DATABASE = Database.SQLITE.fresh();
  private static final RunningDesk DESK = RunningDesk.emptyOn(DATABASE.settings());
  private static final Vertx VERTX = Vertx.vertx();
  private static final JsonObject CONTRACT = Contract.json();
  private static final ResponseValidator ANSWERS =
      ResponseValidator.create(VERTX, OpenAPIContract.from(VERTX, bare(CONTRACT)).await());

  private final Random random = new Random(11);
  private final AnySchema any = new AnySchema(CONTRACT, random);

  @AfterAll
  static void stop() {
    DESK.close();
    DATABASE.close();
    VERTX.close().await();
  }

  /**
   * Vert.x asks for handlers of security schemes that are none of this test's business, and refuses
   * types of answers that it does not know.
   */
  private static JsonObject bare(JsonObject contract) {
    var copy = contract.copy();
    copy.remove("security");
    copy.getJsonObject("components")
        .getJsonObject("responses")
        .getJsonObject("Problem")
        .remove("content");
    Contract.operations(copy)
        .forEach(
            operation -> {
              operation.json().remove("security");
              var ok = operation.json().getJsonObject("responses").getJsonObject("200");
              if (ok.containsKey("content")
                  && !ok.getJsonObject("content").containsKey("application/json")) {
                ok.remove("content");
              }
            });
    return copy;
  }

  static Stream<Operation> operations() {
    return Contract.operations(CONTRACT);
  }

  @ParameterizedTest
  @MethodSource("operations")
  void no_request_is_the_desks_fault(Operation operation) throws Exception {
    var reader = ReaderPageClient.guest(DESK, "demo-a").session().getString("token");
    var admin = Visitor.in(DESK, "shen");
    for (var i = 0; i < TRIES; i++) {
      var body = body(operation);
      var address = address(operation);
      var request = HttpRequest.newBuilder(URI.create(address)).timeout(Duration.ofSeconds(30));
      request.method(
          operation.method(),
          body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
      request.header("content-type", "application/json");
      switch (random.nextInt(4)) {
        case 0 -> {}
        case 1 -> request.header("authorization", "Bearer " + reader);
        default -> request.header("cookie", admin.cookie()).header("x-csrf-token", admin.csrf());
      }
      check(
          operation, address + " " + body, HTTP.send(request.build(), BodyHandlers.ofByteArray()));
    }
  }

  private void check(Operation operation, String what, HttpResponse<byte[]> answer) {
    var told = what + " -> " + answer.statusCode() + " " + new String(answer.body(), UTF_8);
    var known = operation.json().getJsonObject("responses").fieldNames();
    assertThat(answer.statusCode()).as(told).isLessThan(500);
    assertThat(
            known.contains(String.valueOf(answer.statusCode()))
                || USUAL.contains(answer.statusCode()))
        .as(told)
        .isTrue();
    var type = answer.headers().firstValue("content-type").orElse("");
    if (answer.statusCode() >= 400) {
      assertThat(type).as(told).isEqualTo("application/problem+json");
      var problem = new JsonObject(Buffer.buffer(answer.body()));
      assertThat(problem.getInteger("status")).as(told).isEqualTo(answer.statusCode());
      assertThat(problem.getString("detail")).as(told).isNotBlank();
    } else if (type.startsWith("application/json")) {
      var response =
          ValidatableResponse.create(
              answer.statusCode(), Buffer.buffer(answer.body()), "application/json");
      assertThat(
              ANSWERS
                  .validate(response, operation.id())
                  .map(true)
                  .recover(wrong -> fail(told, wrong))
                  .await())
          .isTrue();
      var json = new JsonObject(Buffer.buffer(answer.body()));
      assertThat(Contract.unnamed(CONTRACT, operation.answer(CONTRACT), json)).as(told).isEmpty();
    }
  }

  private static Future<Boolean> fail(String told, Throwable wrong) {
    return Future.failedFuture(new AssertionError(told, wrong));
  }

  private String address(Operation operation) {
    var path = operation.path();
    var query = new StringBuilder();
    for (var one : operation.json().getJsonArray("parameters", new JsonArray())) {
      var parameter = any.resolved((JsonObject) one);
      var name = parameter.getString("name");
      var value = encoded(any.parameter(parameter.getJsonObject("schema")));
      var needed = parameter.getBoolean("required", false);
      switch (parameter.getString("in")) {
        case "path" -> path = path.replace("{" + name + "}", value.isEmpty() ? "x" : value);
        case "query" -> {
          if (random.nextInt(10) > (needed ? 0 : 5)) {
            query.append(query.isEmpty() ? "?" : "&").append(name).append('=').append(value);
          }
        }
        default -> {}
      }
    }
    return DESK.url("/api/v1" + path + query);
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, UTF_8).replace("+", "%20");
  }

  private String body(Operation operation) {
    var given = operation.json().getJsonObject("requestBody");
    if (given == null) {
      return random.nextInt(10) == 0 ? "{}" : "";
    }
    var content = any.resolved(given).getJsonObject("content");
    var json = content.getJsonObject("application/json");
    if (json == null) {
      return "id,subject,question,variants,answer\n";
    }
    var schema = json.getJsonObject("schema");
    return random.nextBoolean() ? any.fitting(schema).toString() : any.anything(schema);
  }
}
