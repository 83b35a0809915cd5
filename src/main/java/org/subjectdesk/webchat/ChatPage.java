package org.subjectdesk.webchat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.subjectdesk.http.Html.escaped;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.StaticHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.subjectdesk.config.Configuration.Library;

/**
 * The readers' page {@code /chat/}, modules as they are in the jar, and {@code /widget.js}, which
 * shows that page in a frame of other pages. The policy lets nothing run that does not come from
 * here, and lets only those pages frame it that a library has allowed. The page holds the members,
 * so that it needs no request before somebody says something. Safe for any thread.
 */
public final class ChatPage {
  private static final String FILES = "web/chat";
  private static final String WIDGET = "widget.js";
  private static final String LIBRARIES = "<!-- libraries -->";

  private final Buffer index;
  private final Buffer widget;
  private final String policy;
  private final Map<String, List<String>> origins;

  /**
   * Reads the page.
   *
   * @param libraries the members, in the order in which readers see them
   * @param desk how browsers reach this desk; empty = by whatever address they got the page from
   */
  public ChatPage(List<Library> libraries, Optional<URI> desk) {
    this.index = Buffer.buffer(text("index.html").replace(LIBRARIES, choices(libraries)));
    this.widget = Buffer.buffer(text(WIDGET));
    this.policy = policy(desk);
    this.origins = libraries.stream().collect(Collectors.toMap(Library::id, Library::embed));
  }

  private static String text(String name) {
    try (var in = ChatPage.class.getClassLoader().getResourceAsStream(FILES + "/" + name)) {
      if (in == null) {
        throw new IllegalStateException(FILES + "/" + name + " is not in the jar");
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static String choices(List<Library> libraries) {
    return libraries.stream()
        .map(
            one ->
                "<li><a href=\"?library=%1$s\" data-library=\"%1$s\">%2$s</a></li>"
                    .formatted(escaped(one.id()), escaped(one.name())))
        .collect(Collectors.joining("\n"));
  }

  /** What strangers wrote must never become script, so scripts come from files alone. */
  private static String policy(Optional<URI> desk) {
    return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
        + " connect-src 'self'"
        + desk.map(ChatPage::sockets).orElse("")
        + "; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script';"
        + " trusted-types 'none'; frame-ancestors 'self'";
  }

  /** Older browsers do not take WebSockets for the page's own. */
  private static String sockets(URI desk) {
    var secure = "https".equalsIgnoreCase(desk.getScheme());
    return (secure ? " wss://" : " ws://") + desk.getRawAuthority();
  }

  /** Adds the page, its files and the widget. */
  public void mount(Router router) {
    router.getWithRegex("/chat").handler(ChatPage::withSlash);
    router.get("/chat/").handler(this::index);
    router.get("/chat/index.html").handler(this::index);
    router.get("/chat/*").handler(request -> protect(request, ""));
    router.get("/chat/*").handler(StaticHandler.create(FILES));
    router.get("/widget.js").handler(this::widget);
  }

  private static void withSlash(RoutingContext request) {
    var query = request.request().query();
    request.redirect(query == null ? "/chat/" : "/chat/?" + query);
  }

  private void index(RoutingContext request) {
    var embedded = "1".equals(request.request().getParam("embed"));
    var library = request.request().getParam("library", "");
    var allowed = embedded ? origins.getOrDefault(library, List.of()) : List.<String>of();
    headers(request, allowed.stream().map(origin -> " " + origin).collect(Collectors.joining()))
        .putHeader("content-type", "text/html; charset=utf-8")
        .end(index);
  }

  private void protect(RoutingContext request, String allowed) {
    headers(request, allowed);
    request.next();
  }

  private HttpServerResponse headers(RoutingContext request, String allowed) {
    return request
        .response()
        .putHeader("content-security-policy", policy + allowed)
        .putHeader("x-content-type-options", "nosniff")
        .putHeader("referrer-policy", "no-referrer")
        .putHeader("permissions-policy", "camera=(), microphone=(), geolocation=()")
        .putHeader("cache-control", "no-cache");
  }

  /** Any page may load it: what it frames decides by itself. */
  private void widget(RoutingContext request) {
    request
        .response()
        .putHeader("content-type", "text/javascript; charset=utf-8")
        .putHeader("x-content-type-options", "nosniff")
        .putHeader("cross-origin-resource-policy", "cross-origin")
        .putHeader("cache-control", "public, max-age=3600")
        .end(widget);
  }
}
