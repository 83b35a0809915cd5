package org.subjectdesk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.subjectdesk.ReaderPageClient.texts;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.subjectdesk.store.Database;
import org.subjectdesk.store.FreshDatabase;

/** The readers' API of a running desk, as their pages use it. */
class ReaderApiIT {
  private static final FreshDatabase DATABASE = Database.SQLITE.fresh();
  private static final RunningDesk DESK = RunningDesk.emptyOn(DATABASE.settings());

  @AfterAll
  static void stop() {
    DESK.close();
    DATABASE.close();
  }

  @Test
  void a_guest_asks_and_reads_it_again() {
    var page = ReaderPageClient.guest(DESK, "demo-a");
    assertThat(page.session().getJsonObject("library").getString("id")).isEqualTo("demo-a");
    var answer = page.say("你好");
    assertThat(answer.getJsonObject("consult").getString("phase")).isEqualTo("desk");
    var said = texts(answer);
    assertThat(said).first().isEqualTo("你好");
    assertThat(said).hasSize(2);
    assertThat(texts(page.json("/messages"))).isEqualTo(said);
    assertThat(texts(ReaderPageClient.guest(DESK, "demo-a").json("/messages"))).isEmpty();
  }

  @Test
  void the_same_id_again_gives_the_same_answer_and_stores_nothing() {
    var page = ReaderPageClient.guest(DESK, "demo-a");
    var message = new JsonObject().put("id", "sent-twice").put("text", "你好");
    var first = page.post("/messages", message);
    assertThat(page.post("/messages", message).body()).isEqualTo(first.body());
    assertThat(page.post("/messages", message.copy().put("text", "别的")).body())
        .isEqualTo(first.body());
    assertThat(texts(page.json("/messages"))).hasSize(2);
  }

  @Test
  void history_comes_in_pages_both_ways() {
    var page = ReaderPageClient.guest(DESK, "demo-a");
    IntStream.range(0, 5).forEach(_ -> page.say("你好"));
    var all = ids(page.json("/messages?limit=100"));
    assertThat(all).hasSize(10);
    var last = page.json("/messages?limit=4");
    assertThat(ids(last)).isEqualTo(all.subList(6, 10));
    assertThat(last.getBoolean("more")).isTrue();
    var before = page.json("/messages?limit=4&before=" + all.get(6));
    assertThat(ids(before)).isEqualTo(all.subList(2, 6));
    var first = page.json("/messages?limit=4&before=" + all.get(2));
    assertThat(ids(first)).isEqualTo(all.subList(0, 2));
    assertThat(first.getBoolean("more")).isFalse();
    var after = page.json("/messages?limit=4&after=0");
    assertThat(ids(after)).isEqualTo(all.subList(0, 4));
    assertThat(after.getString("cursor")).isEqualTo(all.get(3));
    assertThat(ids(page.json("/messages?limit=100&after=" + all.get(3))))
        .isEqualTo(all.subList(4, 10));
  }

  @Test
  void places_that_never_existed_or_are_another_readers_are_named() {
    var other = ReaderPageClient.guest(DESK, "demo-a");
    var hers = ids(other.say("你好")).getFirst();
    var page = ReaderPageClient.guest(DESK, "demo-a");
    for (var place : List.of("after=999999999", "before=999999999", "after=" + hers)) {
      var refused = page.get("/messages?" + place);
      assertThat(refused.statusCode()).isEqualTo(400);
      assertThat(new JsonObject(refused.body()).getString("code")).isEqualTo("cursor-unknown");
    }
    assertThat(page.get("/messages?after=1&before=2").statusCode()).isEqualTo(400);
    assertThat(page.get("/messages?after=-1").statusCode()).isEqualTo(400);
  }

  @Test
  void who_has_no_token_or_a_forged_one_is_told_what_to_do() {
    var page = new ReaderPageClient(DESK);
    assertThat(page.get("/messages").statusCode()).isEqualTo(401);
    page.begin("/sessions/guest", new JsonObject().put("library", "demo-a"));
    var token = page.session().getString("token");
    var changed = (token.charAt(5) == 'A' ? 'B' : 'A') + token.substring(6);
    for (var wrong : List.of("x", token.substring(0, 5) + changed, token + "A")) {
      page.token(wrong);
      var refused = page.get("/me");
      assertThat(refused.statusCode()).isEqualTo(401);
      assertThat(refused.headers().firstValue("content-type")).contains("application/problem+json");
      assertThat(new JsonObject(refused.body()).getString("code")).isEqualTo("session-needed");
    }
    // A reader's token opens no librarian's operation.
    page.token(token);
    assertThat(page.get("/desk/consults").statusCode()).isIn(401, 403);
  }

