package org.subjectdesk.wxapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.subjectdesk.config.Secret;

class TokenFlightTest {
  private static final Duration PAUSE = Duration.ofSeconds(5);
  private final HandClock clock = new HandClock();
  private final Platform platform = new Platform();
  private final TokenFlight tokens = new TokenFlight(platform, clock, PAUSE);

  @BeforeEach
  void healthy() {
    platform.life = Duration.ofHours(2);
  }

  @Test
  void a_token_is_fetched_once_and_again_shortly_before_it_ends() throws Exception {
    assertThat(tokens.value().reveal()).isEqualTo("t1");
    clock.advance(Duration.ofSeconds(6_999));
    assertThat(tokens.value().reveal()).isEqualTo("t1");
    platform.current = "t2";
    clock.advance(Duration.ofSeconds(1));
    assertThat(tokens.value().reveal()).isEqualTo("t2");
    assertThat(platform.asked).containsExactly(false, false);
  }

  @Test
  void a_token_with_a_short_life_is_used_too() throws Exception {
    platform.life = Duration.ofSeconds(100);
    assertThat(tokens.value()).isEqualTo(tokens.value());
    assertThat(platform.asked).hasSize(1);
    clock.advance(Duration.ofSeconds(90));
    assertThat(tokens.value().reveal()).isEqualTo("t1");
    assertThat(platform.asked).hasSize(2);
  }

  @Test
  void a_refused_token_is_replaced_without_force_when_the_platform_has_another() throws Exception {
    var old = tokens.value();
    platform.current = "t2";
    assertThat(tokens.insteadOf(old).reveal()).isEqualTo("t2");
    assertThat(tokens.value().reveal()).isEqualTo("t2");
    assertThat(platform.asked).containsExactly(false, false);
  }

  @Test
  void a_refused_token_is_replaced_with_force_when_the_platform_insists_on_it() throws Exception {
    var old = tokens.value();
    assertThat(tokens.insteadOf(old).reveal()).isEqualTo("forced1");
    assertThat(platform.asked).containsExactly(false, false, true);
  }

  @Test
  void whoever_comes_late_with_the_old_token_gets_the_new_one() throws Exception {
    var old = tokens.value();
    var fresh = tokens.insteadOf(old);
    assertThat(tokens.insteadOf(old)).isEqualTo(fresh);
    assertThat(platform.asked).hasSize(3);
  }

  @Test
  void force_is_rationed() throws Exception {
    var first = tokens.insteadOf(tokens.value());
    assertThatThrownBy(() -> tokens.insteadOf(first)).isInstanceOf(ApiUnavailable.class);
    clock.advance(Duration.ofMinutes(5));
    assertThat(tokens.insteadOf(first).reveal()).isEqualTo("forced2");
    assertThat(platform.asked).containsExactly(false, false, true, false, false, true);
  }

  @Test
  void a_failure_stands_for_a_while_and_is_told_without_asking() {
    platform.fault = "timeout";
    for (var i = 0; i < 3; i++) {
      assertThatThrownBy(tokens::value)
          .isInstanceOfSatisfying(
              ApiUnavailable.class,
              e -> {
                assertThat(e.reason()).isEqualTo("timeout");
                assertThat(e.after()).isPositive().isLessThanOrEqualTo(PAUSE);
              });
      clock.advance(Duration.ofSeconds(1));
    }
    assertThat(platform.asked).hasSize(1);
  }

  @Test
  void after_the_pause_the_platform_is_asked_again() throws Exception {
    platform.fault = "timeout";
    assertThatThrownBy(tokens::value).isInstanceOf(ApiUnavailable.class);
    platform.fault = "";
    clock.advance(PAUSE);
    assertThat(tokens.value().reveal()).isEqualTo("t1");
  }

  @Test
  void a_token_never_prints() throws Exception {
    var token = new TokenFlight.Token(new Secret("t1"), Duration.ofHours(2));
    assertThat(token.toString()).doesNotContain("t1");
    assertThat(tokens.value()).hasToString("***");
  }

  /** The platform: the same stable token for everybody until somebody forces another. */
  private static final class Platform implements TokenFlight.Fetch {
    private final List<Boolean> asked = new ArrayList<>();
    private String current = "t1";
    private String fault = "";
    private Duration life = Duration.ZERO;
    private int forced;

    @Override
    public TokenFlight.Token ask(boolean force) throws ApiUnavailable {
      asked.add(force);
      if (!fault.isEmpty()) {
        throw new ApiUnavailable(fault, Duration.ofHours(1));
      }
      if (force) {
        forced++;
        current = "forced" + forced;
      }
      return new TokenFlight.Token(new Secret(current), life);
    }
  }
}
