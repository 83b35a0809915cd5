package org.subjectdesk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.subjectdesk.browser.BrowserWindow;

/** A reader's browser at the web chat of a running desk. */
final class ChatWindow implements AutoCloseable {
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");
  private static final int PHONE = 375;

  private final RunningDesk desk;
  private final BrowserWindow window;

  private ChatWindow(RunningDesk desk, int width, int height) {
    this.desk = desk;
    this.window = BrowserWindow.open(width, height);
  }

  /** A phone at the page of a library. */
  static ChatWindow phone(RunningDesk desk, String query) {
    return open(desk, query, PHONE, 720);
  }

  static ChatWindow open(RunningDesk desk, String query, int width, int height) {
    var chat = new ChatWindow(desk, width, height);
    chat.go(query);
    return chat;
  }

  void go(String query) {
    page().navigate(desk.url("/chat/" + query));
  }

  Page page() {
    return window.page();
  }

  Locator box() {
    return page().locator("#text");
  }

  /** Types it and presses Enter. */
  void say(String text) {
    box().fill(text);
    box().press("Enter");
  }

  /** Her own bubbles that say this. */
  Locator mine(String text) {
    return bubbles(".mine", text);
  }

  /** Those of the library and of librarians. */
  Locator theirs(String text) {
    return bubbles(".theirs", text);
  }

  private Locator bubbles(String whose, String text) {
    return page()
        .locator("#talk " + whose + " .bubble")
        .filter(new Locator.FilterOptions().setHasText(text));
  }

  /** All that stands in the dialogue, the oldest first. */
  List<String> all() {
    return page().locator("#talk .bubble > .text").allInnerTexts();
  }

  /** What the desk does not have yet. */
  Locator unsent() {
    return page().locator("#talk [data-unsent]");
  }

  /** What stands under the head. */
  Locator notice() {
    return page().locator("#notice");
  }

  /** Waits until the library has said so many things. */
  void isAnswered(int times) {
    assertThat(page().locator("#talk .theirs")).hasCount(times);
  }

  Locator bar() {
    return page().locator("#bar");
  }

  Locator button(String name) {
    return page()
        .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  /** Opens a line of the menu behind the dots. */
  void menu(String name) {
    button("更多").click();
    button(name).click();
  }

  /** Asks for a person and waits in the queue. */
  void waitForPerson() {
    var asked = page().locator("#talk .theirs").count();
    button("人工").click();
    assertThat(page().locator("#talk .theirs")).hasCount(asked + 1);
    // Where the subject is not clear she is asked for it; 0 = something else.
    if (!page().locator("#talk .theirs").last().innerText().contains("转接")) {
      say("0");
    }
    assertThat(bar()).containsText("正在排队");
  }

  /** Takes the network away, or gives it back. */
  void offline(boolean away) {
    page().context().setOffline(away);
  }

  /** Nothing stands beside the page, and nothing in it keeps some readers out. */
  void isFit() {
    assertThat(
            page().evaluate("() => document.documentElement.scrollWidth - window.innerWidth <= 0"))
        .isEqualTo(true);
    assertThat(
            new AxeBuilder(page())
                .analyze().getViolations().stream()
                    .map(rule -> rule.getId() + ": " + rule.getNodes()))
        .isEmpty();
  }

  /** In both sizes and both colours. */
  void screenshots(String name) {
    for (var width : List.of(PHONE, 1280)) {
      page().setViewportSize(width, width == PHONE ? 720 : 800);
      for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
        page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        isFit();
        page()
            .screenshot(
                new Page.ScreenshotOptions()
                    .setPath(
                        SCREENSHOTS.resolve(
                            "chat-%s-%d-%s.png"
                                .formatted(name, width, scheme.name().toLowerCase(Locale.ROOT)))));
      }
    }
    page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    page().setViewportSize(PHONE, 720);
    assertThat(page().locator("body")).isVisible();
  }

  List<String> complaints() {
    return window.complaints();
  }

  @Override
  public void close() {
    window.close();
  }
}
