package org.subjectdesk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.List;
import org.subjectdesk.browser.BrowserWindow;

/** A librarian's browser at the console of a running desk. */
final class ConsoleWindow implements AutoCloseable {
  /** The first question of the page, whether somebody is signed in, is answered so. */
  private static final String NOBODY_YET = "status of 401";

  private static final Path SCREENSHOTS = Path.of("target", "screenshots");

  private final RunningDesk desk;
  private final BrowserWindow window;

  private ConsoleWindow(RunningDesk desk, BrowserWindow window) {
    this.desk = desk;
    this.window = window;
  }

  /** The page, where nobody has signed in. */
  static ConsoleWindow open(RunningDesk desk, int width, int height) {
    var console = new ConsoleWindow(desk, BrowserWindow.open(width, height));
    console.page().navigate(desk.url("/console/"));
    return console;
  }

  /** The desk of a librarian of the demo who has signed in. */
  static ConsoleWindow of(RunningDesk desk, String librarian) {
    var console = open(desk, 1280, 800);
    console.signIn(librarian);
    return console;
  }

  void signIn(String librarian) {
    page().locator("[name=id]").fill(librarian);
    page().locator("[name=password]").fill(desk.password(librarian));
    page().keyboard().press("Enter");
    connected();
  }

  /** Waits until the live connection stands. */
  void connected() {
    assertThat(page().locator(".connection.open")).hasCount(1);
  }

  Page page() {
    return window.page();
  }

  void go(String place) {
    page().navigate(desk.url("/console/#/" + place));
  }

  /** The lines of a section of the queue: mine, waiting, others. */
  Locator section(String name) {
    return page().locator("ul[aria-labelledby=queue-" + name + "] .line");
  }

  /** Opens who waits first and takes her. */
  void takeFirst() {
    section("waiting").first().click();
    page().locator(".take").click();
    assertThat(box()).isFocused();
  }

  Locator box() {
    return page().getByLabel("回复读者", new Page.GetByLabelOptions().setExact(true));
  }

  /** Says something without waiting for more lines. */
  void say(String text) {
    box().fill(text);
    page().keyboard().press("Control+Enter");
  }

  /** The bubbles of the transcript that say this. */
  Locator said(String text) {
    return page()
        .locator(".message[data-message] .bubble")
        .filter(new Locator.FilterOptions().setHasText(text));
  }

  Locator button(String name) {
    return page()
        .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  /** Ends the session as another tab would: the page itself is not told. */
  void endSession() {
    page().evaluate("() => import('/console/api.js').then(api => api.signOut())");
  }

  void screenshot(String name) {
    page()
        .screenshot(
            new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve("console-" + name + ".png")));
  }

  /** What the browser complained about, refused signs-in apart. */
  List<String> complaints() {
    return window.complaints().stream().filter(line -> !line.contains(NOBODY_YET)).toList();
  }

  @Override
  public void close() {
    window.close();
  }
}