  @Test
  void a_renewed_session_is_the_same_reader_and_an_ended_one_nobody() {
    var page = ReaderPageClient.guest(DESK, "demo-a");
    page.say("你好");
    var old = page.session().getString("refreshToken");
    page.begin("/sessions/refresh", new JsonObject().put("refreshToken", old));
    assertThat(texts(page.json("/messages"))).hasSize(2);
    assertThat(page.send("DELETE", "/sessions/current", null).statusCode()).isEqualTo(200);
    assertThat(page.get("/messages").statusCode()).isEqualTo(401);
    var refused =
        page.post(
            "/sessions/refresh",
            new JsonObject().put("refreshToken", page.session().getString("refreshToken")));
    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(new JsonObject(refused.body()).getString("code")).isEqualTo("session-over");
  }

  @Test
  void wrong_shapes_name_their_field() {
    var page = ReaderPageClient.guest(DESK, "demo-a");
    for (var body :
        List.of(
            "{}",
            "[]",
            "{\"id\":\"short\",\"text\":\"x\"}",
            "{\"id\":\"long-enough\"}",
            "{\"id\":\"long-enough\",\"text\":\"\"}",
            "{\"id\":\"long-enough\",\"text\":\"  \"}",
            "{\"id\":\"long-enough\",\"text\":7}",
            "{\"id\":\"long-enough\",\"text\":\"x\",\"option\":{\"number\":1,\"label\":\"y\"}}",
            "{\"id\":\"long-enough\",\"option\":{\"number\":-1,\"label\":\"y\"}}",
            "{\"id\":\"long-enough\",\"text\":\"x\",\"more\":1}",
            "{\"id\":\"long-enough\",\"text\":\"" + "x".repeat(2_001) + "\"}",
            "{\"a\":".repeat(2_000) + "1" + "}".repeat(2_000),
            "not json")) {
      var refused = page.send("POST", "/messages", body);
      assertThat(refused.statusCode())
          .as(body.substring(0, Math.min(60, body.length())))
          .isEqualTo(400);
      assertThat(refused.headers().firstValue("content-type")).contains("application/problem+json");
    }
    var unknown = page.post("/sessions/guest", new JsonObject().put("library", "nowhere"));
    assertThat(unknown.statusCode()).isEqualTo(400);
    assertThat(new JsonObject(unknown.body()).getString("field")).isEqualTo("library");
    assertThat(texts(page.json("/messages"))).isEmpty();
  }

  @Test
  void a_message_left_for_later_is_among_her_tickets_and_her_data_and_goes_with_them() {
    var page = ReaderPageClient.guest(DESK, "demo-a");
    var asked = page.post("/me/consult/escalate", new JsonObject().put("id", "press-person"));
    var phase = new JsonObject(asked.body()).getJsonObject("consult").getString("phase");
    assertThat(phase).isEqualTo("leaving-message");
    page.say("数据库在家里打不开，怎么办？");
    var tickets = page.json("/me/tickets").getJsonArray("tickets");
    assertThat(tickets).hasSize(1);
    assertThat(tickets.getJsonObject(0).getString("text")).contains("打不开");
    assertThat(tickets.getJsonObject(0).getString("state")).isEqualTo("open");
    assertThat(page.json("/me").getJsonObject("kept").getInteger("tickets")).isEqualTo(1);
    assertThat(page.json("/me/export").encode()).contains("打不开");

    assertThat(page.send("DELETE", "/me", null).statusCode()).isEqualTo(200);
    assertThat(page.get("/me").statusCode()).isEqualTo(401);
  }

  @Test
  void who_comes_from_a_subjects_page_is_not_asked_for_her_subject() {
    var page = new ReaderPageClient(DESK);
    page.begin("/sessions/guest", new JsonObject().put("library", "demo-a").put("subject", "5202"));
    var consult = page.say("你好").getJsonObject("consult");
    assertThat(consult.getString("subject")).isEqualTo("5202");
  }

