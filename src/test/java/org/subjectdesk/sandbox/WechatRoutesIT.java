package org.subjectdesk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.subjectdesk.sandbox.platform.Accounts;

class WechatRoutesIT {
  private static final String LIN = Accounts.A.reader("小林").openid();

  private final RunningSandbox sandbox = new RunningSandbox();

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @Test
  void what_the_desk_sends_is_in_the_outbox_of_its_reader() {
    assertThat(sandbox.sendText(sandbox.token(), LIN, "答案来了")).isZero();

    var sent = sandbox.outbox(LIN);
    assertThat(sent).hasSize(1);
    assertThat(sent.getJsonObject(0).getMap())
        .containsEntry("appId", Accounts.A.appId())
        .containsEntry("openid", LIN)
        .containsEntry("msgtype", "text")
        .containsEntry("content", "答案来了")
        .containsEntry("text", "答案来了")
        .containsEntry("at", "2026-11-23T08:00:00Z");
    assertThat(sandbox.outbox("oSomebodyElse")).isEmpty();
  }

  @Test
  void a_menu_is_in_the_outbox_with_its_parts_and_readable() {
    var menu =
        menu(new JsonObject().put("id", 1).put("content", "还书"), line("2", "续借"))
            .put("head_content", "您想问：")
            .put("tail_content", "点一下");
    assertThat(sandbox.send(sandbox.token(), message(menu))).isZero();

    var sent = sandbox.outbox(LIN).getJsonObject(0);
    assertThat(sent.getString("msgtype")).isEqualTo("msgmenu");
    assertThat(sent.getString("head")).isEqualTo("您想问：");
    assertThat(sent.getString("tail")).isEqualTo("点一下");
    assertThat(sent.getJsonArray("list").getJsonObject(1))
        .isEqualTo(new JsonObject().put("id", 2).put("content", "续借"));
    assertThat(sent.getString("text")).isEqualTo("您想问：\n1. 还书\n2. 续借\n点一下");
  }

  @ParameterizedTest
  @ValueSource(strings = {"one", "1.5", "-1", "", "12345678901"})
  void a_menu_takes_whole_numbers_only(String id) {
    assertThat(sandbox.send(sandbox.token(), message(menu(line(id, "还书"))))).isEqualTo(40035);
    assertThat(sandbox.outbox(LIN)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"touser\":\"oX\",\"msgtype\":\"hologram\"}', 40008",
    "'{\"touser\":\"oX\"}', 40008",
    "'{\"touser\":\"oX\",\"msgtype\":\"text\",\"text\":{\"content\":\"\"}}', 44004",
    "'{\"touser\":\"oX\",\"msgtype\":\"text\"}', 44004",
    "'{\"touser\":\"o X\",\"msgtype\":\"text\",\"text\":{\"content\":\"a\"}}', 40003",
    "'{\"msgtype\":\"text\",\"text\":{\"content\":\"a\"}}', 40003",
    "'{\"touser\":\"oX\",\"msgtype\":\"msgmenu\",\"msgmenu\":{\"list\":[]}}', 40035",
    "'[1]', 47001",
    "'{', 47001",
    "'', 47001",
  })
  void a_wrong_message_gets_the_code_of_the_platform_with_status_200(String body, int code) {
    var path = "wechat/cgi-bin/message/custom/send?access_token=" + sandbox.token();
    var response = sandbox.post(path, body);
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(new JsonObject(response.body()).getInteger("errcode")).isEqualTo(code);
  }

  @Test
  void a_text_of_more_than_2048_bytes_is_too_long() {
    var token = sandbox.token();
    assertThat(sandbox.sendText(token, LIN, "a".repeat(2_049))).isEqualTo(45002);
    assertThat(sandbox.sendText(token, LIN, "好".repeat(683))).isEqualTo(45002);
    assertThat(sandbox.sendText(token, LIN, "a".repeat(2_048))).isZero();
  }

  @Test
  void a_token_belongs_to_one_account() {
    var ofB = sandbox.stableToken(Accounts.B.appId(), "a-secret", false).getString("access_token");
    assertThat(sandbox.sendText(ofB, LIN, "从 B 来")).isZero();
    assertThat(sandbox.outbox(LIN).getJsonObject(0).getString("appId"))
        .isEqualTo(Accounts.B.appId());
  }

