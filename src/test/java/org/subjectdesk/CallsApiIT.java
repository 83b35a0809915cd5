package org.subjectdesk;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.subjectdesk.store.OnEachStore;
import org.subjectdesk.store.StoreSettings;

/** Project calls over the API: two libraries, from the draft to the end, and what is refused. */
class CallsApiIT {
  private static final String ID = "call-nursing-0001";
  private static final String OF_B = "application-of-b";
  private static final byte[] PDF = "%PDF-1.7 plan".getBytes(US_ASCII);

  private final AtomicReference<Duration> later = new AtomicReference<>(Duration.ZERO);

  private Instant now() {
    return Instant.now().plus(later.get());
  }

  private JsonObject form() {
    return new JsonObject()
        .put("version", 0)
        .put("title", "护理虚拟仿真实训资源共建")
        .put("subject", "52")
        .put("kind", "department")
        .put("initiator", "护理学院")
        .put("items", "选题、采集、标引护理操作视频")
        .put("cooperation", "分工共建，成果共享")
        .put("goals", "一年建成 200 条")
        .put("budget", 8_000_000)
        .put("split", shares("采集", 6_000, "标引", 4_000))
        .put("talent", "懂护理的学科馆员")
        .put("deadline", now().plus(Duration.ofMinutes(10)).toString())
        .put("criteria", shares("方案", 6_000, "经验", 4_000));
  }

  private static JsonArray shares(String one, int points, String other, int rest) {
    return new JsonArray()
        .add(new JsonObject().put("name", one).put("points", points))
        .add(new JsonObject().put("name", other).put("points", rest));
  }

  private static JsonObject ok(HttpResponse<byte[]> answer) {
    assertThat(answer.statusCode()).as(new String(answer.body(), UTF_8)).isEqualTo(200);
    return Visitor.json(answer);
  }

  private static void refused(HttpResponse<byte[]> answer, int status, String code) {
    assertThat(answer.statusCode()).as(new String(answer.body(), UTF_8)).isEqualTo(status);
    assertThat(Visitor.json(answer).getString("code")).isEqualTo(code);
    assertThat(Visitor.json(answer).getString("detail")).isNotBlank();
  }

  private static JsonObject read(Visitor who) {
    return ok(who.get("/desk/calls/" + ID));
  }

  private static HttpResponse<byte[]> act(Visitor who, JsonObject act) {
    var version = read(who).getLong("version");
    return who.send("POST", "/desk/calls/" + ID + "/acts", act.put("version", version));
  }

  private static JsonObject act(String name) {
    return new JsonObject().put("act", name);
  }

  private void open(Visitor lin, Visitor fang) {
    ok(lin.send("PUT", "/desk/calls/" + ID, form()));
    ok(act(lin, act("submit")));
    ok(act(fang, act("publish")));
  }

  private static HttpResponse<byte[]> apply(Visitor who, String id, long seen, String words) {
    return who.send(
        "PUT",
        "/desk/calls/" + ID + "/applications/" + id,
        new JsonObject().put("version", seen).put("material", words));
  }

  private static HttpResponse<byte[]> onApplication(Visitor who, String id, String act, long seen) {
    return who.send(
        "POST",
        "/desk/calls/" + ID + "/applications/" + id + "/acts",
        new JsonObject().put("act", act).put("version", seen));
  }

  private static HttpResponse<byte[]> attach(
      RunningDesk desk, Visitor who, String more, byte[] content) {
    var address = desk.url("/console/call-file?call=" + ID + "&" + more);
    return Callbacks.send(
        HttpRequest.newBuilder(URI.create(address))
            .POST(BodyPublishers.ofByteArray(content))
            .header("cookie", who.cookie())
            .header("x-csrf-token", who.csrf())
            .build());
  }

