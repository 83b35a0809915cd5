package org.subjectdesk.webchat;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.subjectdesk.config.Configuration.Launch;
import org.subjectdesk.config.Secret;
import org.subjectdesk.webchat.LaunchLink.Read;

/** Links that other systems sign. */
class LaunchLinkTest {
  private static final Instant NOON = Instant.ofEpochSecond(1_795_838_400);
  private static final Set<String> LIBRARIES = Set.of("demo-a", "demo-b");
  private static final Launch SYSTEM =
      new Launch(
          "portal",
          "demo-a",
          Set.of("demo-a"),
          new Secret("demo-launch-secret"),
          Duration.ofMinutes(5),
          new Launch.Parameters("library", "major", "uid", "t", "sign"));

  // printf 'major=520201&t=1795838400&uid=r-81' | openssl dgst -sha256 -hmac demo-launch-secret
  private static final String SIGNATURE =
      "b9664acb23545cd88e50a828c193adf8e6bfed46b2ea37ed4ec257fe622d685c";

  private static MultiMap link() {
    return MultiMap.caseInsensitiveMultiMap()
        .add("uid", "r-81")
        .add("major", "520201")
        .add("t", "1795838400")
        .add("sign", SIGNATURE);
  }

  private static Read read(MultiMap link, Instant at) {
    return LaunchLink.read(SYSTEM, link, LIBRARIES, at);
  }

  @Test
  void a_link_that_openssl_signed_brings_its_reader() {
    assertThat(read(link(), NOON))
        .isInstanceOfSatisfying(
            Read.Good.class,
            good -> {
              var visit = good.link().visit();
              assertThat(visit.library()).isEqualTo("demo-a");
              assertThat(visit.subject()).isEqualTo("520201");
              assertThat(visit.reader().account()).isEqualTo("web:demo-a");
              assertThat(visit.reader().openid()).doesNotContain("r-81");
              assertThat(good.link().until()).isEqualTo(NOON.plusSeconds(300));
            });
    assertThat(read(link(), NOON)).isEqualTo(read(link(), NOON.plusSeconds(299)));
  }

  @Test
  void its_time_ends_and_may_not_begin_later() {
    assertThat(read(link(), NOON.plusSeconds(300))).isEqualTo(new Read.Over());
    assertThat(read(link(), NOON.minusSeconds(61))).isEqualTo(new Read.Over());
  }

  @Test
  void another_parameter_a_missing_one_and_one_twice_are_forged() {
    assertThat(read(link().add("library", "demo-b"), NOON)).isEqualTo(new Read.Forged());
    assertThat(read(link().remove("major"), NOON)).isEqualTo(new Read.Forged());
    assertThat(read(link().add("uid", "r-81"), NOON)).isEqualTo(new Read.Forged());
    assertThat(read(link().remove("sign"), NOON)).isEqualTo(new Read.Forged());
    assertThat(read(MultiMap.caseInsensitiveMultiMap(), NOON)).isEqualTo(new Read.Forged());
  }

  @Property
  void no_change_of_a_value_is_let_through(
      @ForAll @IntRange(max = 3) int which, @ForAll @AlphaChars @StringLength(max = 70) String to) {
    var name = new String[] {"uid", "major", "t", "sign"}[which];
    assertThat(read(link().set(name, to), NOON)).isEqualTo(new Read.Forged());
  }
}