  @Test
  void unknown_missing_and_expired_tokens_are_told_apart() {
    var token = sandbox.token();
    assertThat(sandbox.sendText("made-up", LIN, "?")).isEqualTo(40001);
    assertThat(sandbox.sendText("", LIN, "?")).isEqualTo(41001);
    assertThat(sandbox.sendText(token, LIN, "?")).isZero();
    sandbox.faults(new JsonObject().put("expireTokens", true));
    assertThat(sandbox.sendText(token, LIN, "?")).isEqualTo(42001);
    assertThat(sandbox.sendText(sandbox.token(), LIN, "?")).isZero();
  }

  @Test
  void a_token_is_stable_until_it_is_forced_or_nearly_over() {
    var first = sandbox.token();
    assertThat(sandbox.token()).isEqualTo(first);
    sandbox.advance(Duration.ofMinutes(116));
    var second = sandbox.token();
    assertThat(second).isNotEqualTo(first);
    assertThat(sandbox.sendText(first, LIN, "旧的还能用几分钟")).isZero();
    var forced = sandbox.stableToken(Accounts.A.appId(), "a-secret", true);
    assertThat(forced.getInteger("expires_in")).isEqualTo(7_200);
    assertThat(sandbox.sendText(second, LIN, "强制刷新后立即失效")).isEqualTo(42001);
  }

  @Test
  void a_plain_token_is_new_each_time() {
    var path =
        "wechat/cgi-bin/token?grant_type=client_credential&secret=a-secret&appid="
            + Accounts.A.appId();
    var first = new JsonObject(sandbox.get(path).body()).getString("access_token");
    var second = new JsonObject(sandbox.get(path).body()).getString("access_token");
    assertThat(second).isNotEqualTo(first);
    assertThat(sandbox.sendText(first, LIN, "?")).isZero();
    assertThat(sandbox.sendText(second, LIN, "?")).isZero();
  }

  @Test
  void tokens_are_given_to_known_accounts_with_the_right_secret_only() {
    assertThat(sandbox.stableToken("wxUnknown", "a-secret", false).getInteger("errcode"))
        .isEqualTo(40013);
    assertThat(sandbox.stableToken("library-a", "a-secret", false).getInteger("errcode"))
        .isEqualTo(40013);
    assertThat(sandbox.stableToken(Accounts.A.appId(), "wrong", false).getInteger("errcode"))
        .isEqualTo(40125);
    assertThat(new JsonObject(sandbox.get("wechat/cgi-bin/token").body()).getInteger("errcode"))
        .isEqualTo(40002);
  }

  @Test
  void five_messages_fit_into_the_48_hours_after_a_message() {
    var token = sandbox.token();
    sandbox.says("小林", "在吗");
    for (var i = 0; i < 5; i++) {
      assertThat(sandbox.sendText(token, LIN, "第 " + i)).isZero();
    }
    assertThat(sandbox.sendText(token, LIN, "第六条")).isEqualTo(45047);
    assertThat(sandbox.outbox(LIN)).hasSize(5);
    sandbox.says("小林", "再问");
    assertThat(sandbox.sendText(token, LIN, "又可以了")).isZero();
    sandbox.advance(Duration.ofDays(2));
    assertThat(sandbox.sendText(sandbox.token(), LIN, "晚了")).isEqualTo(45015);
  }

  @Test
  void three_messages_fit_into_the_minute_after_an_event() {
    var token = sandbox.token();
    sandbox.message("小林", new JsonObject().put("kind", "click").put("key", "hours"));
    for (var i = 0; i < 3; i++) {
      assertThat(sandbox.sendText(token, LIN, "第 " + i)).isZero();
    }
    assertThat(sandbox.sendText(token, LIN, "第四条")).isEqualTo(45047);
    sandbox.advance(Duration.ofMinutes(1));
    assertThat(sandbox.sendText(token, LIN, "晚了")).isEqualTo(45015);
  }

