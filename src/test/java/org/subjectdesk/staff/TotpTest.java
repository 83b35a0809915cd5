package org.subjectdesk.staff;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.subjectdesk.config.Secret;

class TotpTest {
  /** The key of RFC 6238, appendix B. */
  private static final Secret KEY =
      new Secret(Totp.base32("12345678901234567890".getBytes(US_ASCII)));

  /** RFC 6238 prints eight digits; six are their end. */
  @ParameterizedTest
  @CsvSource({
    "59, 94287082",
    "1111111109, 07081804",
    "1111111111, 14050471",
    "1234567890, 89005924",
    "2000000000, 69279037",
    "20000000000, 65353130"
  })
  void the_vectors_of_the_rfc_hold(long second, String eight) {
    assertThat(Totp.code(KEY, Instant.ofEpochSecond(second))).isEqualTo(eight.substring(2));
  }

  /** RFC 4648, section 10, without padding. */
  @ParameterizedTest
  @CsvSource({"'', ''", "f, MY", "fo, MZXQ", "foo, MZXW6", "foob, MZXW6YQ", "foobar, MZXW6YTBOI"})
  void base32_is_that_of_the_rfc(String text, String base32) {
    assertThat(Totp.base32(text.getBytes(US_ASCII))).isEqualTo(base32);
  }

  @Test
  void a_code_is_taken_one_step_early_and_late_and_no_further() {
    var now = Instant.ofEpochSecond(1_111_111_111);
    for (var steps = -3; steps <= 3; steps++) {
      var code = Totp.code(KEY, now.plusSeconds(30L * steps));
      assertThat(Totp.step(KEY, code, now, 0).isPresent())
          .as("%d steps away", steps)
          .isEqualTo(Math.abs(steps) <= 1);
    }
    assertThat(Totp.step(KEY, "050 471", now, 0)).as("as apps show it").isPresent();
    for (var wrong : new String[] {"", "50471", "050472", "0504710", "x"}) {
      assertThat(Totp.step(KEY, wrong, now, 0)).as(wrong).isEmpty();
    }
  }

  @Test
  void a_used_code_and_those_before_it_are_not_taken_again() {
    var now = Instant.ofEpochSecond(1_111_111_111);
    var used = Totp.step(KEY, Totp.code(KEY, now), now, 0).orElseThrow();

    assertThat(Totp.step(KEY, Totp.code(KEY, now), now, used)).isEmpty();
    assertThat(Totp.step(KEY, Totp.code(KEY, now.minusSeconds(30)), now, used)).isEmpty();
    assertThat(Totp.step(KEY, Totp.code(KEY, now.plusSeconds(30)), now, used)).isPresent();
  }

  @Test
  void apps_get_key_and_names_in_one_address() {
    assertThat(Totp.uri("Subject Desk", "lin", KEY).reveal())
        .isEqualTo(
            "otpauth://totp/Subject%20Desk:lin?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
                + "&issuer=Subject%20Desk");
    assertThat(Totp.newKey().reveal()).hasSize(32).isNotEqualTo(Totp.newKey().reveal());
  }
}
