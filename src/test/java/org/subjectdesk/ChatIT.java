package org.subjectdesk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.WebSocketRoute;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.subjectdesk.store.Database;
import org.subjectdesk.store.FreshDatabase;

/** Readers at the web chat in browsers, a librarian at the console. */
class ChatIT {
  private static final String HERS = "?library=demo-a";
  private static final String SEND = "**/api/v1/messages";

  private static final String SAID_ELSEWHERE =
      """
      async () => {
        const { token } = JSON.parse(localStorage['chat.session.demo-a']);
        await fetch('/api/v1/messages', { method: 'POST',
          headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
          body: '{"id":"said-elsewhere","text":"别处说的"}' });
      }
      """;

  private static FreshDatabase database;
  private static RunningDesk desk;

  @BeforeAll
  static void start() {
    database = Database.SQLITE.fresh();
    desk = RunningDesk.emptyOn(database.settings());
  }

  @AfterAll
  static void stop() {
    desk.close();
    database.close();
  }

  @Test
  void two_readers_and_a_librarian_talk_at_once_and_each_hears_her_own() {
    try (var lin = ConsoleWindow.of(desk, "lin");
        var one = ChatWindow.phone(desk, HERS);
        var two = ChatWindow.phone(desk, HERS)) {
      one.say("护理专业的数据库在哪里查");
      one.isAnswered(1);
      one.waitForPerson();
      two.say("船舶图纸在哪里借");
      two.isAnswered(1);
      two.waitForPerson();
      assertThat(two.bar()).containsText("前面还有 1 位");

      lin.takeFirst();
      assertThat(one.bar()).containsText("正在与林知夏对话");
      lin.box().pressSequentially("同学");
      assertThat(one.page().locator("#typing")).hasText("对方正在输入…");
      assertThat(two.page().locator("#typing")).hasText("");
      lin.say("同学您好");
      assertThat(one.theirs("同学您好")).hasCount(1);
      assertThat(one.page().locator("#talk .name")).hasText("林知夏");
      assertThat(one.page().locator("#typing")).hasText("");
      one.say("老师好，<b>我</b>在校外 https://lib.example.edu/a 。");
      assertThat(lin.said("老师好，<b>我</b>在校外")).hasCount(1);

      lin.takeFirst();
      lin.say("图纸在三楼");
      assertThat(two.theirs("图纸在三楼")).hasCount(1);
      two.say("谢谢老师");
      assertThat(lin.said("谢谢老师")).hasCount(1);
      assertThat(one.theirs("图纸在三楼")).hasCount(0);

      two.button("结束").click();
      assertThat(two.button("5 星")).isVisible();
      two.button("5 星").click();
      assertThat(two.page().locator("#rate")).isHidden();
      assertThat(two.theirs("谢谢")).not().hasCount(0);
      assertThat(one.bar()).containsText("正在与林知夏对话");
      assertThat(one.complaints()).isEmpty();
      assertThat(two.complaints()).isEmpty();
    }
  }

  @Test
  void what_is_said_without_a_network_arrives_once_and_in_order_when_it_is_back() {
    try (var chat = ChatWindow.phone(desk, HERS)) {
      chat.say("你好");
      chat.isAnswered(1);
      chat.offline(true);
      assertThat(chat.notice()).containsText("网络不可用");
      chat.say("第一句");
      chat.say("第二句");
      assertThat(chat.unsent()).hasCount(2);
      assertThat(chat.page().locator(".clock")).hasCount(2);
      chat.offline(false);
      assertThat(chat.unsent()).hasCount(0);
      assertThat(chat.notice()).isHidden();
      chat.isAnswered(3);
      var all = chat.all();
      assertThat(all).containsOnlyOnce("第一句", "第二句").containsSubsequence("第一句", "第二句");
      chat.page().reload();
      chat.isAnswered(3);
      assertThat(chat.all()).isEqualTo(all);
    }
  }

