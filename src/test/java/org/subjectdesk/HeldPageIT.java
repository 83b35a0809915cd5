package org.subjectdesk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.subjectdesk.store.Database;
import org.subjectdesk.store.FreshDatabase;

/** The console where texts wait for review: the talk in which they do, and the page 待审核. */
class HeldPageIT {
  private FreshDatabase database;
  private RunningDesk desk;

  @BeforeEach
  void start() {
    database = Database.SQLITE.fresh();
    desk = RunningDesk.emptyOn(database.settings());
  }

  @AfterEach
  void stop() {
    desk.close();
    database.close();
  }

  private SandboxReader waiting(String openid) {
    var reader = new SandboxReader(desk, "demo-a", openid);
    if (!reader.say("转人工").contains("转接")) {
      reader.say("0");
    }
    return reader;
  }

  @Test
  void a_reply_shows_at_once_that_it_waits_and_goes_when_a_colleague_releases_it() {
    try (var lin = ConsoleWindow.of(desk, "lin");
        var fang = ConsoleWindow.of(desk, "fang")) {
      var reader = waiting("oReleased");
      lin.takeFirst();
      lin.say("别信代写论文的广告");
      var bubble = lin.page().locator(".message.librarian");
      assertThat(bubble.filter(with("别信代写论文"))).containsText("待审核，还没送出（词表：代写论文）");
      assertThat(lin.page().locator(".going")).hasCount(0);
      lin.screenshot("held-talk");
      lin.go("held");
      assertThat(lin.page().locator("main .card")).containsText("由同事来看");

      assertThat(fang.page().locator(".rail")).containsText("1 条待审核");
      fang.go("held");
      var card = fang.page().locator("main .card");
      assertThat(card).containsText("林知夏");
      fang.button("放行并送出").click();

      assertThat(fang.page().locator("main")).containsText("没有待审核的内容");
      await().untilAsserted(() -> assertThat(reader.outbox()).contains("别信代写论文的广告"));
      lin.go("desk");
      lin.section("mine").first().click();
      assertThat(lin.page().locator(".message.librarian").filter(with("别信代写论文"))).hasCount(1);
      assertThat(lin.page().locator(".message.librarian .state.held")).hasCount(0);
      assertThat(lin.complaints()).isEmpty();
      assertThat(fang.complaints()).isEmpty();
    }
  }

  @Test
  void a_refused_reply_comes_back_with_the_reason() {
    try (var lin = ConsoleWindow.of(desk, "lin");
        var fang = ConsoleWindow.of(desk, "fang")) {
      waiting("oRefused");
      lin.takeFirst();
      lin.say("要代写论文吗");
      fang.go("held");
      fang.page().locator("main .card input").fill("请换个说法");
      fang.button("不放行").click();

      assertThat(lin.page().locator(".message.librarian .state.held")).containsText("未放行，没有送出");
      assertThat(lin.page().locator(".message.librarian .state.held")).containsText("请换个说法");
      fang.button("已处理").click();
      assertThat(fang.page().locator("main .card")).containsText("未放行 方文清");
    }
  }

  @Test
  void a_readers_words_can_be_released_on_a_phone_from_the_talk() {
    try (var lin = ConsoleWindow.open(desk, 375, 720)) {
      lin.signIn("lin");
      var reader = waiting("oPhone");
      reader.say("谁能代 写 論 文");
      assertThat(lin.section("waiting").first()).isVisible();
      lin.section("waiting").first().click();
      assertThat(lin.page().locator(".message.reader .unseen")).containsText("一条待审核的消息");
      lin.page().locator(".message.reader a").click();
      assertThat(lin.page().locator("main .card")).containsText("谁能代 写 論 文");
      lin.screenshot("held-phone");
      assertThat(
              (Boolean) lin.page().evaluate("document.documentElement.scrollWidth <= innerWidth"))
          .as("nothing sticks out")
          .isTrue();
      lin.button("放行，让老师看到").click();
      assertThat(lin.page().locator("main")).containsText("没有待审核的内容");

      lin.page().goBack();
      assertThat(lin.page().locator(".message.reader").filter(with("谁能代 写 論 文"))).hasCount(1);
      assertThat(lin.page().locator(".unseen")).hasCount(0);
      assertThat(lin.complaints()).isEmpty();
    }
  }

  @Test
  void a_draft_says_that_it_waits_and_goes_live_when_it_is_released() {
    var visitor = Visitor.in(desk, "lin");
    visitor.send(
        "PUT",
        "/faq/entries/essays/draft?library=demo-a",
        new io.vertx.core.json.JsonObject()
            .put("subject", "*")
            .put("question", "校园里的论文代写能信吗？")
            .put("answer", "不能。"));
    try (var lin = ConsoleWindow.of(desk, "lin");
        var fang = ConsoleWindow.of(desk, "fang")) {
      lin.go("drafts");
      lin.button("发布").click();
      assertThat(lin.page().locator(".word")).containsText("转到“待审核”");
      assertThat(lin.page().locator("main .card .badge").filter(with("待审核"))).hasCount(1);
      assertThat(lin.button("发布")).isDisabled();

      fang.go("held");
      fang.button("放行并发布").click();

      assertThat(fang.page().locator("main")).containsText("没有待审核的内容");
      var reader = new SandboxReader(desk, "demo-a", "oLive");
      assertThat(reader.say("校园里的论文代写能信吗？")).startsWith("不能。");
    }
  }

  private static Locator.FilterOptions with(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }
}
