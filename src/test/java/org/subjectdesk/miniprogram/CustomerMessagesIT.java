package org.subjectdesk.miniprogram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import me.chanjar.weixin.common.error.WxErrorException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.subjectdesk.conversation.ReplySender.Outcome;
import org.subjectdesk.message.ReaderId;
import org.subjectdesk.message.Reply;
import org.subjectdesk.message.Reply.Option;
import org.subjectdesk.wxapi.ApiSettings;
import org.subjectdesk.wxapi.ApiUnavailable;

/** Customer messages and logins beside WxJava's traps. */
class CustomerMessagesIT {
  private static final Reply MENU =
      new Reply.Menu("您想问：", List.of(new Option(1, "续借"), new Option(2, "VPN")), "回复数字");

  private PlatformStandIn platform;
  private MiniPrograms programs;
  private CustomerMessages sender;

  @BeforeEach
  void start() throws IOException {
    platform = new PlatformStandIn();
    var settings = ApiSettings.defaults();
    programs =
        new MiniPrograms(
            List.of(
                Samples.program(platform.host()),
                Samples.program("wx00000000000000d5", platform.host())),
            settings,
            InstantSource.system());
    sender = new CustomerMessages(programs, _ -> "您好", settings, 2_047);
  }

  @AfterEach
  void stop() {
    programs.close();
    platform.close();
  }

  @Test
  void a_text_goes_out_with_the_mini_programs_token() {
    assertThat(sender.send(Samples.READER, new Reply.Text("<请> \"稍等\""))).isEqualTo(sent());
    assertThat(platform.addresses)
        .containsExactly("/cgi-bin/message/custom/send?access_token=token-1");
    assertThat(platform.sent.getLast())
        .isEqualTo(
            new JsonObject()
                .put("touser", "oReader-1")
                .put("msgtype", "text")
                .put("text", new JsonObject().put("content", "<请> \"稍等\"")));
  }

  @Test
  void the_greeting_is_followed_by_the_card() {
    assertThat(sender.send(Samples.READER, new Reply.Text("您好"))).isEqualTo(sent());
    assertThat(platform.sent).hasSize(2);
    assertThat(platform.sent.getLast().getJsonObject("miniprogrampage"))
        .isEqualTo(
            new JsonObject()
                .put("title", "继续咨询")
                .put("pagepath", "pages/chat/index")
                .put("thumb_media_id", "thumb-1"));
  }

  @Test
  void a_card_whose_picture_is_gone_becomes_a_link() {
    platform.codes(0, 40007);
    assertThat(sender.send(Samples.READER, new Reply.Text("您好"))).isEqualTo(sent());
    assertThat(platform.sent).hasSize(3);
    assertThat(content())
        .contains("data-miniprogram-appid=\"" + Samples.APP + "\"")
        .contains("data-miniprogram-path=\"pages/chat/index\">继续咨询<");
  }

  @Test
  void the_greeting_is_sent_even_if_the_card_is_refused() {
    platform.codes(0, 45047);
    assertThat(sender.send(Samples.READER, new Reply.Text("您好"))).isEqualTo(sent());
    assertThat(platform.sent).hasSize(2);
  }

  @Test
  void a_menu_is_tapped_where_it_may_be_and_typed_where_not() {
    assertThat(sender.send(Samples.READER, MENU)).isEqualTo(sent());
    var list =
        new JsonArray()
            .add(new JsonObject().put("id", "1").put("content", "续借"))
            .add(new JsonObject().put("id", "2").put("content", "VPN"));
    assertThat(platform.sent.getLast().getJsonObject("msgmenu").getJsonArray("list"))
        .isEqualTo(list);

    platform.codes(40200);
    assertThat(sender.send(Samples.READER, MENU)).isEqualTo(sent());
    assertThat(content()).isEqualTo("您想问：\n1. 续借\n2. VPN\n回复数字");
    assertThat(platform.sent).hasSize(3);
    assertThat(sender.send(Samples.READER, MENU)).isEqualTo(sent());
    assertThat(platform.sent).as("it is not asked again").hasSize(4);
  }

  @Test
  void who_is_no_reader_of_a_mini_program_gets_nothing() {
    for (var account : List.of(Samples.APP, "app:" + Samples.APP, "ma:wx00000000000000ff")) {
      var outcome = sender.send(new ReaderId(account, "oReader-1"), new Reply.Text("x"));
      assertThat(outcome).isEqualTo(new Outcome.Failed("unknown account"));
    }
    assertThat(platform.sent).isEmpty();
  }