  @Test
  void a_message_whose_answer_was_lost_is_sent_again_and_is_there_once() {
    try (var chat = ChatWindow.phone(desk, HERS)) {
      var sent = new AtomicInteger();
      chat.page()
          .route(
              SEND,
              route -> {
                if (sent.incrementAndGet() == 1) {
                  route.fetch();
                  route.abort();
                } else {
                  route.resume();
                }
              });
      chat.say("只问一次");
      assertThat(chat.unsent()).hasCount(0);
      chat.isAnswered(1);
      assertThat(sent.get()).isEqualTo(2);
      assertThat(chat.mine("只问一次")).hasCount(1);
      chat.page().reload();
      chat.isAnswered(1);
      assertThat(chat.mine("只问一次")).hasCount(1);
    }
  }

  @Test
  void what_failed_says_so_outlives_a_reload_and_goes_with_the_same_id() {
    try (var chat = ChatWindow.phone(desk, HERS)) {
      chat.page().route(SEND, Route::abort);
      chat.say("发不出去");
      assertThat(chat.page().locator(".again")).isVisible();
      assertThat(chat.notice()).containsText("请检查网络");
      var id = chat.unsent().getAttribute("data-unsent");
      chat.page().reload();
      assertThat(chat.unsent()).hasAttribute("data-unsent", id);
      assertThat(chat.page().locator(".again")).isVisible();
      chat.page().unroute(SEND);
      var request = chat.page().waitForRequest(SEND, () -> chat.button("没有发出去 重发").click());
      assertThat(request.postData()).contains(id);
      chat.isAnswered(1);
      assertThat(chat.all()).containsOnlyOnce("发不出去");
      assertThat(chat.unsent()).hasCount(0);
    }
  }

  @Test
  void a_desk_that_wants_a_pause_gets_one() {
    try (var chat = ChatWindow.phone(desk, HERS)) {
      var sent = new AtomicInteger();
      chat.page()
          .route(
              SEND,
              route -> {
                if (sent.incrementAndGet() == 1) {
                  route.fulfill(
                      new Route.FulfillOptions()
                          .setStatus(429)
                          .setHeaders(Map.of("retry-after", "2"))
                          .setContentType("application/problem+json")
                          .setBody("{\"status\":429}"));
                } else {
                  route.resume();
                }
              });
      chat.say("太快了");
      assertThat(chat.notice()).containsText("2 秒后自动再发");
      chat.isAnswered(1);
      assertThat(chat.notice()).isHidden();
      assertThat(chat.mine("太快了")).hasCount(1);
    }
  }

  @Test
  void earlier_messages_come_when_she_scrolls_up_and_nothing_moves() {
    try (var chat = ChatWindow.phone(desk, HERS)) {
      chat.say("开头");
      chat.isAnswered(1);
      chat.page()
          .evaluate(
              """
              async () => {
                const { token } = JSON.parse(localStorage['chat.session.demo-a']);
                for (let i = 1; i <= 40; i++) {
                  await fetch('/api/v1/messages', { method: 'POST',
                    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
                    body: JSON.stringify({ id: `seeded-message-${i}`, text: `第${i}问` }) });
                }
              }
              """);
      chat.page().reload();
      assertThat(chat.mine("第40问")).isVisible();
      assertThat(chat.mine("开头")).hasCount(0);
      assertThat(
              chat.page()
                  .locator("#scroll")
                  .evaluate("it => it.scrollHeight - it.scrollTop - it.clientHeight < 2"))
          .isEqualTo(true);
      var moved =
          chat.page()
              .evaluate(
                  """
                  () => new Promise((done) => {
                    const scroll = document.getElementById('scroll');
                    const first = document.querySelector('#talk li');
                    const before = first.nextElementSibling;
                    scroll.scrollTop = 0;
                    const at = before.getBoundingClientRect().top;
                    new MutationObserver(() => requestAnimationFrame(() =>
                      done(Math.abs(before.getBoundingClientRect().top - at)))).observe(
                      document.getElementById('talk'), { childList: true });
                  })
                  """);
      assertThat(((Number) moved).doubleValue()).isLessThan(45);
      assertThat(chat.mine("开头")).hasCount(1);

      chat.page().locator("#scroll").evaluate("it => { it.scrollTop = 300; }");
      var place = chat.page().locator("#scroll").evaluate("it => it.scrollTop");
      chat.page().evaluate(SAID_ELSEWHERE);
      assertThat(chat.mine("别处说的")).hasCount(1);
      assertThat(chat.page().locator("#scroll").evaluate("it => it.scrollTop")).isEqualTo(place);
      chat.button("新消息").click();
      assertThat(chat.mine("别处说的")).isInViewport();
      assertThat(chat.button("新消息")).isHidden();
    }
  }

