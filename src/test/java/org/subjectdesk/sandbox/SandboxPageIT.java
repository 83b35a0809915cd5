package org.subjectdesk.sandbox;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.subjectdesk.browser.BrowserWindow;
import org.subjectdesk.sandbox.platform.Accounts;
import org.subjectdesk.sandbox.platform.Callback;

class SandboxPageIT {
  private static final String LIN = Accounts.A.reader("小林（学生）").openid();
  private static final String MENU =
      """
      您想问的是不是：
      1. <a href="weixin://bizmsgmenu?msgmenucontent=怎么还书&msgmenuid=1">怎么还书</a>
      2. <a href="weixin://bizmsgmenu?msgmenucontent=怎么续借&msgmenuid=2">怎么续借</a>
      网址 https://lib.example.edu/ 。\
      """;

  private final RunningSandbox sandbox = new RunningSandbox();
  private BrowserWindow window;
  private Page page;

  @BeforeEach
  void open() {
    window = BrowserWindow.open(1280, 860);
    page = window.page();
    page.navigate(sandbox.uri("").toString());
  }

  @AfterEach
  void close() {
    if (window != null) {
      window.close();
    }
    sandbox.close();
  }

  private Locator mine() {
    return page.locator(".mine .bubble");
  }

  private Locator theirs() {
    return page.locator(".theirs .bubble");
  }

  private void type(String text) {
    page.getByLabel("输入消息").fill(text);
    page.keyboard().press("Enter");
  }

  private Locator button(String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  @Test
  void a_typed_question_appears_with_its_answer_and_the_console_stays_silent() {
    assertThat(page.getByText("向图书馆打个招呼吧")).isVisible();
    type("图书怎么续借？");

    assertThat(mine()).hasCount(1);
    assertThat(mine()).containsText("图书怎么续借？");
    assertThat(theirs()).containsText("好的");
    assertThat(page.getByText("向图书馆打个招呼吧")).isHidden();
    assertThat(page.getByLabel("输入消息")).hasValue("");
    assertThat(page.locator("#exchanges li")).containsText("被动回复");
    assertThat(window.complaints()).isEmpty();
  }

  @Test
  void what_is_typed_before_the_page_is_ready_is_sent_when_it_is() {
    page.route(
        "**/api/accounts",
        route -> {
          type("很快");
          route.resume();
        });
    page.reload();
    assertThat(mine()).containsText("很快");
    assertThat(theirs()).containsText("好的");
  }

  @Test
  void an_example_question_can_be_tapped() {
    button("我想找老师").click();
    assertThat(mine()).containsText("我想找老师");
  }

  @Test
  void enter_that_chooses_a_word_in_an_input_method_sends_nothing() {
    page.getByLabel("输入消息").fill("tushu");
    page.getByLabel("输入消息")
        .evaluate(
            "box => box.dispatchEvent(new KeyboardEvent('keydown',"
                + " {key: 'Enter', isComposing: true, bubbles: true, cancelable: true}))");
    assertThat(page.getByLabel("输入消息")).hasValue("tushu");
    page.keyboard().press("Enter");
    assertThat(mine()).hasCount(1);
    assertThat(mine()).containsText("tushu");
  }

  @Test
  void a_menu_line_inside_a_text_sends_a_tap() {
    sandbox.callback.next(Callback.text(MENU));
    type("书");
    button("怎么续借").click();

    assertThat(mine()).hasCount(2);
    assertThat(mine().last()).containsText("怎么续借");
    assertThat(theirs().last()).containsText("好的");
    assertThat(sandbox.callback.received.getLast().push().fields())
        .containsEntry("bizmsgmenuid", "2")
        .containsEntry("Content", "怎么续借");
  }

  @Test
  void the_choices_below_an_answer_stand_on_one_line_and_can_be_tapped() {
    page.setViewportSize(390, 844);
    sandbox.callback.next(
        Callback.text(
            """
            登录主页续借。

            这个回答有用吗？
            8. <a href="weixin://bizmsgmenu?msgmenucontent=有用&msgmenuid=8">有用</a>\u3000\
            9. <a href="weixin://bizmsgmenu?msgmenucontent=没用&msgmenuid=9">没用</a>\
            """));
    type("怎么续借");
    var useful = button("有用").boundingBox();
    var useless = button("没用").boundingBox();
    assertThat(useful.y).isEqualTo(useless.y);
    assertThat(useless.x).isGreaterThan(useful.x + useful.width);
    button("没用").click();

    assertThat(mine().last()).containsText("没用");
    assertThat(theirs().last()).containsText("好的");
    assertThat(sandbox.callback.received.getLast().push().fields())
        .containsEntry("bizmsgmenuid", "9");
  }

  @Test
  void a_menu_line_can_be_chosen_by_keyboard() {
    sandbox.callback.next(Callback.text(MENU));
    type("书");
    button("怎么还书").press("Enter");
    assertThat(mine().last()).containsText("怎么还书");
  }

  @Test
  void a_menu_of_the_customer_service_api_can_be_tapped() {
    type("在吗");
    assertThat(theirs()).hasCount(1);
    sandbox.send(
        sandbox.token(),
        new JsonObject(
            """
            {"touser":"%s","msgtype":"msgmenu","msgmenu":{"head_content":"找哪位老师？",
             "list":[{"id":"101","content":"周老师"},{"id":"102","content":"何老师"}],
             "tail_content":"点一下"}}
            """
                .formatted(LIN)));
    button("何老师").click();

    assertThat(mine().last()).containsText("何老师");
    assertThat(theirs()).hasCount(3);
    assertThat(sandbox.callback.received.getLast().push().fields())
        .containsEntry("bizmsgmenuid", "102");
  }

  @Test
  void whatever_a_text_holds_it_never_becomes_markup() {
    var hostile =
        """
        <img src=x onerror="document.title='hacked'"><script>document.title='hacked'</script>
        <a href="javascript:document.title='hacked'">点我</a>
        <a href="weixin://bizmsgmenu?msgmenucontent=<b>粗</b>&msgmenuid=1"><i>斜</i></a>\
        """;
    sandbox.callback.next(Callback.text(hostile));
    type("<b>粗体</b>");

    assertThat(mine()).containsText("<b>粗体</b>");
    assertThat(theirs()).containsText("<img src=x");
    assertThat(theirs()).containsText("javascript:document.title='hacked'");
    assertThat(page.locator("#talk img, #talk script, #talk i, #talk b, #talk a[href]"))
        .hasCount(0);
    assertThat(page).hasTitle("江畔图书馆 · 学科咨询台体验区");
    button("<i>斜</i>").click();
    assertThat(mine().last()).containsText("<b>粗</b>");
  }

  @Test
  void an_address_in_a_text_is_a_link_without_the_full_stop() {
    sandbox.callback.next(Callback.text(MENU));
    type("书");
    var link = page.locator(".theirs a[href]");
    assertThat(link).hasAttribute("href", "https://lib.example.edu/");
    assertThat(link).hasAttribute("rel", "noopener noreferrer");
  }

  @Test
  void who_unfollows_cannot_write_until_she_follows_again() {
    button("取消关注").click();
    assertThat(page.getByText("您没有关注这个公众号")).isVisible();
    assertThat(page.getByLabel("输入消息")).isHidden();
    button("关注公众号").click();
    assertThat(page.getByLabel("输入消息")).isVisible();
    assertThat(theirs()).containsText("好的");
    assertThat(sandbox.callback.received.getLast().push().fields())
        .containsEntry("Event", "subscribe");
  }

  @Test
  void another_reader_has_a_dialogue_of_her_own() {
    type("我是小林");
    assertThat(theirs()).hasCount(1);
    button("换一位读者").click();
    assertThat(mine()).hasCount(0);
    assertThat(page.getByText("向图书馆打个招呼吧")).isVisible();
    page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName("小林（学生）")).check();
    assertThat(mine()).containsText("我是小林");
  }

