package org.subjectdesk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.subjectdesk.store.Database;

/**
 * A whole project in two browsers: a call is written, reviewed and published at one library,
 * another applies on a phone, is chosen, agrees, delivers, and both come to the end.
 */
class ProjectLifeIT {
  /** What the browser says of what was refused on purpose. */
  private static final Pattern REFUSED = Pattern.compile("status of 4(00|09)");

  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  private final AtomicReference<Duration> later = new AtomicReference<>(Duration.ZERO);

  private Instant now() {
    return Instant.now().plus(later.get());
  }

  @Test
  void two_libraries_bring_a_project_from_the_call_to_its_end() {
    try (var database = Database.SQLITE.fresh();
        var desk = RunningDesk.emptyBy(this::now, database.settings());
        var lin = ConsoleWindow.of(desk, "lin");
        var fang = ConsoleWindow.of(desk, "fang");
        var qiao = ConsoleWindow.open(desk, 375, 760)) {
      qiao.signIn("qiao");
      qiao.go("calls");
      assertThat(qiao.page().locator(".list-side")).containsText("还没有项目招募");

      write(lin);
      lin.button("提交审核").click();
      state(lin, "待审核");
      fang.go("calls");
      fang.page().locator(".list-side .line").click();
      fang.button("审核通过，公开").click();
      state(fang, "招募中");

      apply(qiao);
      assertThat(lin.page().locator(".detail-side")).containsText("谁都看不到别的馆的申请");
      assertThat(lin.page().locator(".detail-side")).not().containsText("青禾");

      later.set(Duration.ofMinutes(31));
      lin.page().reload();
      state(lin, "评审中");
      qiao.page().reload();
      stayIn(qiao);
      judge(lin);
      agree(lin);
      qiao.page().reload();
      qiao.button("确认协议").click();
      state(qiao, "进行中");
      state(lin, "进行中");

      deliver(lin, qiao);
      lin.button("结项").click();
      words(lin, "如期完成，已用于教学。", "结项");
      state(lin, "已结项");
      state(qiao, "已结项");
      faultless(lin);
      faultless(qiao);
      lin.screenshot("project-closed");
      for (var who : List.of(lin, fang, qiao)) {
        assertThat(who.complaints()).allMatch(line -> REFUSED.matcher(line).find());
      }
    }
  }

  @Test
  void what_a_colleague_saved_meanwhile_is_not_overwritten_unseen() {
    try (var database = Database.SQLITE.fresh();
        var desk = RunningDesk.emptyBy(this::now, database.settings());
        var lin = ConsoleWindow.of(desk, "lin")) {
      var fang = Visitor.in(desk, "fang");
      var draft =
          new JsonObject()
              .put("title", "护理资源")
              .put("subject", "52")
              .put("kind", "library")
              .put("budget", 0)
              .put("split", new JsonArray())
              .put("criteria", new JsonArray())
              .put("deadline", "2027-03-01");
      for (var name : List.of("initiator", "items", "cooperation", "goals", "talent")) {
        draft.put(name, "");
      }
      var path = "/desk/calls/call-nursing-0001";
      fang.send("PUT", path, draft.copy().put("version", 0));
      lin.go("calls/call-nursing-0001");
      lin.button("修改").click();
      field(lin, "目标").fill("一年 200 条");
      fang.send("PUT", path, draft.copy().put("version", 1).put("title", "护理虚拟仿真资源"));
      assertThat(lin.page().locator(".list-side")).containsText("护理虚拟仿真资源");

      lin.button("保存").click();
      assertThat(lin.page().locator("desk-call-form .alert-warning")).containsText("再存一次");
      assertThat(field(lin, "目标")).hasValue("一年 200 条");
      assertThat(goals(fang, path)).isEmpty();
      lin.button("保存").click();
      state(lin, "草稿");
      assertThat(goals(fang, path)).isEqualTo("一年 200 条");
    }
  }

  private static String goals(Visitor who, String path) {
    return Visitor.json(who.get(path)).getJsonObject("terms").getString("goals");
  }

  private static void state(ConsoleWindow who, String name) {
    assertThat(who.page().locator(".call-state")).hasText(name);
  }

  private void write(ConsoleWindow lin) {
    lin.go("calls/new");
    field(lin, "标题").fill("护理虚拟仿真实训资源共建");
    field(lin, "发起人名称").fill("护理学院");
    lin.page().locator("#call-subject option[value='52']").waitFor(attached());
    lin.page().locator("#call-subject").selectOption("52");
    field(lin, "服务内容").fill("选题、采集、标引");
    field(lin, "目标").fill("一年 200 条");
    lin.page().locator("#call-day").fill("0026-12-20");
    lin.button("保存").click();
    assertThat(lin.page().locator("desk-call-form .alert-warning")).containsText("截止日期看不懂");
    var end = now().plus(Duration.ofMinutes(30)).atZone(CHINA);
    lin.page().locator("#call-day").fill(end.toLocalDate().toString());
    lin.page().locator("#call-time").fill(end.format(DateTimeFormatter.ofPattern("HH:mm")));
    lin.button("保存").click();
    state(lin, "草稿");
    lin.button("提交审核").click();
    assertThat(lin.page().locator(".alert-warning")).containsText("还缺内容");
    lin.button("修改").click();
    field(lin, "合作方式").fill("分工共建");
    field(lin, "需要的人").fill("懂护理的馆员");
    lin.screenshot("project-form");
    lin.button("保存").click();
    state(lin, "草稿");
  }

