package org.subjectdesk.handover;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.subjectdesk.config.Secret;
import org.subjectdesk.config.SignedIds;

/** Tokens of links, and what platforms sign. */
class ReferralLinksTest {
  private static final Instant NOON = Instant.parse("2026-11-24T04:00:00Z");
  private static final String REFERRAL = "0123456789abcdef01234567";

  private final ReferralLinks links = new ReferralLinks(new Secret("a key of this desk"));
  private final String token = links.token(REFERRAL, NOON);

  @Test
  void a_token_is_good_until_its_end_and_only_at_the_desk_that_made_it() {
    assertThat(links.read(token, NOON)).contains(new SignedIds.Read.Of(REFERRAL));
    var end = NOON.plus(ReferralLinks.LIFE);
    assertThat(links.read(token, end.minusSeconds(1))).contains(new SignedIds.Read.Of(REFERRAL));
    assertThat(links.read(token, end)).contains(new SignedIds.Read.Over());
    assertThat(new ReferralLinks(new Secret("another")).read(token, NOON)).isEmpty();
  }

  @Property
  void no_other_text_is_a_token(
      @ForAll @IntRange(max = 57) int at, @ForAll @AlphaChars @NumericChars char to) {
    var index = at % token.length();
    var changed = token.substring(0, index) + to + token.substring(index + 1);
    if (!changed.equals(token)) {
      assertThat(links.read(changed, NOON)).isEmpty();
    }
    assertThat(links.read(token.substring(0, index), NOON)).isEmpty();
    assertThat(links.read(token + to, NOON)).isEmpty();
  }

  @Property
  void any_text_is_read_without_harm(@ForAll @StringLength(max = 100) String text) {
    assertThat(links.read(text, NOON)).isEmpty();
  }

  @Test
  void word_of_a_platform_is_signed_with_its_own_secret_and_fresh() {
    var secrets = new PlatformSecrets(Map.of("p", new Secret("s"), "q", new Secret("t")));
    // printf '1795492800.0123456789abcdef01234567.solved' | openssl dgst -sha256 -hmac s
    var signed =
        "t=1795492800,v1=" + "3621979542cb33ad87229fb61dce94a2bed4f46ce09109c68fe411d259db367b";
    assertThat(isFrom(secrets, "p", signed, "solved", NOON)).isTrue();
    assertThat(isFrom(secrets, "p", signed, "solved", NOON.plusSeconds(300))).isTrue();
    assertThat(isFrom(secrets, "p", signed, "solved", NOON.plusSeconds(301))).isFalse();
    assertThat(isFrom(secrets, "p", signed, "unsolved", NOON)).isFalse();
    assertThat(isFrom(secrets, "q", signed, "solved", NOON)).isFalse();
    assertThat(isFrom(secrets, "unknown", signed, "solved", NOON)).isFalse();
    assertThat(isFrom(secrets, "p", signed.toUpperCase(java.util.Locale.ROOT), "solved", NOON))
        .isFalse();
    assertThat(isFrom(secrets, "p", "", "solved", NOON)).isFalse();
  }

  private static boolean isFrom(
      PlatformSecrets secrets, String platform, String header, String event, Instant at) {
    return secrets.isFrom(platform, Optional.of(header), REFERRAL, event, at);
  }

  @Test
  void an_address_is_signed_where_a_secret_is_shared() {
    var secrets = new PlatformSecrets(Map.of("p", new Secret("s")));
    assertThat(secrets.added("p", REFERRAL, NOON)).containsOnlyKeys("ref", "ts", "sig");
    assertThat(secrets.added("other", REFERRAL, NOON)).containsOnlyKeys("ref");
  }
}
