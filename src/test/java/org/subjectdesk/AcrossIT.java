package org.subjectdesk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.subjectdesk.store.Database;
import org.subjectdesk.store.FreshDatabase;

/** A consult on its way to another library: with consent, only itself, and noted as a deed. */
class AcrossIT {
  private FreshDatabase database;
  private RunningDesk desk;

  @BeforeEach
  void start() {
    database = Database.SQLITE.fresh();
    desk = RunningDesk.on(database.settings());
  }

  @AfterEach
  void stop() {
    desk.close();
    database.close();
  }

  @Test
  void where_nobody_is_at_home_the_shared_desk_gets_it_after_a_yes() {
    try (var gu = ConsoleWindow.of(desk, "gu")) {
      var reader = new SandboxReader(desk, "demo-a", "oAway");
      reader.say("护理专业的数据库在哪里查");
      assertThat(asking(reader)).contains("联盟共享咨询台").contains("可以，请他们帮忙");
      assertThat(gu.section("waiting")).hasCount(0);

      assertThat(reader.say("可以")).contains("转接");
      assertThat(gu.section("waiting")).hasCount(1);
      gu.takeFirst();
      gu.say("您好，推荐 CINAHL。");
      await().untilAsserted(() -> assertThat(reader.outbox()).contains("您好，推荐 CINAHL。"));
      gu.go("contributions");
      assertThat(gu.page().locator("desk-contributions tbody").first()).containsText("江畔");
      assertThat(gu.page().locator("desk-chart img")).isVisible();
      gu.screenshot("contributions");
      assertThat(gu.complaints()).isEmpty();
    }
  }

  @Test
  void a_librarian_asks_before_she_hands_it_to_another_library() {
    try (var lin = ConsoleWindow.of(desk, "lin");
        var qiao = ConsoleWindow.of(desk, "qiao")) {
      var reader = new SandboxReader(desk, "demo-a", "oAsk");
      reader.say("人工");
      reader.say("0");
      lin.takeFirst();
      handOn(lin);
      assertThat(lin.page().locator("dialog .alert")).containsText("还没有同意");
      lin.screenshot("ask-away");
      lin.button("问读者是否同意").click();
      await()
          .untilAsserted(
              () -> assertThat(String.join("\n", reader.outbox())).contains("不用，只要本馆的老师"));
      reader.say("可以");
      assertThat(lin.page().locator("desk-transcript")).containsText("可以请其他成员馆的老师帮忙");
      handOn(lin);
      assertThat(lin.page().locator("dialog")).hasCount(0);
      assertThat(qiao.page().locator("ul[aria-labelledby^=queue-] .line")).hasCount(1);
    }
  }

  @Test
  void a_librarian_asks_for_a_message_that_was_left_and_a_yes_brings_it_to_the_shared_desk() {
    try (var gu = ConsoleWindow.of(desk, "gu")) {
      var reader = new SandboxReader(desk, "demo-a", "oTicket");
      assertThat(reader.say("留言")).contains("写完整");
      reader.say("想查护理类的外文期刊");
      try (var lin = ConsoleWindow.of(desk, "lin")) {
        lin.go("tickets");
        lin.page().locator(".list-side .line").click();
        handOn(lin);
        assertThat(lin.page().locator("dialog .alert")).containsText("还没有同意");
        lin.screenshot("ask-ticket-away");
        lin.button("问读者是否同意").click();
        await()
            .untilAsserted(
                () ->
                    assertThat(String.join("\n", reader.outbox()))
                        .contains("您的留言“想查护理类的外文期刊”", "可以，请他们帮忙"));
        assertThat(reader.say("可以")).contains("记下了");
      }
      gu.go("tickets");
      assertThat(gu.page().locator("main")).containsText("想查护理类的外文期刊");
    }
  }

  private static void handOn(ConsoleWindow lin) {
    lin.button("转交").click();
    lin.page().locator("label.choice", new Page.LocatorOptions().setHasText("乔一鸣")).click();
    lin.page().locator("dialog .dialog-buttons .btn-primary").click();
  }

  private static String asking(SandboxReader reader) {
    var said = reader.say("转人工");
    return said.contains("联盟共享咨询台") ? said : reader.say("0");
  }
}
