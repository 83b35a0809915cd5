package org.subjectdesk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.subjectdesk.DeskApiIT.act;
import static org.subjectdesk.DeskApiIT.consult;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.subjectdesk.envelope.MessageCipher;
import org.subjectdesk.envelope.Signature;
import org.subjectdesk.store.OnEachStore;
import org.subjectdesk.store.StoreSettings;

/** The demo's mini-program, from its pushes and logins to what arrives on the phone. */
class MiniProgramIT {
  private static final String GREETING = "您好，这里是江畔职业技术学院图书馆学科咨询台";

  @OnEachStore
  void every_mode_and_spelling_is_answered_by_customer_messages(StoreSettings settings) {
    try (var desk = RunningDesk.emptyOn(settings)) {
      for (var mode : List.of("plain", "compatible", "secure")) {
        for (var format : List.of("xml", "json")) {
          var reader = new MiniReader(desk, "oPush-" + mode + "-" + format);
          var wrapped = new JsonObject().put("kind", "text").put("content", "你好").put("mode", mode);
          var pushed = reader.does(wrapped.put("format", format));
          assertThat(pushed.getString("reply")).as(pushed.encode()).isEqualTo("none");
          assertThat(pushed.getInteger("rounds")).isEqualTo(1);

          arrived(reader::texts, 2);
          assertThat(reader.texts().getFirst()).startsWith(GREETING);
          assertThat(reader.outbox().getLast().getString("msgtype")).isEqualTo("miniprogrampage");
          assertThat(reader.outbox().getLast().getString("page")).isEqualTo("pages/chat/chat");
        }
      }
    }
  }

  @OnEachStore
  void the_address_check_echoes_only_what_is_signed(StoreSettings settings) {
    try (var desk = RunningDesk.emptyOn(settings)) {
      var callbacks = callbacks(desk);
      var echo = callbacks.echo(Callbacks.signature(), "59277 +<&");
      assertThat(new String(echo.body(), UTF_8)).isEqualTo("59277 +<&");
      assertThat(callbacks.echo("0".repeat(40), "1").statusCode()).isEqualTo(403);
    }
  }

  @OnEachStore
  void a_retry_gives_no_second_reply_and_going_in_and_out_no_second_greeting(
      StoreSettings settings) {
    try (var desk = RunningDesk.emptyOn(settings)) {
      var reader = new MiniReader(desk, "oAgain");
      var enter = new JsonObject().put("kind", "enter").put("from", "guide-52");
      var first = reader.does(enter.copy().put("lost", 1).put("format", "json"));
      assertThat(first.getInteger("rounds")).isEqualTo(2);
      arrived(reader::texts, 2);
      reader.does(enter);

      var help = new JsonObject().put("kind", "text").put("content", "帮助").put("lost", 2);
      assertThat(reader.does(help).getInteger("rounds")).isEqualTo(3);
      // What goes to one reader keeps its order: once this has come, whatever was before is there.
      reader.says("谢谢");
      var texts = arrived(reader::texts, 4);
      assertThat(texts).hasSize(4);
      assertThat(texts.getFirst()).startsWith(GREETING);
      assertThat(texts.get(1)).contains("pages/chat/chat");
      assertThat(texts.get(2)).contains("我可以回答");
      assertThat(texts.get(3)).doesNotContain("我可以回答").doesNotContain(GREETING);
    }
  }

  @OnEachStore
  void pictures_and_cards_get_a_word_and_other_events_silence(StoreSettings settings) {
    try (var desk = RunningDesk.emptyOn(settings)) {
      var reader = new MiniReader(desk, "oPicture");
      reader.does(new JsonObject().put("kind", "image").put("format", "json"));
      reader.does(new JsonObject().put("kind", "card").put("title", "护理").put("format", "json"));
      reader.does(new JsonObject().put("kind", "view").put("url", "x"));
      reader.says("谢谢");
      var texts = arrived(reader::texts, 3);
      assertThat(texts.subList(0, 2)).allMatch(text -> text.contains("看得懂文字"));
    }
  }

