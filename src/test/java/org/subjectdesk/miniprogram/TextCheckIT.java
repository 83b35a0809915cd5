package org.subjectdesk.miniprogram;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.subjectdesk.message.ReaderId;
import org.subjectdesk.safety.PlatformCheck.Answer;
import org.subjectdesk.wxapi.ApiSettings;

/** What WeChat's check is asked, and what its answers mean. */
class TextCheckIT {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-28T01:00:00Z"));
  private PlatformStandIn platform;
  private MiniPrograms programs;

  @BeforeEach
  void start() throws IOException {
    platform = new PlatformStandIn();
    programs =
        new MiniPrograms(
            List.of(Samples.program(platform.host())), ApiSettings.defaults(), now::get);
  }

  @AfterEach
  void stop() {
    programs.close();
    platform.close();
  }

  private TextCheck check(Duration limit) {
    return new TextCheck(programs, Set.of(Samples.APP), limit, now::get);
  }

  @Test
  void version_two_names_the_reader_and_its_answer_is_read() {
    platform.answers(
        "{\"errcode\":0,\"result\":{\"suggest\":\"pass\",\"label\":100},\"trace_id\":\"t1\"}",
        "{\"errcode\":0,\"result\":{\"suggest\":\"risky\",\"label\":20006},\"trace_id\":\"t2\"}",
        "{\"errcode\":0,\"result\":{\"suggest\":\"review\",\"label\":21000},\"trace_id\":\"t3\"}");
    try (var check = check(LIMIT)) {
      assertThat(check.ofReader(Samples.READER, "一")).contains(new Answer.Clean());
      assertThat(check.ofReader(Samples.READER, "二")).contains(new Answer.Found("20006", "t2"));
      var page = new ReaderId("app:" + Samples.APP, "oPage");
      assertThat(check.ofReader(page, "三")).contains(new Answer.Found("21000", "t3"));
    }
    var first = platform.sent.getFirst();
    assertThat(first.getString("openid")).isEqualTo("oReader-1");
    assertThat(first.getInteger("version")).isEqualTo(2);
    assertThat(first.getInteger("scene")).isEqualTo(2);
    assertThat(first.getString("content")).isEqualTo("一");
    assertThat(platform.sent.getLast().getString("openid")).isEqualTo("oPage");
  }

  @Test
  void for_librarians_version_one_is_asked_without_a_reader() {
    platform.codes(0, 87014);
    try (var check = check(LIMIT)) {
      assertThat(check.ofLibrary("demo-a", "一")).contains(new Answer.Clean());
      assertThat(check.ofLibrary("demo-a", "二")).contains(new Answer.Found("87014", ""));
    }
    assertThat(platform.sent.getFirst().fieldNames()).containsExactly("content");
  }

  @Test
  void nobody_is_asked_of_other_readers_and_libraries() {
    try (var check = check(LIMIT)) {
      assertThat(check.ofReader(new ReaderId("wx1", "o"), "一")).isEmpty();
      assertThat(check.ofReader(new ReaderId("web:demo-a", "o"), "一")).isEmpty();
      assertThat(check.ofLibrary("demo-b", "一")).isEmpty();
      assertThat(check.ofLibrary("*", "一")).isEmpty();
    }
    try (var none = new TextCheck(programs, Set.of(), LIMIT, now::get)) {
      assertThat(none.ofReader(Samples.READER, "一")).isEqualTo(Optional.empty());
    }
    assertThat(platform.sent).isEmpty();
  }

  @Test
  void a_long_text_goes_in_pieces_that_overlap_and_cut_no_character() {
    platform.codes(0, 87014);
    var text = "𠮷".repeat(TextCheck.LONGEST - 2) + "坏词" + "尾".repeat(100);
    try (var check = check(LIMIT)) {
      assertThat(check.ofLibrary("demo-a", text)).contains(new Answer.Found("87014", ""));
    }
    assertThat(platform.sent)
        .hasSize(2)
        .allSatisfy(
            body -> {
              var content = body.getString("content");
              assertThat(content.codePointCount(0, content.length()))
                  .isLessThanOrEqualTo(TextCheck.LONGEST);
              assertThat(content).contains("坏词");
            });
    assertThat(TextCheck.pieces("短")).containsExactly("短");
    assertThat(TextCheck.pieces("长".repeat(TextCheck.LONGEST))).hasSize(1);
  }

  @Test
  void what_is_no_answer_is_a_failure_and_names_no_text() {
    platform.codes(61010);
    platform.answers("[]", "{\"errcode\":0}", "{\"errcode\":0,\"result\":{\"suggest\":\"?\"}}");
    try (var check = check(LIMIT)) {
      assertThat(check.ofReader(Samples.READER, "秘密")).contains(new Answer.Failed("61010"));
      for (var i = 0; i < 3; i++) {
        assertThat(check.ofReader(Samples.READER, "秘密").orElseThrow())
            .isInstanceOf(Answer.Failed.class)
            .asString()
            .doesNotContain("秘密");
      }
    }
  }

  @Test
  void an_api_that_does_not_answer_in_time_is_left_alone_for_a_while() {
    var never = new CountDownLatch(1);
    platform.beforeToken(
        () -> {
          try {
            never.await();
          } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
          }
        });
    try (var check = check(Duration.ofMillis(50))) {
      assertThat(check.ofReader(Samples.READER, "一")).contains(new Answer.Failed("timeout"));
      assertThat(check.ofReader(Samples.READER, "二")).contains(new Answer.Failed("resting"));
      never.countDown();
    }
  }

  @Test
  void an_api_that_was_away_is_asked_again_after_a_while() {
    platform.answers("no JSON");
    platform.codes(0);
    try (var check = check(LIMIT)) {
      assertThat(check.ofLibrary("demo-a", "一")).contains(new Answer.Failed("unreadable answer"));
      assertThat(check.ofLibrary("demo-a", "二")).contains(new Answer.Failed("resting"));
      now.updateAndGet(it -> it.plusSeconds(11));
      assertThat(check.ofLibrary("demo-a", "三")).contains(new Answer.Clean());
    }
    assertThat(platform.sent).hasSize(2);
  }
}
