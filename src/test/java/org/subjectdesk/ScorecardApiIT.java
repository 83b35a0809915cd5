package org.subjectdesk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.subjectdesk.DeskApiIT.objects;

import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.jspecify.annotations.Nullable;
import org.subjectdesk.scorecard.Indicators;
import org.subjectdesk.store.OnEachStore;
import org.subjectdesk.store.Store;
import org.subjectdesk.store.StoreSettings;

/** The scorecard over the wire: who sees what, targets, and files of it. */
class ScorecardApiIT {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private final LocalDate today = LocalDate.now(ZONE);
  private final String period = "from=" + today.minusDays(40) + "&until=" + today.minusDays(11);

  /** A fortnight ago, so that a day's border is far away; the desk counts it when it starts. */
  private void happens(StoreSettings settings, Map<String, Integer> consults) {
    try (var store = Store.open(settings)) {
      var at = today.minusDays(14).atTime(12, 0).atZone(ZONE).toInstant();
      store
          .inTransaction(
              "happens",
              tx -> {
                consults.forEach(
                    (library, many) -> {
                      for (var i = 0; i < many; i++) {
                        tx.update(
                            "INSERT INTO consult (id, library, account, reader, phase, offered,"
                                + " version, opened_at, last_at, window_until, window_left,"
                                + " subject) VALUES (?, ?, 'wx', ?, 'closed', '', 1, ?, ?, 0, 0,"
                                + " '5307')",
                            library + i,
                            library,
                            library + i,
                            at.plusSeconds(i),
                            at);
                      }
                    });
                return true;
              })
          .join();
    }
  }

  private JsonObject figure(Visitor who, String query, String indicator) {
    return objects(read(who, query).getJsonArray("figures")).stream()
        .filter(one -> one.getString("indicator").equals(indicator))
        .findFirst()
        .orElseThrow();
  }

  private JsonObject read(Visitor who, String query) {
    var answer = who.get("/scorecard?" + period + query);
    assertThat(answer.statusCode()).as(new String(answer.body(), UTF_8)).isEqualTo(200);
    return Visitor.json(answer);
  }

  private void counted(Visitor who) {
    await().until(() -> today.toString().equals(read(who, "").getString("countedUntil")));
  }

  @OnEachStore
  void everybody_sees_what_is_hers_and_few_are_hidden_together_with_the_next(
      StoreSettings settings) {
    happens(settings, Map.of("demo-a", 3, "demo-b", 9, "demo-core", 20));
    try (var desk = RunningDesk.emptyOn(settings)) {
      var shen = Visitor.in(desk, "shen");
      counted(shen);
      var all = figure(shen, "", "consults");
      assertThat(all.getInteger("value")).isEqualTo(32);
      assertThat(objects(all.getJsonArray("libraries")).stream().map(one -> one.getValue("value")))
          .containsExactly(null, null, 20);
      assertThat(all.getJsonObject("before").getInteger("value")).isZero();
      assertThat(objects(all.getJsonArray("trend")).stream().map(one -> one.getInteger("value")))
          .hasSize(30)
          .containsOnly(0, 32);
      var b = figure(shen, "&scope=library&id=demo-b", "consults");
      assertThat(b.getValue("value")).isNull();
      assertThat(b.getBoolean("suppressed")).isTrue();
      assertThat(figure(shen, "&scope=subject&id=53", "visits").getInteger("value")).isEqualTo(32);

      var lin = Visitor.in(desk, "lin");
      assertThat(figure(lin, "", "consults").getInteger("value")).isEqualTo(32);
      assertThat(figure(lin, "", "consults").getJsonArray("libraries")).isEmpty();
      assertThat(read(lin, "&scope=library").getString("id")).isEqualTo("demo-a");
      assertThat(figure(lin, "&scope=library", "consults").getBoolean("suppressed")).isTrue();
      assertThat(read(lin, "&scope=librarian").getString("id")).isEqualTo("lin");
      for (var other :
          new String[] {
            "scope=library&id=demo-b",
            "scope=librarian&id=fang",
            "scope=library&id=nowhere",
            "scope=subject&id=5307",
            "scope=subject",
            "id=demo-a"
          }) {
        assertThat(lin.get("/scorecard?" + period + "&" + other).statusCode())
            .as(other)
            .isEqualTo(404);
      }
      assertThat(shen.get("/scorecard?" + period + "&scope=librarian&id=lin").statusCode())
          .as("not even for the alliance's administrator")
          .isEqualTo(404);
      assertThat(lin.get("/scorecard?from=2026-02-30&until=2026-03-01").statusCode())
          .isEqualTo(400);
      assertThat(lin.get("/scorecard?from=2026-03-02&until=2026-03-01").statusCode())
          .isEqualTo(400);
      assertThat(lin.get("/scorecard?from=2016-03-02&until=2026-03-01").statusCode())
          .isEqualTo(400);
    }
  }

