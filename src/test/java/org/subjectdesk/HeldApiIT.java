package org.subjectdesk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.subjectdesk.store.OnEachStore;
import org.subjectdesk.store.StoreSettings;

/** Texts that wait for review, through the API of the running desk. */
class HeldApiIT {
  @OnEachStore
  void a_reply_waits_for_a_colleague_and_goes_out_once(StoreSettings settings) {
    try (var desk = RunningDesk.emptyOn(settings)) {
      var lin = Visitor.in(desk, "lin");
      var fang = Visitor.in(desk, "fang");
      var reader = new SandboxReader(desk, "demo-a", "oReply");
      try (var live = new LiveConsole(desk, fang)) {
        assertThat(live.next("desk").getJsonObject("desk").getInteger("held")).isZero();
        var id = talking(lin, reader);
        live.watch(id, 0);
        assertThat(act(lin, id, "say", "找人代写论文吧")).isEqualTo(200);

        live.next("messages", frame -> !frame.getJsonArray("held").isEmpty());
        assertThat(live.next("held").getInteger("held")).isEqualTo(1);
        var talk = Visitor.json(lin.get("/desk/consults/" + id));
        var held = talk.getJsonArray("held").getJsonObject(0);
        assertThat(held.getString("text")).isEqualTo("找人代写论文吧");
        assertThat(held.getString("by")).isEqualTo("words");
        assertThat(held.getString("key")).isEqualTo("key-" + "找人代写论文吧".hashCode());
        assertThat(reader.outbox()).noneMatch(text -> text.contains("代写"));

        var item = held.getString("id");
        assertThat(waiting(lin).getFirst().getBoolean("own")).isTrue();
        assertThat(Visitor.json(decide(lin, item, "release")).getString("code"))
            .isEqualTo("own-words");
        assertThat(decide(Visitor.in(desk, "qiao"), item, "release").statusCode()).isEqualTo(404);
        assertThat(decide(fang, item, "release").statusCode()).isEqualTo(200);
        assertThat(Visitor.json(decide(fang, item, "refuse")).getString("code"))
            .isEqualTo("decided");

        await()
            .atMost(30, TimeUnit.SECONDS)
            .untilAsserted(() -> assertThat(reader.outbox()).contains("找人代写论文吧"));
        assertThat(live.next("held").getInteger("held")).isZero();
        var audit = Visitor.json(fang.get("/audit")).encode();
        assertThat(audit).contains("release-held").contains(item).doesNotContain("代写");
      }
    }
  }

  @OnEachStore
  void a_readers_words_are_shown_as_waiting_until_somebody_released_them(StoreSettings settings) {
    try (var desk = RunningDesk.emptyOn(settings)) {
      var lin = Visitor.in(desk, "lin");
      var reader = new SandboxReader(desk, "demo-a", "oWords");
      var id = talking(lin, reader);

      assertThat(reader.say("代 写 論 文，加我")).contains("看过就转达");

      var talk = lin.get("/desk/consults/" + id);
      assertThat(new String(talk.body(), UTF_8)).doesNotContain("論");
      assertThat(Visitor.json(talk).getJsonObject("consult").getJsonObject("last"))
          .isEqualTo(new JsonObject().put("from", "reader").put("text", "").put("unseen", true));
      decide(lin, waiting(lin).getFirst().getString("id"), "release");
      assertThat(new String(lin.get("/desk/consults/" + id).body(), UTF_8)).contains("論");
    }
  }

  @OnEachStore
  void what_was_held_before_a_restart_is_released_after_it(StoreSettings settings) {
    String consult;
    try (var desk = RunningDesk.emptyOn(settings)) {
      var lin = Visitor.in(desk, "lin");
      consult = talking(lin, new SandboxReader(desk, "demo-a", "oAgain"));
      act(lin, consult, "say", "代写论文不可取");
    }
    try (var desk = RunningDesk.emptyOn(settings)) {
      var fang = Visitor.in(desk, "fang");
      var item = waiting(fang).getFirst();
      assertThat(item.getString("consult")).isEqualTo(consult);

      assertThat(decide(fang, item.getString("id"), "release").statusCode()).isEqualTo(200);

      var talk = Visitor.json(fang.get("/desk/consults/" + consult));
      assertThat(talk.getJsonArray("held")).isEmpty();
      assertThat(talk.encode()).contains("代写论文不可取");
    }
  }

