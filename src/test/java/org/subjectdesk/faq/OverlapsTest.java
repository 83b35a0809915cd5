package org.subjectdesk.faq;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.subjectdesk.embedding.Embedder;
import org.subjectdesk.faq.Finding.Kind;

class OverlapsTest {
  private static final FaqIndex.Scope SCOPE = new FaqIndex.Scope(Subjects.none(), List.of());
  private static final FaqEntry RENEW =
      entry("renew", "图书怎么续借？", "在我的借阅里点续借。", "书快到期了怎么延期", "续借图书", "想多借几天怎么操作");
  private static final FaqEntry PRINT =
      entry("print", "在哪里打印复印？", "一楼自助打印机。", "打印机在几楼", "想复印身份证", "自助打印怎么用");
  private static final FaqEntry SEATS =
      entry("seats", "自习座位怎么预约？", "在公众号里选座。", "怎么占座", "选座系统怎么用", "预约自习室的位子");

  @Test
  void entries_that_mind_their_own_business_are_not_spoken_of() {
    assertThat(findings(RENEW, PRINT, SEATS)).isEmpty();
  }

  @Test
  void the_same_question_with_another_answer_is_shown_with_both_sides() {
    var again = entry("renew-2", "借的图书怎么续借？", "请到服务台办理。");

    var finding = findings(again, RENEW, PRINT, SEATS).getFirst();

    assertThat(finding.kind()).isEqualTo(Kind.NEAR_DUPLICATE);
    assertThat(finding.entry()).isEqualTo(again);
    assertThat(finding.other().orElseThrow().entry()).isEqualTo(RENEW);
    assertThat(finding.other().orElseThrow().text()).isEqualTo("图书怎么续借？");
  }

  @Test
  void the_same_question_with_the_same_answer_does_no_harm() {
    assertThat(findings(entry("renew-2", "借的图书怎么续借？", RENEW.answer()), RENEW, PRINT)).isEmpty();
  }

  @Test
  void a_variant_that_asks_another_entry_is_named() {
    var mixed = entry("seats", "自习座位怎么预约？", "在公众号里选座。", "怎么占座", "选座系统怎么用", "打印机在几楼呢");

    var finding = findings(mixed, RENEW, PRINT).getFirst();

    assertThat(finding.kind()).isEqualTo(Kind.VARIANT_OF_ANOTHER);
    assertThat(finding.text()).isEqualTo("打印机在几楼呢");
    assertThat(finding.other().orElseThrow().entry().id()).isEqualTo("print");
  }

  @Test
  void a_variant_that_another_entry_has_word_for_word_is_named_without_embeddings() {
    var mixed = entry("seats", "自习座位怎么预约？", "在公众号里选座。", "怎么占座", "选座系统怎么用", "续借图书！");

    try (var index = FaqIndex.of(List.of(mixed, RENEW), Subjects.none())) {
      var finding = index.overlaps("demo-a", List.of("seats")).getFirst();

      assertThat(finding.kind()).isEqualTo(Kind.VARIANT_OF_ANOTHER);
      assertThat(finding.other().orElseThrow().confidence()).isEqualTo(1);
    }
  }

  @Test
  void an_entry_that_only_its_own_words_find_is_named() {
    var lost = entry("lost", "蓝色表格", "见附件。", "周三下午");
    var others = new ArrayList<>(List.of(lost, RENEW, PRINT, SEATS));
    others.add(entry("hours", "周三下午开门吗？", "以公告为准。", "星期三下午闭馆吗", "周三下午图书馆开不开"));

    assertThat(findings(others.toArray(FaqEntry[]::new)))
        .extracting(Finding::kind)
        .contains(Kind.NOT_FOUND);
  }

  /** Of the first entry. */
  private static List<Finding> findings(FaqEntry... entries) {
    try (var index = FaqIndex.of(List.of(entries), SCOPE, Meanings.of(Embedder.load()))) {
      return index.overlaps("demo-a", List.of(entries[0].id()));
    }
  }

  private static FaqEntry entry(String id, String question, String answer, String... variants) {
    return new FaqEntry(FaqEntry.ALLIANCE, id, "*", question, List.of(variants), answer);
  }
}
