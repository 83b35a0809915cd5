package org.subjectdesk.faq;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a reader sends, the search neither throws nor answers what was not asked. */
class HostileQuestionTest {
  private static final FaqIndex INDEX =
      FaqIndex.of(
          List.of(
              new FaqEntry("*", "renew", "*", "你好，图书怎么续借？", List.of("借"), "续借 1 次"),
              new FaqEntry("*", "hours", "*", "图书馆 8 点开门吗？", List.of("你们几点开门"), "8 点"),
              new FaqEntry("*", "odd", "*", "？！", List.of("AND OR NOT"), "没有文字的问题")),
          Subjects.of(List.of(new Subject("53", "财经", List.of("会计")))));

  @ParameterizedTest
  @MethodSource("noise")
  void noise_is_never_answered_outright(String noise) {
    assertThat(INDEX.find(noise, "x", Optional.empty()).band()).isNotEqualTo(Band.ANSWER);
  }

  static List<String> noise() {
    return List.of(
        "",
        " \n\u3000",
        "1",
        "12345678",
        "２０２６",
        "😀😀👍🏽",
        "？！",
        "。。。",
        "你好",
        "您好，请问在吗？",
        "老师好！谢谢",
        "hello",
        "hi hi hi",
        "图",
        "借借借借借借",
        "\u0000\u0007",
        "\uD83D",
        "asdfjkl;",
        "书".repeat(100_000),
        "图书怎么续借".repeat(20_000),
        "+-&&||!(){}[]^\"~*?:\\/",
        "words:图书 OR *:*",
        "/.*/",
        "续借~2^9000",
        "[* TO *]");
  }

  @Property(tries = 2_000)
  void no_text_makes_the_search_throw(@ForAll @StringLength(max = 80) String text) {
    assertThat(INDEX.find(text, "x", Optional.of("53")).hits()).hasSizeLessThanOrEqualTo(10);
  }

  @Property(tries = 2_000)
  void query_syntax_is_only_text(
      @ForAll
          @Chars({'借', '书', '+', '-', '*', '?', '~', '^', '"', '(', ')', '[', '\\', ':', ' ', 'O'})
          @StringLength(max = 40)
          String text) {
    assertThat(INDEX.find(text, "x", Optional.empty()).hits())
        .allMatch(hit -> hit.score() > 0 && hit.score() <= 1);
  }

  @Property(tries = 200)
  void a_long_text_is_cut_and_searched(
      @ForAll @Chars({'a', '借', '书', '\uD83D', '\uDE00', ' '}) @StringLength(min = 290, max = 2_000)
          String text) {
    assertThat(INDEX.find(text, "x", Optional.empty()).exact()).isFalse();
  }
}
