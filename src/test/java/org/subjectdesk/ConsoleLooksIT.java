package org.subjectdesk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.subjectdesk.store.Database;
import org.subjectdesk.store.FreshDatabase;

/**
 * How the console looks and can be reached: by keyboard alone, on a phone, by a screen reader's
 * rules, in both languages. Leaves screenshots in {@code target/screenshots}.
 */
class ConsoleLooksIT {
  private static final List<String> PAGES =
      List.of(
          "tickets",
          "held",
          "search",
          "replies",
          "drafts",
          "flows",
          "referrals",
          "calls",
          "demand",
          "contributions",
          "scorecard",
          "directory",
          "account");
  private static FreshDatabase database;
  private static RunningDesk desk;

  @BeforeAll
  static void start() {
    database = Database.SQLITE.fresh();
    desk = RunningDesk.on(database.settings());
  }

  @AfterAll
  static void stop() {
    desk.close();
    database.close();
  }

  /** A reader of a library who waits for a person. */
  private static SandboxReader waiting(String library, String openid, String question) {
    var reader = new SandboxReader(desk, library, openid);
    reader.say(question);
    if (!reader.say("转人工").contains("转接")) {
      reader.say("0");
    }
    return reader;
  }

  @Test
  void no_page_has_a_serious_fault_of_accessibility_in_either_language() {
    leaveMessage();
    try (var lin = ConsoleWindow.open(desk, 1280, 800)) {
      assertThat(lin.page().locator("[name=id]")).isFocused();
      faultless(lin.page(), "sign-in");
      lin.screenshot("sign-in");
      lin.signIn("lin");
      assertThat(lin.page().locator(".nothing-open")).isVisible();
      lin.screenshot("empty");
      waiting("demo-a", "oLooks", "护理专业的数据库在哪里查");
      waiting("demo-a", "oLooksToo", "论文查重在哪里做");
      assertThat(lin.section("waiting")).hasCount(2);
      faultless(lin.page(), "queue");
      lin.screenshot("queue");
      talk(lin);
      everywhere(lin, "zh");

      lin.page().locator("button.tool[lang=en]").click();
      assertThat(lin.page().locator("html")).hasAttribute("lang", "en");
      everywhere(lin, "en");
      lin.go("desk");
      lin.section("mine").first().click();
      assertThat(lin.page().locator("desk-composer")).isVisible();
      faultless(lin.page(), "talk en");
      lin.screenshot("english");
      assertThat(lin.complaints()).isEmpty();
    }
  }

  private void talk(ConsoleWindow lin) {
    lin.takeFirst();
    lin.say("您好，我来帮您查：护理专业推荐 CINAHL，https://lib.example.edu/cinahl 。");
    assertThat(lin.page().locator(".librarian .state.sent")).hasCount(1);
    lin.box().fill("校外访问请先登录 VPN。");
    assertThat(lin.page().locator(".suggestion").first()).isVisible();
    faultless(lin.page(), "talk");
    lin.screenshot("talk");
    lin.button("转交").click();
    assertThat(lin.page().locator(".choice").first()).isVisible();
    faultless(lin.page(), "hand on");
    lin.screenshot("hand-on");
    lin.page().keyboard().press("Escape");
    assertThat(lin.button("转交")).isFocused();
    for (var tab : List.of("notes", "way", "history")) {
      lin.page().locator("#tab-" + tab).click();
      faultless(lin.page(), tab);
    }
  }

  private void everywhere(ConsoleWindow console, String language) {
    for (var place : PAGES) {
      console.go(place);
      assertThat(console.page().locator("main .page h1")).isVisible();
      assertThat(console.page().locator("main .page")).not().containsText("正在读取");
      if (place.equals("tickets")) {
        console.page().locator(".list-side .line").first().click();
        assertThat(console.page().locator("#ticket-answer")).isVisible();
      }
      if (place.equals("flows")) {
        flow(console, language);
      }
      faultless(console.page(), place + " " + language);
      console.screenshot(place + "-" + language);
    }
  }

  private static void flow(ConsoleWindow console, String language) {
    console.page().locator(".list-side .line").first().click();
    assertThat(console.page().locator(".step").first()).isVisible();
    console.page().locator(".starts button").first().click();
    assertThat(console.page().locator(".flow-talk .desk").first()).isVisible();
    console.page().locator("#flow-tab-script").click();
    faultless(console.page(), "script " + language);
    console.page().locator("#flow-tab-graph").click();
  }

  private static void leaveMessage() {
    var reader = new SandboxReader(desk, "demo-a", "oLeft");
    var menu = reader.say("转人工");
    if (!menu.contains("留言")) {
      reader.say("0");
    }
    reader.say("研究生论文查重在哪里预约？毕业前一共可以查几次，结果多久能拿到？");
  }

