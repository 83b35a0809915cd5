package org.subjectdesk.console;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.subjectdesk.holdings.FileIntake;
import org.subjectdesk.holdings.Runs;
import org.subjectdesk.http.Problem;
import org.subjectdesk.staff.Audit;
import org.subjectdesk.staff.Role;

/**
 * {@code POST /console/catalogue-file?library=…&name=…&whole=…}: a member's file of records. The
 * body is the file. It goes to the disk as it comes, because it may be larger than the memory, and
 * is taken in after the answer; {@code GET /catalogue} tells how far it is. One file a library at
 * one time.
 */
public final class Uploads implements AutoCloseable {
  /** The largest file, in bytes. */
  static final long LARGEST = 1024L * 1024 * 1024;

  private static final Logger LOG = LoggerFactory.getLogger(Uploads.class);
  private static final Pattern ENDING = Pattern.compile(".*\\.([A-Za-z0-9]{1,8})");

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, Double> shares = new ConcurrentHashMap<>();
  private final FileIntake files;
  private final Set<String> libraries;
  private final Audit audit;
  private final InstantSource clock;

  /**
   * Prepares.
   *
   * @param libraries the members' ids
   */
  public Uploads(FileIntake files, Set<String> libraries, Audit audit, InstantSource clock) {
    this.files = files;
    this.libraries = Set.copyOf(libraries);
    this.audit = audit;
    this.clock = clock;
  }

  /** Adds the route. */
  public void mount(Router router, Gate gate) {
    router
        .post("/console/catalogue-file")
        .handler(Uploads::hold)
        .handler(gate::identify)
        .handler(gate.admit(Role.LIBRARY_ADMIN))
        .handler(this::receive);
  }

  /** What comes before there is a place for it would be lost. */
  private static void hold(RoutingContext request) {
    request.put(Gate.HOLDS_BODY, true);
    request.request().pause();
    // Who is refused is not waited for.
    request.addEndHandler(_ -> request.request().resume());
    request.next();
  }

  /** How far a source's file is, from 0 to 1; empty when none is taken in here. */
  Optional<Double> share(String source) {
    return Optional.ofNullable(shares.get(source));
  }

  private void receive(RoutingContext request) {
    var library = request.request().getParam("library", "");
    var refused = refused(request, library);
    if (refused.isPresent()) {
      refused.get().send(request);
      return;
    }
    if (shares.putIfAbsent(library, 0.0) != null) {
      new Problem(409, "Conflict", "library: a file of it is being taken in; wait for its end")
          .with(new JsonObject().put("code", "busy"))
          .send(request);
      return;
    }
    var named = request.request().getParam("name", "");
    var name = ENDING.matcher(named);
    var whole = "true".equals(request.request().getParam("whole", ""));
    save(request, name.matches() ? "." + name.group(1) : "")
        .onSuccess(
            path -> {
              var who = Caller.of(request).id();
              var by = new Runs.Brought(named, who);
              threads.execute(() -> take(new FileIntake.File(path, library, library, whole, by)));
              request.response().setStatusCode(202);
              request.json(new JsonObject().put("source", library));
            })
        .onFailure(
            failure -> {
              shares.remove(library);
              request.fail(failure);
            });
  }

  private Optional<Problem> refused(RoutingContext request, String library) {
    if (!libraries.contains(library)) {
      return Optional.of(
          Problem.bad("library: name a member, such as " + String.join(", ", libraries)));
    }
    if (!Caller.of(request).mayIn(library, Role.LIBRARY_ADMIN)) {
      return Optional.of(Gate.forbidden("library: this is another library's catalogue"));
    }
    var length = request.request().getHeader("content-length");
    return length == null || length.length() > 12 || Long.parseLong(length) > LARGEST
        ? Optional.of(Problem.tooLarge("1 GiB, with its length told beforehand"))
        : Optional.empty();
  }

  private static Future<Path> save(RoutingContext request, String ending) {
    var vertx = request.vertx();
    return vertx
        .executeBlocking(() -> Files.createTempFile("desk-catalogue", ending), false)
        .compose(
            path ->
                open(vertx, path)
                    .compose(file -> request.request().pipeTo(file))
                    .map(path)
                    .onFailure(_ -> delete(path)));
  }

  private static Future<AsyncFile> open(Vertx vertx, Path path) {
    return vertx.fileSystem().open(path.toString(), new OpenOptions().setWrite(true));
  }

  private void take(FileIntake.File file) {
    try {
      var library = file.library();
      var who = file.by().who();
      audit.record(new Audit.Deed(clock.instant(), who, library, "import-catalogue", library, ""));
      files.take(file, (share, _) -> shares.put(file.source(), share));
    } catch (IOException | RuntimeException broken) {
      LOG.warn("a file of {} was not taken in: {}", file.library(), broken.toString());
    } finally {
      shares.remove(file.source());
      delete(file.path());
    }
  }

  private static void delete(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException left) {
      LOG.warn("a temporary file was left: {}", left.toString());
    }
  }

  /** Waits for what is being taken in: a file that was begun is not lost with an orderly stop. */
  @Override
  public void close() {
    threads.close();
  }
}
