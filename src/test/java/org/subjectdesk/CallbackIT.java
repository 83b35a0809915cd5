package org.subjectdesk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.subjectdesk.conversation.Transcript;
import org.subjectdesk.store.OnEachStore;
import org.subjectdesk.store.Store;
import org.subjectdesk.store.StoreSettings;

/** The callback of the running desk, on both databases. */
class CallbackIT {
  private static final String DEMO_A = "wx00000000000000a1";
  private static final String RENEW = "图书怎么续借？";

  @OnEachStore
  void the_address_check_echoes_only_what_is_signed(StoreSettings settings) {
    try (var desk = RunningDesk.on(settings)) {
      var account = desk.account(DEMO_A);
      var echo = account.echo(Callbacks.signature(), "5927782489442352469 +<&");
      assertThat(echo.statusCode()).isEqualTo(200);
      assertThat(new String(echo.body(), UTF_8)).isEqualTo("5927782489442352469 +<&");
      assertThat(account.echo("0".repeat(40), "1").statusCode()).isEqualTo(403);
    }
  }

  @OnEachStore
  void a_question_is_answered_in_plain_and_in_secure_mode(StoreSettings settings) {
    try (var desk = RunningDesk.on(settings)) {
      var account = desk.account(DEMO_A);
      var plain = account.ask("reader-1", RENEW);
      var sealed = account.secure(Callbacks.text("reader-1", Callbacks.newMsgId(), RENEW));
      assertThat(plain).contains("续借").contains("lib-a.example.edu").doesNotContain("{{");
      assertThat(new String(sealed.body(), UTF_8)).contains("<Encrypt>").doesNotContain("续借");
      assertThat(account.content(sealed)).isEqualTo(plain);
    }
  }

  @OnEachStore
  void each_library_answers_with_its_own_values_and_its_own_entries(StoreSettings settings) {
    try (var desk = RunningDesk.on(settings)) {
      var atA = desk.account(DEMO_A).ask("reader-1", "怎么联系图书馆？");
      var atB = desk.account("wx00000000000000b2").ask("reader-1", "怎么联系图书馆？");
      assertThat(atA).contains("010-5555-0101").doesNotContain("010-5555-0102");
      assertThat(atB).contains("010-5555-0102").doesNotContain("010-5555-0101");
    }
  }

  @OnEachStore
  void a_retry_gets_the_stored_reply_and_leaves_one_entry(StoreSettings settings) {
    var id = Callbacks.newMsgId();
    try (var desk = RunningDesk.on(settings)) {
      var account = desk.account(DEMO_A);
      var question = Callbacks.text("reader-1", id, RENEW);
      var first = account.content(account.plain(question));
      var again = account.content(account.plain(question));
      var sealed = account.content(account.secure(question));
      assertThat(List.of(again, sealed)).containsOnly(first);
    }
    assertThat(said(settings)).filteredOn(it -> it.msgId().equals(id)).hasSize(2);
  }

  @OnEachStore
  void a_retry_after_a_restart_still_gets_the_stored_reply(StoreSettings settings) {
    var question = Callbacks.text("reader-1", Callbacks.newMsgId(), RENEW);
    String first;
    try (var desk = RunningDesk.on(settings)) {
      first = desk.account(DEMO_A).content(desk.account(DEMO_A).plain(question));
    }
    try (var desk = RunningDesk.on(settings)) {
      var again = desk.account(DEMO_A).content(desk.account(DEMO_A).plain(question));
      assertThat(again).isEqualTo(first);
    }
  }

  @OnEachStore
  void copies_that_arrive_together_give_one_entry_and_the_same_reply(StoreSettings settings) {
    var id = Callbacks.newMsgId();
    try (var desk = RunningDesk.on(settings)) {
      var account = desk.account(DEMO_A);
      var question = Callbacks.text("reader-1", id, "书");
      var copies = IntStream.range(0, 8).mapToObj(_ -> account.plainAsync(question)).toList();
      var replies = new HashSet<String>();
      copies.forEach(copy -> replies.add(account.content(copy.join())));
      assertThat(replies).hasSize(1).allMatch(reply -> reply.contains("1. "));
    }
    var entries = said(settings).stream().filter(it -> it.msgId().equals(id)).toList();
    assertThat(entries).extracting(Transcript.Entry::direction).containsExactly("in", "out");
  }