  /** Trap 5. */
  @Test
  void fifty_threads_without_a_token_fetch_one() throws Exception {
    var running = new CountDownLatch(50);
    platform.beforeToken(() -> awaitAll(running));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var i = 0; i < 50; i++) {
        threads.execute(
            () -> {
              running.countDown();
              sender.send(Samples.READER, new Reply.Text("x"));
            });
      }
    }
    assertThat(platform.tokens).hasValue(1);
    assertThat(platform.sent).hasSize(50);
  }

  /** Trap 6. */
  @Test
  void a_busy_platform_is_asked_once() {
    platform.codes(-1);
    assertThat(sender.send(Samples.READER, new Reply.Text("x")))
        .isEqualTo(new Outcome.Later("-1 busy", Duration.ofSeconds(2)));
    assertThat(platform.sent).hasSize(1);
  }

  @Test
  void a_refused_token_is_replaced_once() {
    platform.codes(40001);
    assertThat(sender.send(Samples.READER, new Reply.Text("x"))).isEqualTo(sent());
    assertThat(platform.addresses.getLast()).endsWith("=token-2");
  }

  /** Trap 7: each mini-program has its own service, so each has its own token. */
  @Test
  void two_mini_programs_do_not_share_a_token() {
    sender.send(Samples.READER, new Reply.Text("x"));
    sender.send(new ReaderId("ma:wx00000000000000d5", "oOther"), new Reply.Text("y"));
    assertThat(platform.addresses.getFirst()).endsWith("=token-1");
    assertThat(platform.addresses.getLast()).endsWith("=token-2");
  }

  @Test
  void a_login_takes_the_secret_no_token_and_a_code_that_stays_inside_its_parameter()
      throws Exception {
    var told = api().jsCode2SessionInfo("a&appid=b c");
    assertThat(told.getOpenid()).isEqualTo("oNew");
    assertThat(told.getUnionid()).isEqualTo("u1");
    assertThat(platform.tokens).hasValue(0);
    assertThat(platform.addresses.getLast().split("&", -1))
        .containsExactlyInAnyOrder(
            "appid=" + Samples.APP,
            "secret=" + Samples.SECRET,
            "js_code=a%26appid%3Db+c",
            "grant_type=authorization_code");
  }

  @Test
  void a_login_tells_a_bad_code_from_a_platform_that_is_away() {
    platform.codes(40163);
    assertThatThrownBy(() -> api().jsCode2SessionInfo("x"))
        .isInstanceOfSatisfying(
            WxErrorException.class,
            refused -> assertThat(refused.getError().getErrorCode()).isEqualTo(40163));
    platform.answers("<html>down</html>");
    assertThatThrownBy(() -> api().jsCode2SessionInfo("x")).isInstanceOf(ApiUnavailable.class);
    platform.close();
    assertThatThrownBy(() -> api().jsCode2SessionInfo("x")).isInstanceOf(ApiUnavailable.class);
  }

  @Test
  void nothing_of_it_goes_into_the_log() {
    var log = new ListAppender<ILoggingEvent>();
    log.start();
    var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.addAppender(log);
    try {
      platform.codes(45015, 40001, 40001, -1, 40029);
      for (var i = 0; i < 3; i++) {
        sender.send(Samples.READER, new Reply.Text("论文的事"));
      }
      assertThatThrownBy(() -> api().jsCode2SessionInfo("code-1")).isNotNull();
    } finally {
      root.detachAppender(log);
    }
    assertThat(List.copyOf(log.list).stream().map(ILoggingEvent::getFormattedMessage))
        .noneMatch(
            line ->
                line.contains("token-")
                    || line.contains("oReader-1")
                    || line.contains("论文的事")
                    || line.contains("code-1")
                    || line.contains(Samples.SECRET));
    assertThat(programs.all().toString()).doesNotContain(Samples.SECRET);
    assertThat(api().getWxMaConfig().toString()).doesNotContain(Samples.SECRET);
  }

  private MiniProgramApi api() {
    return programs.api(programs.all().getFirst());
  }

  private String content() {
    return platform.sent.getLast().getJsonObject("text").getString("content");
  }

  private static Outcome sent() {
    return new Outcome.Sent();
  }

  private static void awaitAll(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }
}
