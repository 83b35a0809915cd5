package org.subjectdesk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.subjectdesk.browser.BrowserWindow;
import org.subjectdesk.config.Secret;
import org.subjectdesk.store.Database;
import org.subjectdesk.store.OnEachStore;
import org.subjectdesk.store.StoreSettings;

/** A reader on her way to a platform: offered, accepted, clicked, arrived, solved. */
class ReferralIT {
  private static final Pattern LINK = Pattern.compile("href=\"([^\"]+)\"");
  private static final Pattern REFERRAL = Pattern.compile("[?&]ref=([0-9a-f]+)");
  private static final String QUESTION = "财经商贸类专业有哪些数据库？";
  private static StandInPlatform platform;

  @BeforeAll
  static void start() throws IOException {
    platform = StandInPlatform.start();
  }

  @AfterAll
  static void stop() {
    platform.close();
  }

  private static RunningDesk desk(StoreSettings store) {
    return RunningDesk.withPlatforms(store, platform.address(), new Secret(StandInPlatform.SECRET));
  }

  @OnEachStore
  void she_agrees_is_led_once_and_the_platform_tells_the_rest(StoreSettings store) {
    try (var desk = desk(store)) {
      var reader = new SandboxReader(desk, "demo-a", "oLed");
      reader.say("我要做专利导航");
      assertThat(reader.say("热管理 100% 国产化 & 出口"))
          .contains("江海专利导航平台", "您的问题：热管理 100% 国产化 & 出口", "不会带您是谁");
      var link = link(reader.say("好，给我链接"));
      assertThat(link).startsWith(desk.url("/r/"));

      var gone = get(link);
      assertThat(gone.statusCode()).isEqualTo(302);
      var target = gone.headers().firstValue("location").orElseThrow();
      assertThat(target).startsWith(platform.address() + "jh-patent?");
      assertThat(URLDecoder.decode(target, UTF_8))
          .contains("q=热管理 100% 国产化 & 出口", "&sig=")
          .doesNotContain("oLed");
      assertThat(gone.headers().firstValue("referrer-policy")).hasValue("no-referrer");
      var cookie = gone.headers().firstValue("set-cookie").orElseThrow();
      assertThat(cookie).containsIgnoringCase("; HttpOnly").contains("SameSite=Lax");
      assertThat(get(link).statusCode()).as("somebody else, or a replay").isEqualTo(410);
      assertThat(get(link, "cookie", cookie.substring(0, cookie.indexOf(';'))).statusCode())
          .as("she herself, again")
          .isEqualTo(302);

      var id = REFERRAL.matcher(target).results().findFirst().orElseThrow().group(1);
      assertThat(tell(desk, id, "opened").statusCode()).isEqualTo(200);
      assertThat(text(tell(desk, id, "solved"))).contains("true");
      assertThat(text(tell(desk, id, "unsolved"))).as("the first word counts").contains("false");
      assertThat(funnel(desk, "platform"))
          .contains("\"key\":\"jh-patent\"", "江海专利导航平台")
          .contains("\"offered\":1,\"accepted\":1,\"clicked\":1,\"opened\":1,\"solved\":1");
      for (var by : new String[] {"subject", "library", "day"}) {
        assertThat(funnel(desk, by)).contains("\"solved\":1,\"unsolved\":0");
      }
      assertThat(funnel(desk, "day"))
          .contains(LocalDate.now(ZoneId.of("Asia/Shanghai")).toString());
    }
  }

  @OnEachStore
  void she_is_asked_once_below_her_next_answer_whether_it_helped(StoreSettings store) {
    var secret = new Secret(StandInPlatform.SECRET);
    try (var desk = RunningDesk.withPlatforms(store, platform.address(), secret, true)) {
      var reader = new SandboxReader(desk, "demo-a", "oLater");
      reader.say("我要做专利导航");
      reader.say("跳过");
      var link = link(reader.say("好，给我链接"));
      assertThat(reader.say(QUESTION)).doesNotContain("拿不准");
      get(link);
      assertThat(reader.say(QUESTION)).as("the answer comes first").doesNotContain("拿不准");
      await().untilAsserted(() -> assertThat(reader.outbox()).isNotEmpty());
      assertThat(reader.say("没解决")).contains("抱歉没帮上忙");
      assertThat(reader.say(QUESTION)).as("and is not asked twice").doesNotContain("拿不准");
      assertThat(reader.outbox())
          .singleElement()
          .asString()
          .contains("顺便问一下，上次推荐您去的“江海专利导航平台”", "解决了", "没解决");
      assertThat(funnel(desk, "platform")).contains("\"solved\":0,\"unsolved\":1");
    }
  }

