package org.subjectdesk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.sun.net.httpserver.HttpServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.subjectdesk.store.OnEachStore;
import org.subjectdesk.store.StoreSettings;

/** What librarians can do to entries through the API of the running desk. */
class EditingApiIT {
  private static final String DEMO_A = "wx00000000000000a1";
  private static final String ROBOTS = "机器人实训室在哪里？";

  @OnEachStore
  void what_is_published_is_found_at_once_by_search_and_by_readers(StoreSettings settings) {
    try (var desk = RunningDesk.emptyOn(settings)) {
      var draft = "/faq/entries/robots/draft?library=demo-a&by=" + encoded("王老师");
      var saved = json(put(desk, draft, form("在三号楼二层。")));
      assertThat(saved.getJsonObject("draft").getString("action")).isEqualTo("create");
      assertThat(band(desk)).as("a draft is not live").isNotEqualTo("answer");

      var published = json(post(desk, "/faq/drafts/publish?library=demo-a", ""));
      assertThat(published.getJsonArray("published")).containsExactly("robots");

      assertThat(band(desk)).isEqualTo("answer");
      assertThat(desk.account(DEMO_A).ask("reader-1", ROBOTS)).startsWith("在三号楼二层。");
      assertThat(desk.account("wx00000000000000b2").ask("reader-2", ROBOTS))
          .as("another library's readers")
          .doesNotContain("在三号楼二层。");
      var entry = json(get(desk, "/faq/entries/robots?library=demo-a"));
      assertThat(entry.getJsonObject("live").getString("owner")).isEqualTo("江畔职业技术学院图书馆");
      assertThat(entry.getJsonObject("live").getString("reviewBy")).isNotBlank();
      assertThat(entry.getJsonArray("revisions").getJsonObject(0).getString("by")).isEqualTo("王老师");
    }
  }

  @OnEachStore
  void an_entry_is_changed_withdrawn_and_brought_back(StoreSettings settings) {
    try (var desk = RunningDesk.emptyOn(settings)) {
      publish(desk, form("在三号楼。"));
      publish(desk, form("搬到五号楼了。"));
      publish(desk, new JsonObject().put("withdraw", true));
      assertThat(band(desk)).isNotEqualTo("answer");

      var restored = post(desk, "/faq/entries/robots/restore?library=demo-a", "{\"revision\": 1}");
      assertThat(json(restored).getJsonObject("draft").getString("kind")).isEqualTo("restore");
      post(desk, "/faq/drafts/publish?library=demo-a", "{\"ids\": [\"robots\"]}");

      assertThat(desk.account(DEMO_A).ask("reader-1", ROBOTS)).startsWith("在三号楼。");
      var revisions =
          json(get(desk, "/faq/entries/robots?library=demo-a")).getJsonArray("revisions");
      assertThat(revisions.stream().map(one -> ((JsonObject) one).getString("kind")))
          .containsExactly("restore", "withdrawn", "edit", "edit");
    }
  }

  @OnEachStore
  void the_difference_of_an_overlay_shows_both_comparisons(StoreSettings settings) {
    try (var desk = RunningDesk.emptyOn(settings)) {
      post(
          desk,
          "/faq/import?library=*&name=shared.csv",
          "id,subject,question,variants,answer\nborrow-renew,*,图书怎么续借？,续借|延期,在网上续借。\n");
      var alliance = json(get(desk, "/faq/entries/borrow-renew?library=*")).getJsonObject("live");
      var own =
          new JsonObject()
              .put("subject", "*")
              .put("question", alliance.getString("question"))
              .put("variants", alliance.getJsonArray("variants").copy().add("书想多看两天"))
              .put("answer", "本馆到服务台续借。");
      put(desk, "/faq/entries/borrow-renew/draft?library=demo-b", own);

      var review = json(get(desk, "/faq/drafts?library=demo-b"));

      var draft = review.getJsonArray("drafts").getJsonObject(0);
      assertThat(draft.getString("action")).isEqualTo("create");
      assertThat(fields(draft.getJsonObject("overlay")))
          .contains("answer", "owner")
          .doesNotContain("question", "subject");
      assertThat(draft.getJsonObject("overlay").getJsonObject("variants").getJsonArray("added"))
          .containsExactly("书想多看两天");
      assertThat(fields(draft.getJsonObject("difference"))).contains("question");
      assertThat(review.getJsonArray("findings")).isEmpty();
      post(desk, "/faq/drafts/publish?library=demo-b", "");
      assertThat(
              json(get(desk, "/faq/entries?library=demo-b&q=borrow-renew"))
                  .getJsonArray("entries")
                  .getJsonObject(0)
                  .getBoolean("replaces"))
          .isTrue();
    }
  }

