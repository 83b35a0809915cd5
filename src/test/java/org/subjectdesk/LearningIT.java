package org.subjectdesk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.subjectdesk.faq.Label;
import org.subjectdesk.learning.Questions;
import org.subjectdesk.store.OnEachStore;
import org.subjectdesk.store.Store;
import org.subjectdesk.store.StoreSettings;

/** From a reader's unanswered question to an answer, through callback and API. */
class LearningIT {
  private static final String DEMO_A = "wx00000000000000a1";
  private static final String RENEW = "图书怎么续借？";
  private static final String STRANGE = "桌游室的狼人杀牌在哪借啊";

  @OnEachStore
  void an_unanswered_question_is_counted_linked_and_then_answered(StoreSettings settings) {
    try (var desk = RunningDesk.on(settings)) {
      var account = desk.account(DEMO_A);
      var question = Callbacks.text("reader-1", Callbacks.newMsgId(), STRANGE);
      account.plain(question);
      account.plain(question);
      account.ask("reader-2", STRANGE + "！");

      var group = group(desk, STRANGE);
      assertThat(group.getInteger("count")).as("a retry counts once").isEqualTo(2);
      assertThat(group.encode()).doesNotContain("reader-1").doesNotContain("reader-2");

      var linked =
          post(
              desk,
              "/questions/links",
              new JsonObject()
                  .put("library", "demo-a")
                  .put("entry", "borrow-renew")
                  .put("questions", JsonArray.of(STRANGE)));
      assertThat(linked.getJsonArray("added")).containsExactly(STRANGE);
      assertThat(linked.getInteger("settled")).isEqualTo(2);

      awaitAnswer(desk, STRANGE);
      assertThat(account.ask("reader-3", STRANGE)).contains("续借");
      assertThat(groups(desk).encode()).doesNotContain(STRANGE);
    }
  }

  @OnEachStore
  void a_dismissed_question_waits_no_more_and_bad_requests_are_named(StoreSettings settings) {
    try (var desk = RunningDesk.on(settings)) {
      desk.account(DEMO_A).ask("reader-1", STRANGE);
      var body = new JsonObject().put("library", "demo-a").put("questions", JsonArray.of(STRANGE));

      assertThat(post(desk, "/questions/dismiss", body).getInteger("settled")).isEqualTo(1);
      assertThat(groups(desk).getJsonArray("groups")).isEmpty();
      assertThat(post(desk, "/questions/dismiss", body.copy().put("library", "demo-z")).encode())
          .contains("404")
          .contains("library");
      assertThat(post(desk, "/questions/links", body.copy().put("entry", "no-such-entry")).encode())
          .contains("404")
          .contains("entry");
      assertThat(post(desk, "/questions/dismiss", new JsonObject()).encode()).contains("400");
    }
  }

  @OnEachStore
  void what_is_no_request_is_refused_and_never_a_fault_of_the_desk(StoreSettings settings) {
    try (var desk = RunningDesk.on(settings)) {
      var good = "{\"library\":\"demo-a\",\"entry\":\"borrow-renew\",\"questions\":[\"甲\"]}";
      for (var body :
          List.of(
              "",
              "{",
              "[]",
              "null",
              "\"demo-a\"",
              "{}",
              good.replace("[\"甲\"]", "\"甲\""),
              good.replace("[\"甲\"]", "[]"),
              good.replace("\"甲\"", "7"),
              good.replace("甲", ""),
              good.replace("甲", "甲".repeat(3_000)),
              good.replace("\"borrow-renew\"", "null"))) {
        for (var path : List.of("/questions/links", "/questions/dismiss")) {
          if (path.endsWith("dismiss") && body.contains("null")) {
            continue; // It needs no entry, so a wrong one is nothing to it.
          }
          assertThat(status(desk, path, "application/json", body))
              .as("%s %s", path, body)
              .isEqualTo(400);
        }
      }
      assertThat(status(desk, "/questions/links", "text/plain", good)).isBetween(400, 499);
      assertThat(status(desk, "/questions/links", "application/json", " ".repeat(70_000)))
          .isEqualTo(413);
      for (var query :
          List.of("", "?library=", "?library=demo-a&days=x", "?library=demo-a&days=0")) {
        assertThat(send(desk, "/questions/groups" + query).statusCode()).as(query).isEqualTo(400);
      }
      assertThat(send(desk, "/questions/groups?library=nowhere").statusCode()).isEqualTo(404);
    }
  }

