package org.subjectdesk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.subjectdesk.store.OnEachStore;
import org.subjectdesk.store.StoreSettings;

/** Reader and librarian at the running desk: queue, talk, tickets, through API and WebSocket. */
class DeskApiIT {
  @OnEachStore
  void a_reader_asks_for_a_person_and_both_talk(StoreSettings settings) {
    try (var desk = RunningDesk.on(settings)) {
      var lin = Visitor.in(desk, "lin");
      try (var live = new LiveConsole(desk, lin)) {
        assertThat(live.next("desk").getJsonObject("desk").getJsonArray("consults")).isEmpty();
        var reader = new SandboxReader(desk, "demo-a", "oReaderOne");
        reader.say("护理专业的数据库在哪里查");
        reader.say("转人工");

        var waiting =
            live.next("consult", frame -> consult(frame).getString("phase").equals("waiting"));

        var id = consult(waiting).getString("id");
        assertThat(consult(waiting).getJsonObject("queue").getString("name")).isNotBlank();
        assertThat(consult(waiting).getString("alias")).hasSize(4);
        assertThat(waiting.encode()).doesNotContain("oReaderOne");
        live.watch(id, 0);
        assertThat(texts(live.next("messages"))).contains("护理专业的数据库在哪里查", "转人工");

        assertThat(act(lin, id, "take", new JsonObject()).statusCode()).isEqualTo(200);
        var said = act(lin, id, "say", new JsonObject().put("text", "您好，我来帮您查。"));

        assertThat(said.statusCode()).isEqualTo(200);
        await()
            .atMost(30, TimeUnit.SECONDS)
            .untilAsserted(() -> assertThat(reader.outbox()).contains("您好，我来帮您查。"));
        live.next(
            "messages",
            frame ->
                messages(frame).stream()
                    .anyMatch(
                        message ->
                            message.getString("text").equals("您好，我来帮您查。")
                                && message.getString("state").equals("sent")));
        reader.say("谢谢，还想问文献传递");
        live.next("messages", frame -> texts(frame).contains("谢谢，还想问文献传递"));
        assertThat(act(lin, id, "close", new JsonObject().put("reason", "已解答")).statusCode())
            .isEqualTo(200);
        assertThat(live.next("left").getString("id")).isEqualTo(id);
        await()
            .atMost(30, TimeUnit.SECONDS)
            .untilAsserted(() -> assertThat(reader.outbox().getLast()).contains("5"));
      }
    }
  }

  @OnEachStore
  void of_two_who_take_it_one_has_it_and_the_other_learns_who(StoreSettings settings) {
    try (var desk = RunningDesk.on(settings)) {
      var lin = Visitor.in(desk, "lin");
      var fang = Visitor.in(desk, "fang");
      var id = askForPerson(desk, lin, "oRace");

      try (var threads = Executors.newFixedThreadPool(2)) {
        var start = new CountDownLatch(1);
        var answers =
            Stream.of(lin, fang)
                .map(
                    she ->
                        threads.submit(
                            () -> {
                              start.await();
                              return act(she, id, "take", new JsonObject());
                            }))
                .toList();
        start.countDown();
        var done = answers.stream().map(DeskApiIT::get).toList();

        assertThat(done).extracting(HttpResponse::statusCode).containsExactlyInAnyOrder(200, 409);
        var lost =
            Visitor.json(
                done.stream().filter(it -> it.statusCode() == 409).findFirst().orElseThrow());
        assertThat(lost.getString("code")).isEqualTo("taken");
        assertThat(lost.getString("name")).isIn("林知夏", "方文清");
      }
    }
  }

