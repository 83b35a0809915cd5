package org.subjectdesk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.subjectdesk.DeskApiIT.objects;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.subjectdesk.store.Database;
import org.subjectdesk.store.OnEachStore;
import org.subjectdesk.store.StoreSettings;

/** The ledger is only added to: what is wrong is taken back by an entry of its own. */
class LedgerApiIT {
  private static final String ALL = "from=2020-01-01&until=2099-12-31";

  @OnEachStore
  void a_deed_is_taken_back_once_with_a_reason_and_shares_follow(StoreSettings settings) {
    try (var desk = RunningDesk.emptyOn(settings)) {
      var shen = Visitor.in(desk, "shen");
      publishes(shen, "umbrella");
      publishes(shen, "lockers");
      var deed = deeds(shen).getLast();
      assertThat(shares(shen, 1_000_00))
          .extracting(share -> share.getString("library"), share -> share.getLong("cents"))
          .containsExactly(
              tuple("demo-a", 6_667), tuple("demo-b", 6_666), tuple("demo-core", 86_667));

      var path = "/contributions/" + deed.getString("id") + "/counter";
      var lin = Visitor.in(desk, "lin");
      var fang = Visitor.in(desk, "fang");
      var body = new JsonObject().put("reason", "与已有条目重复");
      assertThat(lin.send("POST", path, body.copy()).statusCode()).isEqualTo(403);
      assertThat(fang.send("POST", path, body.copy()).statusCode()).as("not hers").isEqualTo(404);
      assertThat(shen.send("POST", path, new JsonObject().put("reason", " ")).statusCode())
          .isEqualTo(400);
      var tooMuch = shen.send("POST", path, body.copy().put("amount", 2));
      assertThat(tooMuch.statusCode()).isEqualTo(409);
      assertThat(Visitor.json(tooMuch).getString("code")).isEqualTo("too-much");
      assertThat(Visitor.json(tooMuch).getLong("left")).isOne();
      var done = shen.send("POST", path, body.copy());
      assertThat(done.statusCode()).as(new String(done.body(), UTF_8)).isEqualTo(200);
      assertThat(Visitor.json(done).getInteger("left")).isZero();

      var again = shen.send("POST", path, body.copy());
      assertThat(again.statusCode()).isEqualTo(409);
      var counter = deeds(shen).getFirst();
      assertThat(counter.getString("corrects")).isEqualTo(deed.getString("id"));
      assertThat(counter.getString("reason")).isEqualTo("与已有条目重复");
      assertThat(counter.getInteger("amount")).isEqualTo(-1);
      assertThat(counter.getString("helped")).as("the whole alliance").isEmpty();
      assertThat(deeds(shen)).hasSize(3).contains(deed);
      var ofCounter = "/contributions/" + counter.getString("id") + "/counter";
      assertThat(shen.send("POST", ofCounter, body.copy()).statusCode()).isEqualTo(404);
      assertThat(shen.send("POST", "/contributions/999999/counter", body).statusCode())
          .isEqualTo(404);

      var core = shares(shen, 0).getLast();
      assertThat(core.getJsonArray("lines").getJsonObject(0))
          .isEqualTo(new JsonObject().put("kind", "faq-entry").put("amount", 1).put("points", 5.0));
      assertThat(new String(shen.get("/audit").body(), UTF_8)).contains("take-back-contribution");
    }
  }

  @OnEachStore
  void two_who_take_back_at_once_take_back_one(StoreSettings settings) {
    try (var desk = RunningDesk.emptyOn(settings)) {
      var shen = Visitor.in(desk, "shen");
      publishes(shen, "umbrella");
      var path = "/contributions/" + deeds(shen).getFirst().getString("id") + "/counter";
      var answers =
          IntStream.range(0, 8)
              .parallel()
              .mapToObj(_ -> shen.send("POST", path, new JsonObject().put("reason", "误记")))
              .map(answer -> answer.statusCode())
              .toList();
      assertThat(answers).containsOnlyOnce(200).containsOnly(200, 409);
      assertThat(shares(shen, 0).getLast().getJsonArray("lines")).isEmpty();
    }
  }

  @Test
  void in_the_console_shares_are_computed_and_a_deed_is_taken_back() {
    try (var database = Database.SQLITE.fresh();
        var desk = RunningDesk.emptyOn(database.settings())) {
      publishes(Visitor.in(desk, "shen"), "umbrella");
      try (var shen = ConsoleWindow.of(desk, "shen")) {
        shen.go("contributions");
        shen.page().getByLabel("要分配的金额（元）").fill("1000.50");
        shen.button("计算").click();
        var shares = shen.page().locator("desk-shares tbody tr");
        assertThat(shares.filter(has("海川"))).containsText("867.10");
        assertThat(shen.page().locator("desk-shares")).containsText("20% 平均分");
        shen.screenshot("ledger");

        shen.button("冲销").first().click();
        shen.page().getByLabel("原因").fill("与已有条目重复");
        shen.page().getByRole(AriaRole.DIALOG).locator("button.btn-danger").click();
        var deeds = shen.page().locator("desk-contributions > section > .table-responsive").last();
        assertThat(deeds).containsText("与已有条目重复");
        assertThat(shares.filter(has("海川"))).containsText("333.50");
        shen.page().setViewportSize(375, 800);
        shen.screenshot("ledger-phone");
        Assertions.assertThat(shen.complaints()).isEmpty();
      }
    }
  }

  private static Locator.FilterOptions has(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  private static Tuple tuple(String library, long cents) {
    return Assertions.tuple(library, cents);
  }

  private static void publishes(Visitor librarian, String id) {
    var entry =
        new JsonObject()
            .put("subject", "*")
            .put("question", id + " 在哪里借？")
            .put("variants", new JsonArray())
            .put("answer", "到服务台借 " + id);
    librarian.send("PUT", "/faq/entries/" + id + "/draft?library=*", entry);
    var done = librarian.send("POST", "/faq/drafts/publish?library=*", new JsonObject());
    assertThat(done.statusCode()).as(new String(done.body(), UTF_8)).isEqualTo(200);
  }

  private static List<JsonObject> deeds(Visitor librarian) {
    return objects(Visitor.json(librarian.get("/contributions?" + ALL)).getJsonArray("deeds"));
  }

  private static List<JsonObject> shares(Visitor librarian, long cents) {
    var answer = librarian.get("/contributions/shares?" + ALL + "&cents=" + cents);
    assertThat(answer.statusCode()).as(new String(answer.body(), UTF_8)).isEqualTo(200);
    return objects(Visitor.json(answer).getJsonArray("shares"));
  }
}
