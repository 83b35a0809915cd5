package org.subjectdesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.subjectdesk.store.StoreSettings;

/** What librarians see of the flows, and drafts that they try out. */
class ScriptsApiIT {
  private static final String DRAFT =
      """
      flow: lockers
      name: {zh-CN: 储物柜申请, en: A locker}
      when: {phrases: [我想租一个储物柜], keys: [LOCKER]}
      steps:
        - collect: floor
          type: number
          label: 楼层
          least: 1
          most: 6
          ask: 要几楼的？
        - if: {slot: floor, at-least: 4}
          then: high
          else: low
        - say: {zh-CN: 高层要先登记。, en: Please register first.}
          id: high
        - ticket: "【储物柜】{{slot.floor}} 楼"
          id: low
        - say: 登记好了，{{slot.floor}} 楼。
      """;

  @TempDir static Path folder;
  private static RunningDesk desk;
  private static Visitor lin;

  @BeforeAll
  static void start() throws IOException {
    var scripts = folder.resolve("scripts");
    ReloadIT.copy(Path.of("bot-scripts"), scripts);
    Files.createDirectories(scripts.resolve("libraries/demo-b"));
    desk = RunningDesk.withScripts(new StoreSettings.Embedded(folder.resolve("data")), scripts);
    lin = Visitor.in(desk, "lin");
  }

  @AfterAll
  static void stop() {
    desk.close();
  }

  @Test
  void the_flows_of_her_library_are_listed_with_their_files_and_graphs() {
    var answer = Visitor.json(lin.get("/scripts?library=demo-a"));
    assertThat(answer.getJsonArray("faults")).isEmpty();
    var flow = with(answer.getJsonArray("flows"), "id", "document-delivery");
    assertThat(flow.getString("file")).isEqualTo("document-delivery.flow.yaml");
    assertThat(flow.getString("content")).contains("flow: document-delivery");
    assertThat(flow.getJsonObject("name").getString("zh")).isEqualTo("文献传递申请");
    assertThat(flow.getJsonObject("begins").getJsonArray("keys"))
        .containsExactly("DOCUMENT_DELIVERY");
    var graph = flow.getJsonObject("graph");
    assertThat(with(graph.getJsonArray("nodes"), "id", "kind").getBoolean("waits")).isTrue();
    assertThat(graph.getJsonArray("edges"))
        .contains(new JsonObject().put("from", "check").put("to", "kind").put("label", "重新填"));
  }

  @Test
  void a_draft_is_played_with_step_slots_and_why() {
    var played = rehearse(DRAFT, true, types("我想租一个储物柜"), types("五楼"));
    assertThat(played.getJsonArray("faults")).isEmpty();
    var asked = played.getJsonArray("turns").getJsonObject(0);
    assertThat(text(asked)).startsWith("要几楼的？");
    assertThat(asked.getString("flow")).isEqualTo("lockers");
    assertThat(asked.getString("step")).isEqualTo("floor");
    var done = played.getJsonArray("turns").getJsonObject(1);
    assertThat(text(done)).isEqualTo("高层要先登记。\n登记好了，5 楼。");
    assertThat(done.getJsonArray("way")).contains("high", "low");
    assertThat(done.getString("decision")).isEqualTo("ticket");
    assertThat(done.getString("why")).isEqualTo("【储物柜】5 楼");
    assertThat(text(lastTurn(rehearse(DRAFT, true, types("我想租一个储物柜"), types("9")))))
        .as("the reader is told what is wanted")
        .contains("要几楼的？");
  }

  @Test
  void a_draft_replaces_the_live_flow_and_changes_nothing_for_readers() {
    var live =
        with(
                Visitor.json(lin.get("/scripts?library=demo-a")).getJsonArray("flows"),
                "id",
                "document-delivery")
            .getString("content");
    var draft = live.replace("您要哪一种文献？", "请问要哪种文献？");
    assertThat(text(lastTurn(rehearse(draft, true, types("我要申请文献传递"))))).startsWith("请问要哪种文献？");
    assertThat(text(lastTurn(rehearse(draft, true, does("begins"))))).startsWith("请问要哪种文献？");
    assertThat(
            text(lastTurn(rehearse(draft, true, does("clicks").put("text", "DOCUMENT_DELIVERY")))))
        .startsWith("请问要哪种文献？");
    assertThat(new SandboxReader(desk, "demo-a", "oReader").say("我要申请文献传递")).startsWith("您要哪一种文献？");
    rehearse(DRAFT, true, types("我想租一个储物柜"));
    assertThat(new SandboxReader(desk, "demo-a", "oOther").say("我想租一个储物柜")).doesNotContain("要几楼的？");
  }

  @Test
  void whoever_is_online_and_other_events_can_be_tried() {
    assertThat(decision(rehearse(DRAFT, true, types("转人工")))).isEqualTo("person");
    assertThat(text(lastTurn(rehearse(DRAFT, true, types("转人工"))))).contains("排在第一位");
    assertThat(text(lastTurn(rehearse(DRAFT, false, types("转人工")))))
        .doesNotContain("排在")
        .contains("留言");
    assertThat(text(lastTurn(rehearse(DRAFT, true, does("follows"))))).isNotBlank();
    assertThat(text(lastTurn(rehearse(DRAFT, true, does("scans"))))).isNotBlank();
    assertThat(text(lastTurn(rehearse(DRAFT, true, does("sends-picture"))))).isNotBlank();
    var taps = does("taps").put("option", "2").put("text", "学位论文");
    assertThat(lastTurn(rehearse(DRAFT, true, types("我要申请文献传递"), taps)).getString("step"))
        .isEqualTo("title");
  }