  @OnEachStore
  void a_call_of_two_libraries_goes_from_the_draft_to_its_evaluation(StoreSettings store) {
    try (var desk = RunningDesk.emptyBy(this::now, store)) {
      var lin = Visitor.in(desk, "lin");
      var fang = Visitor.in(desk, "fang");
      var qiao = Visitor.in(desk, "qiao");
      open(lin, fang);
      assertThat(ok(qiao.get("/desk/calls")).getJsonArray("calls")).hasSize(1);
      ok(apply(qiao, OF_B, 0, "我馆有两名护理学科馆员"));
      ok(attach(desk, qiao, "application=" + OF_B + "&file=file-0001&name=方案.pdf", PDF));
      ok(onApplication(qiao, OF_B, "submit", 1));
      assertThat(read(lin).getJsonArray("applications")).isEmpty();
      assertThat(read(lin).getJsonArray("files")).isEmpty();

      later.set(Duration.ofMinutes(11));
      refused(
          apply(Visitor.in(desk, "gu"), "application-of-c", 0, "迟了"), 409, "call-deadline-passed");
      assertThat(read(lin).getString("state")).isEqualTo("judging");
      var applications = "/desk/calls/" + ID + "/applications/" + OF_B;
      var points = new JsonObject().put("points", new JsonArray().add(90).add(70));
      var scored = ok(lin.send("PUT", applications + "/scores", points));
      assertThat(scored.getJsonArray("applications").getJsonObject(0).getDouble("score"))
          .isEqualTo(82.0);
      ok(act(lin, act("select").put("applications", new JsonArray().add(OF_B))));
      var half = party("", "统筹", 5_000);
      refused(agree(lin, half, party(OF_B, "采集", 4_999)), 400, "call-shares");
      ok(agree(lin, half, party(OF_B, "采集", 5_000)));
      assertThat(ok(act(qiao, act("confirm"))).getString("state")).isEqualTo("running");

      var milestone = "/desk/calls/" + ID + "/milestones/milestone-1";
      var plan =
          new JsonObject()
              .put("title", "首批 50 条")
              .put("deliverable", "清单")
              .put("due", "2027-03-01")
              .put("party", OF_B);
      ok(lin.send("PUT", milestone, plan.put("version", read(lin).getLong("version"))));
      ok(attach(desk, qiao, "milestone=milestone-1&file=file-0002&name=清单.pdf", PDF));
      ok(onMilestone(qiao, milestone, "deliver", "见附件"));
      var comment = new JsonObject().put("text", "收到，很好").put("milestone", "milestone-1");
      ok(lin.send("PUT", "/desk/calls/" + ID + "/comments/comment-1", comment));
      ok(lin.send("PUT", "/desk/calls/" + ID + "/comments/comment-1", comment));
      refused(
          act(lin, act("close").put("evaluation", "好").put("grade", 5)),
          409,
          "call-milestones-open");
      ok(onMilestone(lin, milestone, "accept", ""));
      var end = ok(act(lin, act("close").put("evaluation", "如期完成").put("grade", 5)));
      assertThat(end.getString("state")).isEqualTo("closed");
      assertThat(end.getJsonArray("comments")).hasSize(1);
      assertThat(end.getJsonArray("may")).isEmpty();
      var days = "from=2020-01-01&until=2099-12-31";
      assertThat(ok(qiao.get("/contributions?" + days)).getJsonArray("deeds"))
          .extracting(deed -> ((JsonObject) deed).getString("title"))
          .containsExactly("护理虚拟仿真实训资源共建");
      var stranger = read(Visitor.in(desk, "gu"));
      assertThat(stranger.getJsonArray("partners")).hasSize(1);
      assertThat(stranger.getJsonArray("agreement")).isEmpty();
      assertThat(stranger.getJsonArray("files")).isEmpty();
    }
  }

  private static JsonObject party(String application, String duty, int share) {
    return new JsonObject().put("application", application).put("duty", duty).put("share", share);
  }

  private static HttpResponse<byte[]> agree(Visitor who, JsonObject... parties) {
    var body =
        new JsonObject()
            .put("version", read(who).getLong("version"))
            .put("parties", new JsonArray(List.of(parties)));
    return who.send("PUT", "/desk/calls/" + ID + "/agreement", body);
  }

  private static HttpResponse<byte[]> onMilestone(
      Visitor who, String milestone, String act, String why) {
    var body = act(act).put("why", why).put("version", read(who).getLong("version"));
    return who.send("POST", milestone + "/acts", body);
  }

  @OnEachStore
  void bad_input_is_refused_with_its_place_and_changes_nothing(StoreSettings store) {
    try (var desk = RunningDesk.emptyBy(this::now, store)) {
      var lin = Visitor.in(desk, "lin");
      var fang = Visitor.in(desk, "fang");
      var qiao = Visitor.in(desk, "qiao");
      var call = "/desk/calls/" + ID;
      refused(lin.send("PUT", call, form().put("deadline", "下周")), 400, "call-deadline");
      refused(lin.send("PUT", call, form().put("subject", "99")), 400, "call-subject");
      var less = lin.send("PUT", call, form().put("budget", -1));
      refused(less, 400, "form");
      assertThat(Visitor.json(less).getString("field")).isEqualTo("budget");
      refused(lin.get(call), 404, "call-unknown");
      ok(lin.send("PUT", call, form().put("split", shares("采集", 6_000, "标引", 3_999))));
      refused(act(lin, act("submit")), 400, "call-shares");
      ok(lin.send("PUT", call, form().put("version", 1).put("deadline", "2020-01-01")));
      refused(act(lin, act("submit")), 400, "call-deadline-behind");
      refused(lin.send("PUT", call, form().put("version", 1)), 412, "call-outdated");
      ok(lin.send("PUT", call, form().put("version", 2)));
      refused(qiao.get(call), 404, "call-unknown");
      ok(act(fang, act("submit")));
      refused(act(fang, act("publish")), 403, "call-own-work");
      refused(act(lin, act("publish")), 403, "call-not-reviewer");
      refused(act(fang, act("return")), 400, "call-reason-needed");
      ok(act(Visitor.in(desk, "shen"), act("publish")));
      refused(
          lin.send("PUT", call, form().put("version", 4).put("title", "改题目")),
          409,
          "call-published");
      refused(apply(lin, "application-of-a", 0, "自己"), 403, "call-own-call");
      refused(apply(qiao, "application-of-b", 7, "愿意"), 412, "call-outdated");
      ok(apply(qiao, "application-of-b", 0, "愿意"));
      refused(apply(qiao, "application-other", 0, "又一份"), 409, "call-taken");
    }
  }