  @OnEachStore
  void targets_are_set_by_those_who_may_and_stand_beside_the_figures(StoreSettings settings) {
    happens(settings, Map.of("demo-a", 30));
    try (var desk = RunningDesk.emptyOn(settings)) {
      var shen = Visitor.in(desk, "shen");
      counted(shen);
      assertThat(target(shen, "new-readers", "*", 100.0)).isEqualTo(200);
      assertThat(target(shen, "answered-share", "*", 0.8)).isEqualTo(200);
      assertThat(target(shen, "answered-share", "*", 1.5)).isEqualTo(400);
      assertThat(target(shen, "consults", "*", 5.0)).as("neither more nor less").isEqualTo(400);
      assertThat(target(shen, "nonsense", "*", 5.0)).isEqualTo(404);
      assertThat(target(shen, "visits", "nowhere", 5.0)).isEqualTo(404);
      assertThat(target(Visitor.in(desk, "lin"), "visits", "demo-a", 5.0)).isEqualTo(403);

      var fang = Visitor.in(desk, "fang");
      assertThat(target(fang, "visits", "demo-a", 12.5)).isEqualTo(200);
      assertThat(target(fang, "visits", "demo-b", 12.5)).isEqualTo(404);
      assertThat(target(fang, "visits", "*", 12.5)).isEqualTo(404);
      assertThat(figure(fang, "&scope=library", "visits").getDouble("target")).isEqualTo(12.5);
      assertThat(fang.get("/scorecard?" + period + "&scope=librarian&id=lin").statusCode())
          .as("her people only as sums")
          .isEqualTo(404);
      assertThat(figure(shen, "", "new-readers").getDouble("target")).isEqualTo(100.0);
      assertThat(figure(shen, "&scope=library&id=demo-a", "answered-share").getDouble("target"))
          .as("the alliance's share is everybody's")
          .isEqualTo(0.8);
      assertThat(figure(shen, "&scope=library&id=demo-a", "new-readers").getValue("target"))
          .as("its count is nobody's")
          .isNull();
      var audit = new String(shen.get("/audit").body(), UTF_8);
      assertThat(audit).contains("set-target").contains("answered-share");
      assertThat(target(shen, "answered-share", "*", null)).isEqualTo(200);
      assertThat(figure(shen, "", "answered-share").getValue("target")).isNull();
    }
  }

  private static int target(Visitor who, String indicator, String library, @Nullable Double value) {
    var body = new JsonObject().put("library", library);
    if (value != null) {
      body.put("value", value);
    }
    return who.send("PUT", "/scorecard/targets/" + indicator, body).statusCode();
  }

  @OnEachStore
  void files_say_what_the_page_says(StoreSettings settings) throws Exception {
    happens(settings, Map.of("demo-a", 30, "demo-b", 2));
    try (var desk = RunningDesk.emptyOn(settings)) {
      var shen = Visitor.in(desk, "shen");
      counted(shen);
      var path = "/scorecard/export?" + period + "&scope=library&id=demo-b&format=";
      var csv = new String(shen.get(path + "csv").body(), UTF_8);
      assertThat(csv).startsWith("\uFEFF范围,");
      var rows =
          CSVFormat.RFC4180
              .builder()
              .setHeader()
              .setSkipHeaderRecord(true)
              .get()
              .parse(new StringReader(csv.substring(1)))
              .getRecords();
      var consults = rows.stream().filter(row -> row.get("编号").equals("consults")).toList();
      assertThat(consults).hasSize(1);
      assertThat(consults.getFirst().get("数值")).isEmpty();
      assertThat(consults.getFirst().get("备注")).isEqualTo("人数过少，不显示");

      var name = shen.get(path.replace("&scope=library&id=demo-b", "") + "xlsx&language=en");
      try (var book = new ReadableWorkbook(new ByteArrayInputStream(name.body()))) {
        var lines = book.getFirstSheet().read();
        var header = lines.getFirst();
        assertThat(header.getCellText(5)).isEqualTo("Indicator");
        var row = lines.stream().filter(it -> it.getCellText(6).equals("consults")).findFirst();
        assertThat(row.orElseThrow().getCellAsNumber(8).orElseThrow().intValue()).isEqualTo(32);
        assertThat(lines).hasSizeGreaterThan(20);
      }
    }
  }

  @OnEachStore
  void the_definitions_are_there_for_every_librarian(StoreSettings settings) {
    try (var desk = RunningDesk.emptyOn(settings)) {
      var answer = Visitor.in(desk, "lin").get("/scorecard/indicators");
      assertThat(objects(Visitor.json(answer).getJsonArray("indicators")))
          .extracting(one -> one.getString("id"))
          .containsExactlyElementsOf(Indicators.ALL.stream().map(it -> it.id()).toList());
      assertThat(Visitor.at(desk).get("/scorecard/indicators").statusCode()).isEqualTo(401);
    }
  }
}