  @Test
  void where_the_demos_answers_send_readers_there_is_a_page() {
    try (var database = Database.SQLITE.fresh();
        var desk = desk(database.settings())) {
      assertThat(get(desk.url("/sandbox/platform/")).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void she_may_pass_nothing_decline_or_tell_herself_how_it_went() {
    try (var database = Database.SQLITE.fresh();
        var desk = desk(database.settings())) {
      var bare = new SandboxReader(desk, "demo-a", "oBare");
      bare.say("我要做专利导航");
      bare.say("秘密的课题");
      var target = get(link(bare.say("给我链接，什么都别带"))).headers().firstValue("location");
      assertThat(URLDecoder.decode(target.orElseThrow(), UTF_8)).doesNotContain("秘密", "q=");
      assertThat(bare.say("没解决")).contains("抱歉没帮上忙");

      var declining = new SandboxReader(desk, "demo-a", "oNo");
      declining.say("我要做专利导航");
      declining.say("跳过");
      assertThat(declining.say("不用了")).doesNotContain("href");
      assertThat(funnel(desk, "platform"))
          .contains("\"offered\":2,\"accepted\":1,\"clicked\":1")
          .contains("\"solved\":0,\"unsolved\":1");
    }
  }

  @Test
  void nothing_that_was_not_made_here_leads_anywhere() {
    try (var database = Database.SQLITE.fresh();
        var desk = desk(database.settings())) {
      var reader = new SandboxReader(desk, "demo-a", "oForged");
      reader.say("我要做专利导航");
      reader.say("跳过");
      var link = link(reader.say("好，给我链接"));
      var last = link.charAt(link.length() - 1);
      var forged = link.substring(0, link.length() - 1) + (last == 'A' ? 'B' : 'A');
      assertThat(get(forged).statusCode()).isEqualTo(404);
      assertThat(text(get(desk.url("/r/..%2F..%2Fevil.example")))).contains("没有这个链接");
      assertThat(get(desk.url("/r/https:%2F%2Fevil.example")).headers().firstValue("location"))
          .isEmpty();
      var withTarget = get(link + "?to=https://evil.example&url=https://evil.example");
      assertThat(withTarget.headers().firstValue("location").orElseThrow())
          .startsWith(platform.address());

      var lin = Visitor.in(desk, "lin");
      assertThat(lin.get("/referrals/funnel?by=day&from=2026-01-01&until=2026-12-31").statusCode())
          .as("all libraries are for alliance-admins")
          .isEqualTo(404);
      assertThat(
              lin.get("/referrals/funnel?by=day&from=2026-13-01&until=2026-12-31&library=demo-a")
                  .statusCode())
          .isEqualTo(400);
      var body = new JsonObject().put("event", "solved");
      var unsigned =
          Visitor.at(desk)
              .send(
                  "POST",
                  "/referrals/0123456789abcdef01234567/events",
                  body,
                  Map.of("x-desk-signature", "t=1,v1=" + "0".repeat(64)));
      assertThat(unsigned.statusCode()).isEqualTo(401);
    }
  }

  @Test
  void a_platform_that_does_not_answer_is_not_offered() throws IOException {
    var other = StandInPlatform.start();
    var address = other.address();
    other.close();
    try (var database = Database.SQLITE.fresh();
        var desk =
            RunningDesk.withPlatforms(
                database.settings(), address, new Secret(StandInPlatform.SECRET))) {
      await()
          .atMost(30, TimeUnit.SECONDS)
          .untilAsserted(
              () ->
                  assertThat(text(get(desk.managementUrl("/metrics"))))
                      .contains("desk_platforms_down 1.0"));
      var reader = new SandboxReader(desk, "demo-a", "oDown");
      reader.say("我要用联盟平台");
      reader.say("科技查新");
      assertThat(reader.say("跳过")).doesNotContain("江海科技查新工作站");
    }
  }

  @Test
  void from_the_chat_to_the_platform_and_into_the_funnels_plot() {
    try (var database = Database.SQLITE.fresh();
        var desk = RunningDesk.on(database.settings());
        var phone = BrowserWindow.open(390, 800)) {
      var reader = new SandboxReader(desk, "demo-a", "oWalk");
      reader.say("我要做专利导航");
      reader.say("新能源汽车热管理");
      phone.page().navigate(link(reader.say("好，给我链接")));
      assertThat(phone.page().locator("dl")).containsText("新能源汽车热管理");
      phone.page().screenshot(picture("referral-platform"));
      phone.page().getByText("办好了").click();
      assertThat(phone.page().locator("#told")).containsText("已告诉咨询台");
      try (var lin = ConsoleWindow.of(desk, "lin")) {
        lin.go("referrals");
        assertThat(lin.page().locator(".figures tbody tr")).containsText("江海专利导航平台");
        assertThat(lin.page().locator(".figures tfoot")).containsText("合计");
        assertThat(lin.page().locator(".plot img")).hasCount(2);
        assertThat(lin.page().locator(".plot img").first())
            .hasAttribute("src", Pattern.compile("data:image/svg.*%E6%8F%90%E5%87%BA.*"));
        assertThat(
                lin.page()
                    .evaluate(
                        "() => Promise.all([...document.querySelectorAll('.plot img')]"
                            + ".map(one => one.decode().then(() => one.naturalHeight)))"))
            .as("the browser can draw them")
            .isEqualTo(List.of(260, 260));
        lin.screenshot("referrals");
        assertThat(lin.complaints()).isEmpty();
      }
    }
  }

  private static Page.ScreenshotOptions picture(String name) {
    return new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", name + ".png"));
  }

  private static String link(String text) {
    return LINK.matcher(text)
        .results()
        .findFirst()
        .orElseThrow(() -> new AssertionError(text))
        .group(1);
  }

  private static HttpResponse<byte[]> tell(RunningDesk desk, String referral, String event) {
    return get(
        platform.address() + "tell?desk=" + desk.url("") + "&ref=" + referral + "&event=" + event);
  }

  private static String funnel(RunningDesk desk, String by) {
    var today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
    var answer =
        Visitor.in(desk, "lin")
            .get(
                "/referrals/funnel?library=demo-a&by="
                    + by
                    + "&from="
                    + today.minusDays(1)
                    + "&until="
                    + today.plusDays(1));
    return text(answer);
  }

  private static HttpResponse<byte[]> get(String address, String... headers) {
    var request = HttpRequest.newBuilder(URI.create(address)).GET();
    if (headers.length > 0) {
      request.headers(headers);
    }
    return Callbacks.send(request.build());
  }

  private static String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), UTF_8);
  }
}