  @Test
  void pictures_and_voices_are_sent_from_the_menu() {
    button("更多：语音、图片、位置等").click();
    button("图片").click();
    assertThat(page.locator(".mine .picture")).isVisible();
    button("更多：语音、图片、位置等").click();
    button("语音").click();
    page.getByLabel("微信听出来的文字").fill("怎么还书");
    page.keyboard().press("Enter");

    assertThat(mine().last()).containsText("怎么还书");
    assertThat(theirs()).hasCount(2);
    assertThat(sandbox.callback.received.getLast().push().fields())
        .containsEntry("MsgType", "voice")
        .containsEntry("Recognition", "怎么还书");
  }

  @Test
  void the_faults_show_what_the_platform_does() {
    page.getByText("制造故障").click();
    page.getByText("重复投递").click();
    page.getByText("弱网").click();
    type("重试");

    assertThat(theirs()).hasCount(1);
    assertThat(page.locator("#exchanges li")).containsText("2 次推送 · 2 份");
    org.assertj.core.api.Assertions.assertThat(sandbox.callback.received).hasSize(4);
  }

  @Test
  void three_failures_show_the_notice_of_the_platform() {
    sandbox.callback.always(Callback.status(500));
    type("坏了");
    assertThat(page.locator("#talk .note")).hasText("该公众号暂时无法提供服务，请稍后再试");
    assertThat(theirs()).hasCount(0);
  }

  @Test
  void a_lost_server_is_told_and_the_message_can_be_sent_again() {
    assertThat(page.getByText("向图书馆打个招呼吧")).isVisible();
    sandbox.server.close();
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("连不上服务器");
    type("还在吗");
    assertThat(button("没有发出去，重新发送")).isVisible();
    assertThat(mine()).containsText("还在吗");
  }

  @Test
  void a_menu_from_below_does_not_cover_the_newest_message() {
    page.setViewportSize(390, 560);
    for (var i = 1; i <= 5; i++) {
      type("第 " + i + " 问");
      assertThat(theirs()).hasCount(i);
    }
    button("更多：语音、图片、位置等").click();
    assertThat(page.locator("#more-menu")).isVisible();
    assertThat(theirs().last()).isInViewport();
  }

  @Test
  void on_a_phone_the_chat_fills_the_screen_and_the_panels_are_drawers() {
    page.setViewportSize(390, 844);
    assertThat(page.getByText("您扮演的读者")).isHidden();
    var phone = page.locator(".phone").boundingBox();
    assertThat(phone.width).isEqualTo(390);
    assertThat(phone.height).isEqualTo(844);
    assertThat((Integer) page.evaluate("document.documentElement.scrollWidth")).isEqualTo(390);

    type("在手机上");
    assertThat(theirs()).containsText("好的");
    button("图书馆和读者").click();
    assertThat(page.getByText("您扮演的读者")).isVisible();
    page.keyboard().press("Escape");
    assertThat(page.getByText("您扮演的读者")).isHidden();
    assertThat(button("图书馆和读者")).isFocused();
    button("幕后").click();
    assertThat(page.locator("#exchanges li")).isVisible();
    assertThat(window.complaints()).isEmpty();
  }
}