  @Test
  void buttons_that_mean_nothing_now_say_so() {
    var page = ReaderPageClient.guest(DESK, "demo-a");
    page.say("你好");
    var cancel = page.post("/me/consult/cancel", new JsonObject().put("id", "press-cancel"));
    assertThat(cancel.statusCode()).isEqualTo(409);
    var stars = new JsonObject().put("id", "press-stars").put("stars", 5);
    assertThat(page.post("/me/consult/rating", stars).statusCode()).isEqualTo(409);
  }

  @Test
  void a_page_without_templates_is_asked_nothing() {
    var page = ReaderPageClient.guest(DESK, "demo-a");
    assertThat(page.json("/me/consents").getJsonArray("asks")).isEmpty();
    var tap = new JsonObject().put("id", "tap-once-1").put("purpose", "answer");
    assertThat(page.post("/me/consents", tap).statusCode()).isEqualTo(409);
  }

  @Test
  void subjects_lead_to_guides() {
    var page = new ReaderPageClient(DESK);
    var groups = page.json("/subjects").getJsonArray("groups");
    assertThat(groups.size()).isEqualTo(19);
    var guide = page.json("/guides/demo-a/5202");
    assertThat(guide.getJsonObject("subject").getString("name")).isEqualTo("护理类");
    assertThat(guide.getJsonObject("library").getString("id")).isEqualTo("demo-a");
    assertThat(guide.getJsonArray("librarians")).isNotEmpty();
    assertThat(page.get("/guides/demo-a/999999").statusCode()).isEqualTo(404);
    assertThat(page.get("/guides/nowhere/52").statusCode()).isEqualTo(404);
    assertThat(page.get("/guides/demo-a/5").statusCode()).isEqualTo(400);
  }

  @Test
  void a_link_of_another_system_brings_the_same_reader_again_and_works_once() throws Exception {
    var link = launch(Map.of("reader", "r-" + UUID.randomUUID(), "subject", "520201"));
    var first = open(link);
    assertThat(first.statusCode()).isEqualTo(303);
    var place = first.headers().firstValue("location").orElseThrow();
    assertThat(place).startsWith("/chat/?library=demo-a&subject=520201#launch=");
    var code =
        new JsonObject().put("code", place.substring(place.indexOf('=', place.indexOf('#')) + 1));
    var page = new ReaderPageClient(DESK);
    assertThat(page.begin("/sessions/launch", code).getString("subject")).isEqualTo("520201");
    page.say("你好");
    assertThat(page.post("/sessions/launch", code).statusCode()).isEqualTo(401);
    assertThat(open(link).statusCode()).isEqualTo(410);
    assertThat(open(link.replace("520201", "520202")).statusCode()).isEqualTo(403);
    assertThat(open(DESK.url("/launch/nobody?x=1")).statusCode()).isEqualTo(404);

    // Another link for the same pseudonym, from another place.
    var reader = URI.create(link).getQuery().replaceAll(".*reader=([^&]*).*", "$1");
    var again = open(launch(Map.of("reader", reader, "from", "elsewhere")));
    var other = new ReaderPageClient(DESK);
    var second = again.headers().firstValue("location").orElseThrow();
    other.begin(
        "/sessions/launch",
        new JsonObject().put("code", second.substring(second.indexOf("#launch=") + 8)));
    assertThat(texts(other.json("/messages"))).hasSize(2);
  }

  private static String launch(Map<String, String> says) throws Exception {
    var all = new java.util.TreeMap<>(says);
    all.put("time", String.valueOf(Instant.now().getEpochSecond()));
    var text = new StringBuilder();
    all.forEach(
        (name, value) ->
            text.append(text.isEmpty() ? "" : "&").append(name).append('=').append(value));
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec("demo-launch-secret".getBytes(UTF_8), "HmacSHA256"));
    var signature = HexFormat.of().formatHex(mac.doFinal(text.toString().getBytes(UTF_8)));
    return DESK.url("/launch/demo-course?" + text + "&signature=" + signature);
  }

  private static HttpResponse<String> open(String address) throws Exception {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
  }

  private static List<String> ids(JsonObject answer) {
    return ids(answer.getJsonArray("messages"));
  }

  private static List<String> ids(JsonArray messages) {
    return messages.stream().map(one -> ((JsonObject) one).getString("id")).toList();
  }
}