  @Test
  void whoever_follows_no_more_gets_nothing() {
    sandbox.says("小林", "在吗");
    sandbox.message("小林", new JsonObject().put("kind", "unsubscribe"));
    assertThat(sandbox.sendText(sandbox.token(), LIN, "等等")).isEqualTo(43004);
    sandbox.message("小林", new JsonObject().put("kind", "subscribe"));
    assertThat(sandbox.sendText(sandbox.token(), LIN, "欢迎回来")).isZero();
  }

  @Test
  void strangers_can_be_refused() {
    try (var strict = new RunningSandbox(false)) {
      var token = strict.token();
      assertThat(strict.sendText(token, LIN, "?")).isEqualTo(40003);
      assertThat(strict.typing(token, LIN, "Typing")).isEqualTo(40003);
      strict.says("小林", "在吗");
      assertThat(strict.sendText(token, LIN, "在")).isZero();
    }
  }

  @Test
  void typing_follows_the_rules_of_the_platform() {
    var token = sandbox.token();
    sandbox.says("小林", "在吗");
    assertThat(sandbox.typing(token, LIN, "Dancing")).isEqualTo(45072);
    assertThat(sandbox.typing(token, LIN, "Typing")).isZero();
    assertThat(sandbox.typing(token, LIN, "Typing")).isEqualTo(45081);
    assertThat(sandbox.typing(token, LIN, "CancelTyping")).isZero();
    assertThat(sandbox.typing(token, LIN, "Typing")).isZero();
    sandbox.advance(Duration.ofSeconds(31));
    assertThat(sandbox.typing(token, LIN, "Typing")).isEqualTo(45080);
  }

  @Test
  void errors_come_as_often_as_asked_for_and_nothing_is_delivered_then() {
    var token = sandbox.token();
    sandbox.faults(new JsonObject().put("errcode", 45011).put("times", 2));
    assertThat(sandbox.sendText(token, LIN, "一")).isEqualTo(45011);
    assertThat(sandbox.sendText(token, LIN, "二")).isEqualTo(45011);
    assertThat(sandbox.sendText(token, LIN, "三")).isZero();
    assertThat(sandbox.outbox(LIN)).hasSize(1);
  }

  @Test
  void a_connection_breaks_when_asked_for() {
    var token = sandbox.token();
    sandbox.faults(new JsonObject().put("drop", 1));
    assertThatThrownBy(() -> sandbox.sendText(token, LIN, "一"))
        .isInstanceOf(UncheckedIOException.class);
    assertThat(sandbox.sendText(token, LIN, "二")).isZero();
    assertThat(sandbox.outbox(LIN)).hasSize(1);
  }

  @Test
  void a_delayed_message_is_delivered_and_answered() {
    var token = sandbox.token();
    assertThat(sandbox.faults(new JsonObject().put("delayMs", 20)).getInteger("delayMs"))
        .isEqualTo(20);
    assertThat(sandbox.sendText(token, LIN, "慢")).isZero();
    assertThat(sandbox.outbox(LIN)).hasSize(1);
  }

  @Test
  void calls_are_counted_and_faults_can_be_cleared() {
    var token = sandbox.token();
    sandbox.sendText(token, LIN, "一");
    sandbox.faults(new JsonObject().put("errcode", -1).put("times", 9).put("drop", 3));
    assertThat(sandbox.faults(new JsonObject().put("clear", true)))
        .isEqualTo(
            new JsonObject()
                .put("errors", new JsonArray())
                .put("drop", 0)
                .put("delayMs", 0)
                .put("calls", new JsonObject().put("send", 1).put("sent", 1).put("token", 1)));
    assertThat(sandbox.sendText(token, LIN, "二")).isZero();
    assertThat(sandbox.faults().getJsonObject("calls").getInteger("sent")).isEqualTo(2);
  }

  private static JsonObject menu(JsonObject... lines) {
    var list = new JsonArray();
    for (var line : lines) {
      list.add(line);
    }
    return new JsonObject().put("list", list);
  }

  private static JsonObject line(String id, String content) {
    return new JsonObject().put("id", id).put("content", content);
  }

  private static JsonObject message(JsonObject menu) {
    return new JsonObject().put("touser", LIN).put("msgtype", "msgmenu").put("msgmenu", menu);
  }
}