  @OnEachStore
  void who_only_pretends_to_be_the_platform_is_refused(StoreSettings settings) {
    try (var desk = RunningDesk.emptyOn(settings)) {
      var callbacks = callbacks(desk);
      var reader = new MiniReader(desk, "oForged");
      var message =
          new JsonObject()
              .put("ToUserName", "gh_desk")
              .put("FromUserName", reader.openid())
              .put("CreateTime", 1_795_392_000)
              .put("MsgType", "text")
              .put("Content", "你好")
              .put("MsgId", 1);
      var encrypt = encrypted(MiniReader.APP_ID, message);
      var unsigned = Callbacks.signed() + "&encrypt_type=aes&msg_signature=";
      var good = Signature.of(Callbacks.TOKEN, "1795392000", "n1", encrypt);

      // Trap 3: the weaker signature is right, and so is the key.
      assertThat(status(callbacks, unsigned + "0".repeat(40), encrypt)).isEqualTo(403);
      assertThat(status(callbacks, Callbacks.signed(), encrypt)).isEqualTo(403);
      assertThat(status(callbacks, unsigned + good, encrypted("wx-another", message)))
          .isEqualTo(403);
      // Trap 1: signed, and encrypted with the right key, but for another account.
      var foreign = encrypted("wx00000000000000a1", message);
      var signed = Signature.of(Callbacks.TOKEN, "1795392000", "n1", foreign);
      assertThat(status(callbacks, unsigned + signed, foreign)).isEqualTo(403);
      assertThat(reader.outbox()).isEmpty();

      assertThat(status(callbacks, unsigned + good, encrypt)).isEqualTo(200);
      arrived(reader::texts, 1);
    }
  }

  private static String encrypted(String appId, JsonObject message) {
    return new MessageCipher(Callbacks.AES_KEY, appId).encrypt(message.encode().getBytes(UTF_8));
  }

  private static int status(Callbacks callbacks, String query, String encrypt) {
    var body = new JsonObject().put("ToUserName", "gh_desk").put("Encrypt", encrypt).encode();
    return callbacks.raw(query, body.getBytes(UTF_8)).statusCode();
  }

  @OnEachStore
  void bad_input_is_a_problem_and_never_the_desks_fault(StoreSettings settings) {
    try (var desk = RunningDesk.emptyOn(settings)) {
      var callbacks = callbacks(desk);
      var head =
          "{\"ToUserName\":\"g\",\"FromUserName\":\"o\",\"MsgType\":\"text\",\"Content\":\"c\",";
      var bodies =
          List.of(
              "",
              " ",
              "null",
              "[]",
              "{",
              "{}",
              "{\"a\":" + "[".repeat(5_000),
              "[".repeat(5_000),
              head + "\"CreateTime\":1,\"MsgId\":\"abc\"}",
              head + "\"CreateTime\":\"\",\"MsgId\":1}",
              head + "\"CreateTime\":1,\"MsgId\":1e3}",
              head + "\"CreateTime\":1,\"MsgId\":" + "9".repeat(2_000) + "}",
              head + "\"CreateTime\":{\"a\":1},\"MsgId\":1}",
              head + "\"CreateTime\":1,\"MsgId\":1,\"MsgId\":2}",
              head + "\"CreateTime\":1,\"MsgId\":1} {}",
              "<xml><ToUserName>g</ToUserName><FromUserName>o</FromUserName></xml>",
              "\u0000");
      for (var body : bodies) {
        var answer = callbacks.raw(Callbacks.signed(), body.getBytes(UTF_8));
        assertThat(answer.statusCode()).as(body).isEqualTo(400);
        assertThat(answer.headers().firstValue("content-type"))
            .hasValue("application/problem+json");
      }
      var endless = head + "\"x\":\"" + "字".repeat(40_000) + "\"}";
      assertThat(callbacks.raw(Callbacks.signed(), endless.getBytes(UTF_8)).statusCode())
          .isEqualTo(413);
      var unknown = new Callbacks(desk.url("/wechat/ma/wx00000000000000ff"), MiniReader.APP_ID);
      assertThat(unknown.raw(Callbacks.signed(), "{}".getBytes(UTF_8)).statusCode()).isEqualTo(404);
    }
  }

