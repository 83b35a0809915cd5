package org.subjectdesk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.subjectdesk.DeskApiIT.objects;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.subjectdesk.demand.Seed;
import org.subjectdesk.demand.Suggestion;
import org.subjectdesk.demand.WeekSummary;
import org.subjectdesk.demand.WeeklyDigests;
import org.subjectdesk.handover.Handovers.Kind;
import org.subjectdesk.learning.MissedWishes.Held;
import org.subjectdesk.script.Words;
import org.subjectdesk.store.Database;
import org.subjectdesk.store.OnEachStore;
import org.subjectdesk.store.Store;
import org.subjectdesk.store.StoreSettings;

/** What readers ask that nobody answers, from the chat to the console. */
class DemandApiIT {
  private static final String QUESTION = "钢琴练习室的隔音耳罩去哪领呀";
  private static final String NEVER = "有没有关于量子烘焙的书";
  private static final Page.GetByLabelOptions EXACT = new Page.GetByLabelOptions().setExact(true);
  private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
  private final String span = "from=" + today.minusDays(62) + "&until=" + today;

  @OnEachStore
  void what_the_chat_cannot_answer_becomes_a_suggestion(StoreSettings settings) {
    try (var desk = RunningDesk.emptyOn(settings)) {
      for (var i = 0; i < 3; i++) {
        new SandboxReader(desk, "demo-a", "oAsks" + i).say(QUESTION);
      }
      var lin = Visitor.in(desk, "lin");
      var found = suggestions(lin, "library=demo-a&" + span);
      assertThat(found)
          .extracting(one -> one.getString("kind"), one -> title(one))
          .containsExactly(tuple("faq", QUESTION));
      assertThat(found.getFirst().encode()).doesNotContain("oAsks");

      var path = "/demand/suggestions/" + found.getFirst().getString("id");
      var body =
          new JsonObject()
              .put("library", "demo-a")
              .put("from", today.minusDays(62).toString())
              .put("until", today.toString())
              .put("state", "put-off");
      assertThat(lin.send("POST", path, body.copy()).statusCode()).as("no reason").isEqualTo(400);
      body.put("reason", "新楼开放后再写");
      assertThat(Visitor.in(desk, "qiao").send("POST", path, body.copy()).statusCode())
          .as("not hers")
          .isEqualTo(404);
      var unknown = "/demand/suggestions/faq-0123456789abcdef";
      assertThat(lin.send("POST", unknown, body.copy()).statusCode()).isEqualTo(404);
      var done = lin.send("POST", path, body.copy());
      assertThat(done.statusCode()).as(new String(done.body(), UTF_8)).isEqualTo(200);
      assertThat(Visitor.json(done).getString("who")).isEqualTo("林知夏");
      assertThat(suggestions(lin, "library=demo-a&" + span)).isEmpty();
      lin.send("POST", path, body.put("state", "open"));
      assertThat(suggestions(lin, "library=demo-a&" + span)).hasSize(1);
    }
  }

