package org.subjectdesk.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class StoreSettingsTest {
  @Test
  void passwords_never_print() {
    var settings =
        new StoreSettings.Postgres(
            "jdbc:postgresql://db/desk?password=hidden",
            "desk",
            new StoreSettings.Password("secret"));
    assertThat(settings.toString()).contains("//db/desk").doesNotContain("secret", "hidden");
    assertThat(settings.password().toString()).doesNotContain("secret");
  }

  @Test
  void no_lane_is_no_store() {
    assertThatThrownBy(
            () ->
                new StoreSettings.Postgres(
                    "jdbc:postgresql://db/desk", "desk", new StoreSettings.Password(""), 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
