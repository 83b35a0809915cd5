package org.subjectdesk.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BindCodeTest {
  @ParameterizedTest
  @ValueSource(strings = {"绑定 7KQ2XM", "绑定7kq2xm", " 绑定：7KQ2XM ", "bind 7KQ2XM", "Bind:7kq2xm"})
  void a_code_is_heard_however_it_is_written(String text) {
    assertThat(BindCode.in(text)).contains("7KQ2XM");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"绑定", "绑定 7KQ2X", "绑定 7KQ2XMA", "绑定 7KQ2X0", "怎么绑定 7KQ2XM", "绑定读者证", "7KQ2XM"})
  void anything_else_is_no_code(String text) {
    assertThat(BindCode.in(text)).isEmpty();
  }
}
