package org.subjectdesk.alliance.digest;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.subjectdesk.config.Secret;
import org.subjectdesk.conversation.Newsletter;
import org.subjectdesk.http.ReaderPage;
import org.subjectdesk.store.Store;

/**
 * {@code GET /d/{token}}: what is new for a reader's subjects. {@code POST …/stop} ends all of it,
 * {@code POST …/next} leads to the platform's page where she agrees to be told of the next one.
 */
public final class DigestPage {
  /** What is sent to, relative to the page. */
  static final String STOP = "?stop";

  static final String NEXT = "?next";

  private static final String PATH = "/d/";
  private static final Pattern TOKEN = Pattern.compile("[0-9a-f]{64}");

  private final Newsletter newsletter;
  private final Store store;
  private final Known known;
  private final String policy;
  private final InstantSource clock;

  /**
   * What the page tells.
   *
   * @param libraries the names of the members, by id
   * @param pages where the platform's own pages are
   * @param zone where the readers are
   */
  public record Known(Map<String, String> libraries, String pages, ZoneId zone) {}

  /** Where she agrees; empty where she cannot, or has. */
  private record Way(Optional<String> link) {}

  /** Prepares. */
  public DigestPage(Newsletter newsletter, Store store, Known known, InstantSource clock) {
    this.newsletter = newsletter;
    this.store = store;
    this.known = known;
    this.clock = clock;
    // The answer to the second button leads on to the platform, which the policy has to allow.
    this.policy =
        "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none';"
            + " frame-ancestors 'none'; form-action 'self' "
            + known.pages().replaceFirst("^(https?://[^/]+).*", "$1");
  }

  /** What makes a link of a token, where phones can reach the desk. */
  public static Optional<Function<Secret, String>> links(Optional<URI> desk) {
    return desk.map(url -> token -> url.resolve(PATH.substring(1) + token.reveal()).toString());
  }

  /** Adds the page. */
  public void mount(Router router) {
    router.get(PATH + ":token").handler(this::show);
    router.post(PATH + ":token").handler(this::act);
  }

  private void show(RoutingContext request) {
    with(
        request,
        token -> newsletter.show(store, token, clock),
        found -> found.ifPresentOrElse(shown -> send(request, shown), () -> gone(request)));
  }

  private void act(RoutingContext request) {
    switch (request.request().query()) {
      case "stop" ->
          with(
              request,
              token -> Optional.of(newsletter.stop(store, token, clock)),
              stopped -> say(request, stopped.orElse(Newsletter.Stopped.GONE)));
      case "next" ->
          with(
              request,
              token ->
                  newsletter
                      .show(store, token, clock)
                      .map(_ -> new Way(newsletter.agree(store, token, clock))),
              found ->
                  found.ifPresentOrElse(
                      way ->
                          way.link()
                              .ifPresentOrElse(to -> goTo(request, to), () -> agreed(request)),
                      () -> gone(request)));
      case null, default -> gone(request);
    }
  }

  /** Does something that blocks with the token, if it looks like one. */
  private static <T> void with(
      RoutingContext request, Function<Secret, Optional<T>> work, Consumer<Optional<T>> then) {
    var token = request.pathParam("token");
    request
        .vertx()
        .executeBlocking(
            () ->
                TOKEN.matcher(token).matches()
                    ? work.apply(new Secret(token))
                    : Optional.<T>empty(),
            false)
        .onSuccess(then::accept)
        .onFailure(request::fail);
  }

  private void send(RoutingContext request, Newsletter.Shown shown) {
    var id = shown.page().digest().library();
    ReaderPage.keepPrivate(request)
        .putHeader("content-type", "text/html; charset=utf-8")
        .putHeader("content-security-policy", policy)
        .end(DigestHtml.of(shown, known.libraries().getOrDefault(id, id), known.zone()));
  }

  private static void goTo(RoutingContext request, String link) {
    ReaderPage.keepPrivate(request).setStatusCode(303).putHeader("location", link).end();
  }

  private static void say(RoutingContext request, Newsletter.Stopped stopped) {
    switch (stopped) {
      case NOW -> show(request, 200, "已停止，不再发给您", "想再订阅，在公众号里说“订阅”加专业名，比如“订阅护理”。");
      case BEFORE -> show(request, 410, "这个按钮已经用过", "订阅早已停止。如果后来又订了，在公众号里回复“退订”就能停。");
      case GONE -> gone(request);
    }
  }

  private static void agreed(RoutingContext request) {
    show(request, 200, "无需再点", "您已经同意过，或者您目前没有订阅专业。想订阅，在公众号里回复“订阅”加专业名。");
  }

  private static void gone(RoutingContext request) {
    show(request, 410, "这一页已经失效", "它只保留 30 天，也可能网址不完整。想看订了什么，在公众号里回复“我的订阅”。");
  }

  private static void show(RoutingContext request, int status, String head, String more) {
    ReaderPage.show(request, status, head, more, Optional.empty());
  }
}
