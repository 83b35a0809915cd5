package org.subjectdesk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.subjectdesk.browser.BrowserWindow;
import org.subjectdesk.store.Database;
import org.subjectdesk.store.OnEachStore;
import org.subjectdesk.store.StoreSettings;

/** From the subscription in the chat to the digest in her hand, over both ways, and to its end. */
class DigestPageIT {
  private static final Pattern LINK = Pattern.compile("http\\S+/d/[0-9a-f]{64}");
  private static final Pattern AGREE = Pattern.compile("<a href=\"([^\"]+)\">点这里同意</a>");
  private static final Pattern CHOICE = Pattern.compile("class=\"agree\" href=\"([^\"]+)\"");

  @OnEachStore
  void with_a_tap_it_comes_as_a_subscribe_message_and_else_with_her_next_word(
      StoreSettings settings) {
    try (var desk = RunningDesk.withWindow(settings, Duration.ZERO)) {
      var taps = new SandboxReader(desk, "demo-a", "oTaps");
      var waits = new SandboxReader(desk, "demo-a", "oWaits");
      var said = taps.say("订阅护理");
      assertThat(said).contains("订阅成功：护理", "2 分钟最多一期");
      waits.say("订阅护理");
      agree(desk, taps, said);
      publish(desk, "ward-gloves", "护理实训用的手套在哪里领？", "二号实训楼 <b>一层</b>，凭学生证。");

      await()
          .atMost(60, TimeUnit.SECONDS)
          .untilAsserted(() -> assertThat(taps.outbox()).isNotEmpty());
      assertThat(taps.outbox()).singleElement().asString().startsWith("您订阅的专业有新内容");
      await()
          .atMost(60, TimeUnit.SECONDS)
          .until(
              () ->
                  metric(desk, "desk_digests_waiting") == 1
                      && metric(desk, "desk_digests_sent") == 1);
      assertThat(waits.outbox()).isEmpty();

      var page = get(link(taps.outbox().getFirst()));
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(text(page))
          .contains("护理实训用的手套在哪里领？", "二号实训楼 &lt;b&gt;一层&lt;/b&gt;", "不再接收")
          .doesNotContain("oTaps");
      assertThat(page.headers().firstValue("referrer-policy")).hasValue("no-referrer");
      assertThat(page.headers().firstValue("cache-control")).hasValue("no-store");
    }
    // The platform lets the desk write to whoever wrote, and what was held goes out.
    try (var desk = RunningDesk.emptyOn(settings)) {
      var waits = new SandboxReader(desk, "demo-a", "oWaits");
      waits.say("开馆时间");
      await()
          .atMost(60, TimeUnit.SECONDS)
          .untilAsserted(() -> assertThat(waits.outbox()).isNotEmpty());
      var line = waits.outbox().getFirst();
      assertThat(line).startsWith("您订阅的护理类有新内容");
      var page = URI.create(link(line)).getPath();
      assertThat(get(desk.url(page)).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void on_a_phone_it_is_read_agreed_to_again_and_stopped() {
    try (var database = Database.SQLITE.fresh();
        var desk = RunningDesk.emptyOn(database.settings())) {
      var reader = new SandboxReader(desk, "demo-a", "oPhone");
      reader.say("订阅护理");
      publish(
          desk, "ward-gloves", "护理实训用的手套在哪里领？", "二号实训楼一层，凭学生证。\n详见 https://lib.example.edu/gloves");
      await()
          .atMost(60, TimeUnit.SECONDS)
          .untilAsserted(() -> assertThat(reader.outbox()).isNotEmpty());
      assertThat(reader.outbox().getFirst()).contains("您订阅的护理", "回复“退订”");
      try (var phone = BrowserWindow.open(375, 720)) {
        read(phone, link(reader.outbox().getFirst()));
        var here = phone.page().url();
        agreeAgain(desk, phone);
        phone.page().navigate(here);
        assertThat(phone.page().locator(".choices")).containsText("下一期会用微信通知您一次");
        phone.page().getByText("不再接收").click();
        assertThat(phone.page().locator("h1")).hasText("已停止，不再发给您");
        shot(phone, "digest-stopped");
        assertThat(phone.complaints()).isEmpty();
        phone.page().navigate(here);
        assertThat(phone.page().locator(".choices")).containsText("已在本页退订");
      }
      assertThat(reader.say("我的订阅")).contains("您还没有订阅专业");
    }
  }

  @Test
  void what_is_no_page_says_so() {
    try (var database = Database.SQLITE.fresh();
        var desk = RunningDesk.emptyOn(database.settings())) {
      for (var path : List.of("/d/" + "0".repeat(64), "/d/short", "/d/%3Cscript%3E")) {
        var answer = get(desk.url(path));
        assertThat(answer.statusCode()).as(path).isEqualTo(410);
        assertThat(text(answer)).contains("这一页已经失效").doesNotContain("<script>");
        for (var act : List.of("?stop", "?next", "?other", "")) {
          assertThat(post(desk.url(path + act)).statusCode()).as(path + act).isEqualTo(410);
        }
      }
    }
  }

  private static void read(BrowserWindow phone, String link) {
    phone.page().navigate(link);
    assertThat(phone.page().locator("h1")).containsText("护理");
    assertThat(phone.page().locator("main")).containsText("大家常问");
    shot(phone, "digest-phone");
    phone.page().locator("summary").first().click();
    assertThat(phone.page().locator("details[open] p").first()).isVisible();
    shot(phone, "digest-phone-open");
    assertThat(phone.page().evaluate("() => document.documentElement.scrollWidth")).isEqualTo(375);
    assertThat(
            new AxeBuilder(phone.page())
                .analyze().getViolations().stream()
                    .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
                    .map(rule -> rule.getId()))
        .isEmpty();
    phone.page().setViewportSize(1200, 800);
    shot(phone, "digest-desktop");
    phone.page().setViewportSize(375, 720);
  }

  /** The sandbox's phone says who she is. */
  private static void agreeAgain(RunningDesk desk, BrowserWindow phone) {
    phone
        .page()
        .context()
        .addCookies(List.of(new Cookie("sandbox-reader", "oPhone").setUrl(desk.url("/sandbox/"))));
    phone.page().getByText("下一期用微信通知我").click();
    assertThat(phone.page().locator("h1")).hasText("公众号想给您发一条消息");
    phone.page().getByText("允许").click();
    assertThat(phone.page().locator("h1")).hasText("好的，下一期会通知您");
  }

  private static void shot(BrowserWindow phone, String name) {
    phone
        .page()
        .screenshot(
            new Page.ScreenshotOptions()
                .setPath(Path.of("target/screenshots/" + name + ".png"))
                .setFullPage(true));
  }

  /** She opens the platform's page of the link in the chat, and allows it. */
  private static void agree(RunningDesk desk, SandboxReader reader, String said) {
    var found = AGREE.matcher(said).results().findFirst();
    assertThat(found).as(said).isPresent();
    var address = found.orElseThrow().group(1).replace("#wechat_redirect", "");
    var page = text(get(address + "&openid=" + reader.openid()));
    var choice = CHOICE.matcher(page).results().findFirst().orElseThrow().group(1);
    var allowed = get(desk.url("/sandbox/wechat/mp/subscribemsg" + choice.replace("&amp;", "&")));
    assertThat(text(get(allowed.headers().firstValue("location").orElseThrow())))
        .contains("好的，下一期会通知您");
  }

  private static void publish(RunningDesk desk, String id, String question, String answer) {
    var draft =
        new JsonObject()
            .put("subject", "5202")
            .put("question", question)
            .put("variants", new JsonArray())
            .put("answer", answer);
    var path = "/api/v1/faq/entries/" + id + "/draft?library=demo-a&by=wang";
    assertThat(send(desk.url(path), "PUT", draft.encode()).statusCode()).isLessThan(300);
    assertThat(
            send(desk.url("/api/v1/faq/drafts/publish?library=demo-a"), "POST", "{}").statusCode())
        .isLessThan(300);
  }

  private static double metric(RunningDesk desk, String name) {
    return text(get(desk.managementUrl("/metrics")))
        .lines()
        .filter(line -> line.startsWith(name + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
        .findFirst()
        .orElse(-1);
  }

  private static String link(String text) {
    return LINK.matcher(text).results().findFirst().orElseThrow().group();
  }

  private static HttpResponse<byte[]> get(String address) {
    return Callbacks.send(HttpRequest.newBuilder(URI.create(address)).GET().build());
  }

  private static HttpResponse<byte[]> post(String address) {
    return send(address, "POST", "");
  }

  private static HttpResponse<byte[]> send(String address, String method, String body) {
    return Callbacks.send(
        HttpRequest.newBuilder(URI.create(address))
            .header("content-type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  private static String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), UTF_8);
  }
}
