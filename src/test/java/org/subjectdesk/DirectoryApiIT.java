package org.subjectdesk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.subjectdesk.browser.BrowserWindow;
import org.subjectdesk.store.Database;
import org.subjectdesk.store.OnEachStore;
import org.subjectdesk.store.StoreSettings;

/** The alliance's directory, written in the console while the desk runs. */
class DirectoryApiIT {
  private static final String RESOURCES = "resources.yaml";

  @OnEachStore
  void what_an_admin_writes_counts_at_once_and_after_a_restart(StoreSettings settings) {
    try (var desk = RunningDesk.on(settings)) {
      var shen = Visitor.in(desk, "shen");
      var before = read(shen);
      var text = text(before).replace("CINAHL", "CINAHL 护理全文库");

      var after = shen.send("PUT", "/directory", edit(before, text));
      assertThat(after.statusCode()).isEqualTo(200);
      assertThat(text(Visitor.json(after))).isEqualTo(text);
      assertThat(file(Visitor.json(after)).getJsonObject("by").getString("name")).isEqualTo("沈若谷");
      assertThat(guide(desk)).contains("CINAHL 护理全文库");
      var stale = shen.send("PUT", "/directory", edit(before, text(before)));
      assertThat(stale.statusCode()).isEqualTo(412);
    }
    try (var desk = RunningDesk.on(settings)) {
      assertThat(guide(desk)).contains("CINAHL 护理全文库");
      var shen = Visitor.in(desk, "shen");
      var back = Visitor.json(shen.send("PUT", "/directory", edit(read(shen), "")));
      assertThat(file(back).containsKey("by")).isFalse();
      assertThat(guide(desk)).contains("CINAHL").doesNotContain("CINAHL 护理全文库");
      assertThat(new String(shen.get("/audit").body(), UTF_8))
          .contains("edit-directory", RESOURCES);
    }
  }

  @OnEachStore
  void what_has_a_listed_word_counts_when_it_is_released_unless_somebody_wrote_meanwhile(
      StoreSettings settings) {
    try (var desk = RunningDesk.emptyOn(settings)) {
      var shen = Visitor.in(desk, "shen");
      var before = read(shen);
      var advertised = text(before).replace("CINAHL", "CINAHL 论文代写");
      var held = Visitor.json(shen.send("PUT", "/directory", edit(before, advertised)));
      assertThat(held.getBoolean("held")).isTrue();
      assertThat(text(held)).isEqualTo(text(before));
      assertThat(waiting(Visitor.in(desk, "fang"))).as("the alliance's are its admins'").isEmpty();

      var first = waiting(shen).getFirst();
      assertThat(first.getString("file")).isEqualTo(RESOURCES);
      assertThat(first.getBoolean("own")).as("she is the only admin").isFalse();
      assertThat(release(shen, first)).isEqualTo(200);
      assertThat(text(read(shen))).isEqualTo(advertised);

      var now = read(shen);
      var more = advertised.replace("CNKI", "CNKI 代发论文");
      shen.send("PUT", "/directory", edit(now, more));
      var second = waiting(shen).getFirst();
      var written = shen.send("PUT", "/directory", edit(now, advertised + "\n# 看过了\n"));
      assertThat(Visitor.json(written).containsKey("held"))
          .as("what stands there already is not looked at again")
          .isFalse();
      assertThat(release(shen, second)).isEqualTo(409);
      assertThat(text(read(shen))).endsWith("# 看过了\n");
    }
  }

  private static List<JsonObject> waiting(Visitor librarian) {
    return Visitor.json(librarian.get("/desk/held")).getJsonArray("held").stream()
        .map(JsonObject.class::cast)
        .toList();
  }

  private static int release(Visitor librarian, JsonObject item) {
    var body = new JsonObject().put("decision", "release");
    return librarian.send("POST", "/desk/held/" + item.getString("id"), body).statusCode();
  }

  @Test
  void who_works_where_is_written_there_too() {
    try (var database = Database.SQLITE.fresh();
        var desk = RunningDesk.on(database.settings())) {
      var shen = Visitor.in(desk, "shen");
      var before = read(shen);
      var people = "librarians/demo-a.yaml";
      var text =
          before.getJsonArray("files").stream()
              .map(JsonObject.class::cast)
              .filter(file -> file.getString("name").equals(people))
              .map(file -> file.getString("text"))
              .findFirst()
              .orElseThrow();
      assertThat(guide(desk)).doesNotContain("秦晓岚");
      var faulty =
          edit(before, "librarians: [{id: qin, name: 秦晓岚, subjects: ['99']}]").put("name", people);
      assertThat(Visitor.json(shen.send("PUT", "/directory", faulty)).getString("code"))
          .isEqualTo("faults");

      var added = text + "  - id: qin\n    name: 秦晓岚\n    subjects: [\"52\"]\n";
      var written = shen.send("PUT", "/directory", edit(before, added).put("name", people));
      assertThat(written.statusCode()).isEqualTo(200);
      await()
          .atMost(Duration.ofMinutes(2))
          .untilAsserted(() -> assertThat(guide(desk)).contains("秦晓岚"));
    }
  }

