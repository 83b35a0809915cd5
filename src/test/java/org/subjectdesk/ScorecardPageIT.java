package org.subjectdesk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;
import org.junit.jupiter.api.Test;
import org.subjectdesk.store.Database;

/** The scorecard in the console: tapped, aimed at, on a phone and on paper. */
class ScorecardPageIT {
  @Test
  void a_tap_shows_the_definition_and_a_target_stands_on_its_card() {
    try (var database = Database.SQLITE.fresh();
        var desk = RunningDesk.emptyOn(database.settings());
        var shen = ConsoleWindow.of(desk, "shen")) {
      shen.go("scorecard");
      var page = shen.page();
      assertThat(page.locator("desk-score-dimension")).hasCount(4);
      assertThat(page.locator(".score-card")).hasCount(29);
      var card = page.locator(".score-card").filter(new Locator.FilterOptions().setHasText("新读者"));
      card.click();
      assertThat(card).hasAttribute("aria-pressed", "true");
      var platform = page.locator("desk-score-dimension").nth(1);
      assertThat(platform).containsText("第一次来咨询的读者数");
      assertThat(platform).containsText("new-readers");

      platform.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("设目标")).click();
      page.getByLabel("每 30 天要达到多少").fill("60");
      page.locator("dialog .btn-primary").click();
      assertThat(card).containsText("目标 60");
      page.setViewportSize(375, 800);
      assertThat(card).isVisible();
      var wide = page.evaluate("document.documentElement.scrollWidth <= innerWidth");
      assertThat(wide).isEqualTo(true);
      page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
      assertThat(page.locator(".rail")).not().isVisible();
      assertThat(page.locator("#score-where")).not().isVisible();
      assertThat(card).isVisible();
      assertThat(shen.complaints()).isEmpty();
    }
  }
}