  @OnEachStore
  void a_draft_with_a_listed_word_goes_live_when_it_is_released(StoreSettings settings) {
    try (var desk = RunningDesk.emptyOn(settings)) {
      var lin = Visitor.in(desk, "lin");
      var fang = Visitor.in(desk, "fang");
      draft(lin, "essays", "有论文代写服务吗？", "没有，可以预约写作辅导。");
      draft(lin, "robots", "机器人实训室在哪里？", "三号楼二层。");

      var published = Visitor.json(lin.send("POST", "/faq/drafts/publish?library=demo-a", none()));

      assertThat(published.getJsonArray("published")).containsExactly("robots");
      assertThat(published.getJsonArray("held")).containsExactly("essays");
      assertThat(live(lin)).containsExactly("robots");
      var review = Visitor.json(lin.get("/faq/drafts?library=demo-a")).getJsonArray("drafts");
      assertThat(review.getJsonObject(0).getBoolean("held")).isTrue();
      var again = Visitor.json(lin.send("POST", "/faq/drafts/publish?library=demo-a", none()));
      assertThat(again.getJsonArray("held")).containsExactly("essays");
      assertThat(waiting(fang)).as("asked twice, it waits once").hasSize(1);

      var first = waiting(fang).getFirst().getString("id");
      draft(lin, "essays", "有论文代写服务吗？", "没有。写作辅导每周三。");
      assertThat(waiting(fang)).as("another text is another matter").isEmpty();
      assertThat(decide(fang, first, "release").statusCode()).isEqualTo(409);
      lin.send("POST", "/faq/drafts/publish?library=demo-a", none());
      assertThat(decide(fang, waiting(fang).getFirst().getString("id"), "release").statusCode())
          .isEqualTo(200);

      assertThat(live(lin)).containsExactlyInAnyOrder("essays", "robots");
      var entry = Visitor.json(lin.get("/faq/entries/essays?library=demo-a")).encode();
      assertThat(entry).contains("每周三").contains("lin");
    }
  }

  @OnEachStore
  void of_a_file_what_has_a_listed_word_becomes_a_draft_that_waits(StoreSettings settings) {
    try (var desk = RunningDesk.emptyOn(settings)) {
      var lin = Visitor.in(desk, "lin");
      var file =
          """
          id,subject,question,variants,answer
          one,*,图书馆有咖啡吗？,,没有。
          two,*,哪里可以刷单兼职？,,这是骗局。
          """;
      var request =
          HttpRequest.newBuilder(
                  URI.create(desk.url("/api/v1/faq/import?library=demo-a&name=a.csv")))
              .header("content-type", "application/octet-stream")
              .header("cookie", lin.cookie())
              .header("x-csrf-token", lin.csrf())
              .POST(BodyPublishers.ofString(file))
              .build();

      var taken = Visitor.json(Callbacks.send(request));

      assertThat(taken.getJsonArray("held")).containsExactly("two");
      assertThat(taken.getInteger("published")).isEqualTo(1);
      assertThat(live(lin)).containsExactly("one");
      assertThat(waiting(lin).getFirst().getString("entry")).isEqualTo("two");
    }
  }

  @OnEachStore
  void the_only_reviewer_of_a_library_may_release_what_she_wrote(StoreSettings settings) {
    try (var desk = RunningDesk.emptyOn(settings)) {
      var qiao = Visitor.in(desk, "qiao");
      var reader = new SandboxReader(desk, "demo-b", "oAlone");
      var id = talking(qiao, reader);
      act(qiao, id, "say", "代写论文是违规的");
      var item = waiting(qiao).getFirst();

      assertThat(item.getBoolean("own")).isFalse();
      assertThat(decide(qiao, item.getString("id"), "release").statusCode()).isEqualTo(200);
    }
  }

