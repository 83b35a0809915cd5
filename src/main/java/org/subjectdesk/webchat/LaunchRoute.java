package org.subjectdesk.webchat;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.subjectdesk.config.Configuration.Launch;
import org.subjectdesk.config.Secret;
import org.subjectdesk.http.Calls;
import org.subjectdesk.http.ReaderPage;
import org.subjectdesk.reader.Launches;

/**
 * {@code GET /launch/{system}}: a link from another system opens the chat. What it says travels no
 * further than here: the page gets a code that is good once, behind the {@code #}, where no server
 * and no log sees it.
 */
public final class LaunchRoute {
  private static final String AGAIN = "请回到原来的页面，从那里再点一次进来。";

  private final Launches launches = new Launches();
  private final ReaderRoom room;
  private final Map<String, Launch> systems;

  /** For these systems. */
  public LaunchRoute(ReaderRoom room, List<Launch> systems) {
    this.room = room;
    this.systems = systems.stream().collect(Collectors.toMap(Launch::id, Function.identity()));
  }

  /** Adds the route. */
  public void mount(Router router) {
    router.get("/launch/:system").handler(this::open);
  }

  private void open(RoutingContext request) {
    var system = systems.get(request.pathParam("system"));
    if (system == null) {
      show(request, 404, "没有这个入口", "请核对网址，或者直接打开图书馆的咨询页。");
      return;
    }
    var at = room.clock().instant();
    var read = LaunchLink.read(system, request.queryParams(), room.libraries().keySet(), at);
    switch (read) {
      case LaunchLink.Read.Good(var link) -> use(request, link);
      case LaunchLink.Read.Over() -> show(request, 410, "这个链接过期了", AGAIN);
      case LaunchLink.Read.Forged() -> show(request, 403, "这个链接不能用", AGAIN);
      case LaunchLink.Read.Wrong(var parameter) ->
          show(request, 400, "这个链接写错了", "请把这句话转告系统管理员：参数 " + parameter + " 的值不对。");
    }
  }

  private void use(RoutingContext request, LaunchLink link) {
    request
        .vertx()
        .executeBlocking(
            () ->
                room.store()
                    .<Optional<Secret>>inTransaction(
                        link.visit().reader(),
                        tx ->
                            launches.use(
                                tx,
                                link.signature(),
                                link.until(),
                                link.visit(),
                                room.clock().instant()))
                    .join(),
            false)
        .onSuccess(
            code ->
                code.ifPresentOrElse(
                    good -> enter(request, link.visit(), good),
                    () -> show(request, 410, "这个链接已经用过了", AGAIN)))
        .onFailure(failure -> Calls.fail(request, failure));
  }

  /** Library and subject have passed their patterns, so they need no escaping. */
  private static void enter(RoutingContext request, Launches.Visit visit, Secret code) {
    var subject = visit.subject().isEmpty() ? "" : "&subject=" + visit.subject();
    ReaderPage.keepPrivate(request)
        .setStatusCode(303)
        .putHeader(
            "location", "/chat/?library=" + visit.library() + subject + "#launch=" + code.reveal())
        .end();
  }

  private static void show(RoutingContext request, int status, String head, String more) {
    ReaderPage.show(request, status, head, more, Optional.empty());
  }
}