  @OnEachStore
  void a_title_that_nobody_has_is_wished_and_bad_requests_are_named(StoreSettings settings) {
    try (var desk = RunningDesk.emptyOn(settings)) {
      var shen = Visitor.in(desk, "shen");
      CatalogueIT.bring(desk, shen, "demo-b", CatalogueIT.OF_B, false);
      await().untilAsserted(() -> assertThat(CatalogueIT.found(shen, "新能源汽车维修")).isEqualTo(1));
      for (var i = 0; i < 3; i++) {
        var reader = new SandboxReader(desk, "demo-a", "oWish" + i);
        assertThat(reader.say(NEVER)).contains("量子烘焙");
        assertThat(reader.say("有没有新能源汽车维修的书")).contains("青禾职业学院图书馆");
        new SandboxReader(desk, "demo-b", "oHas" + i).say("有没有新能源汽车维修的书");
      }
      var lin = Visitor.in(desk, "lin");
      assertThat(suggestions(lin, "library=demo-a&" + span))
          .extracting(one -> one.getString("kind"), one -> title(one))
          .containsExactlyInAnyOrder(tuple("buy", "量子烘焙"), tuple("share", "新能源汽车维修"));
      assertThat(suggestions(Visitor.in(desk, "qiao"), "library=demo-b&" + span)).isEmpty();

      assertThat(lin.get("/demand?" + span).statusCode())
          .as("all are for the alliance")
          .isEqualTo(404);
      assertThat(lin.get("/demand?library=demo-b&" + span).statusCode()).isEqualTo(404);
      assertThat(lin.get("/demand?library=demo-a").statusCode()).isEqualTo(400);
      assertThat(lin.get("/demand?library=demo-a&from=2026-13-01&until=2026-12-01").statusCode())
          .isEqualTo(400);
      assertThat(lin.get("/demand?library=demo-a&from=2020-01-01&until=2026-12-01").statusCode())
          .isEqualTo(400);
      assertThat(lin.get("/demand?library=demo-a&subject=5&" + span).statusCode()).isEqualTo(400);
      assertThat(Visitor.at(desk).get("/demand?library=demo-a&" + span).statusCode())
          .isEqualTo(401);
      assertThat(suggestions(shen, span)).hasSize(2);
    }
  }

  @Test
  void in_the_console_a_suggestion_becomes_a_draft_and_another_is_put_off() {
    try (var database = Database.SQLITE.fresh()) {
      try (var store = Store.open(database.settings())) {
        seed(new Seed(store));
      }
      try (var desk = RunningDesk.emptyOn(database.settings());
          var lin = ConsoleWindow.of(desk, "lin")) {
        lin.go("demand");
        var cards = lin.page().locator("desk-demand-card");
        assertThat(cards).hasCount(6);
        assertThat(lin.page().locator("desk-demand tbody tr").first()).containsText("上升");
        assertThat(lin.page().locator("desk-demand figure")).containsText("还没有满一年的数据");
        lin.screenshot("demand");

        var faq = cards.filter(has(QUESTION));
        assertThat(faq).containsText("被问了 12 次");
        faq.getByRole(AriaRole.BUTTON).first().click();
        assertThat(lin.page().locator("#demand-question")).hasValue(QUESTION);
        lin.page().locator("#demand-answer").fill("隔音耳罩在三楼艺术阅览室服务台领。");
        lin.screenshot("demand-draft");
        lin.button("存为草稿").click();
        assertThat(cards).hasCount(5);

        cards.filter(has("氢能汽车维修")).getByText("暂缓").click();
        lin.page().getByLabel("原因").fill("已报采购");
        lin.page().getByRole(AriaRole.DIALOG).locator("button.btn-primary").click();
        assertThat(cards).hasCount(4);
        assertThat(lin.page().locator("desk-demand details")).containsText("（2）");
        lin.page().setViewportSize(375, 800);
        lin.screenshot("demand-phone");
        assertThat(lin.page().evaluate("() => document.documentElement.scrollWidth <= 375"))
            .isEqualTo(true);

        lin.page().setViewportSize(1280, 1600);
        lin.button("EN").click();
        assertThat(cards.filter(has("设施蔬菜栽培"))).containsText("only another member has it");
        lin.page().locator("#demand-subject").selectOption("52");
        assertThat(cards).hasCount(1);
        lin.screenshot("demand-english");
        lin.button("中文").click();

        lin.go("drafts");
        assertThat(lin.page().locator("desk-drafts .card")).containsText("隔音耳罩在三楼");
        Assertions.assertThat(lin.complaints()).isEmpty();
        try (var qiao = ConsoleWindow.of(desk, "qiao")) {
          qiao.go("demand");
          assertThat(qiao.page().locator("desk-demand")).containsText("还没有读者提问");
          qiao.screenshot("demand-empty");
        }
      }
    }
  }