  @OnEachStore
  void before_publishing_what_is_wrong_is_shown_with_both_sides(StoreSettings settings)
      throws IOException {
    var elsewhere =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    elsewhere.createContext("/there", exchange -> exchange.sendResponseHeaders(200, -1));
    elsewhere.start();
    try (var desk = RunningDesk.emptyOn(settings)) {
      publish(desk, form("在三号楼。"));
      var site = "http://127.0.0.1:" + elsewhere.getAddress().getPort();
      var links = site + "/there 和 " + site + "/gone 和 https:/half";
      var draft =
          form("在五号楼，见 {{library.nothing}}，" + links)
              .put("question", "机器人实训室在哪儿？")
              .put("variants", JsonArray.of("去哪找机器人实训室！"));
      put(desk, "/faq/entries/robots-2/draft?library=demo-a", draft);

      var findings = json(get(desk, "/faq/drafts?library=demo-a")).getJsonArray("findings");

      var said = findings.stream().map(JsonObject.class::cast).toList();
      assertThat(said)
          .extracting(finding -> finding.getString("kind"), finding -> finding.getString("text"))
          .contains(
              tuple("near-duplicate", "机器人实训室在哪儿？"),
              tuple("variant-of-another", "去哪找机器人实训室！"),
              tuple("placeholder", "{{library.nothing}}"),
              tuple("link", site + "/gone"),
              tuple("link", "https:/half"))
          .doesNotContain(tuple("link", site + "/there"));
      var both = said.getFirst();
      assertThat(both.getJsonObject("entry").getString("answer")).startsWith("在五号楼");
      assertThat(both.getJsonObject("other").getString("answer")).isEqualTo("在三号楼。");
      assertThat(both.getString("message")).contains("机器人实训室在哪儿？").contains(ROBOTS);
    } finally {
      elsewhere.stop(0);
    }
  }

  @OnEachStore
  void bad_input_and_conflicts_are_named(StoreSettings settings) {
    try (var desk = RunningDesk.emptyOn(settings)) {
      var draft = "/faq/entries/robots/draft?library=demo-a";
      var wrong = form("见 {{library.hours").put("subject", "99").put("reviewBy", "soon");
      var refused = put(desk, draft, wrong);
      assertThat(refused.statusCode()).isEqualTo(400);
      assertThat(
              json(refused).getJsonArray("faults").stream()
                  .map(fault -> ((JsonObject) fault).getString("field")))
          .containsExactly("subject", "answer", "reviewBy");
      assertThat(put(desk, draft, form("答").put("colour", "red")).statusCode()).isEqualTo(400);
      assertThat(put(desk, draft.replace("demo-a", "nowhere"), form("答")).statusCode())
          .isEqualTo(404);
      assertThat(put(desk, draft, new JsonObject().put("withdraw", true)).statusCode())
          .isEqualTo(404);

      var first = put(desk, draft, form("一"));
      assertThat(put(desk, draft, form("二")).statusCode()).isEqualTo(409);
      var state = first.headers().firstValue("etag").orElseThrow();
      assertThat(ifMatch(desk, draft, form("二"), state).statusCode()).isEqualTo(200);
      var late = ifMatch(desk, draft, form("三"), state);
      assertThat(late.statusCode()).isEqualTo(412);
      assertThat(json(late).getString("detail")).contains("If-Match");
      assertThat(
              post(desk, "/faq/drafts/publish?library=demo-a", "{\"ids\":[\"no\"]}").statusCode())
          .isEqualTo(404);
      assertThat(
              post(desk, "/faq/entries/robots/restore?library=demo-a", "{\"revision\":9}")
                  .statusCode())
          .isEqualTo(404);
      assertThat(get(desk, "/faq/entries/nothing?library=demo-a").statusCode()).isEqualTo(404);
    }
  }

  @OnEachStore
  void odd_ids_and_searches_are_taken_as_they_are(StoreSettings settings) {
    try (var desk = RunningDesk.emptyOn(settings)) {
      for (var id : List.of("c++/入门", "a%b", "a..b")) {
        var path = "/faq/entries/" + encoded(id);
        var saved = put(desk, path + "/draft?library=demo-a", form("C++ 书在 TP312。"));
        assertThat(saved.statusCode()).as(id + text(saved)).isEqualTo(200);
        assertThat(json(get(desk, path + "?library=demo-a")).getString("id")).isEqualTo(id);
      }
      var found = json(get(desk, "/faq/entries?library=demo-a&layer=all&q=" + encoded("c++")));
      assertThat(found.getInteger("total")).isEqualTo(3);
      assertThat(
              json(get(desk, "/faq/entries?library=demo-a&size=2&page=2")).getJsonArray("entries"))
          .hasSize(1);
    }
  }