  private static void faultless(Page page, String where) {
    var faults =
        new AxeBuilder(page)
            .analyze().getViolations().stream()
                .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
                .map(rule -> rule.getId() + " " + rule.getNodes().getFirst().getHtml())
                .toList();
    assertThat(faults).as(where).isEmpty();
  }

  @Test
  void a_reader_is_found_taken_answered_and_let_go_by_keys_alone() {
    try (var gu = ConsoleWindow.of(desk, "gu")) {
      var keys = gu.page().keyboard();
      var reader = waiting("demo-core", "oKeys", "装订毕业论文去哪里");
      assertThat(gu.section("waiting")).hasCount(1);
      keys.press("j");
      assertThat(gu.section("waiting").first()).isFocused();
      keys.press("Enter");
      assertThat(gu.page().locator(".take")).isFocused();
      keys.press("t");
      assertThat(gu.box()).isFocused();
      keys.type("一楼文印室可以装订。");
      keys.press("Control+Enter");
      await().untilAsserted(() -> assertThat(reader.outbox()).contains("一楼文印室可以装订。"));
      keys.press("Escape");
      assertThat(gu.section("mine").first()).isFocused();
      keys.press("n");
      assertThat(gu.page().locator("#new-note")).isFocused();
      keys.type("已告知地点");
      keys.press("Tab");
      keys.press("Enter");
      assertThat(gu.page().locator(".note")).hasCount(1);
      keys.press("Escape");
      keys.press("Shift+?");
      assertThat(gu.page().locator("dialog")).containsText("快捷键");
      gu.screenshot("keys");
      keys.press("Escape");
      assertThat(gu.section("mine").first()).isFocused();
      keys.press("e");
      assertThat(gu.page().locator("dialog input[type=radio]").first()).isFocused();
      keys.press("ArrowDown");
      keys.press("Enter");
      assertThat(gu.page().locator("dialog")).hasCount(0);
      assertThat(gu.section("mine")).hasCount(0);
      keys.press("Alt+2");
      assertThat(gu.page().locator("desk-tickets h1")).isVisible();
    }
  }

  @Test
  void on_a_phone_one_column_stands_at_a_time_and_nothing_is_wider_than_it() {
    try (var qiao = ConsoleWindow.open(desk, 360, 760)) {
      qiao.signIn("qiao");
      narrow(qiao, "empty");
      waiting("demo-b", "oPhone", "研讨间怎么预约");
      assertThat(qiao.section("waiting")).hasCount(1);
      narrow(qiao, "queue");
      qiao.screenshot("phone-queue");
      qiao.takeFirst();
      assertThat(qiao.page().locator(".queue")).isHidden();
      qiao.box().fill("很长的一句话，看看会不会把页面撑宽：" + "abcdefghij".repeat(40));
      narrow(qiao, "talk");
      qiao.box().fill("您好，研讨间在四楼，用校园 App 预约。");
      qiao.screenshot("phone-talk");
      qiao.button("参考资料").click();
      narrow(qiao, "side");
      qiao.button("关闭参考资料").click();
      assertThat(qiao.button("参考资料")).isFocused();
      qiao.page().getByLabel("返回").click();
      assertThat(qiao.section("mine")).isVisible();
      for (var place : PAGES) {
        qiao.go(place);
        assertThat(qiao.page().locator("main .page h1")).isVisible();
        narrow(qiao, place);
      }
      assertThat(qiao.page().locator(".rail a[href='#/account']")).isInViewport();
      phoneFlow(qiao);
      assertThat(qiao.complaints()).isEmpty();
    }
  }

  private static void phoneFlow(ConsoleWindow console) {
    console.go("flows/document-delivery");
    assertThat(console.page().locator(".step").first()).isVisible();
    narrow(console, "drawing");
    console.screenshot("phone-drawing");
    console.page().locator("#flow-tab-script").click();
    narrow(console, "script");
    console.screenshot("phone-script");
    console.page().locator("#flow-tab-talk").click();
    console.page().locator(".starts button").first().click();
    assertThat(console.page().locator(".flow-talk .desk").first()).isVisible();
    narrow(console, "trying it");
    console.screenshot("phone-trying");
  }

  /** Nothing visible stands out to the right, but for the pages, which may be pushed aside. */
  private static void narrow(ConsoleWindow console, String where) {
    await()
        .untilAsserted(
            () ->
                assertThat(
                        console
                            .page()
                            .evaluate(
                                """
                                () => [...document.querySelectorAll('body *')]
                                  .filter(one => one.checkVisibility() && !one.closest('.rail .pages')
                                    && !one.classList.contains('visually-hidden')
                                    && one.getBoundingClientRect().right > innerWidth + 1)
                                  .map(one => one.outerHTML.slice(0, 90))\
                                """))
                    .as(where)
                    .isEqualTo(List.of()));
  }
}
