package org.subjectdesk.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskTest {
  private static final Pattern PERSONAL = Pattern.compile("\\p{Nd}{6,}|[@＠]");

  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      value = {
        "打不开，我电话13812345678 > 打不开，我电话〔号码〕",
        "请打 138-1234 5678 找我 > 请打 〔号码〕 找我",
        "+86 (025) 8123-4567 > +〔号码〕",
        "身份证32010219990101123X能办吗 > 身份证〔号码〕能办吗",
        "学号２０２３０１０４５号登不上 > 学号〔号码〕号登不上",
        "B20230145的学生 > B〔号码〕的学生",
        "一三八零零一三八零零零 > 〔号码〕",
        "发到 li.ming_99@stu.example.edu.cn 行吗 > 发到 〔邮箱〕 行吗",
        "微信号：abc_1234，通过一下 > 微信号：〔账号〕，通过一下",
        "加我 wxid_9x8y7z 发给我 > 加我 〔账号〕 发给我",
        "我的QQ是123456 > 我的QQ是〔账号〕",
        "VX zhangsan-88 > VX 〔账号〕",
      })
  void what_may_tell_who_asked_is_masked(String text, String kept) {
    assertThat(Mask.of(text)).isEqualTo(kept);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "图书怎么续借？",
        "2025-2026学年第二学期开馆时间",
        "可以借 10 册 30 天吗",
        "office2016 和 python3 有教程吗",
        "微信小程序怎么登录cnki",
        "微信公众号在哪里约座位",
        "GB/T 7714-2015 格式",
        "99999",
      })
  void what_is_only_a_question_stays_as_it_is(String text) {
    assertThat(Mask.of(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "13812345678", "2", "🙂？", "a@b.cn", " 20230145 "})
  void without_words_there_is_no_question(String text) {
    assertThat(Mask.hasWords(Mask.of(text))).isFalse();
  }

  @Property
  void nothing_personal_is_left_and_masking_again_changes_nothing(@ForAll("texts") String text) {
    var masked = Mask.of(text);

    assertThat(PERSONAL.matcher(masked).find()).isFalse();
    assertThat(masked).hasSizeLessThanOrEqualTo(Mask.LONGEST).doesNotContain("\t", "\n", "\0", "|");
    assertThat(Mask.of(masked)).isEqualTo(masked);
  }

  @Provide
  Arbitrary<String> texts() {
    var pieces =
        Arbitraries.oneOf(
            Arbitraries.of(
                "微信", "号", "qq", "wxid_", "@", "＠", "a.b", "138", "１２", "-", " ", "(", "2025", "零",
                "〔", "续借", "|", "\t"),
            Arbitraries.strings().numeric().ofMaxLength(9),
            Arbitraries.strings().ofMaxLength(5));
    return pieces.list().ofMaxSize(120).map(all -> String.join("", all));
  }
}