  @OnEachStore
  void the_same_msg_id_of_two_readers_is_two_messages(StoreSettings settings) {
    var id = Callbacks.newMsgId();
    try (var desk = RunningDesk.on(settings)) {
      var account = desk.account(DEMO_A);
      account.plain(Callbacks.text("reader-1", id, RENEW));
      account.plain(Callbacks.text("reader-2", id, RENEW));
    }
    assertThat(said(settings)).filteredOn(it -> it.direction().equals("in")).hasSize(2);
  }

  @OnEachStore
  void an_unsure_answer_offers_a_menu_that_can_be_typed_or_tapped(StoreSettings settings) {
    try (var desk = RunningDesk.on(settings)) {
      var account = desk.account(DEMO_A);
      var menu = account.ask("reader-1", "书");
      assertThat(menu).contains("1. ").contains("2. ").contains("3. ").contains("0. ");
      var label = menu.lines().filter(line -> line.startsWith("2. ")).findFirst().orElseThrow();
      label = label.replaceAll("<[^>]*>", "").substring(3);

      var typed = account.ask("reader-1", "2");
      var tap = Callbacks.text("reader-1", Callbacks.newMsgId(), label);
      tap.put("bizmsgmenuid", "2");

      assertThat(account.content(account.plain(tap))).isEqualTo(typed).isNotEqualTo(menu);
    }
  }

  @OnEachStore
  void following_scanning_clicking_speaking_and_pictures_are_answered(StoreSettings settings) {
    try (var desk = RunningDesk.on(settings)) {
      var account = desk.account(DEMO_A);
      var voice = Callbacks.fields("reader-1", "voice");
      voice.put("Recognition", "图书怎么续借。");
      voice.put("MsgId", Callbacks.newMsgId());
      var replies =
          Map.of(
              "欢迎", Callbacks.event("reader-1", "subscribe", "qrscene_1"),
              "您好", Callbacks.event("reader-1", "SCAN", "1"),
              "借还书", Callbacks.event("reader-1", "CLICK", "帮助"),
              "续借", voice);
      replies.forEach(
          (words, push) -> assertThat(account.content(account.plain(push))).contains(words));
      for (var kind : List.of("image", "video", "shortvideo", "location", "link", "hologram")) {
        var push = Callbacks.fields("reader-1", kind);
        push.put("MsgId", Callbacks.newMsgId());
        assertThat(account.content(account.plain(push))).contains("看得懂文字");
      }
      assertThat(account.content(account.plain(Callbacks.event("reader-1", "VIEW", "x"))))
          .isEqualTo("success");
    }
  }

  @OnEachStore
  void a_reader_who_unfollows_is_forgotten_and_nobody_else(StoreSettings settings) {
    try (var desk = RunningDesk.on(settings)) {
      var account = desk.account(DEMO_A);
      account.ask("reader-1", RENEW);
      account.ask("reader-2", RENEW);
      assertThat(account.content(account.plain(Callbacks.event("reader-1", "unsubscribe", ""))))
          .isEqualTo("success");
    }
    assertThat(said(settings)).hasSize(2);
    try (var store = Store.open(settings)) {
      var readers =
          store.read(tx -> tx.list("SELECT reader FROM consult", it -> it.text("reader")));
      assertThat(readers).containsExactly("reader-2");
    }
  }