  @Test
  void tabs_share_one_session_and_both_go_on_when_it_is_renewed() {
    try (var tabs = new Tabs("")) {
      tabs.bothRenew();
      tabs.haveSent(3);
      tabs.bothRenew();
      tabs.haveSent(5);
    }
  }

  @Test
  void without_locks_both_may_renew_at_once_and_both_go_on() {
    try (var tabs = new Tabs("Object.defineProperty(navigator, 'locks', { value: undefined });")) {
      var held = new ArrayList<Route>();
      tabs.onRenewal(
          route -> {
            held.add(route);
            if (held.size() % 2 == 0) {
              held.reversed().subList(0, 2).forEach(Route::resume);
            }
          });
      tabs.bothRenew();
      tabs.haveSent(3);
      tabs.bothRenew();
      tabs.haveSent(5);
      assertThat(held).hasSize(4);
    }
  }

  /** Two tabs of one browser, in which one thing was said. */
  private static final class Tabs implements AutoCloseable {
    private final ChatWindow chat = ChatWindow.phone(desk, "?library=nowhere");
    private final Page other;

    Tabs(String browser) {
      chat.page().context().addInitScript(browser);
      chat.go(HERS);
      chat.say("第一页说的");
      chat.isAnswered(1);
      other = chat.page().context().newPage();
      other.navigate(desk.url("/chat/" + HERS));
      haveSent(1);
    }

    void onRenewal(Consumer<Route> seen) {
      chat.page().context().route("**/sessions/refresh", seen);
    }

    void bothRenew() {
      chat.page()
          .evaluate(
              """
              () => {
                const kept = JSON.parse(localStorage['chat.session.demo-a']);
                localStorage['chat.session.demo-a'] = JSON.stringify({ ...kept, renewAt: 0 });
              }
              """);
      other.waitForFunction("() => !JSON.parse(localStorage['chat.session.demo-a']).renewAt");
      chat.box().fill("都要换");
      other.locator("#text").fill("一起换");
      chat.box().press("Enter");
      other.locator("#text").press("Enter");
    }

    void haveSent(int messages) {
      for (var page : List.of(chat.page(), other)) {
        assertThat(page.locator("#talk .mine")).hasCount(messages);
        assertThat(page.locator("#talk [data-unsent]")).hasCount(0);
      }
    }

    @Override
    public void close() {
      chat.close();
    }
  }

  @Test
  void a_token_that_is_over_is_renewed_and_a_session_that_is_over_begins_again() {
    try (var chat = ChatWindow.phone(desk, HERS)) {
      chat.say("你好");
      chat.isAnswered(1);
      var sent = new AtomicInteger();
      chat.page()
          .route(
              SEND,
              route -> {
                if (sent.incrementAndGet() == 1) {
                  route.fulfill(
                      new Route.FulfillOptions()
                          .setStatus(401)
                          .setContentType("application/problem+json")
                          .setBody("{\"status\":401,\"code\":\"token-over\"}"));
                } else {
                  route.resume();
                }
              });
      chat.say("换了再发");
      chat.isAnswered(2);
      assertThat(chat.notice()).isHidden();

      chat.page()
          .evaluate(
              """
              () => {
                const kept = JSON.parse(localStorage['chat.session.demo-a']);
                localStorage['chat.session.demo-a'] =
                  JSON.stringify({ ...kept, token: 'gone', refreshToken: 'gone' });
              }
              """);
      chat.say("还在吗");
      assertThat(chat.notice()).containsText("会话已结束");
      chat.button("重新开始").click();
      chat.isAnswered(1);
      assertThat(chat.mine("还在吗")).hasCount(1);
      assertThat(chat.mine("换了再发")).hasCount(0);
      assertThat(chat.notice()).isHidden();
    }
  }

