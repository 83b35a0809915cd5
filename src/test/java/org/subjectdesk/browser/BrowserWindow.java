package org.subjectdesk.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Assumptions;

/**
 * Debian's Chromium with one window. Without Chromium the test is skipped, but where {@code CI} is
 * set it fails and says what to install. Each window starts with an empty profile; what the page
 * complains about in the console is kept.
 */
public final class BrowserWindow implements AutoCloseable {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final String CURE = "apt-get install -y chromium fonts-noto-cjk";
  private static final List<String> ARGUMENTS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  private final Playwright playwright;
  private final BrowserContext context;
  private final Page page;
  private final List<String> complaints = new CopyOnWriteArrayList<>();

  private BrowserWindow(Playwright playwright, int width, int height) {
    this.playwright = playwright;
    var browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(CHROMIUM)
                    .setArgs(ARGUMENTS)
                    .setChromiumSandbox(false));
    context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setLocale("zh-CN")
                .setTimezoneId("Asia/Shanghai"));
    page = context.newPage();
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error") || message.type().equals("warning")) {
            complaints.add(message.text());
          }
        });
    page.onPageError(complaints::add);
  }

  /** Opens a window of this size, in CSS pixels. */
  public static BrowserWindow open(int width, int height) {
    if (!Files.isExecutable(CHROMIUM)) {
      var needed = CHROMIUM + " is missing; install it: " + CURE;
      assertThat(onCi()).as(needed).isFalse();
      Assumptions.abort(needed);
    }
    var options =
        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"));
    return new BrowserWindow(Playwright.create(options), width, height);
  }

  /** The page in it. */
  public Page page() {
    return page;
  }

  /** Errors and warnings of the console so far, and uncaught exceptions. */
  public List<String> complaints() {
    return List.copyOf(complaints);
  }

  private static boolean onCi() {
    return Boolean.parseBoolean(System.getProperty("CI", System.getenv("CI")));
  }

  @Override
  public void close() {
    context.close();
    playwright.close();
  }
}