  @OnEachStore
  void files_are_what_their_content_says_and_reach_only_whom_they_are_for(StoreSettings store) {
    try (var desk = RunningDesk.emptyBy(this::now, store)) {
      var lin = Visitor.in(desk, "lin");
      var gu = Visitor.in(desk, "gu");
      ok(lin.send("PUT", "/desk/calls/" + ID, form()));
      var script = "<script>alert(1)</script>".getBytes(US_ASCII);
      refused(attach(desk, lin, "file=file-0001&name=plan.pdf", script), 400, "call-file-kind");
      refused(attach(desk, lin, "file=file-0001&name=a", new byte[6 << 20]), 413, "call-file-size");
      refused(attach(desk, gu, "file=file-0001&name=a.pdf", PDF), 404, "call-unknown");
      ok(attach(desk, lin, "file=file-0001&name=..%2F..%2Fplan%00.pdf", PDF));
      for (var i = 2; i <= 10; i++) {
        ok(attach(desk, lin, "file=file-00%02d&name=a.pdf".formatted(i), PDF));
      }
      refused(attach(desk, lin, "file=file-0011&name=a.pdf", PDF), 409, "call-full");
      ok(lin.send("DELETE", "/desk/calls/" + ID + "/files/file-0010", new JsonObject()));
      assertThat(read(lin).getJsonArray("files")).hasSize(9);
      assertThat(file(desk, gu).statusCode()).isEqualTo(404);
      var mine = file(desk, lin);
      assertThat(mine.body()).isEqualTo(PDF);
      assertThat(mine.headers().firstValue("content-type")).contains("application/pdf");
      assertThat(mine.headers().firstValue("content-disposition").orElseThrow())
          .startsWith("attachment;")
          .doesNotContain("/");
    }
  }

  private static HttpResponse<byte[]> file(RunningDesk desk, Visitor who) {
    return Callbacks.send(
        HttpRequest.newBuilder(URI.create(desk.url("/console/call-file/file-0001")))
            .header("cookie", who.cookie())
            .build());
  }

  @OnEachStore
  void readers_see_open_calls_of_their_programme_in_chat_guide_and_api_only_while_they_are(
      StoreSettings store) {
    try (var desk = RunningDesk.emptyBy(this::now, store)) {
      var reader = new SandboxReader(desk, "demo-b", "oCalls");
      assertThat(reader.say("有什么项目")).contains("现在没有适合您专业的项目招募");
      assertThat(calls(desk, "library=demo-b")).isEmpty();
      assertThat(guide(desk, "demo-a")).doesNotContain("项目招募");

      open(Visitor.in(desk, "lin"), Visitor.in(desk, "fang"));
      assertThat(reader.say("有什么项目")).contains("1 个项目在招募");
      assertThat(reader.say("护理")).contains("护理虚拟仿真实训资源共建", "江畔职业技术学院图书馆", "截止");
      reader.say("项目招募");
      assertThat(reader.say("数控技术")).contains("现在没有适合您专业的项目招募");
      assertThat(calls(desk, "library=demo-b&subject=520201")).hasSize(1);
      assertThat(calls(desk, "library=demo-b&subject=46")).isEmpty();
      later.set(Duration.ofMinutes(5));
      assertThat(guide(desk, "demo-core")).contains("护理虚拟仿真实训资源共建", "经费 80,000 元");

      later.set(Duration.ofMinutes(11));
      assertThat(calls(desk, "library=demo-b")).isEmpty();
      assertThat(reader.say("有什么项目")).contains("现在没有适合您专业的项目招募");
    }
  }

  @OnEachStore
  void consoles_are_told_of_a_call_but_not_that_another_library_applies(StoreSettings store) {
    try (var desk = RunningDesk.emptyBy(this::now, store)) {
      var lin = Visitor.in(desk, "lin");
      var qiao = Visitor.in(desk, "qiao");
      try (var atA = new LiveConsole(desk, lin);
          var atB = new LiveConsole(desk, qiao)) {
        atA.next("desk");
        atB.next("desk");
        ok(lin.send("PUT", "/desk/calls/" + ID, form()));
        atA.next("calls");
        ok(act(lin, act("submit")));
        atA.next("calls");
        ok(act(Visitor.in(desk, "fang"), act("publish")));
        atA.next("calls");
        atB.next("calls");
        ok(apply(qiao, OF_B, 0, "我馆愿意"));
        atB.next("calls");
        atA.send(new JsonObject().put("type", "ping"));
        assertThat(atA.nextOf(Set.of("calls", "pong"))).isEqualTo("pong");
      }
    }
  }

  private static JsonArray calls(RunningDesk desk, String query) {
    return ok(Visitor.at(desk).get("/calls?" + query)).getJsonArray("calls");
  }

  private static String guide(RunningDesk desk, String library) {
    var request = HttpRequest.newBuilder(URI.create(desk.url("/g/" + library + "/52"))).build();
    return new String(Callbacks.send(request).body(), UTF_8);
  }
}
