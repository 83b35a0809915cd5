package org.subjectdesk.alliance.referral;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.subjectdesk.config.Secret;
import org.subjectdesk.config.SignedIds;
import org.subjectdesk.directory.Directory;
import org.subjectdesk.directory.Platform;
import org.subjectdesk.directory.Target;
import org.subjectdesk.handover.PlatformSecrets;
import org.subjectdesk.handover.ReferralLinks;
import org.subjectdesk.handover.Referrals;
import org.subjectdesk.http.Problem;
import org.subjectdesk.http.ReaderPage;
import org.subjectdesk.store.Store;
import org.subjectdesk.store.StoreBusy;

/**
 * {@code GET /r/{token}}: leads to the page of the platform that the link was made for, and nowhere
 * else. A link works in the first browser that opens it: there as often as she likes, elsewhere
 * never.
 */
public final class LinkRoute {
  private static final String COOKIE = "referral";

  private final Referrals referrals = new Referrals();
  private final Store store;
  private final Supplier<Directory> directory;
  private final Predicate<Platform> up;
  private final ReferralLinks links;
  private final PlatformSecrets secrets;
  private final InstantSource clock;

  /**
   * Prepares.
   *
   * @param up whether a platform works now
   */
  public LinkRoute(
      Store store,
      Supplier<Directory> directory,
      Predicate<Platform> up,
      ReferralLinks links,
      PlatformSecrets secrets,
      InstantSource clock) {
    this.store = store;
    this.directory = directory;
    this.up = up;
    this.links = links;
    this.secrets = secrets;
    this.clock = clock;
  }

  /** What becomes of a request. */
  private sealed interface Answer {
    record Go(URI target, String visitor) implements Answer {}

    record Stay(int status, String head, String more) implements Answer {}
  }

  private static final Answer UNKNOWN = new Answer.Stay(404, "没有这个链接", "请回到对话里，让咨询台再给您一个。");
  private static final Answer OVER = new Answer.Stay(410, "链接过期了", "请回到对话里，让咨询台再给您一个。");
  private static final Answer USED =
      new Answer.Stay(410, "链接已经用过了", "为了您的资料安全，一个链接只能在一个浏览器里打开。请回到对话里再要一个。");
  private static final Answer DOWN = new Answer.Stay(503, "平台暂时打不开", "链接还有效，请过一会儿再点一次。");

  /** Adds the route. */
  public void mount(Router router) {
    router.get("/r/:token").handler(this::open);
    router.get("/r").handler(request -> send(request, "", UNKNOWN));
  }

  private void open(RoutingContext request) {
    var token = request.pathParam("token");
    var visitor =
        Optional.ofNullable(request.request().getCookie(COOKIE)).map(Cookie::getValue).orElse("");
    request
        .vertx()
        .executeBlocking(() -> answer(token, visitor), false)
        .onSuccess(answer -> send(request, token, answer))
        .onFailure(
            failure -> {
              if (failure instanceof StoreBusy) {
                Problem.busy().send(request);
              } else {
                request.fail(failure);
              }
            });
  }

  private Answer answer(String token, String visitor) {
    var at = clock.instant();
    return links
        .read(token, at)
        .map(
            read ->
                switch (read) {
                  case SignedIds.Read.Over _ -> OVER;
                  case SignedIds.Read.Of(var id) -> answerFor(id, visitor);
                })
        .orElse(UNKNOWN);
  }

  private Answer answerFor(String id, String visitor) {
    var known = store.read(tx -> referrals.find(tx, id)).filter(Referrals.Referral::accepted);
    var platform = known.flatMap(it -> directory.get().platform(it.platform()));
    if (known.isEmpty() || platform.isEmpty()) {
      return OVER;
    }
    if (!up.test(platform.get())) {
      return DOWN;
    }
    var at = clock.instant();
    var given = known.get().visitor();
    if (!given.isEmpty()) {
      return given.equals(visitor) ? go(known.get(), platform.get(), given) : USED;
    }
    var name = Secret.random().reveal();
    var first =
        store.inTransaction(Referrals.class, tx -> referrals.click(tx, id, name, at)).join();
    return first ? go(known.get(), platform.get(), name) : USED;
  }

  private Answer go(Referrals.Referral referral, Platform platform, String visitor) {
    var added = secrets.added(platform.id(), referral.id(), clock.instant());
    return new Answer.Go(Target.of(platform.entry(), referral.passed(), added), visitor);
  }

  private static void send(RoutingContext request, String token, Answer answer) {
    switch (answer) {
      case Answer.Stay(var status, var head, var more) ->
          ReaderPage.show(request, status, head, more, Optional.empty());
      case Answer.Go(var target, var visitor) -> {
        request
            .response()
            .addCookie(
                Cookie.cookie(COOKIE, visitor)
                    .setPath("/r/" + token)
                    .setHttpOnly(true)
                    .setSecure(request.request().isSSL())
                    .setSameSite(CookieSameSite.LAX)
                    .setMaxAge(ReferralLinks.LIFE.toSeconds()));
        ReaderPage.keepPrivate(request)
            .setStatusCode(302)
            .putHeader("location", target.toString())
            .end();
      }
    }
  }
}
