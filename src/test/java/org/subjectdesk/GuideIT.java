package org.subjectdesk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.subjectdesk.browser.BrowserWindow;
import org.subjectdesk.store.Database;
import org.subjectdesk.store.FreshDatabase;

/** The page of a subject: found in the chat, read on a phone, understood by search engines. */
class GuideIT {
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
  void the_chat_brings_the_page_with_librarian_questions_resources_and_platforms() {
    var reader = new SandboxReader(desk, "demo-a", "oGuide");
    reader.say("专业指南");
    var said = reader.say("护理");
    var link = Pattern.compile("http\\S+/g/demo-a/\\d+").matcher(said).results().findFirst();
    assertThat(link).as(said).isPresent();
    try (var phone = BrowserWindow.open(360, 760)) {
      phone.page().navigate(link.orElseThrow().group());
      assertThat(phone.page().locator("h1")).containsText("护理");
      assertThat(phone.page().locator(".now")).containsText("回复 人工");
      assertThat(phone.page().locator(".ask"))
          .hasAttribute("href", Pattern.compile("/chat/\\?library=demo-a&subject=\\d+$"));
      assertThat(phone.page().locator("main")).containsText("CINAHL");
      assertThat(phone.page().locator("main")).containsText("江海医药文献联盟");
      assertThat(phone.page().locator(".platforms")).containsText("我要用联盟平台");
      assertThat(phone.page().locator(".questions li").first()).isVisible();
      phone
          .page()
          .screenshot(
              new Page.ScreenshotOptions()
                  .setPath(Path.of("target/screenshots/guide-phone.png"))
                  .setFullPage(true));
      phone.page().locator("summary").first().click();
      assertThat(phone.page().locator("details[open] p")).isVisible();
      assertThat(phone.page().evaluate("() => document.documentElement.scrollWidth"))
          .isEqualTo(360);
      assertThat(
              new AxeBuilder(phone.page())
                  .analyze().getViolations().stream()
                      .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
                      .map(rule -> rule.getId()))
          .isEmpty();
      assertThat(phone.complaints()).isEmpty();
    }
  }

  @Test
  void it_carries_dublin_core_and_schema_org() {
    var page = text(get("/g/demo-a/52"));
    assertThat(page)
        .contains("<meta name=\"DC.title\" content=\"医药卫生大类")
        .contains("<meta name=\"DC.publisher\" content=\"江畔职业技术学院图书馆\">");
    var data =
        Pattern.compile("<script type=\"application/ld\\+json\">(.*?)</script>", Pattern.DOTALL)
            .matcher(page)
            .results()
            .findFirst()
            .orElseThrow()
            .group(1);
    var json = new JsonObject(data);
    assertThat(json.getString("@type")).isEqualTo("FAQPage");
    assertThat(json.getJsonArray("mainEntity")).isNotEmpty();
  }

  @Test
  void a_platform_or_database_of_another_subject_or_library_is_not_on_it() {
    assertThat(text(get("/g/demo-a/5304"))).doesNotContain("CINAHL").contains("中国知网");
    assertThat(text(get("/g/demo-b/52"))).doesNotContain("CINAHL");
  }

  @Test
  void what_is_not_there_is_a_page_that_says_so_and_runs_nothing() {
    for (var path : List.of("/g/nowhere/52", "/g/demo-a/99", "/g/demo-a/%3Cscript%3E")) {
      var answer = get(path);
      assertThat(answer.statusCode()).as(path).isEqualTo(404);
      assertThat(text(answer)).contains("没有这个学科导航").doesNotContain("<script>");
    }
    var policy = get("/g/demo-a/52").headers().firstValue("content-security-policy");
    assertThat(policy).hasValueSatisfying(it -> assertThat(it).startsWith("default-src 'none'"));
    assertThat(get("/g/guide.css").statusCode()).isEqualTo(200);
  }

  @Test
  void each_librarian_has_her_face_her_hours_and_whether_she_is_there() {
    try (var phone = BrowserWindow.open(360, 760)) {
      phone.page().navigate(desk.url("/g/demo-a/50"));
      var card = phone.page().locator(".card li").first();
      assertThat(card).containsText("林知夏");
      assertThat(card).containsText("值班时间内");
      assertThat(card).containsText("值班：每天（寒暑假照常） 全天");
      assertThat(card.locator("img").evaluate("image => image.naturalWidth")).isEqualTo(256);
      phone.page().navigate(desk.url("/g/demo-a/53"));
      var he = phone.page().locator(".card li").first();
      assertThat(he).containsText("周一至周五 8:30–12:00、14:00–17:30；第1–16教学周 周三 18:30–21:00");
      assertThat(he).containsText("寒暑假 周二、周四 9:00–11:30");
      assertThat(he.locator(".face")).hasText("何");
      phone
          .page()
          .screenshot(
              new Page.ScreenshotOptions()
                  .setPath(Path.of("target/screenshots/guide-initials.png"))
                  .setFullPage(true));
      assertThat(phone.complaints()).isEmpty();
    }
    try (var wide = BrowserWindow.open(1280, 900)) {
      wide.page().navigate(desk.url("/g/demo-a/46"));
      wide.page()
          .screenshot(
              new Page.ScreenshotOptions().setPath(Path.of("target/screenshots/guide-wide.png")));
    }
  }

