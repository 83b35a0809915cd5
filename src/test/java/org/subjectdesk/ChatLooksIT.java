package org.subjectdesk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.subjectdesk.store.Database;
import org.subjectdesk.store.FreshDatabase;

/**
 * The web chat in its states, at both widths and in both colours: nothing stands beside the page,
 * axe finds nothing, and the pictures are in {@code target/screenshots}.
 */
class ChatLooksIT {
  private static final String HERS = "?library=demo-a";

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

  @Test
  void choosing_a_library_and_the_first_view() {
    try (var chat = ChatWindow.phone(desk, "?library=nowhere&subject=52")) {
      assertThat(chat.page().locator("#choose-unknown")).isVisible();
      chat.screenshots("choose");
      chat.page().locator("#libraries a").first().click();
      assertThat(chat.page()).hasURL(desk.url("/chat/?library=demo-a&subject=52"));
      assertThat(chat.page().locator("#hello")).containsText("江畔职业技术学院图书馆");
      chat.screenshots("empty");
      chat.button("更多").click();
      chat.screenshots("menu");
      assertThat(chat.complaints()).isEmpty();
    }
  }

  @Test
  void a_talk_a_wait_and_the_stars() {
    try (var lin = ConsoleWindow.of(desk, "lin");
        var chat = ChatWindow.phone(desk, HERS);
        var other = ChatWindow.phone(desk, HERS)) {
      other.say("护理专业的数据库在哪里查");
      assertThat(other.page().locator("#talk .theirs")).hasCount(1);
      other.waitForPerson();
      chat.say("图书怎么续借");
      assertThat(chat.theirs("可以自己在网上续借")).isVisible();
      chat.button("有用").click();
      assertThat(chat.mine("有用")).isVisible();
      chat.say("在家怎么看知网");
      assertThat(chat.page().locator("#talk .theirs")).hasCount(3);
      chat.screenshots("talk");
      chat.waitForPerson();
      chat.screenshots("waiting");
      lin.section("waiting").last().click();
      lin.page().locator(".take").click();
      assertThat(chat.bar()).containsText("林知夏");
      lin.box().pressSequentially("同学");
      assertThat(chat.page().locator("#typing")).containsText("正在输入");
      lin.say("同学您好，我是林知夏。您是想在校外用知网吗？");
      assertThat(chat.theirs("您是想在校外用知网吗")).isVisible();
      chat.say("对，在家里查文献写毕业论文，打开网页要我登录，但是校园卡号登不上 ");
      chat.screenshots("librarian");
      chat.button("结束").click();
      assertThat(chat.page().locator("#stars button")).hasCount(5);
      chat.screenshots("rating");
      chat.button("5 星").click();
      assertThat(chat.page().locator("#rate")).isHidden();
      chat.screenshots("rated");
      assertThat(chat.complaints()).isEmpty();
    }
  }

  @Test
  void without_a_network_and_what_was_not_sent() {
    try (var chat = ChatWindow.phone(desk, HERS)) {
      chat.say("你好");
      assertThat(chat.theirs("您好")).isVisible();
      chat.page().route("**/api/v1/messages", route -> route.abort());
      chat.say("图书馆几点关门？");
      assertThat(chat.page().locator(".again")).isVisible();
      chat.screenshots("failed");
      chat.page().unroute("**/api/v1/messages");
      chat.offline(true);
      chat.say("毕业论文查重在哪里做？");
      assertThat(chat.page().locator("#notice")).containsText("网络不可用");
      assertThat(chat.page().locator(".clock")).isVisible();
      chat.screenshots("offline");
    }
  }

  @Test
  void messages_left_and_what_is_kept() {
    try (var chat = ChatWindow.phone(desk, HERS)) {
      chat.menu("我的留言");
      assertThat(chat.page().locator("#panel-body")).containsText("还没有留言");
      chat.screenshots("tickets-none");
      chat.button("返回").click();
      chat.page().locator("#human").click();
      assertThat(chat.bar()).containsText("留");
      chat.say("想找近三年高职护理技能大赛的论文，最好有全文");
      assertThat(chat.bar()).isHidden();
      chat.menu("我的留言");
      assertThat(chat.page().locator(".tickets li")).hasCount(1);
      chat.screenshots("tickets");
      chat.button("返回").click();
      chat.menu("我的资料");
      assertThat(chat.page().locator(".kept")).isVisible();
      chat.button("全部删除").click();
      chat.screenshots("data");
      var download = chat.page().waitForDownload(() -> chat.button("导出一份").click());
      assertThat(download.suggestedFilename()).isEqualTo("我的咨询资料.json");
      download.saveAs(Path.of("target", "screenshots", "export.json"));
      assertThat(Path.of("target", "screenshots", "export.json")).content().contains("技能大赛");
      chat.button("确定删除").click();
      assertThat(chat.page().locator("#panel-body")).containsText("已全部删除");
      chat.button("返回").click();
      assertThat(chat.page().locator("#empty")).isVisible();
      assertThat(chat.complaints()).isEmpty();
    }
  }
}