  @OnEachStore
  void a_librarian_of_another_library_sees_nothing_until_it_is_handed_to_her(
      StoreSettings settings) {
    try (var desk = RunningDesk.on(settings)) {
      var lin = Visitor.in(desk, "lin");
      var qiao = Visitor.in(desk, "qiao");
      var before = askForPerson(desk, lin, "oOther");
      act(lin, before, "take", new JsonObject());
      act(lin, before, "close", new JsonObject());
      new SandboxReader(desk, "demo-a", "oOther").say("图书怎么续借");
      var id = askForPerson(desk, lin, "oOther");
      assertThat(id).isNotEqualTo(before);
      assertThat(act(lin, id, "take", new JsonObject()).statusCode()).isEqualTo(200);
      var body = new JsonObject();
      var routes =
          Map.of(
              "GET /desk/consults/" + id, body,
              "GET /desk/consults/" + id + "/messages", body,
              "GET /desk/consults/" + id + "/history", body,
              "GET /desk/consults/" + id + "/suggestions", body,
              "POST /desk/consults/" + id + "/acts",
                  new JsonObject().put("key", "k").put("act", "take"),
              "POST /desk/consults/" + id + "/notes", new JsonObject().put("text", "n"),
              "POST /desk/consults/" + id + "/draft", new JsonObject().put("message", 1),
              "PUT /desk/consults/" + id + "/block",
                  new JsonObject().put("days", 1).put("reason", "r"),
              "DELETE /desk/consults/" + id + "/block", body);
      routes.forEach(
          (route, sent) ->
              assertThat(call(qiao, route, sent).statusCode()).as(route).isEqualTo(404));
      assertThat(qiao.get("/desk/consults?library=demo-a").statusCode()).isEqualTo(403);
      assertThat(Visitor.json(qiao.get("/desk")).getJsonArray("consults")).isEmpty();

      try (var live = new LiveConsole(desk, qiao)) {
        live.next("desk");
        live.watch(id, 0);
        assertThat(live.next("refused").getString("detail")).contains("consult");
        var handed = new JsonObject().put("to", "librarian:qiao").put("note", "她问的是青禾的书");
        var refused = act(lin, id, "pass", handed);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(Visitor.json(refused).getString("code")).isEqualTo("consent");
        assertThat(act(lin, id, "ask-away", new JsonObject()).statusCode()).isEqualTo(200);
        assertThat(away(lin, id)).isEqualTo("asked");
        new SandboxReader(desk, "demo-a", "oOther").say("可以");
        assertThat(away(lin, id)).isEqualTo("agreed");
        assertThat(act(lin, id, "pass", handed).statusCode()).isEqualTo(200);
        assertThat(consult(live.next("consult")).getBoolean("mine")).isTrue();
        var talk = Visitor.json(qiao.get("/desk/consults/" + id));
        assertThat(talk.getJsonArray("way").encode()).contains("她问的是青禾的书", "乔一鸣");
        var earlier = Visitor.json(qiao.get("/desk/consults/" + id + "/history"));
        assertThat(earlier.getJsonArray("consults")).as("what was not handed to her").isEmpty();
        var audit = new String(Visitor.in(desk, "fang").get("/audit").body(), UTF_8);
        assertThat(audit).contains("read-consult", "qiao").doesNotContain("oOther");
        assertThat(act(qiao, id, "take", new JsonObject()).statusCode()).isEqualTo(200);
        assertThat(act(qiao, id, "say", new JsonObject().put("text", "您好")).statusCode())
            .isEqualTo(200);
        assertThat(act(qiao, id, "say", new JsonObject().put("text", "在的")).statusCode())
            .isEqualTo(200);
        var deeds = contributions(qiao);
        assertThat(deeds).as("one consult is one deed").hasSize(1);
        assertThat(deeds.getFirst().getString("kind")).isEqualTo("consult");
        assertThat(deeds.getFirst().getString("what")).isEqualTo(id);
        assertThat(contributions(lin)).as("the single deeds of others").isEmpty();
      }
      assertThat(act(lin, id, "say", new JsonObject().put("text", "x")).statusCode())
          .isEqualTo(409);
    }
  }

