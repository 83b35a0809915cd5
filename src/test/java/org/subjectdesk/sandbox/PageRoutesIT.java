package org.subjectdesk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.subjectdesk.sandbox.platform.Accounts;
import org.subjectdesk.sandbox.platform.Callback;

class PageRoutesIT {
  private static final String LIN = Accounts.A.reader("小林").openid();
  private static final String OF_LIN =
      "?appId=library-a&reader=" + URLEncoder.encode("小林", StandardCharsets.UTF_8);

  private final RunningSandbox sandbox = new RunningSandbox();

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @Test
  void the_accounts_are_listed_without_their_secrets() {
    var response = sandbox.get("api/accounts");
    var first = new JsonArray(response.body()).getJsonObject(0);
    assertThat(first.getMap())
        .containsEntry("library", "library-a")
        .containsEntry("name", "江畔图书馆")
        .containsEntry("appId", Accounts.A.appId());
    assertThat(response.body()).doesNotContain("a-token", "a-secret", "abcdefghij");
  }

  @Test
  void a_message_tells_what_happened() {
    var happened = sandbox.says("小林", "怎么续借");
    assertThat(happened.getMap())
        .containsEntry("openid", LIN)
        .containsEntry("mode", "secure")
        .containsEntry("status", 200)
        .containsEntry("reply", "text")
        .containsEntry("text", "好的")
        .containsEntry("rounds", 1)
        .containsKey("tookMs");
    assertThat(happened.getString("msgId")).isNotEqualTo("0");
    assertThat(happened.getJsonArray("tries").getJsonObject(0).getMap())
        .containsEntry("outcome", "answered")
        .containsEntry("number", 1)
        .containsEntry("copy", 1);
    assertThat(happened.getString("xml")).contains("怎么续借");
  }

  @Test
  void mode_copies_and_lost_answers_can_be_chosen() {
    var happened =
        sandbox.message(
            "小林",
            new JsonObject()
                .put("kind", "tap")
                .put("menuId", "2")
                .put("content", "还书")
                .put("mode", "plain")
                .put("copies", 2)
                .put("lost", 1));
    assertThat(happened.getJsonArray("tries")).hasSize(4);
    assertThat(sandbox.callback.received).hasSize(4);
    assertThat(sandbox.callback.received).allMatch(one -> !one.push().encrypted());
    assertThat(sandbox.callback.received.getFirst().push().fields())
        .containsEntry("bizmsgmenuid", "2")
        .containsEntry("Content", "还书");
  }

