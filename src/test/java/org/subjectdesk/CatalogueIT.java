package org.subjectdesk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.FilePayload;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.subjectdesk.store.Database;
import org.subjectdesk.store.OnEachStore;
import org.subjectdesk.store.StoreSettings;

/** From a member's file, or her platform, to what a reader is told in the chat. */
class CatalogueIT {
  private static final String HEAD =
      "id,title,authors,publisher,year,isbn,kind,clc,link,call-number\n";
  static final String OF_B =
      HEAD
          + "b1,新能源汽车维修,王立新,江海教育出版社,2021,9787302511656,图书,U469.7,,U469.7/5\n"
          + "b2,机械制图,李国栋,青禾出版社,2019,,图书,TH126,,TH126/8\n"
          + "b3,没有年份的书,赵敏,青禾出版社,去年,,图书,TH126,,TH126/9\n";
  private static final int MANY = 20_000; // More bytes than are on the way at once.
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @OnEachStore
  void a_file_becomes_works_that_readers_find_and_stay_after_a_restart(StoreSettings settings) {
    try (var desk = RunningDesk.on(settings)) {
      var shen = Visitor.in(desk, "shen");
      assertThat(bring(desk, shen, "demo-b", OF_B, false)).isEqualTo(202);
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(overview(shen).getInteger("works")).isEqualTo(2));
      await().atMost(PATIENCE).untilAsserted(() -> assertThat(found(shen, "新能源汽车维修")).isEqualTo(1));
      var run = overview(shen).getJsonArray("sources").getJsonObject(0).getJsonObject("run");
      assertThat(run.getString("state")).isEqualTo("done");
      assertThat(run.getInteger("refused")).isEqualTo(1);
      var refusals =
          Visitor.json(shen.get("/catalogue/refusals?run=" + run.getInteger("id")))
              .getJsonArray("refusals");
      assertThat(refusals.getJsonObject(0).getString("place")).contains("4");

      var reader = new SandboxReader(desk, "demo-a", "oCatalogue");
      assertThat(reader.say("有没有新能源汽车维修的书")).contains("新能源汽车维修", "青禾职业学院图书馆");

      var ledger =
          new String(shen.get("/contributions?from=2026-01-01&until=2099-01-01").body(), UTF_8);
      assertThat(ledger)
          .contains("\"kind\":\"records\"")
          .contains("\"deeds\":2")
          .contains("\"whoId\":\"shen\",\"who\":\"沈若谷\"")
          .contains("\"amount\":2", "\"source\":\"青禾职业学院图书馆\"");
    }
    try (var desk = RunningDesk.on(settings)) {
      var shen = Visitor.in(desk, "shen");
      await().atMost(PATIENCE).untilAsserted(() -> assertThat(found(shen, "新能源汽车维修")).isEqualTo(1));

      bring(desk, shen, "demo-b", HEAD + "b2,机械制图,李国栋,青禾出版社,2019,,图书,TH126,,TH126/8\n", true);
      await().atMost(PATIENCE).untilAsserted(() -> assertThat(found(shen, "新能源汽车维修")).isZero());
      assertThat(found(shen, "机械制图")).isEqualTo(1);
    }
  }

  @Test
  void a_library_brings_its_own_records_only() {
    try (var database = Database.SQLITE.fresh();
        var desk = RunningDesk.on(database.settings())) {
      assertThat(bring(desk, Visitor.in(desk, "lin"), "demo-a", OF_B, false)).isEqualTo(403);
      var fang = Visitor.in(desk, "fang");
      assertThat(bring(desk, fang, "demo-b", OF_B, false)).isEqualTo(403);
      assertThat(bring(desk, fang, "nobody", OF_B, false)).isEqualTo(400);
      assertThat(bring(desk, Visitor.at(desk), "demo-a", OF_B, false)).isEqualTo(401);
      assertThat(overview(fang).getInteger("records")).isZero();
      assertThat(
              fang.send("POST", "/catalogue/sources/nowhere/harvest", new JsonObject())
                  .statusCode())
          .isEqualTo(404);
    }
  }

  @Test
  void a_large_file_of_one_who_signed_in_comes_whole() {
    try (var database = Database.SQLITE.fresh();
        var desk = RunningDesk.on(database.settings())) {
      var shen = Visitor.in(desk, "shen");
      var rows =
          IntStream.range(0, MANY)
              .mapToObj(
                  i ->
                      "m" + i + ",机械制图与计算机绘图" + i + "," + "李国栋".repeat(30) + ",,2019,,图书,TH126,,\n")
              .collect(Collectors.joining());

      assertThat(bring(desk, shen, "demo-b", HEAD + rows, false)).isEqualTo(202);

      await()
          .atMost(Duration.ofMinutes(5))
          .untilAsserted(
              () -> {
                var run = begun(shen);
                assertThat(run.getString("state")).isEqualTo("done");
                assertThat(run.getInteger("added")).isEqualTo(MANY);
                assertThat(run.getInteger("refused")).isZero();
                assertThat(overview(shen).getInteger("records")).isEqualTo(MANY);
              });
    }
  }

  @Test
  void a_source_that_is_written_into_the_directory_is_harvested() {
    try (var database = Database.SQLITE.fresh();
        var desk = RunningDesk.on(database.settings())) {
      var shen = Visitor.in(desk, "shen");
      var now = Visitor.json(shen.get("/directory"));
      var source =
          "- {id: demo-b-opac, library: demo-b, name: 青禾馆书目, address: '{{alliance.oai}}', prefix:"
              + " oai_dc}\n";
      var edit =
          new JsonObject()
              .put("name", "sources.yaml")
              .put("text", source)
              .put("edition", now.getLong("edition"));
      assertThat(shen.send("PUT", "/directory", edit).statusCode()).isEqualTo(200);
      var wanted = shen.send("POST", "/catalogue/sources/demo-b-opac/harvest", new JsonObject());
      assertThat(wanted.statusCode()).isEqualTo(200);
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () -> {
                var run = begun(shen);
                assertThat(run.getString("state")).isEqualTo("done");
                assertThat(run.getInteger("added")).isGreaterThan(200);
                assertThat(run.getInteger("refused")).isEqualTo(1);
              });
    }
  }

  @Test
  void a_librarian_brings_a_file_in_the_console_and_sees_what_came_of_it() {
    try (var database = Database.SQLITE.fresh();
        var desk = RunningDesk.on(database.settings());
        var fang = ConsoleWindow.of(desk, "fang")) {
      fang.go("catalogue");
      PlaywrightAssertions.assertThat(fang.page().locator("desk-catalogue")).containsText("还没有书目");
      fang.screenshot("catalogue-empty");
      fang.page()
          .locator("desk-catalogue input[type=file]")
          .setInputFiles(new FilePayload("opac.csv", "text/csv", OF_B.getBytes(UTF_8)));
      var refused = fang.page().getByText("拒收 1 条");
      refused.click();
      PlaywrightAssertions.assertThat(fang.page().locator("desk-catalogue")).containsText("第 4 行");
      fang.page()
          .locator("desk-catalogue input[type=file]")
          .setInputFiles(new FilePayload("cover.png", "image/png", new byte[] {1, 2, 3}));
      for (var shown : List.of("cover.png", "没能导入", "opac.csv", "拒收 1 条", "方文清")) {
        PlaywrightAssertions.assertThat(fang.page().locator("desk-catalogue")).containsText(shown);
      }
      PlaywrightAssertions.assertThat(fang.page().locator("desk-catalogue")).containsText("合成 2 种");
      fang.page().getByLabel("试查").fill("机械制图");
      fang.button("查").click();
      PlaywrightAssertions.assertThat(fang.page().locator("desk-catalogue")).containsText("共 1 种");
      fang.screenshot("catalogue-brought");
      assertThat(fang.complaints()).isEmpty();
    }
  }

  private static JsonObject overview(Visitor librarian) {
    return Visitor.json(librarian.get("/catalogue"));
  }

  /** The run of the only source, which may not have begun yet. */
  private static JsonObject begun(Visitor librarian) {
    var sources = overview(librarian).getJsonArray("sources");
    assertThat(sources).isNotEmpty();
    var run = sources.getJsonObject(0).getJsonObject("run");
    assertThat(run).isNotNull();
    return run;
  }

  static int found(Visitor librarian, String words) {
    var query = URLEncoder.encode(words, UTF_8);
    return Visitor.json(librarian.get("/catalogue/search?q=" + query)).getInteger("total");
  }

  static int bring(
      RunningDesk desk, Visitor librarian, String library, String file, boolean whole) {
    var address = "/console/catalogue-file?name=opac.csv&library=" + library + "&whole=" + whole;
    var request =
        HttpRequest.newBuilder(URI.create(desk.url(address)))
            .header("x-csrf-token", librarian.csrf())
            .header("cookie", librarian.cookie())
            .POST(BodyPublishers.ofString(file))
            .build();
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request, BodyHandlers.discarding()).statusCode();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }
}