  @Test
  void what_is_wrong_is_named_with_its_line_and_nothing_is_played() {
    var broken = rehearse(DRAFT.replace("else: low", "else: lowest"), true, types("我想租一个储物柜"));
    assertThat(broken.getJsonArray("turns")).isEmpty();
    var fault = broken.getJsonArray("faults").getJsonObject(0);
    assertThat(fault.getInteger("line")).isEqualTo(11);
    assertThat(fault.getString("message")).isEqualTo("没有叫 lowest 的步骤；请改正名字，或写 end");
    assertThat(fault.getString("messageEn")).startsWith("there is no step lowest; ");
    assertThat(fault.containsKey("file")).isFalse();
    assertThat(broken.getJsonObject("flow").getString("id"))
        .as("it is drawn nevertheless")
        .isEqualTo("lockers");
    for (var content :
        List.of(
            "", "flow: [", "a: &b {c: *b}", DRAFT.replace("{{slot.floor}}", "{{library.moon}}"))) {
      assertThat(rehearse(content, true, does("begins")).getJsonArray("faults"))
          .as(content)
          .isNotEmpty();
    }
    var taken = rehearse(DRAFT.replace("LOCKER", "DOCUMENT_DELIVERY"), true);
    assertThat(taken.getJsonArray("faults").toString()).contains("DOCUMENT_DELIVERY");
  }

  @Test
  void only_her_own_library_and_only_small_drafts() {
    assertThat(lin.get("/scripts?library=demo-b").statusCode()).isEqualTo(404);
    assertThat(lin.get("/scripts?library=*").statusCode()).isEqualTo(404);
    var form = form(DRAFT, true).put("library", "demo-b");
    assertThat(lin.send("POST", "/scripts/rehearsal", form).statusCode()).isEqualTo(404);
    var large = form("# " + "x".repeat(40_001), true);
    assertThat(lin.send("POST", "/scripts/rehearsal", large).statusCode()).isEqualTo(400);
    assertThat(Visitor.at(desk).get("/scripts?library=demo-a").statusCode()).isEqualTo(401);
    var odd = form(DRAFT, true, does("sings"));
    assertThat(lin.send("POST", "/scripts/rehearsal", odd).statusCode()).isEqualTo(400);
  }

  @Test
  void a_refused_file_is_told_to_those_whom_it_concerns() throws IOException {
    var own = folder.resolve("scripts/libraries/demo-b/lockers.flow.yaml");
    Files.writeString(own, DRAFT.replace("ask:", "aks:"));
    var qiao = Visitor.in(desk, "qiao");
    await()
        .atMost(30, TimeUnit.SECONDS)
        .untilAsserted(
            () ->
                assertThat(Visitor.json(qiao.get("/scripts?library=demo-b")).getJsonArray("faults"))
                    .isNotEmpty());
    var fault =
        Visitor.json(qiao.get("/scripts?library=demo-b")).getJsonArray("faults").getJsonObject(0);
    assertThat(fault.getString("file")).isEqualTo("libraries/demo-b/lockers.flow.yaml");
    assertThat(Visitor.json(lin.get("/scripts?library=demo-a")).getJsonArray("faults")).isEmpty();
    Files.delete(own);
  }

  private static JsonObject rehearse(String content, boolean librarians, JsonObject... said) {
    var answer = lin.send("POST", "/scripts/rehearsal", form(content, librarians, said));
    assertThat(answer.statusCode()).as(() -> Visitor.json(answer).encode()).isEqualTo(200);
    return Visitor.json(answer);
  }

  private static JsonObject form(String content, boolean librarians, JsonObject... said) {
    return new JsonObject()
        .put("library", "demo-a")
        .put("content", content)
        .put("librarians", librarians)
        .put("said", new JsonArray(List.of(said)));
  }

  private static JsonObject types(String text) {
    return does("types").put("text", text);
  }

  private static JsonObject does(String what) {
    return new JsonObject().put("does", what);
  }

  private static JsonObject lastTurn(JsonObject played) {
    var turns = played.getJsonArray("turns");
    assertThat(turns).as(played.encode()).isNotEmpty();
    return turns.getJsonObject(turns.size() - 1);
  }

  private static String decision(JsonObject played) {
    return lastTurn(played).getString("decision");
  }

  private static String text(JsonObject turn) {
    var replies = turn.getJsonArray("replies");
    return String.join(
        "\n",
        IntStream.range(0, replies.size())
            .mapToObj(i -> replies.getJsonObject(i).getString("text"))
            .toList());
  }

  private static JsonObject with(JsonArray all, String key, String value) {
    return IntStream.range(0, all.size())
        .mapToObj(all::getJsonObject)
        .filter(one -> value.equals(one.getString(key)))
        .findFirst()
        .orElseThrow();
  }
}
