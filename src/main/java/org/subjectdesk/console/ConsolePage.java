package org.subjectdesk.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.StaticHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.subjectdesk.http.Problem;

/**
 * The librarians' page {@code /console/}: modules as they are in the jar, without a build step, and
 * the few files that they need of their libraries, out of WebJars. The policy lets nothing run that
 * does not come from here; the import map, which has to stand in the page, is let in by its hash.
 */
public final class ConsolePage {
  private static final String PAGE = "web/console";
  private static final String WEB_JARS = "META-INF/resources/webjars";

  /** Where mvnpm has them, which packs what WebJars does not have. */
  private static final String OTHER_JARS = "META-INF/resources/_static";

  /** The address names the version, so what was once loaded never changes. */
  private static final String FOREVER = "public, immutable, max-age=31536000";

  /** Neither maps nor builds for other surroundings, nor whatever else a jar holds. */
  private static final Pattern NEEDED =
      Pattern.compile(
          "(lit|lit-html|lit-element|lit__reactive-element)/[0-9.]+/(directives/)?[a-z-]+\\.js"
              + "|echarts/[0-9.]+/dist/echarts\\.esm\\.min\\.js"
              + "|bootstrap/[0-9.]+/dist/css/bootstrap\\.min\\.css"
              + "|bootstrap-icons/[0-9.]+/font/(fonts/bootstrap-icons\\.woff2"
              + "|bootstrap-icons\\.min\\.css)");

  private static final Pattern IMPORT_MAP =
      Pattern.compile("(?s)<script type=\"importmap\">(.*?)</script>");
  private static final Pattern LIBRARY_FILE = Pattern.compile("\"(?:\\./)?lib/([^\"]+[^/\"])\"");

  private final Buffer index;
  private final String policy;

  /**
   * Reads the page.
   *
   * @throws IllegalStateException when it names a library's file that is not there, because the
   *     build has another version by now
   */
  public ConsolePage() {
    var page = text(PAGE + "/index.html");
    LIBRARY_FILE.matcher(page).results().forEach(named -> require(named.group(1)));
    this.index = Buffer.buffer(page);
    this.policy = policy(page);
  }

  private static void require(String library) {
    try (var in = open(WEB_JARS + "/" + library);
        var other = open(OTHER_JARS + "/" + library)) {
      if ((in == null && other == null) || !NEEDED.matcher(library).matches()) {
        throw new IllegalStateException("console/index.html names lib/" + library + ": not there");
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static String text(String name) {
    try (var in = open(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not in the jar");
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static @Nullable InputStream open(String name) {
    return ConsolePage.class.getClassLoader().getResourceAsStream(name);
  }

  /** Texts of strangers must never become script, so scripts come from files alone. */
  private static String policy(String page) {
    var map = IMPORT_MAP.matcher(page);
    if (!map.find()) {
      throw new IllegalStateException("console/index.html has no import map");
    }
    return "default-src 'none'; script-src 'self' 'sha256-"
        + sha256(map.group(1))
        + "'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self';"
        + " manifest-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none';"
        + " frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types lit-html";
  }

  private static String sha256(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException none) {
      throw new IllegalStateException(none);
    }
  }

  /** Adds {@code /console/} with everything below it. */
  public void mount(Vertx vertx, Router router) {
    var routes = Router.router(vertx);
    routes.route().failureHandler(request -> Problem.of(request).send(request));
    routes.get().handler(this::protect);
    routes.get("/").handler(this::index);
    routes.get("/index.html").handler(this::index);
    routes.get("/lib/*").handler(ConsolePage::library);
    routes.get("/lib/*").handler(StaticHandler.create(WEB_JARS));
    routes.get("/lib/*").handler(StaticHandler.create(OTHER_JARS));
    routes.get().handler(StaticHandler.create(PAGE));
    router.getWithRegex("/console").handler(request -> request.redirect("/console/"));
    router.route("/console/*").subRouter(routes);
  }

  private void protect(RoutingContext request) {
    HttpServerResponse response = request.response();
    response
        .putHeader("content-security-policy", policy)
        .putHeader("x-content-type-options", "nosniff")
        .putHeader("referrer-policy", "no-referrer")
        .putHeader("cross-origin-opener-policy", "same-origin")
        .putHeader("permissions-policy", "camera=(), microphone=(), geolocation=()")
        .putHeader("cache-control", "no-cache");
    request.next();
  }

  private void index(RoutingContext request) {
    request.response().putHeader("content-type", "text/html; charset=utf-8").end(index);
  }

  private static void library(RoutingContext request) {
    var name = request.normalizedPath().replaceFirst("^/console/lib/", "");
    if (NEEDED.matcher(name).matches()) {
      request.response().putHeader("cache-control", FOREVER);
      request.next();
    } else {
      request.fail(404);
    }
  }
}