  @OnEachStore
  void a_tap_a_number_and_an_opinion_find_their_question_once(StoreSettings settings) {
    try (var desk = RunningDesk.on(settings)) {
      var account = desk.account(DEMO_A);
      var menu = account.ask("reader-1", "书");
      assertThat(menu).contains("1. ").contains("2. ");
      var chosen = account.ask("reader-1", "2");
      assertThat(chosen).contains("msgmenuid=8").contains("msgmenuid=9");
      var tap = Callbacks.text("reader-1", Callbacks.newMsgId(), "没用");
      tap.put("bizmsgmenuid", "9");
      var sorry = account.content(account.plain(tap));
      assertThat(account.content(account.plain(tap))).as("a retry").isEqualTo(sorry);
      assertThat(sorry).startsWith("抱歉").contains("0. ");
      account.ask("reader-2", RENEW);
      assertThat(account.ask("reader-2", "有用")).contains("谢谢");
      assertThat(group(desk, "书").getJsonObject("outcomes").getMap())
          .isEqualTo(Map.of("not-helpful", 1));
    }
    try (var store = Store.open(settings)) {
      assertThat(store.<List<Label>>read(new Questions()::labels))
          .extracting(Label::text, Label::right)
          .containsExactly(tuple(RENEW, true), tuple("书", false));
    }
  }

  @OnEachStore
  void a_reader_who_leaves_takes_the_way_to_her_questions_with_her(StoreSettings settings) {
    try (var desk = RunningDesk.on(settings)) {
      var account = desk.account(DEMO_A);
      account.ask("reader-1", STRANGE);
      account.plain(Callbacks.event("reader-1", "unsubscribe", ""));
      assertThat(group(desk, STRANGE).getInteger("count")).isEqualTo(1);
    }
    try (var store = Store.open(settings)) {
      assertThat(
              store.<List<String>>read(
                  tx -> tx.list("SELECT id FROM consult", it -> it.text("id"))))
          .isEmpty();
    }
  }

  @OnEachStore
  void the_search_tells_why_and_the_bands_tell_what_to_expect(StoreSettings settings) {
    try (var desk = RunningDesk.on(settings)) {
      var found = get(desk, "/search?library=demo-a&q=" + encoded("书没看完想多留几天"));
      var why = found.getJsonArray("hits").getJsonObject(0).getJsonObject("why");
      assertThat(why.getBoolean("byMeaning")).isTrue();
      assertThat(why.getDouble("nearest")).isBetween(0.3, 1.0);
      assertThat(why.getString("nearestText")).isNotBlank();
      assertThat(found.getJsonObject("limits").getDouble("answer")).isBetween(0.0, 1.0);
      assertThat(get(desk, "/bands?library=demo-a").getDouble("answerAt")).isBetween(0.0, 1.0);
    }
  }

  /** The index follows a published change within a poll. */
  private static void awaitAnswer(RunningDesk desk, String question) {
    var path = "/search?library=demo-a&q=" + encoded(question);
    while (!"answer".equals(get(desk, path).getString("band"))) {
      Thread.onSpinWait();
    }
  }

  private static JsonObject group(RunningDesk desk, String question) {
    return groups(desk).getJsonArray("groups").stream()
        .map(JsonObject.class::cast)
        .filter(group -> group.getString("question").startsWith(question))
        .findFirst()
        .orElseThrow();
  }

  private static JsonObject groups(RunningDesk desk) {
    return get(desk, "/questions/groups?library=demo-a");
  }

  private static JsonObject get(RunningDesk desk, String path) {
    return new JsonObject(new String(send(desk, path).body(), UTF_8));
  }

  private static HttpResponse<byte[]> send(RunningDesk desk, String path) {
    return Callbacks.send(HttpRequest.newBuilder(URI.create(desk.url("/api/v1" + path))).build());
  }

  private static int status(RunningDesk desk, String path, String type, String body) {
    var request =
        HttpRequest.newBuilder(URI.create(desk.url("/api/v1" + path)))
            .header("content-type", type)
            .POST(BodyPublishers.ofString(body))
            .build();
    return Callbacks.send(request).statusCode();
  }

  private static JsonObject post(RunningDesk desk, String path, JsonObject body) {
    var request =
        HttpRequest.newBuilder(URI.create(desk.url("/api/v1" + path)))
            .header("content-type", "application/json")
            .POST(BodyPublishers.ofString(body.encode()))
            .build();
    return new JsonObject(new String(Callbacks.send(request).body(), UTF_8));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }
}
