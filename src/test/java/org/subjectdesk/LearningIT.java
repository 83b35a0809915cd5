package org.subjectdesk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import org.subjectdesk.store.OnEachStore;
import org.subjectdesk.store.StoreSettings;

/** From a reader's unanswered question to an answer, through callback and API. */
class LearningIT {
  private static final String DEMO_A = "wx00000000000000a1";
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
    var request = HttpRequest.newBuilder(URI.create(desk.url("/api/v1" + path))).build();
    return new JsonObject(new String(Callbacks.send(request).body(), UTF_8));
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