  @OnEachStore
  void bad_input_gets_a_4xx_and_says_nothing_of_the_inside(StoreSettings settings) {
    try (var desk = RunningDesk.on(settings)) {
      var account = desk.account(DEMO_A);
      var refused = new ArrayList<HttpResponse<byte[]>>();
      var good = Callbacks.text("reader-1", "1", "你好");
      refused.add(account.raw("signature=0&timestamp=1&nonce=2", new byte[0]));
      refused.add(account.raw(Callbacks.signed(), new byte[0]));
      refused.add(account.raw(Callbacks.signed(), "<xml><a>".getBytes(UTF_8)));
      refused.add(account.raw(Callbacks.signed(), new byte[] {'<', 'x', 'm', 'l', '>', -1}));
      refused.add(
          account.raw(
              Callbacks.signed(),
              "<!DOCTYPE xml [<!ENTITY a \"b\">]><xml><a>&a;</a></xml>".getBytes(UTF_8)));
      refused.add(account.raw(Callbacks.signed(), new byte[64 * 1024 + 1]));
      refused.add(account.plain(changed(good, "MsgId", "abc")));
      refused.add(account.plain(changed(good, "CreateTime", "")));
      refused.add(account.plain(changed(good, "FromUserName", "")));
      refused.add(account.secure("AAAA"));
      refused.add(desk.account("wx00000000000000zz").plain(good));
      var foreign = new Callbacks(desk.url("/wechat/mp/" + DEMO_A), "wx00000000000000b2");
      refused.add(foreign.secure(good));

      assertThat(refused).extracting(HttpResponse::statusCode).allMatch(it -> it / 100 == 4);
      assertThat(refused.get(5).statusCode()).isEqualTo(413);
      assertThat(refused)
          .extracting(it -> new String(it.body(), UTF_8))
          .allMatch(it -> it.startsWith("{\"type\":\"about:blank\""))
          .noneMatch(it -> it.contains("Exception") || it.contains("reader-1"));
    }
    assertThat(said(settings)).isEmpty();
  }

  @OnEachStore
  void hostile_text_is_answered_politely_and_comes_back_in_one_piece(StoreSettings settings) {
    try (var desk = RunningDesk.on(settings)) {
      var account = desk.account(DEMO_A);
      for (var text :
          List.of(
              "]]></Content><Content>",
              "\u202e🙂🙂🙂",
              "?*:\"(~^ AND NOT",
              " ",
              "问".repeat(20_000))) {
        var response = account.plain(Callbacks.text("reader-1", Callbacks.newMsgId(), text));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(account.content(response)).isNotBlank().isNotEqualTo("success");
      }
    }
  }

  @OnEachStore
  void every_reader_gets_her_answer_once_at_once_or_afterwards(StoreSettings settings) {
    try (var desk = RunningDesk.on(settings, Duration.ofMillis(1))) {
      var account = desk.account(DEMO_A);
      for (var i = 0; i < 20; i++) {
        var reader = "reader-" + i;
        var atOnce = account.ask(reader, RENEW).contains("续借") ? 1 : 0;
        var sent = outbox(desk, reader);
        for (var tries = 0; tries < 50_000 && atOnce + sent.size() == 0; tries++) {
          sent = outbox(desk, reader);
        }
        assertThat(atOnce + sent.size()).isEqualTo(1);
        assertThat(sent).allMatch(it -> it.toString().contains("续借"));
      }
    }
  }

  private static JsonArray outbox(RunningDesk desk, String reader) {
    var url = desk.url("/sandbox/api/outbox?openid=" + reader);
    var response = Callbacks.send(HttpRequest.newBuilder(URI.create(url)).GET().build());
    return new JsonArray(new String(response.body(), UTF_8));
  }

  @OnEachStore
  void many_readers_at_once_each_get_their_answer(StoreSettings settings) {
    try (var desk = RunningDesk.on(settings)) {
      var account = desk.account(DEMO_A);
      var asked =
          IntStream.range(0, 200)
              .mapToObj(i -> Callbacks.text("reader-" + i % 40, Callbacks.newMsgId(), RENEW))
              .map(account::plainAsync)
              .toList();
      CompletableFuture.allOf(asked.toArray(CompletableFuture[]::new)).join();
      assertThat(asked).allMatch(it -> account.content(it.join()).contains("续借"));
    }
    assertThat(said(settings)).hasSize(400);
  }

  private static Map<String, String> changed(Map<String, String> fields, String name, String to) {
    var changed = new java.util.LinkedHashMap<>(fields);
    changed.put(name, to);
    return changed;
  }

  private static List<Transcript.Entry> said(StoreSettings settings) {
    try (var store = Store.open(settings)) {
      return new Transcript().page(store, 0);
    }
  }
}
