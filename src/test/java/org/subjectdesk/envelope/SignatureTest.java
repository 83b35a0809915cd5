package org.subjectdesk.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import me.chanjar.weixin.common.util.crypto.SHA1;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SignatureTest {
  /** {@code printf 1409735669nonce42pamtest | sha1sum}. */
  private static final String KNOWN = "fbf882bda22d22318365168981a8c54e1075e707";

  @Test
  void a_signature_is_the_lower_case_sha1_of_the_sorted_parts() {
    assertThat(Signature.of("pamtest", "nonce42", "1409735669")).isEqualTo(KNOWN);
  }

  @Test
  void the_order_of_the_parts_does_not_matter_and_they_stay_as_they_are() {
    var parts = new String[] {"pamtest", "nonce42", "1409735669"};
    assertThat(Signature.of("1409735669", "pamtest", "nonce42")).isEqualTo(Signature.of(parts));
    assertThat(parts).containsExactly("pamtest", "nonce42", "1409735669");
  }

  @Test
  void only_the_right_signature_matches() {
    assertThat(Signature.matches(KNOWN, "pamtest", "nonce42", "1409735669")).isTrue();
    for (var wrong :
        List.of(
            "",
            " ",
            "0",
            KNOWN.substring(1),
            KNOWN + "0",
            KNOWN.replace('8', '9'),
            "签名",
            "\uD800")) {
      assertThat(Signature.matches(wrong, "pamtest", "nonce42", "1409735669")).as(wrong).isFalse();
    }
    assertThat(Signature.matches(null, "pamtest", "nonce42", "1409735669")).isFalse();
    assertThat(Signature.matches(KNOWN, "other", "nonce42", "1409735669")).isFalse();
  }

  @Property
  void wxjava_signs_alike(
      @ForAll @Size(min = 3, max = 4) List<@NotEmpty @AlphaChars @NumericChars String> parts) {
    assertThat(Signature.of(parts.reversed().toArray(String[]::new)))
        .isEqualTo(SHA1.gen(parts.toArray(String[]::new)));
  }
}
