package org.subjectdesk.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.subjectdesk.conversation.ReplySender.Outcome;
import org.subjectdesk.message.ReaderId;
import org.subjectdesk.message.Reply;
import org.subjectdesk.message.Reply.Option;
import org.subjectdesk.wechat.Account.Abilities;
import org.subjectdesk.wxapi.ApiSettings;
import org.subjectdesk.wxapi.ErrorCodes;
import org.subjectdesk.wxapi.HandClock;
import org.subjectdesk.wxapi.PassiveText;

class CustomerServiceIT {
  private static final Reply TEXT = new Reply.Text("您好，<请> \"稍等\"。");
  private static final Reply MENU =
      new Reply.Menu("您想问：", List.of(new Option(1, "续借"), new Option(2, "VPN")), "回复数字");
  // Long enough for fifty threads on a busy machine.
  private static final ApiSettings SETTINGS = settings(Duration.ofSeconds(20));

  private final HandClock clock = new HandClock();
  private StandIn platform;
  private Accounts accounts;
  private CustomerService service;

  @BeforeEach
  void start() throws IOException {
    platform = new StandIn();
    use(Samples.account(Samples.APP, platform.host()), SETTINGS);
  }

  @AfterEach
  void stop() {
    accounts.close();
    platform.close();
  }

  @Test
  void a_text_goes_out_with_the_accounts_token() {
    assertThat(send(TEXT)).isEqualTo(new Outcome.Sent());
    assertThat(platform.send.calls.getLast().token())
        .isEqualTo(platform.token.current(Samples.APP));
    assertThat(platform.send.lastMessage()).isEqualTo(textMessage("您好，<请> \"稍等\"。"));
    assertThat(platform.token.requests.getFirst())
        .isEqualTo(
            new JsonObject()
                .put("grant_type", "client_credential")
                .put("appid", Samples.APP)
                .put("secret", Samples.SECRET)
                .put("force_refresh", false));
  }

  @Test
  void a_menu_goes_out_with_whole_numbers_as_ids() {
    assertThat(send(MENU)).isEqualTo(new Outcome.Sent());
    var list =
        new JsonArray()
            .add(new JsonObject().put("id", "1").put("content", "续借"))
            .add(new JsonObject().put("id", "2").put("content", "VPN"));
    assertThat(platform.send.lastMessage())
        .isEqualTo(
            new JsonObject()
                .put("touser", Samples.READER.openid())
                .put("msgtype", "msgmenu")
                .put(
                    "msgmenu",
                    new JsonObject()
                        .put("head_content", "您想问：")
                        .put("list", list)
                        .put("tail_content", "回复数字")));
  }

  @Test
  void a_refused_menu_goes_out_as_numbered_text_at_once() {
    platform.send.codes(40200);
    assertThat(send(MENU)).isEqualTo(new Outcome.Sent());
    assertThat(platform.send.calls).hasSize(2);
    assertThat(platform.send.lastMessage()).isEqualTo(textMessage("您想问：\n1. 续借\n2. VPN\n回复数字"));
  }

  @Test
  void the_text_instead_of_a_refused_menu_may_fail_like_any_other() {
    platform.send.codes(40200, 45047);
    assertThat(send(MENU)).isEqualTo(new Outcome.WindowClosed("45047 count exceeded"));
  }

