package org.subjectdesk.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URLEncoder;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.subjectdesk.call.FileKind;
import org.subjectdesk.call.Holder;
import org.subjectdesk.call.Refusal;
import org.subjectdesk.http.Calls;
import org.subjectdesk.http.Calls.Answer;
import org.subjectdesk.http.Problem;
import org.subjectdesk.project.CallFile;
import org.subjectdesk.project.ProjectPapers;
import org.subjectdesk.staff.Librarian;
import org.subjectdesk.staff.Role;

/**
 * {@code POST /console/call-file?call=…&application=…&milestone=…&file=…&name=…} brings an
 * attachment, {@code GET /console/call-file/{file}} gives it. Outside of the contract, whose bodies
 * are small. A file is always given to be saved, never to be shown on the desk's own address.
 */
public final class CallFileRoutes {
  private static final String PATH = "/console/call-file";
  private static final Pattern ID = Pattern.compile("[a-z0-9-]{8,40}");
  private static final int LONGEST_NAME = 120;

  private final CallRoom room;

  /** Prepares. */
  public CallFileRoutes(CallRoom room) {
    this.room = room;
  }

  /** Adds the routes. */
  public void mount(Router router, Gate gate) {
    router
        .post(PATH)
        .handler(CallFileRoutes::hold)
        .handler(gate::identify)
        .handler(gate.admit(Role.LIBRARIAN))
        .handler(this::receive);
    router
        .get(PATH + "/:file")
        .handler(gate::identify)
        .handler(gate.admit(Role.LIBRARIAN))
        .handler(this::give);
  }

  /** What comes before somebody reads it would be lost. */
  private static void hold(RoutingContext request) {
    request.put(Gate.HOLDS_BODY, true);
    request.request().pause();
    request.addEndHandler(_ -> request.request().resume());
    request.next();
  }

  private void receive(RoutingContext request) {
    var refused = refused(request);
    if (refused.isPresent()) {
      refused.get().send(request);
      return;
    }
    request
        .request()
        .body()
        .onSuccess(body -> Caller.answerHer(request, she -> take(request, body.getBytes(), she)))
        .onFailure(request::fail);
    request.request().resume();
  }

  private static Optional<Problem> refused(RoutingContext request) {
    var length = request.request().getHeader("content-length");
    if (length == null || length.length() > 9 || Long.parseLong(length) > FileKind.LARGEST) {
      return Optional.of(
          Problem.tooLarge("5 MiB, with its length told beforehand")
              .with(new JsonObject().put("code", "call-file-size")));
    }
    return Stream.of("file", "call", "application", "milestone")
        .filter(name -> !isId(request.request().getParam(name, ""), name))
        .findFirst()
        .map(name -> Problem.bad(name + ": 8 to 40 small letters, digits and dashes"));
  }

  private static boolean isId(String given, String name) {
    var optional = name.equals("application") || name.equals("milestone");
    return (optional && given.isEmpty()) || ID.matcher(given).matches();
  }

  private Answer take(RoutingContext request, byte[] content, Librarian she) {
    var kind = FileKind.of(content);
    if (kind.isEmpty()) {
      return Calls.refused(
          Problem.bad("the file is no PDF, DOCX, XLSX, PNG or JPEG, whatever its name says")
              .with(new JsonObject().put("code", "call-file-kind")));
    }
    var given = request.request();
    var file =
        new CallFile(
            given.getParam("file", ""),
            given.getParam("call", ""),
            new Holder(given.getParam("application", ""), given.getParam("milestone", "")),
            name(given.getParam("name", ""), kind.get()),
            kind.get(),
            content.length,
            she.id(),
            room.projects().now());
    return room.answer(room.papers().attach(file, content, CallRoom.actor(she)), she);
  }

  /** As its owner called it, without what a disk or a header could stumble over. */
  private static String name(String given, FileKind kind) {
    var plain =
        given
            .codePoints()
            .filter(c -> c >= ' ' && "\\/:*?\"<>|\u007f".indexOf(c) < 0)
            .limit(LONGEST_NAME)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString()
            .strip();
    var ending = "." + kind.key().replace("jpeg", "jpg");
    return plain.isEmpty() || plain.startsWith(".") ? "file" + ending : plain;
  }

  private void give(RoutingContext request) {
    var she = Caller.of(request).librarian();
    if (she.isEmpty()) {
      Gate.librariansOnly().send(request);
      return;
    }
    if (!ID.matcher(request.pathParam("file")).matches()) {
      CallRoom.problem(Refusal.UNKNOWN, "").send(request);
      return;
    }
    var actor = CallRoom.actor(she.get());
    request
        .vertx()
        .executeBlocking(() -> room.papers().content(request.pathParam("file"), actor), false)
        .onSuccess(
            found ->
                found.ifPresentOrElse(
                    it -> send(request, it),
                    () -> CallRoom.problem(Refusal.UNKNOWN, "").send(request)))
        .onFailure(failure -> Calls.fail(request, failure));
  }

  private static void send(RoutingContext request, ProjectPapers.Content content) {
    var name = URLEncoder.encode(content.file().name(), UTF_8).replace("+", "%20");
    request
        .response()
        .putHeader("content-type", content.file().kind().type())
        .putHeader("content-disposition", "attachment; filename*=UTF-8''" + name)
        .putHeader("x-content-type-options", "nosniff")
        .putHeader("content-security-policy", "sandbox; default-src 'none'")
        .putHeader("cache-control", "private, no-store")
        .end(content.bytes());
  }
}