  @OnEachStore
  void nobody_is_there_so_a_message_is_left_and_answered_later(StoreSettings settings) {
    try (var desk = RunningDesk.on(settings)) {
      var reader = new SandboxReader(desk, "demo-a", "oLate");
      var lin = Visitor.in(desk, "lin");
      var menu = reader.say("转人工");
      var asked = menu.contains("0") && !menu.contains("留言") ? reader.say("0") : menu;
      assertThat(asked).contains("留言");
      reader.say("研究生论文查重在哪里预约？");

      var open = tickets(lin, "open");

      assertThat(open).hasSize(1);
      var ticket = open.getFirst();
      assertThat(ticket.getString("text")).contains("研究生论文查重");
      assertThat(tickets(Visitor.in(desk, "qiao"), "open")).isEmpty();
      assertThat(endTicket(Visitor.in(desk, "qiao"), ticket).statusCode()).isEqualTo(404);
      assertThat(endTicket(lin, ticket).statusCode()).isEqualTo(200);
      assertThat(endTicket(lin, ticket).statusCode()).isEqualTo(409);
      await()
          .atMost(30, TimeUnit.SECONDS)
          .untilAsserted(() -> assertThat(reader.outbox().toString()).contains("周三下午"));
      assertThat(tickets(lin, "done").getFirst().getString("state")).isEqualTo("answered");
    }
  }

  @OnEachStore
  void what_a_librarian_answered_becomes_an_answer_of_the_desk(StoreSettings settings) {
    try (var desk = RunningDesk.on(settings)) {
      var lin = Visitor.in(desk, "lin");
      var fang = Visitor.in(desk, "fang");
      var reader = new SandboxReader(desk, "demo-a", "oDraft");
      reader.say("钢琴练习室的隔音耳罩去哪领呀");
      var id = newest(lin);
      assertThat(act(lin, id, "take", new JsonObject()).statusCode())
          .as("she steps in")
          .isEqualTo(200);
      var text = "隔音耳罩在三楼艺术阅览室服务台领，凭校园卡，当天归还。";
      assertThat(act(lin, id, "say", new JsonObject().put("text", text)).statusCode())
          .isEqualTo(200);
      var reply =
          messages(Visitor.json(lin.get("/desk/consults/" + id))).stream()
              .filter(message -> message.getString("text").equals(text))
              .findFirst()
              .orElseThrow();

      var drafted =
          lin.send(
              "POST",
              "/desk/consults/" + id + "/draft",
              new JsonObject().put("message", reply.getLong("id")));

      assertThat(drafted.statusCode()).as(new String(drafted.body(), UTF_8)).isEqualTo(200);
      var publish = "/faq/drafts/publish?library=demo-a";
      var own = lin.send("POST", publish, new JsonObject());
      assertThat(own.statusCode()).as("her own").isEqualTo(403);
      assertThat(Visitor.json(own).getString("code")).isEqualTo("second");
      assertThat(fang.send("POST", publish, new JsonObject()).statusCode()).isEqualTo(200);
      var next = new SandboxReader(desk, "demo-a", "oNext");
      assertThat(next.say("钢琴练习室的隔音耳罩去哪领呀")).contains("三楼艺术阅览室");
      assertThat(new String(lin.get("/questions/regression?library=demo-a").body(), UTF_8))
          .contains("隔音耳罩");
    }
  }

  @OnEachStore
  void bad_frames_and_bad_acts_are_told_and_change_nothing(StoreSettings settings) {
    try (var desk = RunningDesk.on(settings)) {
      var lin = Visitor.in(desk, "lin");
      var id = askForPerson(desk, lin, "oBad");
      var tooLong = new JsonObject().put("text", "很".repeat(50_000));
      assertThat(act(lin, id, "say", tooLong).statusCode()).isIn(400, 413);
      assertThat(act(lin, id, "say", new JsonObject().put("text", "  ")).statusCode())
          .isEqualTo(400);
      assertThat(act(lin, id, "say", new JsonObject().put("text", "x")).statusCode())
          .isEqualTo(409);
      assertThat(act(lin, id, "dance", new JsonObject()).statusCode()).isEqualTo(400);
      assertThat(act(lin, "c-unknown", "take", new JsonObject()).statusCode()).isEqualTo(404);
      var away = new JsonObject().put("to", "librarian:qiao");
      assertThat(Visitor.json(act(lin, id, "pass", away)).getString("code")).isEqualTo("absent");
      try (var live = new LiveConsole(desk, lin)) {
        live.next("desk");
        for (var frame :
            List.of("", "[]", "{", "{\"type\":7}", "{\"type\":\"watch\",\"after\":\"x\"}", "{}")) {
          live.send(frame);
          assertThat(live.next("refused").getString("detail")).as(frame).isNotBlank();
        }
        live.send(new JsonObject().put("type", "ping"));
        live.next("pong");
        live.send("x".repeat(5_000));
        assertThat(live.closed()).isEqualTo(1009);
      }
      assertThat(phase(lin, id)).isEqualTo("waiting");
    }
  }

