package org.subjectdesk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.subjectdesk.browser.BrowserWindow;
import org.subjectdesk.store.Database;
import org.subjectdesk.store.FreshDatabase;

/** The chat in a frame of a library's own pages, which are of other origins than the desk. */
class EmbeddingIT {
  private static final Path SCRIPTS = Path.of("src/main/resources/web/chat");
  private static final int MOST_SCRIPT = 60_000;

  private static FreshDatabase database;
  private static RunningDesk desk;
  private static HttpServer host;

  @BeforeAll
  static void start() throws IOException {
    host = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    host.start();
    database = Database.SQLITE.fresh();
    desk = RunningDesk.embeddedIn(database.settings(), "demo-a", "http://localhost:" + port());
    host.createContext(
        "/",
        exchange -> {
          var library = exchange.getRequestURI().getPath().substring(1);
          var page =
              """
              <!doctype html><html lang="zh-CN"><meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <title>图书馆主页</title><style>button { color: red; transform: rotate(3deg) }</style>
              <h1>图书馆主页</h1><p>读者服务</p>
              <script src="%s" data-library="%s" data-subject="52" async></script></html>
              """
                  .formatted(desk.url("/widget.js"), library)
                  .getBytes(UTF_8);
          exchange.getResponseHeaders().add("content-type", "text/html; charset=utf-8");
          // Strict pages, which let no inline style of others in, have it as well.
          exchange
              .getResponseHeaders()
              .add(
                  "content-security-policy",
                  "default-src 'self'; script-src %1$s; frame-src %1$s; style-src 'unsafe-hashes'"
                      .formatted(desk.url("")));
          exchange.sendResponseHeaders(200, page.length);
          try (var out = exchange.getResponseBody()) {
            out.write(page);
          }
        });
  }

  @AfterAll
  static void stop() {
    desk.close();
    database.close();
    host.stop(0);
  }

  private static int port() {
    return host.getAddress().getPort();
  }

  private static String page(String name, String library) {
    return "http://" + name + ":" + port() + "/" + library;
  }

  @Test
  void a_page_that_is_allowed_has_a_button_that_opens_the_chat() {
    try (var window = BrowserWindow.open(1280, 800)) {
      var page = window.page();
      var asked = new CopyOnWriteArrayList<String>();
      page.onRequest(request -> asked.add(URI.create(request.url()).getPath()));
      page.navigate(page("localhost", "demo-a"));
      assertThat(page.locator(".ask")).hasText("咨询");
      assertThat(asked).noneMatch(path -> path.startsWith("/chat/"));
      assertThat(page.locator("iframe")).hasCount(0);
      page.locator(".ask").click();
      assertThat(page.locator("iframe")).hasAttribute("title", "图书馆咨询");
      var chat = page.frameLocator("iframe");
      assertThat(chat.locator("#library-name")).hasText("江畔职业技术学院图书馆");
      chat.locator("#text").fill("你好");
      chat.locator("#text").press("Enter");
      assertThat(chat.locator("#talk .theirs")).hasCount(1);
      page.screenshot(
          new Page.ScreenshotOptions().setPath(Path.of("target/screenshots/widget-1280.png")));

      chat.locator("#text").press("Escape");
      assertThat(page.locator(".panel")).isHidden();
      assertThat(page.locator(".ask")).isFocused();
      page.locator(".ask").click();
      assertThat(chat.locator("#talk .theirs")).hasCount(1);
      page.locator(".close").click();
      assertThat(page.locator(".panel")).isHidden();
      assertThat(
              page.evaluate(
                  "() =>"
                      + " getComputedStyle(document.querySelector('subject-desk').shadowRoot.querySelector('.ask')).transform"))
          .isEqualTo("none");
    }
  }

  @Test
  void on_a_phone_it_fills_the_screen_and_no_other_page_can_close_it() {
    try (var window = BrowserWindow.open(375, 720)) {
      var page = window.page();
      page.navigate(page("localhost", "demo-a"));
      var names = "() => Object.keys(window).filter(name => /desk/i.test(name)).join()";
      assertThat(page.evaluate(names)).isEqualTo("subjectDesk");
      page.evaluate("() => subjectDesk.open()");
      var box = page.locator(".panel").boundingBox();
      assertThat(box.width).isEqualTo(375);
      assertThat(box.height).isEqualTo(720);
      assertThat(page.frameLocator("iframe").locator("#hello")).isVisible();
      page.screenshot(
          new Page.ScreenshotOptions().setPath(Path.of("target/screenshots/widget-375.png")));
      // The page's own listener hears it as well, after the widget's.
      page.evaluate(
          """
          () => new Promise((heard) => {
            window.addEventListener('message', heard, { once: true });
            window.postMessage({ desk: 'close' }, '*');
          })
          """);
      assertThat(page.locator(".panel")).isVisible();
      page.keyboard().press("Escape");
      page.evaluate("() => subjectDesk.close()");
      assertThat(page.locator(".panel")).isHidden();
    }
  }

  @Test
  void a_page_that_is_not_allowed_gets_no_chat_but_a_way_to_it() {
    for (var refused : List.of(page("127.0.0.1", "demo-a"), page("localhost", "demo-b"))) {
      try (var window = BrowserWindow.open(1280, 800)) {
        window.page().navigate(refused);
        window.page().locator(".ask").click();
        // Chromium's own page in the place of the refused one may complain first.
        window
            .page()
            .waitForCondition(
                () ->
                    window.complaints().stream()
                        .anyMatch(line -> line.contains("frame-ancestors")));
        assertThat(window.page().frameLocator("iframe").locator("#text")).hasCount(0);
        assertThat(window.page().locator(".slow a"))
            .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(15_000));
        window.page().locator(".close").click();
        assertThat(window.page().locator(".panel")).isHidden();
      }
    }
  }

  @Test
  void who_may_frame_the_page_is_said_for_each_library() {
    assertThat(policy("/chat/?embed=1&library=demo-a"))
        .endsWith("frame-ancestors 'self' http://localhost:" + port());
    for (var path :
        List.of(
            "/chat/?library=demo-a",
            "/chat/?embed=1&library=demo-b",
            "/chat/?embed=1&library=nowhere",
            "/chat/?embed=1",
            "/chat/index.html",
            "/chat/app.js")) {
      assertThat(policy(path)).as(path).endsWith("frame-ancestors 'self'").doesNotContain("unsafe");
    }
  }

  private static String policy(String path) {
    var answer = Callbacks.send(HttpRequest.newBuilder(URI.create(desk.url(path))).GET().build());
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.headers().firstValue("content-security-policy").orElseThrow();
  }

  @Test
  void all_of_its_script_is_small() {
    try (var files = Files.list(SCRIPTS)) {
      var bytes =
          files
              .filter(file -> file.toString().endsWith(".js"))
              .mapToLong(file -> file.toFile().length())
              .sum();
      assertThat(bytes).isBetween(10_000L, (long) MOST_SCRIPT);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