  private static Locator.WaitForOptions attached() {
    return new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED);
  }

  private static Locator field(ConsoleWindow who, String label) {
    return who.page().getByLabel(label, new Page.GetByLabelOptions().setExact(true));
  }

  private static void apply(ConsoleWindow qiao) {
    assertThat(qiao.page().locator(".list-side")).containsText("与您学科相关");
    qiao.page().locator(".list-side .line").click();
    qiao.button("申请参加").click();
    field(qiao, "申请材料").fill("我馆有两名护理学科馆员");
    qiao.button("保存").click();
    var file = new FilePayload("方案.pdf", "application/pdf", "%PDF-1.7 plan".getBytes(US_ASCII));
    qiao.page().locator(".card input[type=file]").setInputFiles(file);
    assertThat(qiao.page().locator(".card")).containsText("方案.pdf");
    var script = new FilePayload("假.pdf", "application/pdf", "<script>".getBytes(US_ASCII));
    qiao.page().locator(".card input[type=file]").setInputFiles(script);
    assertThat(qiao.page().locator(".alert-warning")).containsText("按内容判断");
    qiao.button("提交申请").click();
    assertThat(qiao.page().locator(".call-stage")).hasText("已提交");
    qiao.screenshot("project-applied");
  }

  /** What cannot be undone any more asks first. */
  private static void stayIn(ConsoleWindow qiao) {
    qiao.button("撤回申请").click();
    assertThat(qiao.page().locator("desk-call-applications")).containsText("撤回以后不能再提交");
    qiao.button("取消").click();
    assertThat(qiao.page().locator(".call-stage")).hasText("已提交");
  }

  private static void judge(ConsoleWindow lin) {
    var application = lin.page().locator("desk-call-applications .card");
    assertThat(application).containsText("青禾职业学院图书馆");
    assertThat(application).containsText("方案.pdf");
    lin.page().setViewportSize(1280, 360);
    application.locator("input[type=checkbox]").check();
    lin.button("选定 1 家").click();
    var refusal = lin.page().locator("desk-call-applications .alert-warning");
    assertThat(refusal).containsText("都要先打分");
    assertThat(refusal).isInViewport();
    lin.page().setViewportSize(1280, 800);
    var points = application.locator("input[type=number]");
    points.nth(0).fill("90");
    points.nth(1).fill("80");
    application.getByText("打分").click();
    assertThat(application).containsText("86.0");
    lin.button("选定 1 家").click();
    state(lin, "商定协议");
    assertThat(lin.page().locator("#agreement-title")).isInViewport();
  }

  private static void agree(ConsoleWindow lin) {
    lin.page().locator("#duty-0").fill("统筹");
    lin.page().locator("#duty-1").fill("采集、标引");
    lin.page().locator("#share-0").fill("40");
    lin.page().locator("#share-1").fill("50");
    lin.page().locator("#share-1").blur();
    assertThat(lin.page().locator("desk-call-project .text-danger"))
        .hasText(Pattern.compile("合计 90.%"));
    assertThat(lin.button("写定协议")).isDisabled();
    lin.page().locator("#share-1").fill("60");
    lin.page().locator("#share-1").blur();
    lin.button("写定协议").click();
    assertThat(lin.page().locator("desk-call-project")).containsText("待确认");
  }

  private static void deliver(ConsoleWindow lin, ConsoleWindow qiao) {
    lin.button("加节点").click();
    lin.page().locator("#plan-title").fill("首批 50 条");
    lin.page().locator("#plan-due").fill("2027-03-01");
    lin.page().locator("#plan-party").selectOption(new SelectOption().setIndex(1));
    lin.page().locator("desk-call-project").getByText("保存").click();
    qiao.button("交成果").click();
    words(qiao, "见附件", "交成果");
    assertThat(qiao.page().locator("desk-call-project .call-stage")).hasText("待验收");
    qiao.page().locator("#call-comment").fill("下周碰个头？");
    qiao.page().locator("#call-comment ~ button").click();
    assertThat(lin.page().locator("desk-call-project")).containsText("下周碰个头？");
    lin.button("验收").click();
    assertThat(lin.page().locator("desk-call-project .call-stage")).hasText("已验收");
  }

  private static void words(ConsoleWindow who, String text, String button) {
    var box = who.page().locator("desk-call-words");
    box.locator("textarea").fill(text);
    box.getByText(button, new Locator.GetByTextOptions().setExact(true)).click();
  }

  private static void faultless(ConsoleWindow who) {
    var faults =
        new AxeBuilder(who.page())
            .analyze().getViolations().stream()
                .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
                .map(rule -> rule.getId() + " " + rule.getNodes().getFirst().getHtml())
                .toList();
    assertThat(faults).isEmpty();
  }
}
