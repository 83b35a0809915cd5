package org.subjectdesk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.subjectdesk.store.Database;
import org.subjectdesk.store.FreshDatabase;

/** Librarians at the console in a browser, readers at the sandbox platform. */
class ConsoleIT {
  private static final String OF_LIN = "demo-a";

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

  private SandboxReader reader(String openid) {
    return new SandboxReader(desk, OF_LIN, openid);
  }

  /** A reader who waits for a person. */
  private SandboxReader waiting(String openid, String question) {
    var reader = reader(openid);
    reader.say(question);
    // Where the subject is not clear she is asked for it; 0 = something else.
    if (!reader.say("转人工").contains("转接")) {
      reader.say("0");
    }
    return reader;
  }

  @Test
  void who_asks_for_a_person_appears_is_taken_and_both_talk() {
    try (var lin = ConsoleWindow.of(desk, "lin")) {
      var reader = waiting("oTalk", "护理专业的数据库在哪里查");

      assertThat(lin.section("waiting")).hasCount(1);
      assertThat(lin.page()).hasTitle("(1) 学科咨询台");
      lin.takeFirst();
      assertThat(lin.said("护理专业的数据库在哪里查")).hasCount(1);
      lin.say("您好，<b>我来</b>帮您查。");

      await().untilAsserted(() -> assertThat(reader.outbox()).contains("您好，<b>我来</b>帮您查。"));
      assertThat(lin.said("您好，<b>我来</b>帮您查。")).hasCount(1);
      assertThat(lin.page().locator(".librarian .state.sent")).hasCount(1);
      reader.say("谢谢，还想问文献传递 https://lib.example.edu/dd ，javascript:alert(1)");
      assertThat(lin.said("谢谢，还想问文献传递")).hasCount(1);
      var link = lin.said("文献传递").locator("a");
      assertThat(link).hasAttribute("href", "https://lib.example.edu/dd");
      assertThat(link).hasAttribute("rel", "noopener noreferrer");

      lin.button("结束").click();
      lin.page().locator("dialog .btn-primary").click();
      assertThat(lin.page().locator("dialog")).hasCount(0);
      assertThat(lin.section("mine")).hasCount(0);
      await().untilAsserted(() -> assertThat(reader.outbox().getLast()).contains("5"));
      assertThat(lin.complaints()).isEmpty();
    }
  }

  @Test
  void of_two_who_take_one_reader_the_slower_is_told_who_has_her() {
    try (var lin = ConsoleWindow.of(desk, "lin");
        var fang = ConsoleWindow.of(desk, "fang")) {
      waiting("oRace", "论文查重在哪里做");
      for (var console : List.of(lin, fang)) {
        console.section("waiting").first().click();
        assertThat(console.page().locator(".take")).isVisible();
      }
      // Both tap; hers is under way until the other has the reader.
      var underway = new ArrayList<Route>();
      fang.page().route("**/acts", underway::add);
      fang.page().locator(".take").click();
      fang.page().waitForCondition(() -> !underway.isEmpty());
      lin.page().locator(".take").click();
      assertThat(lin.box()).isVisible();
      underway.getFirst().resume();

      assertThat(fang.page().locator(".word")).containsText("林知夏 已经接手了");
      assertThat(fang.page().locator(".stand")).containsText("林知夏 正在接待");
      assertThat(fang.section("others")).hasCount(1);
      assertThat(lin.complaints()).isEmpty();
    }
  }

  @Test
  void a_session_that_ends_while_she_types_keeps_every_word() {
    try (var lin = ConsoleWindow.of(desk, "lin")) {
      var reader = waiting("oSession", "图书怎么续借");
      lin.takeFirst();
      lin.box().fill("登录主页，在“我的借阅”里点续借");
      lin.endSession();

      var dialog = lin.page().locator("dialog");
      assertThat(dialog).containsText("请重新登录", slowly());
      assertThat(lin.page().locator("dialog [name=password]")).isFocused();
      assertThat(lin.page().locator("dialog [name=id]")).hasValue("lin");
      lin.page().keyboard().press("Escape");
      assertThat(dialog).isVisible();
      lin.page().locator("dialog [name=password]").fill(desk.password("lin"));
      lin.page().keyboard().press("Enter");

      assertThat(dialog).hasCount(0);
      assertThat(lin.box()).hasValue("登录主页，在“我的借阅”里点续借");
      assertThat(lin.box()).isFocused();
      lin.page().keyboard().press("Control+Enter");
      await().untilAsserted(() -> assertThat(reader.outbox()).contains("登录主页，在“我的借阅”里点续借"));
    }
  }