  @Test
  void a_librarian_chooses_where_to_be_told_and_sees_what_she_was_told() {
    try (var database = Database.SQLITE.fresh()) {
      try (var store = Store.open(database.settings())) {
        var summary =
            new WeekSummary(
                today.minusDays(7),
                today.minusDays(1),
                new WeekSummary.Figures(40, 6, 1, 3, 2, 1),
                List.of(
                    new WeekSummary.Line(
                        "faq-0123456789abcdef", Suggestion.Kind.FAQ, Words.of(QUESTION), 6)));
        var digest =
            new WeeklyDigests.Digest(
                "lin",
                today,
                "demo-a",
                Instant.now(),
                WeeklyDigests.Way.CONSOLE,
                false,
                summary.json(Set.of()));
        store.inTransaction("lin", tx -> new WeeklyDigests().add(tx, digest)).join();
      }
      try (var desk = RunningDesk.emptyOn(database.settings());
          var lin = ConsoleWindow.of(desk, "lin")) {
        assertThat(lin.page().locator(".rail")).containsText("有一份新的每周小结");
        lin.go("demand");
        var told = lin.page().locator("desk-weekly");
        assertThat(told).containsText("提问 40 次，没答上 6 次");
        assertThat(told).containsText(QUESTION);
        lin.screenshot("weekly");
        lin.button("知道了").click();
        assertThat(told.locator("aside")).hasCount(0);
        assertThat(lin.page().locator(".rail")).not().containsText("每周小结");

        lin.go("account");
        assertThat(lin.page().getByLabel("只在工作台提醒")).isChecked();
        lin.page().getByLabel("工作台和我的微信").click();
        assertThat(lin.page().locator("desk-weekly-choice")).containsText("请先绑定自己的微信");
        assertThat(lin.page().getByLabel("只在工作台提醒")).isChecked();
        lin.page().getByLabel("不要", EXACT).check();
        assertThat(lin.page().locator(".word")).containsText("已记下");
        lin.page().locator("desk-weekly-choice").scrollIntoViewIfNeeded();
        lin.screenshot("weekly-choice");
        var api = Visitor.in(desk, "lin");
        assertThat(Visitor.json(api.get("/session/weekly")).getString("channel")).isEqualTo("none");
        assertThat(Visitor.at(desk).get("/session/weekly").statusCode()).isEqualTo(401);
      }
    }
  }

  private static void seed(Seed seed) {
    for (var week = 0; week < 9; week++) {
      seed.answered("demo-a", "5202", weeksAgo(week), 40 + 7 * (week % 3));
      seed.asks("demo-a", "5202", "护理实训室周末几点开门", weeksAgo(week), 3 + week % 2);
    }
    seed.asks("demo-a", "550201", QUESTION, weeksAgo(0), 12);
    seed.rates("demo-a", "rooms", false, weeksAgo(1), 4);
    seed.misses("demo-a", "氢能汽车维修", Held.NOBODY, weeksAgo(2), 5);
    seed.misses("demo-a", "设施蔬菜栽培", Held.ELSEWHERE, weeksAgo(2), 6);
    for (var i = 0; i < 4; i++) {
      seed.handed("demo-a", "530701", weeksAgo(3), Kind.ASKED, Kind.TICKET);
    }
  }

  private static String title(JsonObject suggestion) {
    return suggestion.getJsonObject("title").getString("zh");
  }

  private static List<JsonObject> suggestions(Visitor librarian, String query) {
    var answer = librarian.get("/demand?" + query);
    assertThat(answer.statusCode()).as(new String(answer.body(), UTF_8)).isEqualTo(200);
    return objects(Visitor.json(answer).getJsonArray("suggestions"));
  }

  private static Locator.FilterOptions has(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  private static Instant weeksAgo(int weeks) {
    return Instant.now().minus(Duration.ofDays(7L * weeks));
  }
}