  @Test
  void where_no_websocket_gets_through_answers_come_all_the_same() {
    try (var chat = ChatWindow.phone(desk, "?library=nowhere")) {
      chat.page().routeWebSocket("**/api/v1/live", WebSocketRoute::close);
      chat.go(HERS);
      chat.say("你好");
      chat.isAnswered(1);
      chat.page().evaluate(SAID_ELSEWHERE);
      assertThat(chat.mine("别处说的"))
          .hasCount(1, new LocatorAssertions.HasCountOptions().setTimeout(20_000));
    }
  }

  @Test
  void where_nothing_may_be_kept_and_nothing_locked_she_can_still_ask() {
    try (var chat = ChatWindow.phone(desk, "?library=nowhere")) {
      chat.page()
          .addInitScript(
              """
              for (const area of ['localStorage', 'sessionStorage']) {
                Object.defineProperty(window, area, { get() { throw new DOMException('no', 'SecurityError'); } });
              }
              Object.defineProperty(navigator, 'locks', { value: undefined });
              """);
      chat.go(HERS);
      chat.say("你好");
      chat.isAnswered(1);
      chat.say("还是我");
      chat.isAnswered(2);
      assertThat(chat.complaints()).isEmpty();
    }
  }

  @Test
  void enter_sends_but_not_while_a_word_is_chosen_and_shift_breaks_the_line() {
    try (var chat = ChatWindow.phone(desk, HERS)) {
      chat.box().fill("第一行");
      chat.box()
          .evaluate(
              "it => it.dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', isComposing:"
                  + " true, bubbles: true, cancelable: true}))");
      assertThat(chat.box()).hasValue("第一行");
      chat.box().press("Shift+Enter");
      chat.box().pressSequentially("第二行");
      assertThat(chat.box()).hasValue("第一行\n第二行");
      assertThat(chat.box()).hasAttribute("rows", "2");
      chat.box().press("Enter");
      assertThat(chat.box()).hasValue("");
      assertThat(chat.box()).isFocused();
      chat.isAnswered(1);
      assertThat(chat.all().getFirst()).isEqualTo("第一行\n第二行");
    }
  }

  @Test
  void a_question_in_the_address_waits_for_her_and_a_code_goes_out_of_it() {
    try (var chat = ChatWindow.phone(desk, HERS + "&ask=怎么借书#launch=no-code-of-ours")) {
      assertThat(chat.notice()).containsText("登录链接已失效");
      assertThat(chat.box()).hasValue("怎么借书");
      assertThat(chat.page()).hasURL(desk.url("/chat/?library=demo-a"));
      chat.box().press("Enter");
      chat.isAnswered(1);
      assertThat(chat.mine("怎么借书")).hasCount(1);
    }
  }

  @Test
  void who_reads_no_chinese_gets_english_and_both_say_the_same() {
    try (var chat = ChatWindow.phone(desk, HERS)) {
      assertThat(
              chat.page()
                  .evaluate(
                      """
                      async () => {
                        const { zh } = await import('/chat/texts-zh.js');
                        const { en } = await import('/chat/texts-en.js');
                        const gaps = (text) => String(text).match(/\\{\\w+\\}/g) || [];
                        const all = new Set([...Object.keys(zh), ...Object.keys(en)]);
                        return [...all].filter((name) => !zh[name] || !en[name]
                          || gaps(zh[name]).sort().join() !== gaps(en[name]).sort().join()).join();
                      }
                      """))
          .isEqualTo("");
      chat.page()
          .addInitScript("Object.defineProperty(navigator, 'language', { get: () => 'en-GB' });");
      chat.page().reload();
      assertThat(chat.page().locator("#hello")).containsText("Welcome to");
      assertThat(chat.button("Send")).isDisabled();
      chat.button("How do I renew a book?").click();
      chat.isAnswered(1);
      chat.isFit();
    }
  }
}
