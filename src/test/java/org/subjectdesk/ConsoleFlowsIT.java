package org.subjectdesk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.subjectdesk.store.Database;
import org.subjectdesk.store.FreshDatabase;

/** Flows on the console's page: drawn, changed as a draft, and walked like a reader. */
class ConsoleFlowsIT {
  private static FreshDatabase database;
  private static RunningDesk desk;

  @BeforeAll
  static void start() {
    database = Database.SQLITE.fresh();
    desk = RunningDesk.on(database.settings());
  }

  @AfterAll
  static void stop() {
    desk.close();
    database.close();
  }

  @Test
  void a_flow_is_drawn_and_walked_with_what_it_knows_and_why() {
    try (var lin = ConsoleWindow.of(desk, "lin")) {
      open(lin, "文献传递申请");
      assertThat(lin.page().locator(".ways path").first()).isVisible();
      assertThat(step(lin, "check")).containsText("菜单");
      lin.screenshot("flows-drawn");

      lin.button("说“我要申请文献传递”").click();
      assertThat(step(lin, "kind")).hasAttribute("aria-current", "step");
      lin.button("2. 学位论文").click();
      says(lin, "高职院校图书馆服务研究");
      assertThat(lin.page().locator(".standing")).containsText("文献类型学位论文");
      assertThat(step(lin, "source")).hasAttribute("aria-current", "step");
      says(lin, "跳过");
      says(lin, "跳过");
      lin.screenshot("flows-walked");
      says(lin, "提交");
      assertThat(lin.page().locator(".why").last()).containsText("【文献传递】");
      assertThat(lin.page().locator(".standing")).containsText("不在流程里");

      lin.button("退一步").click();
      assertThat(step(lin, "check")).hasAttribute("aria-current", "step");
      lin.button("重新开始").click();
      assertThat(lin.page().locator(".flow-talk .message")).hasCount(0);
      assertThat(lin.complaints()).isEmpty();
    }
  }

  @Test
  void a_draft_names_its_faults_by_line_and_reaches_no_reader() {
    try (var lin = ConsoleWindow.of(desk, "lin")) {
      open(lin, "文献传递申请");
      lin.button("从第一步开始").click();
      assertThat(lin.page().locator(".flow-talk .desk").last()).containsText("您要哪一种文献");
      lin.page().locator("#flow-tab-script").click();
      var script = lin.page().getByLabel("脚本（YAML）");
      var text = script.inputValue();
      script.fill(text.replace("您要哪一种文献？", "请问您想要哪种文献？"));
      assertThat(lin.page().locator(".flow-talk .desk").last()).containsText("请问您想要哪种文献");
      assertThat(lin.page().locator(".detail-head")).containsText("草稿，未生效");

      script.fill(
          text.replace("else: reach", "else: nowhere").replace("else: source", "else: sauce"));
      var fault = lin.page().locator(".flow-faults button").first();
      var before = text.substring(0, text.indexOf("if: {slot: kind, is: article}"));
      assertThat(fault).containsText("第 " + before.lines().count() + " 行");
      lin.screenshot("flows-faults");
      fault.click();
      assertThat(
              lin.page()
                  .evaluate(
                      "() => getSelection().toString() || (e => e.value.slice(e.selectionStart,"
                          + " e.selectionEnd))(document.activeElement)"))
          .asString()
          .contains("if: {slot: kind, is: article}");
      assertThat(lin.page().locator(".flow-talk")).containsText("脚本有错误");
      lin.page().reload();
      lin.connected();
      lin.page().locator("#flow-tab-script").click();
      assertThat(lin.page().getByLabel("脚本（YAML）")).hasValue(Pattern.compile("else: sauce"));
      lin.button("放弃改动").click();
      assertThat(lin.page().locator(".flow-faults")).containsText("没有错误");
      assertThat(new SandboxReader(desk, "demo-a", "oUntouched").say("我要申请文献传递"))
          .startsWith("您要哪一种文献？");
    }
  }

  @Test
  void a_new_flow_begins_with_a_sound_skeleton_and_is_downloaded_as_a_file() throws Exception {
    try (var lin = ConsoleWindow.of(desk, "lin")) {
      lin.go("flows/new");
      lin.button("说“我想试试新流程”").click();
      assertThat(lin.page().locator(".flow-talk .desk").last()).containsText("请问要办什么");
      lin.page().locator("#flow-tab-script").click();
      assertThat(lin.page().locator(".flow-faults")).containsText("没有错误");
      var file = lin.page().waitForDownload(() -> lin.button("下载这个文件").click());
      assertThat(file.suggestedFilename()).isEqualTo("my-flow.flow.yaml");
      assertThat(Files.readString(file.path())).startsWith("flow: my-flow");
    }
  }

  private static void open(ConsoleWindow console, String name) {
    console.go("flows");
    console.page().locator(".line").filter(new Locator.FilterOptions().setHasText(name)).click();
    assertThat(console.page().locator("desk-flow h2")).hasText(name);
  }

  private static Locator step(ConsoleWindow console, String id) {
    return console.page().locator(".step[data-step='" + id + "']");
  }

  private static void says(ConsoleWindow console, String text) {
    console.page().getByLabel("读者说").fill(text);
    console.page().keyboard().press("Enter");
    assertThat(console.page().locator(".flow-talk .reader").last()).containsText(text);
    assertThat(console.page().locator(".flow-talk .messages > li").last()).hasClass("why");
  }
}