  @Test
  void a_reader_can_be_given_by_openid_and_an_account_by_appid() {
    var body =
        new JsonObject()
            .put("account", Accounts.A.appId())
            .put("openid", "oGiven")
            .put("kind", "video");
    assertThat(sandbox.json("api/messages", body).getString("openid")).isEqualTo("oGiven");
    assertThat(sandbox.callback.received.getFirst().push().fields())
        .containsEntry("FromUserName", "oGiven")
        .containsEntry("MsgType", "video");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'kind':'voice'}",
        "{'kind':'voice','recognition':''}",
        "{'kind':'image'}",
        "{'kind':'location','latitude':32.1,'longitude':118,'label':'东门'}",
        "{'kind':'link','title':'t','url':'http://u'}",
        "{'kind':'subscribe','scene':'gate'}",
        "{'kind':'subscribe'}",
        "{'kind':'unsubscribe'}",
        "{'kind':'scan','scene':'gate'}",
        "{'kind':'click','key':'hours'}",
        "{'kind':'view','url':'http://u'}",
      })
  void every_kind_reaches_the_callback(String act) {
    var happened = sandbox.message("小林", new JsonObject(act.replace('\'', '"')));
    assertThat(happened.getInteger("status")).isEqualTo(200);
    assertThat(sandbox.callback.received).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | account: ",
        "{'account':'nowhere'} | account: ",
        "{'account':7} | account: ",
        "{'account':'library-a'} | reader: ",
        "{'account':'library-a','reader':' '} | reader: ",
        "{'account':'library-a','reader':'a','openid':'o'} | openid: ",
        "{'account':'library-a','openid':'o o'} | openid: ",
        "{'account':'library-a','reader':'a'} | kind: ",
        "{'account':'library-a','reader':'a','kind':'dance'} | kind: ",
        "{'account':'library-a','reader':'a','kind':'text'} | content: ",
        "{'account':'library-a','reader':'a','kind':'text','content':1} | content: ",
        "{'account':'library-a','reader':'a','kind':'tap','content':'x'} | menuId: ",
        "{'account':'library-a','reader':'a','kind':'location'} | latitude: ",
        "{'account':'library-a','reader':'a','kind':'location','latitude':91} | latitude: ",
        "{'account':'library-a','reader':'a','kind':'video','mode':'loud'} | mode: ",
        "{'account':'library-a','reader':'a','kind':'video','copies':0} | copies: ",
        "{'account':'library-a','reader':'a','kind':'video','copies':99} | copies: ",
        "{'account':'library-a','reader':'a','kind':'video','lost':1.5} | lost: ",
        "{'account':'library-a','reader':'a','kind':'video','colour':'red'} | colour: ",
        "{'account':'library-a','reader':'a','kind':'video','c\\nd':'red'} | body: ",
        "[] | body: ",
        "{ | body: ",
      })
  void bad_input_is_told_by_the_name_of_the_field(String body, String detail) {
    var response = sandbox.post("api/messages", body.replace('\'', '"'));
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.headers().firstValue("content-type")).contains("application/problem+json");
    var problem = new JsonObject(response.body());
    assertThat(problem.fieldNames()).contains("type", "title", "status", "detail");
    assertThat(problem.getString("detail")).startsWith(detail);
    assertThat(sandbox.callback.received).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "api/outbox",
        "api/outbox?openid=",
        "api/outbox?openid=a%20b",
        "api/dialogue",
        "api/dialogue?appId=nowhere&openid=o",
        "api/dialogue?appId=library-a",
        "api/live?appId=library-a",
      })
  void bad_queries_are_refused(String path) {
    assertThat(sandbox.get(path).statusCode()).isEqualTo(400);
  }

  @Test
  void a_body_of_more_than_64_kib_is_refused() {
    var response = sandbox.post("api/messages", "{\"x\":\"" + "a".repeat(64 * 1024) + "\"}");
    assertThat(response.statusCode()).isEqualTo(413);
    assertThat(response.headers().firstValue("content-type")).contains("application/problem+json");
  }

  @Test
  void faults_are_checked_before_any_of_them_counts() {
    var response = sandbox.post("api/faults", "{\"drop\":2,\"delayMs\":60001}");
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(sandbox.faults().getInteger("drop")).isZero();
  }

  @Test
  void the_address_check_can_be_asked_for() {
    var passed = sandbox.json("api/address-checks", new JsonObject().put("account", "library-a"));
    assertThat(passed).isEqualTo(new JsonObject().put("passed", true).put("status", 200));
    var failed = sandbox.json("api/address-checks", new JsonObject().put("account", "library-b"));
    assertThat(failed).isEqualTo(new JsonObject().put("passed", false).put("status", 404));
  }

  @Test
  void the_dialogue_holds_what_she_did_and_what_was_sent() {
    sandbox.says("小林", "一");
    sandbox.sendText(sandbox.token(), LIN, "二");
    sandbox.message("小林", new JsonObject().put("kind", "unsubscribe"));

    var dialogue = new JsonObject(sandbox.get("api/dialogue" + OF_LIN).body());
    assertThat(dialogue.getString("openid")).isEqualTo(LIN);
    assertThat(dialogue.getBoolean("following")).isFalse();
    assertThat(
            dialogue.getJsonArray("entries").stream()
                .map(one -> ((JsonObject) one).getString("type")))
        .containsExactly("pushed", "sent", "pushed");
  }

  @Test
  void a_stream_begins_with_the_dialogue_and_tells_every_change() throws Exception {
    sandbox.says("小林", "早先");
    try (var stream = LiveStream.open(sandbox.uri("api/live" + OF_LIN))) {
      var whole = stream.await("dialogue");
      assertThat(whole.getJsonArray("entries")).hasSize(1);

      sandbox.says("小林", "现在");
      var begun = stream.await("entry");
      assertThat(begun.getJsonObject("entry").getBoolean("done")).isFalse();
      var done = stream.await("entry").getJsonObject("entry");
      assertThat(done.getString("text")).isEqualTo("好的");
      assertThat(done.getLong("seq")).isEqualTo(begun.getJsonObject("entry").getLong("seq"));

      sandbox.typing(sandbox.token(), LIN, "Typing");
      assertThat(stream.await("typing").getBoolean("on")).isTrue();
      sandbox.sendText(sandbox.token(), LIN, "主动来的");
      assertThat(stream.await("entry").getJsonObject("entry").getString("text")).isEqualTo("主动来的");
    }
  }

  @Test
  void a_stream_tells_nothing_of_other_readers() throws Exception {
    try (var stream = LiveStream.open(sandbox.uri("api/live" + OF_LIN))) {
      stream.await("dialogue");
      sandbox.says("小王", "别人的话");
      sandbox.says("小林", "自己的话");
      assertThat(stream.await("entry").encode()).contains("自己的话");
    }
  }

  @Test
  void open_streams_do_not_keep_the_server_from_ending() throws Exception {
    try (var stream = LiveStream.open(sandbox.uri("api/live" + OF_LIN))) {
      stream.await("dialogue");
      var ended = CompletableFuture.runAsync(sandbox.server::shutdown);
      assertThat(stream.awaitEnd()).isTrue();
      ended.get(20, TimeUnit.SECONDS);
    }
  }

  @Test
  void a_slow_callback_holds_nobody_else_up() throws Exception {
    var release = new CountDownLatch(1);
    sandbox.callback.next(
        (received, envelope) ->
            Thread.ofVirtual()
                .start(
                    () -> {
                      await(release);
                      Callback.text("终于").to(received, envelope);
                    }));
    var slow = CompletableFuture.supplyAsync(() -> sandbox.says("小林", "慢的"));
    while (sandbox.callback.received.isEmpty()) {
      Thread.onSpinWait();
    }
    assertThat(sandbox.says("小王", "快的").getString("text")).isEqualTo("好的");
    release.countDown();
    assertThat(slow.get(20, TimeUnit.SECONDS).getString("text")).isEqualTo("终于");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void the_page_comes_with_a_strict_policy() {
    var page = sandbox.get("");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("content-security-policy"))
        .hasValueSatisfying(
            policy ->
                assertThat(policy)
                    .contains("default-src 'self'", "script-src 'self'", "style-src 'self'")
                    .doesNotContain("unsafe"));
    assertThat(page.headers().firstValue("x-content-type-options")).contains("nosniff");
    assertThat(sandbox.get("app.js").headers().firstValue("content-type").orElse(""))
        .contains("javascript");
    assertThat(sandbox.get("nothing.js").statusCode()).isEqualTo(404);
  }
}
