package org.subjectdesk.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.text.BreakIterator;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TextPartsTest {
  private static final String FAMILY = "👩‍👩‍👧‍👦";

  @Test
  void a_text_that_fits_stays_as_it_is() {
    assertThat(TextParts.split(" 你好 \n", 16)).containsExactly(" 你好 \n");
    assertThat(TextParts.split("馆".repeat(682) + "a", 2_047)).hasSize(1);
    assertThat(TextParts.split("馆".repeat(682) + "ab", 2_047)).hasSize(2);
  }

  @Test
  void nothing_comes_of_nothing() {
    assertThat(TextParts.split("", 16)).isEmpty();
    assertThat(TextParts.split(" \n".repeat(50), 16)).isEmpty();
  }

  @Test
  void paragraphs_come_before_sentences() {
    assertThat(TextParts.split("第一段。第二句\n第三句。第四句", 36)).containsExactly("第一段。第二句", "第三句。第四句");
  }

  @Test
  void sentences_come_before_words_and_keep_their_closing_quote() {
    assertThat(TextParts.split("他说：“好。”我们 走吧走吧", 33)).containsExactly("他说：“好。”", "我们 走吧走吧");
  }

  @Test
  void words_come_before_characters() {
    assertThat(TextParts.split("interlibrary loan service", 20))
        .containsExactly("interlibrary loan", "service");
  }

  @Test
  void addresses_are_no_sentences() {
    assertThat(TextParts.split("a http://lib.cn/?q=1", 16))
        .containsExactly("a http://lib.cn/", "?q=1");
  }

  @Test
  void an_early_break_does_not_waste_a_message() {
    assertThat(TextParts.split("嗯。\n" + "字".repeat(30), 60))
        .first()
        .asString()
        .hasSizeGreaterThan(15);
  }

  @Test
  void a_link_is_not_cut() {
    var link = "<a href=\"https://lib.cn/\">预约</a>";
    assertThat(TextParts.split("请点这里提交申请：" + link + "谢谢", 60))
        .containsExactly("请点这里提交申请：", link + "谢谢");
    assertThat(TextParts.cut("请点这里提交申请：" + link, 60)).isEqualTo("请点这里提交申请：…");
  }

  @Test
  void a_character_of_many_code_points_is_not_cut() {
    assertThat(TextParts.split("一二三" + FAMILY, 25)).containsExactly("一二三", FAMILY);
    assertThat(TextParts.cut("一二三四" + FAMILY, 25)).isEqualTo("一二三四…");
    assertThat(TextParts.cut("🇨🇳🇨🇳🇨🇳", 16)).isEqualTo("🇨🇳…");
  }

  @Test
  void a_character_longer_than_the_limit_is_cut_all_the_same() {
    var monster = "e" + "\u0301".repeat(100);
    assertThat(TextParts.split(monster, 16)).hasSize(13);
    assertThat(String.join("", TextParts.split(monster, 16))).isEqualTo(monster);
  }

  @Test
  void a_senseless_limit_is_refused() {
    assertThatThrownBy(() -> TextParts.split("你好", 15))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> TextParts.cut("你好", 0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Property
  void parts_hold_everything_but_the_space_at_the_cuts(
      @ForAll("texts") String text, @ForAll @IntRange(min = 16, max = 200) int limit) {
    var parts = TextParts.split(text, limit);
    var at = 0;
    for (var part : parts) {
      var found = text.indexOf(part, at);
      assertThat(text.substring(at, found)).isBlank();
      at = found + part.length();
    }
    assertThat(text.substring(at)).isBlank();
  }

  @Property
  void every_part_fits_and_is_whole(
      @ForAll("texts") String text, @ForAll @IntRange(min = 16, max = 200) int limit) {
    for (var part : TextParts.split(text, limit)) {
      assertThat(part).isNotBlank();
      assertFitsAndIsWhole(part, limit);
    }
  }

  @Property
  void a_cut_text_fits_and_is_whole(
      @ForAll("texts") String text, @ForAll @IntRange(min = 16, max = 200) int limit) {
    var cut = TextParts.cut(text, limit);
    assertFitsAndIsWhole(cut, limit);
    if (!cut.equals(text)) {
      assertThat(cut).endsWith("…");
      assertThat(text).startsWith(cut.substring(0, cut.length() - 1));
    }
  }

  @Property
  void emoji_are_cut_between_but_never_inside(
      @ForAll("emoji") String text, @ForAll @IntRange(min = 32, max = 64) int limit) {
    var characters = BreakIterator.getCharacterInstance(Locale.ROOT);
    characters.setText(text);
    var at = 0;
    for (var part : TextParts.split(text, limit)) {
      at += part.length();
      assertThat(characters.isBoundary(at)).as("boundary at %d of %s", at, text).isTrue();
    }
    assertThat(at).isEqualTo(text.length());
  }

  @Provide
  Arbitrary<String> texts() {
    var pieces =
        List.of(
            "图书馆",
            "。",
            "！",
            "\n",
            "\n\n",
            " ",
            "a",
            "word ",
            ". ",
            "”",
            "😀",
            FAMILY,
            "é",
            "\u3000",
            "<a href=\"https://x.cn\">",
            "</a>",
            "e\u0301");
    return Arbitraries.of(pieces).list().ofMaxSize(120).map(list -> String.join("", list));
  }

  @Provide
  Arbitrary<String> emoji() {
    return Arbitraries.of("😀", FAMILY, "🇨🇳", "👍🏽", "❤️", "1️⃣", "字")
        .list()
        .ofMaxSize(60)
        .map(list -> String.join("", list));
  }

  private static void assertFitsAndIsWhole(String part, int limit) {
    var bytes = part.getBytes(UTF_8);
    assertThat(bytes.length).isLessThanOrEqualTo(limit).isEqualTo(TextParts.bytes(part));
    // A half character would have become a question mark on the way.
    assertThat(new String(bytes, UTF_8)).isEqualTo(part);
  }
}
