package org.subjectdesk.wxapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.subjectdesk.conversation.ReplySender.Outcome;

class ErrorCodesTest {
  private final ErrorCodes codes = new ErrorCodes(Duration.ofHours(8));

  @ParameterizedTest
  @CsvSource({
    "-1,Later,-1 busy",
    "-99,Later,-99 empty answer",
    "40001,Later,40001 token",
    "40014,Later,40014 token",
    "42001,Later,42001 token",
    "45009,Later,45009 quota used up",
    "45011,Later,45011 too fast",
    "45015,WindowClosed,45015 window closed",
    "45047,WindowClosed,45047 count exceeded",
    "40003,Failed,40003 openid",
    "40200,Failed,40200 no menus",
    "43004,Failed,43004 not following",
    "45002,Failed,45002 too long",
    "48001,Failed,48001 not authorised",
    "50002,Failed,50002 restricted",
    "45080,Sent,''",
    "45081,Sent,''",
    "47003,Failed,47003 unknown",
  })
  void every_code_says_what_to_do(int code, String kind, String reason) {
    var outcome = codes.of(code);
    assertThat(outcome.getClass().getSimpleName()).isEqualTo(kind);
    assertThat(reason(outcome)).isEqualTo(reason);
  }

  @ParameterizedTest
  @CsvSource({
    "43101,Failed",
    "43004,Failed",
    "40003,Failed",
    "40037,Later",
    "48001,Later",
    "12345,Later",
    "-1,Later",
  })
  void only_what_is_about_the_reader_uses_up_her_tap(int code, String kind) {
    assertThat(codes.ofNotice(code).getClass().getSimpleName()).isEqualTo(kind);
  }

  @Test
  void a_used_up_quota_rests_as_long_as_configured() {
    assertThat(codes.of(45009))
        .isEqualTo(new Outcome.Later("45009 quota used up", Duration.ofHours(8)));
  }

  private static String reason(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Sent() -> "";
      case Outcome.Later(var reason, var after) -> {
        assertThat(after).isPositive();
        yield reason;
      }
      case Outcome.WindowClosed(var reason) -> reason;
      case Outcome.Failed(var reason) -> reason;
    };
  }
}