  @Test
  void what_is_sent_when_the_session_is_over_goes_out_after_signing_in_again() {
    try (var lin = ConsoleWindow.of(desk, "lin")) {
      var reader = waiting("oSent", "图书怎么续借");
      lin.takeFirst();
      lin.endSession();
      lin.say("可以在手机上续借。");
      assertThat(lin.page().locator("dialog")).containsText("请重新登录", slowly());
      lin.page().locator("dialog [name=password]").fill(desk.password("lin"));
      lin.page().keyboard().press("Enter");

      await().untilAsserted(() -> assertThat(reader.outbox()).containsOnlyOnce("可以在手机上续借。"));
      assertThat(lin.said("可以在手机上续借。")).hasCount(1);
    }
  }

  @Test
  void a_break_loses_nothing_and_doubles_nothing() {
    try (var lin = ConsoleWindow.of(desk, "lin")) {
      var reader = waiting("oBreak", "图书怎么续借");
      lin.takeFirst();
      lin.say("先说一句");
      assertThat(lin.page().locator(".librarian .state.sent")).hasCount(1);

      lin.page().context().setOffline(true);
      assertThat(lin.page().locator(".connection")).containsText("重连中");
      reader.say("断线时一");
      reader.say("断线时二");
      lin.say("断线时的回复");
      assertThat(lin.page().locator(".going")).containsText("恢复后自动补送");
      lin.page().context().setOffline(false);

      lin.connected();
      assertThat(lin.said("断线时的回复")).hasCount(1);
      for (var text : List.of("先说一句", "断线时一", "断线时二", "断线时的回复")) {
        assertThat(lin.said(text)).hasCount(1);
      }
      assertThat(lin.page().locator(".going")).hasCount(0);
      await().untilAsserted(() -> assertThat(reader.outbox()).containsOnlyOnce("断线时的回复"));
    }
  }

  @Test
  void an_act_whose_answer_got_lost_is_done_once() {
    try (var lin = ConsoleWindow.of(desk, "lin")) {
      var reader = waiting("oLost", "图书怎么续借");
      lin.takeFirst();
      var lost = new boolean[1];
      lin.page()
          .route(
              "**/acts",
              route -> {
                if (lost[0]) {
                  route.resume();
                } else {
                  lost[0] = true;
                  route.fetch();
                  route.abort();
                }
              });
      lin.say("只说一遍");

      await().untilAsserted(() -> assertThat(reader.outbox()).contains("只说一遍"));
      assertThat(lin.said("只说一遍")).hasCount(1);
      assertThat(lin.page().locator(".going")).hasCount(0);
      assertThat(reader.outbox()).containsOnlyOnce("只说一遍");
    }
  }

  @Test
  void lines_typed_one_after_the_other_go_as_one_message() {
    try (var lin = ConsoleWindow.of(desk, "lin")) {
      var reader = waiting("oLines", "图书怎么续借");
      lin.takeFirst();
      for (var line : List.of("第一行", "第二行", "第三行")) {
        lin.page().keyboard().type(line);
        lin.page().keyboard().press("Enter");
      }

      await().untilAsserted(() -> assertThat(reader.outbox()).contains("第一行\n第二行\n第三行"));
      assertThat(lin.said("第一行")).hasCount(1);
    }
  }

  @Test
  void the_composer_knows_the_window_and_says_what_becomes_of_more() {
    try (var lin = ConsoleWindow.of(desk, "lin")) {
      var reader = waiting("oWindow", "图书怎么续借");
      lin.takeFirst();
      var hint = lin.page().locator("#composer-window");
      assertThat(hint).containsText("/5 条 · 47 小时后关闭");
      lin.box().fill("很".repeat(900));
      assertThat(hint).containsText("会分成 2 条");
      var sent = 0;
      while (!hint.innerText().contains("窗口已关闭")) {
        lin.say("第 " + ++sent + " 句");
        assertThat(lin.said("第 " + sent + " 句")).hasCount(1);
        assertThat(lin.page().locator(".librarian .state.sent")).hasCount(sent);
      }
      assertThat(sent).isLessThan(5);
      lin.say("窗口关了以后");

      assertThat(lin.page().locator(".state.held")).containsText("读者下次发言时自动送出");
      assertThat(reader.outbox()).doesNotContain("窗口关了以后");
      reader.say("我回来了");
      await().untilAsserted(() -> assertThat(reader.outbox()).containsOnlyOnce("窗口关了以后"));
      assertThat(lin.page().locator(".state.held")).hasCount(0);
      assertThat(lin.said("窗口关了以后")).hasCount(1);
    }
  }