  @Test
  void a_text_with_faults_is_refused_with_its_lines_and_changes_nothing() {
    try (var database = Database.SQLITE.fresh();
        var desk = RunningDesk.on(database.settings())) {
      var shen = Visitor.in(desk, "shen");
      var now = read(shen);
      for (var text : List.of("- {id: A B}", "[", "- a", text(now) + "- {id: x, name: y}\n")) {
        var refused = shen.send("PUT", "/directory", edit(now, text));
        assertThat(refused.statusCode()).as(text).isEqualTo(400);
        var told = Visitor.json(refused);
        assertThat(told.getString("code")).isEqualTo("faults");
        var fault = told.getJsonArray("faults").getJsonObject(0);
        assertThat(fault.getInteger("line")).isPositive();
        assertThat(fault.getString("file")).isEqualTo(RESOURCES);
        assertThat(told.encode()).as("no path of the server").doesNotContain("/faq-data");
      }
      assertThat(text(read(shen))).isEqualTo(text(now));

      // What platforms speak of cannot be taken from under them.
      var gone = new JsonObject().put("name", "services.yaml").put("text", "[]");
      var faults = Visitor.json(shen.send("POST", "/directory/check", gone));
      assertThat(faults.getJsonArray("faults").encode()).contains("platforms.yaml");
    }
  }

  @Test
  void librarians_read_it_and_only_the_alliances_admins_write_it() {
    try (var database = Database.SQLITE.fresh();
        var desk = RunningDesk.on(database.settings())) {
      for (var id : List.of("lin", "fang")) {
        var she = Visitor.in(desk, id);
        assertThat(she.send("PUT", "/directory", edit(read(she), "[]")).statusCode())
            .as(id)
            .isEqualTo(403);
      }
      var lin = Visitor.in(desk, "lin");
      var unknown = new JsonObject().put("name", "../x.yaml").put("text", "");
      assertThat(lin.send("POST", "/directory/check", unknown).statusCode()).isEqualTo(400);
    }
  }

  @Test
  void an_admin_writes_it_in_the_console() {
    try (var database = Database.SQLITE.fresh();
        var desk = RunningDesk.on(database.settings());
        var shen = ConsoleWindow.of(desk, "shen")) {
      shen.go("referrals");
      shen.page().locator("a[href='#/directory']").click();
      var box = shen.page().getByLabel("内容");
      var whole = box.inputValue();
      box.fill("- {id: A B}");
      PlaywrightAssertions.assertThat(shen.page().locator(".flow-faults")).containsText("不能当编号");
      shen.screenshot("directory-faults");
      box.fill(whole.replace("江海专利导航平台", "江海专利导航中心"));
      shen.button("保存并生效").click();
      PlaywrightAssertions.assertThat(shen.page().locator(".facts")).containsText("沈若谷");
      shen.screenshot("directory-written");
      assertThat(shen.complaints()).isEmpty();
      assertThat(new SandboxReader(desk, "demo-a", "oDirectory").say("我要做专利导航")).isNotEmpty();
    }
  }

  private static JsonObject read(Visitor librarian) {
    return Visitor.json(librarian.get("/directory"));
  }

  private static JsonObject file(JsonObject texts) {
    return texts.getJsonArray("files").stream()
        .map(JsonObject.class::cast)
        .filter(file -> file.getString("name").equals(RESOURCES))
        .findFirst()
        .orElseThrow();
  }

  private static String text(JsonObject texts) {
    return file(texts).getString("text");
  }

  private static JsonObject edit(JsonObject seen, String text) {
    return new JsonObject()
        .put("name", RESOURCES)
        .put("text", text)
        .put("edition", seen.getLong("edition"));
  }

  private static String guide(RunningDesk desk) {
    try (var window = BrowserWindow.open(800, 800)) {
      window.page().navigate(desk.url("/g/demo-a/5202"));
      return window.page().content();
    }
  }
}
