package org.subjectdesk.http;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An error as it goes over the wire: problem details of RFC 9457. Never carries a stack trace,
 * anything the reader wrote, or who she is.
 *
 * @param status the HTTP status
 * @param title what is wrong, in a few words
 * @param detail where, and how to mend it; goes to the log
 * @param more further members for programs; does not go to the log
 */
public record Problem(int status, String title, String detail, JsonObject more) {
  private static final Logger LOG = LoggerFactory.getLogger(Problem.class);
  private static final Pattern PLACE = Pattern.compile(" at #/(\\w+)");

  /** A problem without further members. */
  public Problem(int status, String title, String detail) {
    this(status, title, detail, new JsonObject());
  }

  /** The same problem with further members. */
  public Problem with(JsonObject members) {
    return new Problem(status, title, detail, members);
  }

  /** The request is wrong. */
  public static Problem bad(String detail) {
    return new Problem(400, "Bad request", detail);
  }

  /** The body is longer than the desk reads. */
  public static Problem tooLarge() {
    return tooLarge("64 KiB");
  }

  /** The same, where the desk reads more than elsewhere. */
  public static Problem tooLarge(String limit) {
    return new Problem(413, "Content too large", "the body may have at most " + limit);
  }

  /** Somebody else was faster. */
  public static Problem conflict(String detail) {
    return new Problem(409, "Conflict", detail);
  }

  /** What the caller has seen is no longer so. */
  public static Problem outdated(String detail) {
    return new Problem(412, "Precondition failed", detail);
  }

  /** Nothing is known by that name. */
  public static Problem unknown(String detail) {
    return new Problem(404, "Not found", detail);
  }

  /** Too much waits already; trying again soon helps. */
  public static Problem busy() {
    return new Problem(503, "Busy", "too much is waiting; try again in a few seconds");
  }

  /** The problem behind a failed route. What nobody foresaw is a bug and goes to the log. */
  public static Problem of(RoutingContext request) {
    return switch (request.statusCode()) {
      case 401 -> new Problem(401, "Unauthorized", "a valid bearer token is needed");
      case 404 -> unknown("nothing is here");
      case 405 -> new Problem(405, "Method not allowed", "use another method");
      case 413 -> tooLarge();
      case 400 -> malformed(foreseen(request));
      default -> {
        LOG.error("bug in {}", request.currentRoute(), request.failure());
        yield new Problem(500, "Internal error", "this is a fault of the desk, not of the request");
      }
    };
  }

  /** The contract says by a JSON pointer which member of the body is wrong. */
  private static Problem malformed(String detail) {
    var place = PLACE.matcher(detail);
    return place.find()
        ? bad(detail).with(new JsonObject().put("code", "form").put("field", place.group(1)))
        : bad(detail);
  }

  private static String foreseen(RoutingContext request) {
    return request.failure() instanceof HttpException foreseen && foreseen.getPayload() != null
        ? foreseen.getPayload()
        : "the request could not be read";
  }

  /** Makes every failure of a router a problem; also what no route answers. */
  public static void mount(Router router) {
    router
        .route()
        .handler(Problem::unlessGarbled)
        .failureHandler(request -> of(request).send(request));
    router.errorHandler(404, request -> unknown("nothing is here").send(request));
    router.errorHandler(405, request -> of(request).send(request));
  }

  /** Whoever asks for a parameter later would meet what the query is not. */
  private static void unlessGarbled(RoutingContext request) {
    try {
      request.request().params();
      request.next();
    } catch (IllegalArgumentException _) {
      bad("the query has a % that begins no character; write it as %25").send(request);
    }
  }

  /** Answers a request with this problem and logs one line. */
  public void send(RoutingContext request) {
    if (request.response().ended() || request.response().closed()) {
      return;
    }
    LOG.warn("refused {} {}: {} {}", request.request().method(), path(request), status, detail);
    request
        .response()
        .setStatusCode(status)
        .putHeader("content-type", "application/problem+json")
        .end(
            new JsonObject()
                .put("type", "about:blank")
                .put("title", title)
                .put("status", status)
                .put("detail", detail)
                .mergeIn(more)
                .toBuffer());
  }

  /** The route's pattern rather than what was asked for: a path may hold anything. */
  private static String path(RoutingContext request) {
    var route = request.currentRoute();
    var path = route == null ? null : route.getPath();
    return path == null ? "(no route)" : path;
  }
}