  @OnEachStore
  void wechat_is_asked_of_what_is_written_at_a_mini_program_and_its_library(
      StoreSettings settings) {
    try (var desk = RunningDesk.emptyOn(settings)) {
      var lin = Visitor.in(desk, "lin");
      var reader = new MiniReader(desk, "oMiniSafety");
      reader.says("转人工");
      reader.says("沙箱待审词，请看");
      var item = waiting(lin).getFirst();
      assertThat(item.getString("by")).isEqualTo("wechat");
      assertThat(item.getString("found")).isEqualTo("21000");

      var id = item.getString("consult");
      assertThat(act(lin, id, "take", "")).isEqualTo(200);
      act(lin, id, "say", "沙箱违规词");
      assertThat(waiting(lin))
          .extracting(it -> it.getString("kind"), it -> it.getString("found"))
          .contains(org.assertj.core.groups.Tuple.tuple("reply", "87014"));
    }
  }

  @OnEachStore
  void a_ticket_is_listed_without_its_text_and_its_held_answer_is_not_lost(StoreSettings settings) {
    try (var desk = RunningDesk.emptyOn(settings)) {
      var lin = Visitor.in(desk, "lin");
      var reader = new SandboxReader(desk, "demo-a", "oTicket");
      if (!reader.say("转人工").contains("留言")) {
        reader.say("0");
      }
      reader.say("谁能代写论文");
      var ticket = Visitor.json(lin.get("/desk/tickets")).getJsonArray("tickets").getJsonObject(0);
      assertThat(ticket.getString("text")).isEmpty();
      assertThat(ticket.getString("review")).isEqualTo("waiting");

      var path = "/desk/tickets/" + ticket.getString("id");
      var answered = Visitor.json(lin.send("POST", path, new JsonObject().put("answer", "代写论文违规")));
      assertThat(answered.getString("state")).isEqualTo("open");
      assertThat(answered.getJsonObject("heldAnswer").getString("text")).isEqualTo("代写论文违规");
      var second = lin.send("POST", path, new JsonObject().put("answer", "好"));
      assertThat(Visitor.json(second).getString("code")).isEqualTo("answer-held");

      var fang = Visitor.in(desk, "fang");
      waiting(fang).forEach(item -> decide(fang, item.getString("id"), "release"));
      await()
          .atMost(30, TimeUnit.SECONDS)
          .untilAsserted(() -> assertThat(reader.outbox().toString()).contains("代写论文违规"));
    }
  }

  /** The reader asked for a person, and this one took her; the consult's id. */
  private static String talking(Visitor librarian, SandboxReader reader) {
    if (!reader.say("转人工").contains("转接")) {
      reader.say("0");
    }
    var found =
        Visitor.json(librarian.get("/desk/consults?library=" + reader.library()))
            .getJsonArray("consults")
            .getJsonObject(0)
            .getString("id");
    assertThat(act(librarian, found, "take", "")).isEqualTo(200);
    return found;
  }

  private static int act(Visitor librarian, String consult, String act, String text) {
    var body = new JsonObject().put("act", act).put("key", "key-" + text.hashCode());
    if (!text.isEmpty()) {
      body.put("text", text);
    }
    return librarian.send("POST", "/desk/consults/" + consult + "/acts", body).statusCode();
  }

  private static List<JsonObject> waiting(Visitor librarian) {
    return objects(Visitor.json(librarian.get("/desk/held")), "held").toList();
  }

  private static Stream<JsonObject> objects(JsonObject json, String name) {
    return json.getJsonArray(name).stream().map(JsonObject.class::cast);
  }

  private static java.net.http.HttpResponse<byte[]> decide(
      Visitor librarian, String id, String decision) {
    return librarian.send("POST", "/desk/held/" + id, new JsonObject().put("decision", decision));
  }

  private static void draft(Visitor librarian, String id, String question, String answer) {
    var form = new JsonObject().put("subject", "*").put("question", question).put("answer", answer);
    var saved =
        librarian.send(
            "PUT",
            "/faq/entries/" + id + "/draft?library=demo-a",
            form,
            java.util.Map.of("x-csrf-token", librarian.csrf(), "if-match", "*"));
    assertThat(saved.statusCode()).isEqualTo(200);
  }

  private static List<String> live(Visitor librarian) {
    return objects(Visitor.json(librarian.get("/faq/entries?library=demo-a")), "entries")
        .filter(entry -> entry.getInteger("revision") > 0)
        .map(entry -> entry.getString("id"))
        .toList();
  }

  private static JsonObject none() {
    return new JsonObject();
  }
}