  @OnEachStore
  void a_code_signs_in_once_and_brings_what_she_said_elsewhere(StoreSettings settings) {
    try (var desk = RunningDesk.emptyOn(settings)) {
      var reader = new MiniReader(desk, "oCode");
      reader.says("想问一件事");
      var code = reader.code(true);
      var session = Visitor.json(reader.signsIn(code));
      assertThat(session.getString("token")).isNotBlank();
      assertThat(session.getJsonObject("library").getString("id")).isEqualTo("demo-a");
      assertThat(session.encode()).doesNotContain("session_key").doesNotContain("oCode");
      assertThat(reader.messages(session)).contains("想问一件事");

      var again = reader.signsIn(code);
      assertThat(again.statusCode()).isEqualTo(400);
      assertThat(Visitor.json(again).getString("field")).isEqualTo("code");
      assertThat(reader.signsIn("x&appid=1").statusCode()).isEqualTo(400);
      for (var wrong : List.of("appId", "library")) {
        var body = new JsonObject().put("appId", MiniReader.APP_ID).put("code", reader.code(true));
        var answer = reader.post("/api/v1/sessions/mini-program", body.put(wrong, "nothing"));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Visitor.json(answer).getString("field")).isEqualTo(wrong);
      }
    }
  }

  @OnEachStore
  void by_the_unionid_what_she_said_to_the_official_account_is_hers_here(StoreSettings settings) {
    try (var desk = RunningDesk.emptyOn(settings)) {
      // At the sandbox one openid everywhere is one person.
      new SandboxReader(desk, "demo-a", "oBoth").say("公众号里问的");
      new SandboxReader(desk, "demo-a", "oStranger").say("别人问的");
      var reader = new MiniReader(desk, "oBoth");
      reader.says("客服消息里问的");
      var session = Visitor.json(reader.signsIn(reader.code(false)));
      assertThat(reader.messages(session)).contains("客服消息里问的");
      await()
          .atMost(60, TimeUnit.SECONDS)
          .untilAsserted(() -> assertThat(reader.messages(session)).contains("公众号里问的"));
      assertThat(reader.messages(session)).doesNotContain("别人问的");
    }
  }

  @OnEachStore
  void without_a_unionid_she_is_one_person_within_the_mini_program_alone(StoreSettings settings) {
    try (var desk = RunningDesk.emptyOn(settings)) {
      new SandboxReader(desk, "demo-a", "oAlone").say("公众号里问的");
      var reader = new MiniReader(desk, "oAlone");
      var session = Visitor.json(reader.signsIn(reader.code(true)));
      reader.says("客服消息里问的");
      assertThat(reader.messages(session)).contains("客服消息里问的").doesNotContain("公众号里问的");
    }
  }

  @OnEachStore
  void while_the_platform_is_away_nobody_signs_in_and_is_told_so(StoreSettings settings) {
    try (var desk = RunningDesk.withoutPlatform(settings)) {
      var answer = new MiniReader(desk, "oAway").signsIn("any-code");
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(Visitor.json(answer).getString("code")).isEqualTo("platform-away");
    }
  }

  @OnEachStore
  void an_answer_of_a_librarian_reaches_her(StoreSettings settings) {
    try (var desk = RunningDesk.on(settings)) {
      var lin = Visitor.in(desk, "lin");
      var reader = new MiniReader(desk, "oTalk");
      try (var live = new LiveConsole(desk, lin)) {
        live.next("desk");
        reader.says("护理专业的数据库在哪里查");
        reader.says("转人工");
        var id =
            consult(
                    live.next(
                        "consult", frame -> consult(frame).getString("phase").equals("waiting")))
                .getString("id");
        assertThat(act(lin, id, "take", new JsonObject()).statusCode()).isEqualTo(200);
        var words = new JsonObject().put("text", "您好，我来帮您查。");
        assertThat(act(lin, id, "say", words).statusCode()).isEqualTo(200);
      }
      await()
          .atMost(30, TimeUnit.SECONDS)
          .untilAsserted(() -> assertThat(reader.texts()).contains("您好，我来帮您查。"));
    }
  }

  private static Callbacks callbacks(RunningDesk desk) {
    return new Callbacks(desk.url("/wechat/ma/" + MiniReader.APP_ID), MiniReader.APP_ID);
  }

  /** Waits until there are so many. */
  private static List<String> arrived(Supplier<List<String>> texts, int many) {
    return await().atMost(30, TimeUnit.SECONDS).until(texts::get, now -> now.size() >= many);
  }
}