  @Test
  void who_does_not_know_the_subject_is_not_said_to() {
    for (var code : List.of("52", "5202")) {
      try (var phone = BrowserWindow.open(360, 760)) {
        phone.page().navigate(desk.url("/g/demo-a/" + code));
        var elsewhere = phone.page().locator(".elsewhere");
        assertThat(elsewhere).containsText("本馆没有专门负责这个学科的馆员");
        assertThat(elsewhere.locator("li")).hasCount(2);
        assertThat(elsewhere).containsText("乔一鸣");
        assertThat(elsewhere).containsText("青禾职业学院图书馆");
        assertThat(elsewhere).containsText("陆文");
        assertThat(elsewhere).containsText("海川职业大学图书馆");
        var team = phone.page().locator(".team");
        assertThat(team.locator("h3")).hasText("本馆咨询团队");
        assertThat(team.locator("li")).hasCount(3);
        phone
            .page()
            .screenshot(
                new Page.ScreenshotOptions()
                    .setPath(Path.of("target/screenshots/guide-elsewhere.png"))
                    .setFullPage(true));
      }
    }
    assertThat(text(get("/g/demo-core/52"))).contains("陆文").doesNotContain("乔一鸣", "顾海平");
    assertThat(text(get("/g/demo-a/50"))).doesNotContain("没有专门负责", "方文清", "本馆咨询团队");
  }

  @Test
  void the_duty_roster_is_not_taken_for_somebody_who_is_there() {
    assertThat(text(get("/g/demo-a/50"))).contains("值班时间内").doesNotContain("在岗", "在线</em>");
  }

  @Test
  void teaching_leads_and_the_words_to_say_are_on_the_page_and_in_the_api() {
    assertThat(text(get("/g/demo-a/5202")))
        .contains("专业带头人", "许静仪", "医药卫生大类", "护理与健康学院")
        .doesNotContain("周砚");
    var guide = new JsonObject(text(get("/api/v1/guides/demo-a/52")));
    assertThat(guide.getJsonArray("leads"))
        .containsExactly(
            JsonObject.of(
                "name", "许静仪",
                "library", "江畔职业技术学院图书馆",
                "subjects", List.of("医药卫生大类"),
                "department", "护理与健康学院"));
    var librarians = guide.getJsonArray("librarians");
    assertThat(librarians.getJsonObject(0).getBoolean("covers")).isTrue();
    assertThat(librarians.getJsonObject(0).getString("library")).isEqualTo("青禾职业学院图书馆");
    assertThat(librarians.getJsonObject(2).getBoolean("covers")).isFalse();
    var platform = guide.getJsonArray("platforms").getJsonObject(0);
    assertThat(platform.getString("say")).isEqualTo("我要用联盟平台");
    assertThat(platform.getJsonArray("services")).containsExactly("文献传递");
  }

  @Test
  void the_chat_tells_the_teaching_lead_too() {
    var reader = new SandboxReader(desk, "demo-a", "oLead");
    assertThat(reader.say("护理专业带头人")).contains("许静仪（护理与健康学院，江畔职业技术学院图书馆）");
    assertThat(reader.say("电子商务专业带头人")).contains("还没有", "人工");
  }

  @Test
  void a_guide_without_a_subject_is_a_page_to_choose_one_from() {
    for (var path : List.of("/g/demo-a", "/g/demo-a/")) {
      var page = get(path);
      assertThat(page.statusCode()).as(path).isEqualTo(200);
      assertThat(text(page)).contains("江畔职业技术学院图书馆", "href=\"/g/demo-a/52\"", "医药卫生大类");
    }
    for (var path : List.of("/g/", "/g", "/g/nowhere", "/r/", "/r")) {
      var page = get(path);
      assertThat(page.statusCode()).as(path).isEqualTo(404);
      assertThat(page.headers().firstValue("content-type"))
          .as(path)
          .hasValue("text/html; charset=utf-8");
    }
  }

  @Test
  void a_photo_is_served_as_what_it_is_and_nothing_else_is() {
    var photo = get("/g/photo/lin");
    assertThat(photo.statusCode()).isEqualTo(200);
    assertThat(photo.headers().firstValue("content-type")).hasValue("image/png");
    assertThat(photo.headers().firstValue("x-content-type-options")).hasValue("nosniff");
    assertThat(photo.headers().firstValue("cache-control")).hasValue("public, max-age=86400");
    for (var path : List.of("he", "nobody", "lin.png", "..%2Flin.png", "..%2F..%2Fsubjects.yaml")) {
      assertThat(get("/g/photo/" + path).statusCode()).as(path).isEqualTo(404);
    }
  }

  private static HttpResponse<byte[]> get(String path) {
    return Callbacks.send(HttpRequest.newBuilder(URI.create(desk.url(path))).GET().build());
  }

  private static String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), UTF_8);
  }
}
