package org.subjectdesk.faq;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.Normalizer2;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormaliserTest {
  @ParameterizedTest
  @CsvSource({
    "圖書館幾點開門, 图书馆几点开门",
    "ＣＮＫＩ　怎麼下載, cnki 怎么下载",
    "'  怎么\t续借\n  图书 ', 怎么 续借 图书",
    "ⅣＡ①, iva1",
    "ﾃｽﾄ, テスト",
    "Straße, straße",
    "İstanbul, i̇stanbul",
    "é, é",
  })
  void texts_that_a_reader_would_call_the_same_become_the_same(String text, String normal) {
    assertThat(Normaliser.normal(text)).isEqualTo(Normaliser.normal(normal)).isEqualTo(normal);
  }

  @Test
  void what_cannot_be_seen_is_dropped() {
    assertThat(Normaliser.normal("\uFEFF续\u200B借\u0000\u200D\u202E怎\uFE0F么\uD83D办"))
        .isEqualTo("续借怎么办");
  }

  @Test
  void the_bare_form_has_letters_and_digits_only() {
    assertThat(Normaliser.bare("【急】怎么 续借？？😀 thanks!")).isEqualTo("急怎么续借thanks");
    assertThat(Normaliser.bare("？！…😀👍🏽1️⃣")).isEqualTo("1");
    assertThat(Normaliser.bare(" \u3000\n")).isEmpty();
  }

  @Test
  void languages_that_differ_by_a_sign_stay_apart() {
    assertThat(Normaliser.bare("Ｃ＋＋ 教材")).isEqualTo("c++教材");
    assertThat(Normaliser.bare("C# 教材")).isEqualTo("c#教材");
    assertThat(Normaliser.bare("1+1 #话题")).isEqualTo("11话题");
  }

  @Test
  void a_hundred_thousand_characters_are_no_problem() {
    assertThat(Normaliser.normal("圖😀".repeat(50_000))).hasSize(150_000);
    assertThat(Normaliser.bare("\uFDFA".repeat(100_000))).isNotEmpty();
  }

  @Property(tries = 5_000)
  void both_forms_are_idempotent(@ForAll("texts") String text) {
    var normal = Normaliser.normal(text);
    assertThat(Normaliser.normal(normal)).isEqualTo(normal);

    var bare = Normaliser.bare(text);
    assertThat(Normaliser.bare(bare)).isEqualTo(bare);
    assertThat(Normaliser.bare(normal)).isEqualTo(bare);
  }

  @Property(tries = 2_000)
  void the_short_cut_for_plain_texts_agrees_with_icu(@ForAll("plainTexts") String text) {
    var icu = Normalizer2.getNFKCInstance().normalize(text).toLowerCase(Locale.ROOT);
    var simplified = new StringBuilder();
    icu.chars().forEach(c -> simplified.append(Simplified.of((char) c)));
    Simplified.settle(simplified);

    assertThat(Normaliser.normal(text))
        .isEqualTo(simplified.toString().replaceAll(" +", " ").strip());
  }

  @Provide
  static Arbitrary<String> texts() {
    return Arbitraries.strings()
        .withChars("aAＡ書书著名后後+# 　\n\u200D\u0301\uFE0F①ﬁςΣİſKﾞｶ\u1100\u1161\u00AD…")
        .withCharRange('\u0000', '\uFFFF')
        .ofMaxLength(20);
  }

  @Provide
  static Arbitrary<String> plainTexts() {
    return Arbitraries.strings()
        .withCharRange(' ', '~')
        .withCharRange('\u3000', '\u3011')
        .withCharRange('\u4E00', '\u9FFF')
        .withCharRange('\uFF01', '\uFF5E')
        .ofMaxLength(20);
  }
}