  @OnEachStore
  void a_connection_ends_with_its_session(StoreSettings settings) {
    try (var desk = RunningDesk.emptyOn(settings)) {
      var lin = Visitor.in(desk, "lin");
      try (var live = new LiveConsole(desk, lin)) {
        live.next("desk");
        lin.send("DELETE", "/session", new JsonObject());
        live.next("signed-out");
        assertThat(live.closed()).isEqualTo(4401);
      }
      assertThatThrownBy(() -> new LiveConsole(desk, lin)).hasMessageContaining("WebSocket");
    }
  }

  @OnEachStore
  void a_librarian_is_told_on_her_own_wechat_and_comes_in_by_a_link_that_works_once(
      StoreSettings settings) {
    try (var desk = RunningDesk.on(settings)) {
      var lin = Visitor.in(desk, "lin");
      var phone = new SandboxReader(desk, "demo-a", "oPhoneOfLin");
      assertThat(phone.say("绑定 ABCDEF")).contains("过期");
      var code = Visitor.json(lin.send("POST", "/session/wechat", new JsonObject()));
      assertThat(phone.say("绑定 " + code.getString("code"))).contains("林知夏");
      assertThat(phone.say("绑定 " + code.getString("code"))).as("again").contains("过期");
      assertThat(Visitor.json(lin.get("/session/wechat")).getBoolean("bound")).isTrue();

      var reader = new SandboxReader(desk, "demo-a", "oWaits");
      reader.say("转人工");
      reader.say("0");

      await()
          .atMost(30, TimeUnit.SECONDS)
          .untilAsserted(() -> assertThat(phone.outbox()).hasSize(1));
      var told = phone.outbox().getFirst();
      assertThat(told).contains("/console/#/enter/").doesNotContain("oWaits");
      var link = told.substring(told.indexOf("/enter/") + 7).strip().split("/", -1);
      var mobile = Visitor.at(desk);
      var body = new JsonObject().put("link", link[0]);
      assertThat(mobile.enter(body).statusCode()).isEqualTo(200);
      assertThat(mobile.get("/desk/consults/" + link[1]).statusCode()).isEqualTo(200);
      assertThat(Visitor.at(desk).enter(body).statusCode()).as("again").isEqualTo(401);
      lin.send("DELETE", "/session/wechat", new JsonObject());
      assertThat(Visitor.json(lin.get("/session/wechat")).getBoolean("bound")).isFalse();
    }
  }

  @OnEachStore
  void a_reader_gets_the_transcript_of_her_talk(StoreSettings settings) {
    try (var desk = RunningDesk.on(settings)) {
      var lin = Visitor.in(desk, "lin");
      var reader = new SandboxReader(desk, "demo-a", "oRecord");
      assertThat(reader.say("聊天记录")).contains("还没有");
      var id = askForPerson(desk, lin, "oRecord");
      act(lin, id, "take", new JsonObject());
      act(lin, id, "say", new JsonObject().put("text", "请看主页的数据库导航。"));
      act(lin, id, "close", new JsonObject());

      assertThat(reader.say("聊天记录")).contains("我：护理专业的数据库在哪里查", "老师：请看主页的数据库导航。");
      assertThat(new SandboxReader(desk, "demo-a", "oElse").say("聊天记录")).contains("还没有");
    }
  }