  @Test
  void a_huge_paste_stays_in_the_box_and_a_word_being_chosen_sends_nothing() {
    try (var lin = ConsoleWindow.of(desk, "lin")) {
      waiting("oPaste", "图书怎么续借");
      lin.takeFirst();
      lin.box().fill("很".repeat(50_000));
      assertThat(lin.page().locator("#composer-length")).containsText("50,000");
      lin.page().keyboard().press("Control+Enter");
      assertThat(lin.box()).hasValue("很".repeat(50_000));

      lin.box().fill("tushu");
      lin.box()
          .evaluate(
              "box => box.dispatchEvent(new KeyboardEvent('keydown',"
                  + " {key: 'Enter', isComposing: true, bubbles: true, cancelable: true}))");
      assertThat(lin.box()).hasValue("tushu");
      assertThat(lin.page().locator(".going")).hasCount(0);
      lin.page().keyboard().press("Shift+Enter");
      assertThat(lin.box()).hasValue("tushu\n");
    }
  }

  @Test
  void a_note_is_private_and_a_reader_handed_on_comes_with_its_reason() {
    try (var lin = ConsoleWindow.of(desk, "lin");
        var fang = ConsoleWindow.of(desk, "fang")) {
      var reader = waiting("oNote", "论文查重在哪里做");
      lin.takeFirst();
      lin.page().locator("#tab-notes").click();
      lin.page().locator("#new-note").fill("她上午来过。");
      lin.button("保存备注").click();
      assertThat(lin.page().locator(".note")).containsText("她上午来过。");

      lin.button("转交").click();
      lin.page().locator(".choice", has("方文清")).click();
      lin.page().locator("#hand-on-note").fill("她问的是查重名额");
      lin.page().locator("dialog .btn-primary").click();

      assertThat(fang.section("mine")).containsText("指定给您");
      fang.section("mine").click();
      fang.page().locator("#tab-notes").click();
      assertThat(fang.page().locator(".note")).containsText("她上午来过。");
      fang.page().locator("#tab-way").click();
      assertThat(fang.page().locator(".way")).containsText("她问的是查重名额");
      assertThat(reader.outbox().toString()).doesNotContain("她上午来过", "查重名额");
    }
  }

  @Test
  void two_tabs_of_one_librarian_show_the_same() {
    try (var lin = ConsoleWindow.of(desk, "lin")) {
      var reader = waiting("oTabs", "图书怎么续借");
      lin.takeFirst();
      var other = lin.page().context().newPage();
      other.navigate(lin.page().url());
      assertThat(other.locator("desk-composer")).isVisible();

      lin.say("两边都看得到");
      assertThat(other.locator(".message[data-message]", has("两边都看得到"))).hasCount(1);
      other.locator("desk-composer textarea").fill("另一页说的");
      other.keyboard().press("Control+Enter");

      assertThat(lin.said("另一页说的")).hasCount(1);
      assertThat(other.locator(".message[data-message]", has("另一页说的"))).hasCount(1);
      await().untilAsserted(() -> assertThat(reader.outbox()).containsOnlyOnce("另一页说的"));
    }
  }

  @Test
  void that_she_types_is_told_once_in_a_while_and_not_at_each_key() {
    try (var lin = ConsoleWindow.open(desk, 1280, 800)) {
      var frames = new CopyOnWriteArrayList<String>();
      lin.page().onWebSocket(socket -> socket.onFrameSent(frame -> frames.add(frame.text())));
      lin.signIn("lin");
      waiting("oTyping", "图书怎么续借");
      lin.takeFirst();
      lin.page().keyboard().type("一个字一个字地打");
      lin.page().keyboard().press("Control+Enter");
      assertThat(lin.said("一个字一个字地打")).hasCount(1);

      assertThat(frames).filteredOn(frame -> frame.contains("typing")).hasSize(1);
    }
  }

  private static Page.LocatorOptions has(String text) {
    return new Page.LocatorOptions().setHasText(text);
  }

  /** The desk looks every few seconds whether sessions still hold. */
  private static LocatorAssertions.ContainsTextOptions slowly() {
    return new LocatorAssertions.ContainsTextOptions().setTimeout(20_000);
  }
}