  @Test
  void a_menu_without_lines_goes_out_as_text() {
    assertThat(send(new Reply.Menu("您好", List.of(), ""))).isEqualTo(new Outcome.Sent());
    assertThat(platform.send.lastMessage()).isEqualTo(textMessage("您好"));
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        45009, 45011, 45015, 45047, 40003, 43004, 45002, 48001, 50002, 45080, 45081, 12345, -1
      })
  void every_code_of_the_table_is_answered_by_the_table_after_one_call(int code) {
    platform.send.codes(code);
    assertThat(send(TEXT)).isEqualTo(new ErrorCodes(SETTINGS.quotaPause()).of(code));
    assertThat(platform.send.calls).hasSize(1);
    assertThat(platform.token.requests).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {40001, 40014, 42001})
  void a_refused_token_is_replaced_once_and_the_message_goes_out(int code) {
    platform.send.codes(code);
    assertThat(send(TEXT)).isEqualTo(new Outcome.Sent());
    assertThat(platform.send.calls)
        .extracting(SendRoute.Call::token)
        .containsExactly("token-1-of-" + Samples.APP, "token-2-of-" + Samples.APP);
    assertThat(platform.token.asked(true)).isOne();
  }

  @Test
  void a_token_refused_twice_waits() {
    platform.send.codes(42001, 42001);
    assertThat(send(TEXT)).isEqualTo(new Outcome.Later("42001 token", Duration.ofMinutes(1)));
    assertThat(platform.send.calls).hasSize(2);
  }

  @Test
  void a_token_that_another_node_has_replaced_is_not_forced() {
    assertThat(send(TEXT)).isEqualTo(new Outcome.Sent());
    platform.token.revoke(Samples.APP);
    assertThat(send(TEXT)).isEqualTo(new Outcome.Sent());
    assertThat(platform.token.asked(true)).isZero();
    assertThat(platform.token.asked(false)).isEqualTo(2);
  }

  /** Trap 5, the cure. */
  @Test
  void fifty_threads_with_an_expired_token_fetch_one() throws Exception {
    assertThat(send(TEXT)).isEqualTo(new Outcome.Sent());
    clock.advance(Duration.ofHours(2));
    var herd = new Herd(50);
    platform.token.before(() -> Herd.await(herd.running));
    assertThat(herd.run(() -> send(TEXT))).hasSize(50).containsOnly(new Outcome.Sent());
    assertThat(platform.token.requests).hasSize(2);
  }

  /** Trap 5, with a token that is refused before its time. */
  @Test
  void forty_threads_with_a_refused_token_replace_it_once() throws Exception {
    assertThat(send(TEXT)).isEqualTo(new Outcome.Sent());
    platform.token.revoke(Samples.APP);
    var arrived = new CountDownLatch(40);
    platform.send.before(
        () -> {
          arrived.countDown();
          Herd.await(arrived);
        });
    assertThat(new Herd(40).run(() -> send(TEXT))).hasSize(40).containsOnly(new Outcome.Sent());
    assertThat(platform.send.calls).hasSize(1 + 40 + 40);
    assertThat(platform.token.requests).hasSize(2);
  }

  @Test
  void fifty_threads_share_the_failure_of_one_flight() throws Exception {
    platform.token.answer(200, StandIn.error(40164));
    var herd = new Herd(50);
    platform.token.before(() -> Herd.await(herd.running));
    assertThat(herd.run(() -> send(TEXT)))
        .hasSize(50)
        .containsOnly(new Outcome.Later("token 40164", SETTINGS.tokenPause()));
    assertThat(platform.token.requests).hasSize(1);
    assertThat(platform.send.calls).isEmpty();
  }

  /** Trap 7, the cure: nothing is bound to a thread. */
  @Test
  void accounts_never_use_each_others_tokens() throws Exception {
    accounts.close();
    var other = "wx00000000000000b2";
    var list =
        List.of(
            Samples.account(Samples.APP, platform.host()), Samples.account(other, platform.host()));
    accounts = new Accounts(list, SETTINGS, clock);
    service = new CustomerService(accounts, SETTINGS, PassiveText.DEFAULT_MAX_BYTES);
    new Herd(20)
        .run(
            () -> {
              for (var app : List.of(Samples.APP, other)) {
                service.send(new ReaderId(app, "reader-of-" + app), TEXT);
              }
              return true;
            });
    assertThat(platform.send.calls)
        .hasSize(40)
        .allSatisfy(
            call -> {
              var app = call.message().getString("touser").replace("reader-of-", "");
              assertThat(call.token()).isEqualTo(platform.token.current(app));
            });
    assertThat(platform.token.requests).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "502,bad gateway,http 502",
    "200,<html>sign in to the campus network</html>,unreadable answer",
    "200,null,unreadable answer",
    "200,'',-99 empty answer",
    "302,moved,http 302",
  })
  void an_answer_without_sense_is_tried_later(int status, String body, String reason) {
    platform.send.answer(status, body);
    assertThat(send(TEXT)).isEqualTo(new Outcome.Later(reason, Duration.ofSeconds(2)));
    assertThat(platform.send.calls).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "502,bad gateway,http 502",
    "200,<html>sign in to the campus network</html>,unreadable answer",
    "200,{},unreadable answer",
  })
  void a_token_without_sense_is_tried_later(int status, String body, String reason) {
    platform.token.answer(status, body);
    assertThat(send(TEXT)).isEqualTo(new Outcome.Later(reason, SETTINGS.tokenPause()));
    assertThat(platform.send.calls).isEmpty();
  }

  @Test
  void a_platform_that_does_not_answer_is_tried_later() {
    accounts.close();
    use(Samples.account(Samples.APP, platform.host()), settings(Duration.ofSeconds(1)));
    assertThat(send(TEXT)).isEqualTo(new Outcome.Sent());
    var never = new CountDownLatch(1);
    platform.send.before(() -> Herd.await(never));
    assertThat(send(TEXT)).isEqualTo(new Outcome.Later("timeout", Duration.ofSeconds(2)));
    assertThat(platform.send.calls).hasSize(2);
    never.countDown();
  }

  @Test
  void a_platform_that_is_not_there_is_tried_later() throws IOException {
    accounts.close();
    use(Samples.account(Samples.APP, "http://127.0.0.1:" + freePort()), SETTINGS);
    assertThat(send(TEXT)).isEqualTo(new Outcome.Later("unreachable", SETTINGS.tokenPause()));
  }

  @Test
  void after_closing_everything_is_later() {
    assertThat(send(TEXT)).isEqualTo(new Outcome.Sent());
    accounts.close();
    assertThat(send(TEXT)).isInstanceOf(Outcome.Later.class);
  }

  @Test
  void an_account_that_may_not_write_holds_its_replies() {
    accounts.close();
    use(Samples.account(Samples.APP, platform.host(), new Abilities(false, false)), SETTINGS);
    assertThat(send(TEXT)).isEqualTo(new Outcome.WindowClosed("no customer service"));
    assertThat(accounts.tokenReady(Samples.APP)).isTrue();
    assertThat(platform.token.requests).isEmpty();
  }

  @Test
  void an_unknown_account_fails() {
    assertThat(service.send(new ReaderId("wx-nobody", "o1"), TEXT))
        .isEqualTo(new Outcome.Failed("unknown account"));
    assertThat(accounts.tokenReady("wx-nobody")).isFalse();
  }

  @Test
  void readiness_fetches_a_token_once_and_remembers() {
    assertThat(accounts.tokenReady(Samples.APP)).isTrue();
    assertThat(accounts.tokenReady(Samples.APP)).isTrue();
    assertThat(platform.token.requests).hasSize(1);
  }

  @Test
  void readiness_does_not_hammer_a_platform_that_refuses() {
    platform.token.answer(200, StandIn.error(40125));
    for (var i = 0; i < 10; i++) {
      assertThat(accounts.tokenReady(Samples.APP)).isFalse();
    }
    assertThat(platform.token.requests).hasSize(1);
    platform.token.answer(200, "");
    clock.advance(SETTINGS.tokenPause());
    assertThat(accounts.tokenReady(Samples.APP)).isTrue();
  }

  private void use(Account account, ApiSettings settings) {
    accounts = new Accounts(List.of(account), settings, clock);
    service = new CustomerService(accounts, settings, PassiveText.DEFAULT_MAX_BYTES);
  }

  private static ApiSettings settings(Duration readTimeout) {
    return new ApiSettings(
        Duration.ofSeconds(3), readTimeout, Duration.ofSeconds(5), Duration.ofHours(8));
  }

  private Outcome send(Reply reply) {
    return service.send(Samples.READER, reply);
  }

  private static JsonObject textMessage(String text) {
    return new JsonObject()
        .put("touser", Samples.READER.openid())
        .put("msgtype", "text")
        .put("text", new JsonObject().put("content", text));
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
