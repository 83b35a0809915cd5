package org.subjectdesk.faq;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaqIndexTest {
  private static final Subjects SUBJECTS =
      Subjects.of(
          List.of(
              new Subject("52", "医药卫生大类", List.of("医学")),
              new Subject("5202", "护理类", List.of("护理")),
              new Subject("53", "财经商贸大类", List.of("财经", "会计"))));
  private static final List<FaqEntry> ENTRIES =
      List.of(
          entry("*", "renew", "*", "图书怎么续借？", "书快到期了还想再看几天", "续借"),
          entry("*", "lost", "*", "借的书弄丢了怎么办？", "图书遗失怎么赔偿"),
          entry("*", "hours", "*", "图书馆几点开门？", "周末开放时间", "闭馆时间是几点"),
          entry("*", "print", "*", "哪里可以打印复印？", "打印机在几楼"),
          entry("*", "cnki", "*", "校外怎么访问知网 CNKI？", "在家怎么下载论文"),
          entry("*", "med", "52", "有哪些专业数据库可以用？", "医学数据库推荐"),
          entry("*", "biz", "53", "有哪些专业数据库可以用？", "财经数据库推荐"),
          entry("demo-a", "hours", "*", "北校区图书馆几点开门？", "周末开放时间"),
          entry("demo-a", "maker", "*", "创客空间怎么预约？"),
          entry("demo-b", "maker", "*", "录音间怎么预约？", "续借"));
  private static final FaqIndex INDEX = FaqIndex.of(ENTRIES, SUBJECTS);

  @ParameterizedTest
  @ValueSource(strings = {"图书怎么续借？", " 图书怎么 续借 ", "圖書怎麼續借", "图书怎么续借!!!😀", "续借", "書快到期了還想再看幾天"})
  void a_text_of_an_entry_finds_it_exactly_however_it_is_typed(String question) {
    var found = find(question, "demo-a");

    assertThat(found.exact()).isTrue();
    assertThat(found.band()).isEqualTo(Band.ANSWER);
    assertThat(best(found)).isEqualTo("renew");
    assertThat(found.hits().getFirst().score()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"校外怎么访问知网cnki", "校外怎么访问知网ＣＮＫＩ", "校外怎麼訪問知網 Cnki？"})
  void width_case_and_traditional_characters_do_not_matter(String question) {
    assertThat(find(question, "demo-a").exact()).isTrue();
    assertThat(best(find(question + "呀", "demo-a"))).isEqualTo("cnki");
  }

  @Test
  void exact_goes_before_ranked() {
    var entries =
        List.of(
            entry("*", "near", "*", "毕业以后还能进图书馆吗", "毕业以后还能进图书馆看书吗", "毕业以后进图书馆"),
            entry("*", "same", "*", "毕业"));
    try (var index = FaqIndex.of(entries, SUBJECTS)) {
      var found = index.find("毕业？", "x", Optional.empty());

      assertThat(found.hits()).extracting(hit -> hit.entry().id()).containsExactly("same", "near");
      assertThat(found.hits().get(1).score()).isLessThan(1);
    }
  }

  @Test
  void other_words_find_the_nearest_entries_in_order() {
    var found = find("请问书丢了要怎么赔偿呀", "demo-c");

    assertThat(found.exact()).isFalse();
    assertThat(best(found)).isEqualTo("lost");
    assertThat(found.hits())
        .extracting(Match::score)
        .isSortedAccordingTo((a, b) -> Double.compare(b, a));
    assertThat(found.hits()).allMatch(hit -> hit.score() > 0 && hit.score() < 1);
  }

  @Test
  void a_library_replaces_an_entry_of_the_alliance_for_itself_only() {
    assertThat(find("周末开放时间", "demo-a").hits().getFirst().entry().library()).isEqualTo("demo-a");
    assertThat(find("图书馆几点开门", "demo-a").hits())
        .extracting(Match::entry)
        .doesNotContain(ENTRIES.get(2))
        .contains(ENTRIES.get(7));
    assertThat(find("图书馆几点开门", "demo-b").hits().getFirst().entry()).isEqualTo(ENTRIES.get(2));
    assertThat(find("图书馆几点开门", "demo-b").hits())
        .extracting(Match::entry)
        .doesNotContain(ENTRIES.get(7));
  }

  @Test
  void a_librarys_own_entries_are_seen_nowhere_else() {
    assertThat(best(find("创客空间怎么预约", "demo-a"))).isEqualTo("maker");
    assertThat(find("创客空间怎么预约", "demo-b").hits().getFirst().entry().question())
        .isEqualTo("录音间怎么预约？");
    assertThat(find("创客空间怎么预约", "demo-c").hits())
        .noneMatch(hit -> hit.entry().id().equals("maker"));
  }

  @Test
  void the_librarys_own_text_goes_before_the_same_text_of_the_alliance() {
    var found = find("续借", "demo-b");

    assertThat(found.hits()).extracting(hit -> hit.entry().id()).startsWith("maker", "renew");
    assertThat(found.hits()).extracting(Match::score).startsWith(1.0, 1.0);
  }

  @Test
  void entries_are_found_by_id_as_the_library_sees_them() {
    assertThat(INDEX.entry("demo-a", "hours")).contains(ENTRIES.get(7));
    assertThat(INDEX.entry("demo-b", "hours")).contains(ENTRIES.get(2));
    assertThat(INDEX.entry("demo-c", "maker")).isEmpty();
    assertThat(INDEX.size()).isEqualTo(ENTRIES.size());
  }

  @Test
  void of_two_entries_with_one_id_the_later_counts() {
    var old = entry("*", "a", "*", "旧的问题");
    var fresh = entry("*", "a", "*", "新的问题");
    try (var index = FaqIndex.of(List.of(old, fresh), SUBJECTS)) {
      assertThat(index.size()).isEqualTo(1);
      assertThat(index.entry("x", "a")).contains(fresh);
    }
  }

  @Test
  void a_subject_named_in_the_text_lifts_its_entries() {
    assertThat(best(find("护理专业有哪些数据库", "demo-c"))).isEqualTo("med");
    assertThat(best(find("会计专业有哪些数据库", "demo-c"))).isEqualTo("biz");
  }

  @Test
  void the_consults_subject_lifts_where_the_text_names_none() {
    assertThat(best(INDEX.find("有哪些专业数据库可以用呀", "demo-c", Optional.of("5202")))).isEqualTo("med");
    assertThat(best(INDEX.find("有哪些专业数据库可以用呀", "demo-c", Optional.of("53")))).isEqualTo("biz");
    assertThat(best(INDEX.find("会计有哪些专业数据库", "demo-c", Optional.of("52")))).isEqualTo("biz");
  }

  @Test
  void of_two_exact_entries_the_subject_decides() {
    var found = INDEX.find("有哪些专业数据库可以用", "demo-c", Optional.of("53"));

    assertThat(found.exact()).isTrue();
    assertThat(best(found)).isEqualTo("biz");
  }

  @Test
  void entries_of_no_subject_are_neither_lifted_nor_lowered() {
    var without = find("借的书丢了", "demo-c").hits().getFirst();
    var with = INDEX.find("借的书丢了", "demo-c", Optional.of("53")).hits().getFirst();

    assertThat(with).isEqualTo(without);
  }

  @Test
  void at_most_ten_hits_come_back() {
    var entries = new ArrayList<FaqEntry>();
    IntStream.range(0, 50).forEach(i -> entries.add(entry("*", "e" + i, "*", "问题 " + i + " 怎么办")));
    try (var index = FaqIndex.of(entries, SUBJECTS)) {
      assertThat(index.find("怎么办呢", "x", Optional.empty()).hits()).hasSize(10);
      assertThat(index.find("问题 7 怎么办", "x", Optional.empty()).hits()).hasSize(10);
    }
  }

  @Test
  void each_of_many_entries_is_still_the_one_it_was() {
    var entries = new ArrayList<FaqEntry>();
    for (var i = 0; i < 20_000; i++) {
      entries.add(entry("*", "e" + i, "*", "关于编号 no%d 的问题".formatted(i)));
    }
    try (var index = FaqIndex.of(entries, SUBJECTS)) {
      for (var i = 0; i < entries.size(); i += 997) {
        var found = index.find("想问编号 no%d".formatted(i), "x", Optional.empty());
        assertThat(best(found)).isEqualTo("e" + i);
      }
    }
  }

  @Test
  void an_entry_past_its_review_date_is_offered_but_not_answered_outright() {
    var day = LocalDate.of(2026, 11, 23);
    var upkeep = new FaqEntry.Upkeep("张老师", "服务手册", Optional.of(day));
    var entry = new FaqEntry("*", "a", "*", "图书怎么续借？", List.of(), "网上续借").with(upkeep);
    var today = new AtomicReference<>(day);
    var scope = new FaqIndex.Scope(Subjects.none(), List.of());
    try (var index = FaqIndex.of(List.of(entry), scope, Meanings.none(), today::get)) {
      assertThat(index.find("图书怎么续借", "x", Optional.empty()).band()).isEqualTo(Band.ANSWER);
      assertThat(index.overdue()).isZero();

      today.set(day.plusDays(1));

      var late = index.find("图书怎么续借", "x", Optional.empty());
      assertThat(late.band()).isEqualTo(Band.CLARIFY);
      assertThat(late.hits()).hasSize(1);
      assertThat(index.overdue()).isEqualTo(1);
    }
  }

  @Test
  void an_index_without_entries_finds_nothing() {
    try (var index = FaqIndex.of(List.of(), Subjects.none())) {
      assertThat(index.find("图书怎么续借", "x", Optional.empty())).isEqualTo(Found.NOTHING);
    }
  }

  @Test
  void an_unrelated_question_is_declined() {
    assertThat(find("今天股票涨了吗", "demo-c").band()).isEqualTo(Band.DECLINE);
    assertThat(find("asdfgh qwerty", "demo-c")).isEqualTo(Found.NOTHING);
  }

  private static Found find(String text, String library) {
    return INDEX.find(text, library, Optional.empty());
  }

  private static String best(Found found) {
    return found.hits().getFirst().entry().id();
  }

  private static FaqEntry entry(
      String library, String id, String subject, String question, String... variants) {
    return new FaqEntry(library, id, subject, question, List.of(variants), "请联系 {{library.phone}}");
  }
}
