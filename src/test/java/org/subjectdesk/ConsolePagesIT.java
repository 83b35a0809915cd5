package org.subjectdesk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.subjectdesk.store.Database;
import org.subjectdesk.store.FreshDatabase;

/** The console's pages beside the queue, and how they are served. */
class ConsolePagesIT {
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

  @Test
  void any_talk_with_the_bot_can_be_found_and_taken() {
    try (var lin = ConsoleWindow.of(desk, "lin")) {
      var reader = new SandboxReader(desk, "demo-a", "oFound");
      reader.say("钢琴练习室的隔音耳罩去哪领呀");
      lin.go("search");
      lin.page().getByLabel("说过的话").fill("隔音耳罩");
      lin.page().keyboard().press("Enter");
      lin.page().locator(".results .line").click();
      lin.button("接手（插话）").click();
      lin.say("在三楼艺术阅览室服务台领。");

      await().untilAsserted(() -> assertThat(reader.outbox()).contains("在三楼艺术阅览室服务台领。"));
      lin.go("search");
      lin.page().getByLabel("说过的话").fill("没有人说过的话");
      lin.page().keyboard().press("Enter");
      assertThat(lin.page().locator("main")).containsText("没有找到");
    }
  }

  @Test
  void a_reply_becomes_a_draft_that_a_colleague_publishes() {
    try (var lin = ConsoleWindow.of(desk, "lin");
        var fang = ConsoleWindow.of(desk, "fang")) {
      var reader = new SandboxReader(desk, "demo-a", "oDraft");
      reader.say("钢琴练习室的隔音耳罩去哪领呀");
      lin.go("search");
      lin.page().locator(".results .line").first().click();
      lin.page().locator(".take").click();
      lin.say("隔音耳罩在三楼艺术阅览室服务台领，凭校园卡，当天归还。");
      lin.button("做成 FAQ 草稿").click();
      assertThat(lin.page().getByLabel("问题")).hasValue("钢琴练习室的隔音耳罩去哪领呀");
      lin.button("存为草稿").click();
      assertThat(lin.page().locator(".word")).containsText("已存为草稿");
      lin.go("drafts");
      assertThat(lin.page().locator("main .card")).containsText("需要另一位同事");
      assertThat(lin.button("发布")).isDisabled();

      fang.go("drafts");
      assertThat(fang.page().locator("main .card")).containsText("林知夏 起草");
      fang.button("发布").click();

      assertThat(fang.page().locator("main")).containsText("没有等待发布的草稿");
      var next = new SandboxReader(desk, "demo-a", "oNext");
      assertThat(next.say("钢琴练习室的隔音耳罩去哪领呀")).contains("三楼艺术阅览室");
    }
  }

  @Test
  void a_message_that_was_left_is_counted_and_answered() {
    var reader = new SandboxReader(desk, "demo-a", "oLeft");
    if (!reader.say("转人工").contains("留言")) {
      reader.say("0");
    }
    reader.say("研究生论文查重在哪里预约？");
    try (var lin = ConsoleWindow.of(desk, "lin")) {
      assertThat(lin.page().locator(".rail")).containsText("1 条待办");
      lin.go("tickets");
      lin.page().locator(".list-side .line").click();
      assertThat(lin.page().locator(".said")).containsText("研究生论文查重");
      lin.page().getByLabel("回复").fill("请在周三下午到二楼参考咨询部。");
      lin.go("search");
      lin.go("tickets");
      lin.page().locator(".list-side .line").click();
      assertThat(lin.page().getByLabel("回复")).hasValue("请在周三下午到二楼参考咨询部。");
      lin.button("送出回复").click();

      await().untilAsserted(() -> assertThat(reader.outbox().toString()).contains("周三下午"));
      assertThat(lin.page().locator("main")).containsText("没有待回复的留言");
      lin.button("已处理").click();
      lin.page().locator(".list-side .line").click();
      assertThat(lin.page().locator(".given")).containsText("周三下午");
    }
  }

  @Test
  void a_canned_reply_is_kept_with_placeholders_and_picked_by_a_stroke() {
    try (var lin = ConsoleWindow.of(desk, "lin")) {
      lin.go("replies");
      lin.button("新建").click();
      lin.page().getByLabel("标题").fill("电话");
      lin.page().getByLabel("内容").fill("请拨打 ");
      lin.button("{{library.phone}}").click();
      lin.button("保存").click();
      assertThat(lin.page().locator("main .card")).containsText("请拨打 010-5555-0101");

      new SandboxReader(desk, "demo-a", "oCanned").say("有人吗");
      lin.go("search");
      lin.page().locator(".results .line").first().click();
      lin.page().locator(".take").or(lin.box()).first().click();
      lin.box().focus();
      lin.page().keyboard().type("/电");
      assertThat(lin.page().locator(".canned [aria-selected=true]")).containsText("010-5555-0101");
      lin.page().keyboard().press("Enter");
      assertThat(lin.box()).hasValue("请拨打 010-5555-0101");
    }
  }

  @Test
  void five_wrong_passwords_lock_and_the_page_says_until_when() {
    try (var nobody = ConsoleWindow.open(desk, 1280, 800)) {
      var form = nobody.page().locator("desk-sign-in-form");
      nobody.page().locator("[name=id]").fill("lin");
      for (var tries = 0; tries <= 5; tries++) {
        assertThat(nobody.button("登录")).isEnabled();
        nobody.page().locator("[name=password]").fill("wrong-" + tries);
        nobody.page().waitForResponse("**/session", () -> nobody.page().keyboard().press("Enter"));
        assertThat(form).containsText(tries < 5 ? "账号或密码不对" : "账号已暂时锁定");
      }
      assertThat(nobody.button("登录")).isDisabled();
    }
  }

  @Test
  void a_text_of_a_stranger_runs_nowhere_and_the_policy_stands() {
    try (var lin = ConsoleWindow.of(desk, "lin")) {
      var reader = new SandboxReader(desk, "demo-a", "oEvil");
      reader.say("<img src=x onerror=\"window.evil=1\"><script>window.evil=1</script>");
      lin.go("search");
      lin.page().locator(".results .line").first().click();
      assertThat(lin.said("<script>window.evil=1</script>")).isVisible();
      assertThat(lin.page().evaluate("() => window.evil ?? 'nothing'")).isEqualTo("nothing");
      assertThat(lin.complaints()).isEmpty();
      var policy = get("/console/").headers().firstValue("content-security-policy").orElse("");
      assertThat(policy)
          .contains("default-src 'none'", "connect-src 'self'", "'sha256-")
          .doesNotContain("unsafe", "*");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/console/, 200, no-cache",
    "/console/app.js, 200, no-cache",
    "/console/lib/lit/3.3.2/index.js, 200, immutable",
    "/console/lib/bootstrap/5.3.8/dist/css/bootstrap.min.css, 200, immutable",
    "/console/lib/lit/3.3.2/package.json, 404, no-cache",
    "/console/lib/bootstrap/5.3.8/dist/js/bootstrap.js, 404, no-cache",
    "/console/lib/lit/3.3.2/..%2f..%2f..%2fdesk.jar, 404, no-cache",
    "/console/nothing.js, 404, no-cache",
  })
  void only_what_the_page_needs_is_served(String path, int status, String caching) {
    var answer = get(path);
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("cache-control").orElse("")).contains(caching);
    assertThat(answer.headers().firstValue("x-content-type-options")).contains("nosniff");
  }

  private HttpResponse<byte[]> get(String path) {
    return Callbacks.send(HttpRequest.newBuilder(URI.create(desk.url(path))).GET().build());
  }
}