  private static <T> T get(Future<T> future) {
    try {
      return future.get(30, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException failed) {
      throw new AssertionError(failed);
    }
  }

  /** Lets a reader ask for a person while a librarian is there; the consult's id. */
  private static String askForPerson(RunningDesk desk, Visitor librarian, String openid) {
    try (var live = new LiveConsole(desk, librarian)) {
      live.next("desk");
      var reader = new SandboxReader(desk, "demo-a", openid);
      reader.say("护理专业的数据库在哪里查");
      reader.say("转人工");
      return consult(live.next("consult")).getString("id");
    }
  }

  @OnEachStore
  void an_answer_for_the_whole_alliance_is_a_deed_of_its_authors_library(StoreSettings settings) {
    try (var desk = RunningDesk.emptyOn(settings)) {
      var shen = Visitor.in(desk, "shen");
      var entry =
          new JsonObject()
              .put("subject", "*")
              .put("question", "雨伞在哪里借？")
              .put("variants", new JsonArray().add("下雨了能借伞吗"))
              .put("answer", "到服务台借，当天还。");
      for (var answer : List.of("到服务台借，当天还。", "到服务台借，三天内还。")) {
        var draft = "/faq/entries/umbrella/draft?library=*";
        assertThat(shen.send("PUT", draft, entry.put("answer", answer)).statusCode())
            .isBetween(200, 201);
        var done = shen.send("POST", "/faq/drafts/publish?library=*", new JsonObject());
        assertThat(done.statusCode()).isEqualTo(200);
      }
      var deeds = contributions(shen);
      assertThat(deeds).as("made better, it is still one").hasSize(1);
      assertThat(deeds.getFirst().getString("kind")).isEqualTo("faq-entry");
      assertThat(deeds.getFirst().getString("what")).isEqualTo("umbrella");
      assertThat(deeds.getFirst().getString("who")).isEqualTo("沈若谷");
    }
  }

  private static String away(Visitor librarian, String id) {
    return Visitor.json(librarian.get("/desk/consults/" + id)).getString("away");
  }

  private static List<JsonObject> contributions(Visitor librarian) {
    var ledger = Visitor.json(librarian.get("/contributions?from=2020-01-01&until=2099-12-31"));
    assertThat(ledger.getJsonArray("sums")).as("sums are for all").hasSize(1);
    return objects(ledger.getJsonArray("deeds"));
  }

  private static String newest(Visitor librarian) {
    var found = Visitor.json(librarian.get("/desk/consults")).getJsonArray("consults");
    return found.getJsonObject(0).getString("id");
  }

  private static String phase(Visitor librarian, String id) {
    var talk = Visitor.json(librarian.get("/desk/consults/" + id));
    return consult(talk).getString("phase");
  }

  private static List<JsonObject> tickets(Visitor librarian, String state) {
    return objects(
        Visitor.json(librarian.get("/desk/tickets?state=" + state)).getJsonArray("tickets"));
  }

  private static HttpResponse<byte[]> endTicket(Visitor librarian, JsonObject ticket) {
    return librarian.send(
        "POST",
        "/desk/tickets/" + ticket.getString("id"),
        new JsonObject().put("answer", "查重请在周三下午到二楼参考咨询部。"));
  }

  private static HttpResponse<byte[]> call(Visitor librarian, String route, JsonObject body) {
    var method = route.substring(0, route.indexOf(' '));
    var path = route.substring(route.indexOf(' ') + 1);
    return method.equals("GET") ? librarian.get(path) : librarian.send(method, path, body);
  }

  static JsonObject consult(JsonObject frame) {
    return frame.getJsonObject("consult");
  }

  static List<JsonObject> messages(JsonObject frame) {
    return objects(frame.getJsonArray("messages"));
  }

  static List<JsonObject> objects(JsonArray array) {
    return IntStream.range(0, array.size()).mapToObj(array::getJsonObject).toList();
  }

  static List<String> texts(JsonObject frame) {
    return messages(frame).stream().map(message -> message.getString("text")).toList();
  }

  static HttpResponse<byte[]> act(Visitor librarian, String consult, String act, JsonObject more) {
    return librarian.send(
        "POST",
        "/desk/consults/" + consult + "/acts",
        more.put("act", act).put("key", UUID.randomUUID().toString()));
  }
}
