package org.subjectdesk.faq;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinksTest {
  @Test
  void a_link_ends_where_chinese_text_goes_on() {
    var links =
        Links.in(
            "见 https://lib.example.edu.cn/a?b=1，或（http://oa.example.cn/x）。再看https://lib.example.edu.cn/a?b=1。");

    assertThat(links)
        .extracting(Links.Link::text)
        .containsExactly("https://lib.example.edu.cn/a?b=1", "http://oa.example.cn/x");
    assertThat(links).allSatisfy(link -> assertThat(link.address()).isPresent());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https:/lib.example.cn", "http//x https:lib.example.cn", "https：//lib.example.cn",
            "www.example.cn",
        "https://", "https://图书馆", "http://lib/opac", "https://lib.example.cn:x/"
      })
  void what_was_meant_to_be_a_link_is_named(String text) {
    assertThat(Links.in(text))
        .isNotEmpty()
        .allSatisfy(link -> assertThat(link.address()).isEmpty());
  }

  @Test
  void placeholders_and_plain_words_are_no_links() {
    assertThat(Links.in("{{library.website}}、https://{{library.host}}/opac、http 协议、校外访问"))
        .isEmpty();
  }
}
