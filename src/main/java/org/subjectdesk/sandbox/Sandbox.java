package org.subjectdesk.sandbox;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.StaticHandler;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.subjectdesk.http.Problem;
import org.subjectdesk.sandbox.platform.Platform;
import org.subjectdesk.sandbox.platform.SandboxAccount;

/**
 * The stand-in for WeChat: its pushes, its API and its page, all below {@code /sandbox/}. Whoever
 * mounts it opens a door without a lock: only for the demo, only on the local machine.
 */
public final class Sandbox implements AutoCloseable {
  /** Where the desk's WeChat client finds the API, below the desk's own address. */
  public static final String API_PATH = "/sandbox/wechat";

  static final long BODY_LIMIT = 64 * 1024;

  /** Everything from here, nothing inline: texts of strangers must never become script. */
  private static final String CONTENT_SECURITY_POLICY =
      "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
          + " object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private final Platform platform;
  private final Dialogues dialogues;
  private final Tokens tokens;
  private final Faults faults = new Faults();
  private final Logins logins = new Logins();
  private final ConsentRoutes consents;
  private final AlliancePlatforms alliance;
  private final OaiRoute catalogue;
  private final Live live;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /**
   * Sets up the stand-in; nothing is listened to or connected yet.
   *
   * @param desk where the desk answers, such as {@code http://127.0.0.1:8080}; asked at each push,
   *     because the port may be known only later
   */
  public Sandbox(
      List<SandboxAccount> accounts,
      Supplier<String> desk,
      SandboxSettings settings,
      InstantSource clock) {
    this.dialogues = new Dialogues(settings, clock);
    this.tokens = new Tokens(settings.tokenLife(), clock);
    this.consents = new ConsentRoutes(desk);
    this.alliance = new AlliancePlatforms(desk, clock);
    this.catalogue = new OaiRoute(desk, clock);
    this.live = new Live(dialogues);
    dialogues.watch(live);
    this.platform = new Platform(accounts, desk, settings.pushes(), clock, dialogues::record);
  }

  /** The pushing half; what it pushes appears on the page too. */
  public Platform platform() {
    return platform;
  }

  /** Adds {@code /sandbox/} with everything below it. */
  public void mount(Vertx vertx, Router router) {
    var routes = Router.router(vertx);
    routes.route().failureHandler(request -> Problem.of(request).send(request));
    new WechatRoutes(platform, dialogues, tokens, faults, consents).mount(routes);
    new IdentityRoutes(platform, tokens, logins).mount(routes);
    new SafetyRoute(tokens, faults, dialogues, logins).mount(routes);
    consents.mount(routes);
    new MiniPhoneRoutes(platform, logins, consents).mount(routes);
    alliance.mount(routes);
    catalogue.mount(routes);
    new PageRoutes(platform, dialogues, tokens, faults, logins, live, threads).mount(routes);
    routes
        .get()
        .handler(
            request -> {
              protect(request.response());
              request.next();
            });
    routes.get().handler(StaticHandler.create("web/sandbox").setCachingEnabled(false));
    router.getWithRegex("/sandbox").handler(request -> request.redirect("/sandbox/"));
    router.route("/sandbox/*").subRouter(routes);
  }

  static void protect(HttpServerResponse response) {
    response
        .putHeader("content-security-policy", CONTENT_SECURITY_POLICY)
        .putHeader("x-content-type-options", "nosniff")
        .putHeader("referrer-policy", "no-referrer")
        .putHeader("cache-control", "no-cache");
  }

  /** Breaks off pushes under way. */
  @Override
  public void close() {
    platform.close();
    threads.shutdownNow();
  }
}