  @OnEachStore
  void files_go_in_and_come_out(StoreSettings settings) {
    try (var desk = RunningDesk.emptyOn(settings)) {
      var csv = "id,subject,question,variants,answer\nrobots,*," + ROBOTS + ",,在三号楼。\n";
      var bad = post(desk, "/faq/import?library=demo-a&name=mine.csv", csv + "x,*,,,\n");
      assertThat(bad.statusCode()).isEqualTo(400);
      assertThat(json(bad).getJsonArray("faults").getJsonObject(0).getInteger("line")).isEqualTo(3);
      assertThat(band(desk)).isNotEqualTo("answer");

      var taken = post(desk, "/faq/import?library=demo-a&name=mine.csv", csv);
      assertThat(json(taken).getInteger("published")).isEqualTo(1);
      assertThat(band(desk)).isEqualTo("answer");

      var back = get(desk, "/faq/export?library=demo-a&format=csv");
      assertThat(text(back)).contains("robots,*," + ROBOTS).contains(",mine.csv,");
      var again = post(desk, "/faq/import?library=demo-a&name=back.csv&draft=true", text(back));
      assertThat(json(again).getInteger("drafts")).as("nothing differs").isZero();
      assertThat(text(get(desk, "/faq/export?library=demo-a"))).contains("id: robots");
      assertThat(get(desk, "/faq/export?library=*&format=doc").statusCode()).isEqualTo(400);
      assertThat(post(desk, "/faq/import?library=demo-a&name=mine.txt", csv).statusCode())
          .isEqualTo(400);
      var huge = "x".repeat(10 * 1024 * 1024 + 1);
      assertThat(post(desk, "/faq/import?library=demo-a&name=a.csv", huge).statusCode())
          .isEqualTo(413);
    }
  }

  @OnEachStore
  void what_is_past_its_review_date_is_told_by_owner(StoreSettings settings) {
    try (var desk = RunningDesk.emptyOn(settings)) {
      publish(desk, form("在三号楼。").put("owner", "电子阅览部").put("reviewBy", "2020-01-31"));

      var due = json(get(desk, "/faq/reviews?library=demo-a&days=0"));

      var owner = due.getJsonArray("owners").getJsonObject(0);
      assertThat(owner.getString("owner")).isEqualTo("电子阅览部");
      assertThat(owner.getJsonArray("overdue").getJsonObject(0).getString("id"))
          .isEqualTo("robots");
      assertThat(owner.getJsonArray("due")).isEmpty();
    }
    try (var desk = RunningDesk.emptyOn(settings)) {
      var figures = desk.managementUrl("/metrics");
      while (!text(send(HttpRequest.newBuilder(URI.create(figures)).build()))
          .contains("desk_faq_overdue 1.0")) {
        Thread.onSpinWait();
      }
    }
  }

  private static void publish(RunningDesk desk, JsonObject form) {
    put(desk, "/faq/entries/robots/draft?library=demo-a", form);
    var published = post(desk, "/faq/drafts/publish?library=demo-a", "");
    assertThat(json(published).getJsonArray("published")).containsExactly("robots");
  }

  private static JsonObject form(String answer) {
    return new JsonObject()
        .put("subject", "*")
        .put("question", ROBOTS)
        .put("variants", JsonArray.of("去哪找机器人实训室"))
        .put("answer", answer);
  }

  private static List<String> fields(JsonObject difference) {
    return difference.getJsonArray("fields").stream()
        .map(field -> ((JsonObject) field).getString("field"))
        .toList();
  }

  private static String band(RunningDesk desk) {
    return json(get(desk, "/search?library=demo-a&q=" + encoded(ROBOTS))).getString("band");
  }

  private static HttpResponse<byte[]> get(RunningDesk desk, String path) {
    return send(request(desk, path).build());
  }

  private static HttpResponse<byte[]> put(RunningDesk desk, String path, JsonObject body) {
    return send(request(desk, path).PUT(BodyPublishers.ofString(body.encode())).build());
  }

  private static HttpResponse<byte[]> ifMatch(
      RunningDesk desk, String path, JsonObject body, String state) {
    return send(
        request(desk, path)
            .header("if-match", state)
            .PUT(BodyPublishers.ofString(body.encode()))
            .build());
  }

  private static HttpResponse<byte[]> post(RunningDesk desk, String path, String body) {
    return send(request(desk, path).POST(BodyPublishers.ofString(body)).build());
  }

  private static HttpRequest.Builder request(RunningDesk desk, String path) {
    return HttpRequest.newBuilder(URI.create(desk.url("/api/v1" + path)))
        .header("content-type", "application/json");
  }

  private static HttpResponse<byte[]> send(HttpRequest request) {
    return Callbacks.send(request);
  }

  private static JsonObject json(HttpResponse<byte[]> response) {
    return new JsonObject(text(response));
  }

  private static String text(HttpResponse<byte[]> response) {
    return new String(response.body(), UTF_8);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }
}
