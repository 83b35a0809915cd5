package org.subjectdesk.wxapi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.subjectdesk.message.Reply;
import org.subjectdesk.message.Reply.Menu;
import org.subjectdesk.message.Reply.Option;
import org.subjectdesk.message.TextParts;

class PassiveTextTest {
  private static final Pattern LINK =
      Pattern.compile(
          "1\\. <a href=\"weixin://bizmsgmenu\\?msgmenucontent=[^<>\"&'#%+=?\\s]+&msgmenuid=1\">"
              + "[^<>&\\n]+</a>");
  private final PassiveText passive = new PassiveText(PassiveText.DEFAULT_MAX_BYTES);

  @Test
  void a_text_is_its_own_content() {
    assertThat(passive.of(new Reply.Text("开馆时间：8:00–22:00"), true)).isEqualTo("开馆时间：8:00–22:00");
  }

  @Test
  void a_text_that_nobody_split_is_cut() {
    var content = passive.of(new Reply.Text("馆".repeat(1_000)), true);
    assertThat(content).isEqualTo("馆".repeat(681) + "…");
  }

  @Test
  void a_menu_is_numbered_lines() {
    assertThat(passive.of(menu("怎么续借", "VPN 怎么用"), false))
        .isEqualTo("您想问的是：\n1. 怎么续借\n2. VPN 怎么用\n回复数字即可");
  }

  @Test
  void a_tappable_menu_is_numbered_links() {
    assertThat(passive.of(menu("怎么续借", "VPN 怎么用"), true))
        .isEqualTo(
            """
            您想问的是：
            1. <a href="weixin://bizmsgmenu?msgmenucontent=怎么续借&msgmenuid=1">怎么续借</a>
            2. <a href="weixin://bizmsgmenu?msgmenucontent=VPN　怎么用&msgmenuid=2">VPN 怎么用</a>
            回复数字即可\
            """);
  }

  @Test
  void an_answer_has_its_choices_on_one_line_below() {
    assertThat(passive.of(answer("登录主页续借。"), false)).isEqualTo("登录主页续借。\n\n有用吗？\n8. 有用\u30009. 没用");
    assertThat(passive.of(answer("登录主页续借。"), true))
        .isEqualTo(
            """
            登录主页续借。

            有用吗？
            8. <a href="weixin://bizmsgmenu?msgmenucontent=有用&msgmenuid=8">有用</a>\u3000\
            9. <a href="weixin://bizmsgmenu?msgmenucontent=没用&msgmenuid=9">没用</a>\
            """);
  }

  @Test
  void an_answer_loses_first_its_links_then_its_choices_and_only_then_its_end() {
    assertThat(passive.of(answer("馆".repeat(660)), true)).endsWith("\n8. 有用\u30009. 没用");
    assertThat(passive.of(answer("馆".repeat(680)), true)).isEqualTo("馆".repeat(680));
    assertThat(passive.of(answer("馆".repeat(700)), true)).isEqualTo("馆".repeat(681) + "…");
  }

  private static Reply answer(String text) {
    return new Reply.Answer(text, "有用吗？", List.of(new Option(8, "有用"), new Option(9, "没用")));
  }

  @Test
  void blank_heads_and_tails_leave_no_empty_lines() {
    assertThat(passive.of(new Menu("", List.of(new Option(1, "续借")), " "), false))
        .isEqualTo("1. 续借");
  }

  @Test
  void a_label_cannot_break_out_of_its_link() {
    var evil = "\"></a><a href=\"https://evil.cn/?a=1&msgmenuid=9#x\">领奖%22\n</a>";
    var content = passive.of(new Menu("", List.of(new Option(1, evil)), ""), true);
    assertThat(content).matches(LINK);
    assertThat(content).endsWith("＞领奖%22 ＜/a＞</a>");
  }

  @Test
  void a_label_cannot_become_a_link_in_a_plain_menu() {
    var content =
        passive.of(new Menu("", List.of(new Option(1, "<a href='http://e.cn'>x</a>")), ""), false);
    assertThat(content).doesNotContain("<", ">");
  }

  @Property
  void no_label_breaks_out(@ForAll String label) {
    var content = passive.of(new Menu("", List.of(new Option(1, label)), ""), true);
    if (content.contains("<")) {
      assertThat(content).matches(LINK);
    }
  }

  @Test
  void a_menu_too_long_for_links_goes_without() {
    var labels = IntStream.range(0, 10).mapToObj(i -> "关于毕业论文查重的第%d个问题".formatted(i));
    var content = passive.of(menu(labels.map(l -> l.repeat(2)).toArray(String[]::new)), true);
    assertThat(content).contains("\n10. ").endsWith("回复数字即可").doesNotContain("<");
  }

  @Test
  void a_menu_too_long_even_so_is_cut() {
    var content = passive.of(menu("题".repeat(400), "目".repeat(400)), true);
    assertThat(content).contains("\n2. 目").endsWith("目…").doesNotContain("<");
    assertThat(content.getBytes(UTF_8).length).isBetween(2_040, 2_047);
  }

  @Test
  void what_is_split_passes_uncut() {
    var answer = "请先登录统一身份认证平台。".repeat(120);
    var parts = TextParts.split(answer, PassiveText.DEFAULT_MAX_BYTES);
    assertThat(parts).hasSize(3);
    assertThat(parts)
        .allSatisfy(p -> assertThat(passive.of(new Reply.Text(p), false)).isEqualTo(p));
    assertThat(String.join("", parts)).isEqualTo(answer);
  }

  private static Menu menu(String... labels) {
    var options =
        IntStream.range(0, labels.length).mapToObj(i -> new Option(i + 1, labels[i])).toList();
    return new Menu("您想问的是：", options, "回复数字即可");
  }
}
