package org.subjectdesk.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.subjectdesk.catalogue.Shelves.at;
import static org.subjectdesk.catalogue.Shelves.book;
import static org.subjectdesk.catalogue.Shelves.find;
import static org.subjectdesk.catalogue.Shelves.held;
import static org.subjectdesk.catalogue.Shelves.index;
import static org.subjectdesk.catalogue.Shelves.numbered;
import static org.subjectdesk.catalogue.Shelves.titles;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.subjectdesk.catalogue.BibRecord.Numbers;
import org.subjectdesk.catalogue.Lookup.Filter;

class CatalogueIndexTest {
  private static final Work NURSING = book("n", "护理学基础", "李小妹", 2019);
  private static final Work CARS = book("c", "新能源汽车维修", "王建国主编", 2021);
  private static final Work CODE = book("p", "C++程序设计教程", "谭海", 2015);

  @Test
  void what_stands_together_as_typed_comes_first() {
    try (var index =
        index(
            book("1", "汽车维修与新能源概论：新旧能源车辆的维护修理", "", 2024),
            book("2", "新能源汽车检测与维修", "", 2023),
            book("3", "新能源汽车维修技术与实训项目化教程（高职高专版）", "", 2018),
            book("4", "新能源汽车概论", "", 2024),
            book("5", "新能源汽车维修", "", 2010))) {
      assertThat(titles(index, "新能源汽车维修"))
          .startsWith("新能源汽车维修", "新能源汽车维修技术与实训项目化教程（高职高专版）")
          .contains("新能源汽车检测与维修")
          .doesNotContain("新能源汽车概论");
    }
  }

  @Test
  void a_title_counts_more_than_a_person_than_a_publisher_than_a_class() {
    try (var index =
        index(
            held(book("1", "会计", "", 2020), Set.of("TP393"), at("demo-a", "1", Kind.BOOK)),
            book("2", "江海的故事", "", 1990),
            book("3", "会计", "江海", 2000),
            book("4", "会计", "张三", 2020))) {
      assertThat(find(index, "江海").works()).extracting(Work::id).startsWith("2", "3").hasSize(4);
      assertThat(find(index, "tp39").works()).extracting(Work::id).containsExactly("1");
    }
  }

  @Test
  void a_title_that_is_all_that_was_typed_comes_before_longer_ones_of_later_years() {
    try (var index =
        index(
            book("1", "护理学基础与临床", "", 2024),
            book("2", "护理学（第3版）", "", 2011),
            book("3", "护理学导论", "", 2024))) {
      assertThat(titles(index, "护理学")).first().isEqualTo("护理学（第3版）");
    }
  }

  @Test
  void the_newer_one_comes_first_where_nothing_else_decides() {
    try (var index =
        index(
            book("1", "会计实务", "甲乙", 2018),
            book("2", "会计实务", "丙丁", 2024),
            book("3", "会计实务", "戊己", 0))) {
      assertThat(find(index, "会计实务").works()).extracting(Work::id).containsExactly("2", "1", "3");
      assertThat(find(index, "").works()).extracting(Work::id).containsExactly("2", "1", "3");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "護理學基礎",
        "护理学",
        "護理",
        "李小妹",
        "李小妹 护理",
        "护 理 学",
        "《护理学基础》",
        "护理学 2019",
        "基础护理学",
        "护的",
        "护理的"
      })
  void a_work_is_found_in_many_ways(String words) {
    try (var index = index(NURSING, CARS, CODE)) {
      assertThat(find(index, words).works()).extracting(Work::id).containsExactly("n");
    }
  }

  @Test
  void a_catalogue_in_traditional_characters_is_found_by_simplified_ones() {
    try (var index = index(book("t", "護理學：理論與實務", "陳麗華", 2020))) {
      assertThat(titles(index, "护理学理论")).hasSize(1);
      assertThat(titles(index, "陈丽华")).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"新能原汽车维修", "有没有新能源汽车维修方面的书", "新能源汽车的维修", "我想借王建国写的新能源汽车维修"})
  void a_wrong_or_superfluous_character_does_not_hide_it(String words) {
    try (var index = index(NURSING, CARS, CODE)) {
      assertThat(find(index, words).works()).extracting(Work::id).containsExactly("c");
    }
  }

  @Test
  void signs_that_belong_to_a_word_tell_it_from_others() {
    try (var index = index(CODE, book("c", "C程序设计教程", "谭海", 2016))) {
      assertThat(titles(index, "c++")).containsExactly("C++程序设计教程");
      assertThat(titles(index, "C++程序设计")).first().isEqualTo("C++程序设计教程");
      assertThat(titles(index, "C程序设计")).first().isEqualTo("C程序设计教程");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "9787302423287",
        "978-7-302-42328-7",
        "ISBN 978-7-302-42328-7",
        "7302423288",
        "9 7 8 7302423287",
        "９７８７３０２４２３２８７",
        "1000-0054",
        "ISSN 10000054",
        "10.1000/ABC.182",
        "https://doi.org/10.1000/abc.182",
        "doi:10.1000/abc.182",
        "R47/L28",
        "计算机 978-7-302-42328-7"
      })
  void a_number_in_any_form_finds_exactly_its_work(String words) {
    var numbers =
        new Numbers(List.of("9787302423287"), List.of("1000-0054"), List.of("10.1000/abc.182"));
    var work = numbered(book("w", "计算机基础", "", 2020), numbers);
    var holding = at("demo-a", "w", Kind.BOOK);
    work = held(work, Set.of(), new Holding(holding.key(), Kind.BOOK, "R47/L28", ""));
    try (var index = index(work, NURSING, book("x", "9787302423270 计算机", "", 2020))) {
      assertThat(find(index, words).works()).containsExactly(work);
    }
  }

  @Test
  void a_filter_leaves_its_own_facet_to_be_chosen_anew() {
    try (var index =
        index(
            held(NURSING, Set.of("R47"), at("demo-a", "1", Kind.BOOK)),
            held(CARS, Set.of("U469"), at("demo-a", "2", Kind.EBOOK), at("demo-b", "3", Kind.BOOK)),
            held(CODE, Set.of("TP312"), at("demo-b", "4", Kind.BOOK)))) {
      var hits = index.find(new Lookup("", filter(Set.of(Kind.EBOOK), "demo-a", "50"), 0, 10));
      assertThat(hits.works()).extracting(Work::id).containsExactly("c");
      assertThat(hits.counts().get(Facet.KIND))
          .containsExactly(new Hits.Count("book", 1), new Hits.Count("ebook", 1));
      assertThat(hits.counts().get(Facet.LIBRARY))
          .containsExactly(new Hits.Count("demo-a", 1), new Hits.Count("demo-b", 1));
      assertThat(hits.counts().get(Facet.SUBJECT)).containsExactly(new Hits.Count("50", 1));
      var below = new Filter(Set.of(), Set.of("5002"), Set.of(), Set.of());
      assertThat(index.find(new Lookup("", below, 0, 9)).total()).isEqualTo(1);
      var other = new Filter(Set.of(), Set.of("500201"), Set.of(), Set.of());
      assertThat(index.find(new Lookup("", other, 0, 9)).total()).isZero();
    }
  }

  private static Filter filter(Set<Kind> kinds, String library, String subject) {
    return new Filter(kinds, Set.of(subject), Set.of(library), Set.of());
  }

  @Test
  void what_fits_and_is_filtered_away_brings_nothing_that_hardly_fits() {
    try (var index = index(NURSING, book("x", "护理与管理", "", 2020))) {
      var filter = new Filter(Set.of(), Set.of(), Set.of(), Set.of(2020));
      var hits = index.find(new Lookup("护理学基础", filter, 0, 10));
      assertThat(hits.total()).isZero();
      assertThat(hits.counts().get(Facet.YEAR)).containsExactly(new Hits.Count("2019", 1));
    }
  }

  @Test
  void whatever_is_typed_is_data() {
    try (var index = index(NURSING, CARS, CODE)) {
      for (var words :
          List.of(
              "护".repeat(50_000),
              "a ".repeat(25_000),
              "1".repeat(50_000),
              "+-\"()[]{}~*:\\/^?!&|",
              "护理 AND NOT (学 OR *:*)",
              "title:护理 -基础",
              "\uD83D",
              "\uDC00护\uD800理",
              "，。、！？",
              "\u0000\u0007",
              "😀📚",
              "ISBN",
              "10.",
              "-")) {
        assertThatCode(() -> find(index, words)).as(words).doesNotThrowAnyException();
      }
      assertThat(find(index, "，。、！？").total()).isZero();
      assertThat(find(index, "护理学 +基础").works()).extracting(Work::id).containsExactly("n");
    }
  }

  @Test
  void pages_follow_each_other_and_end() {
    try (var index = Shelves.index()) {
      for (var batch = 0; batch < 5; batch++) {
        var works = new ArrayList<Work>();
        for (var i = 0; i < 7; i++) {
          works.add(book(batch + "-" + i, "电子商务实务", "", 2020 + i % 2));
        }
        index.apply(works, List.of(), batch + 1);
      }
      var seen = new ArrayList<String>();
      for (var from = 0; from < 40; from += 10) {
        index
            .find(new Lookup("电子商务", Filter.none(), from, 10))
            .works()
            .forEach(work -> seen.add(work.id()));
      }
      assertThat(seen).hasSize(35).doesNotHaveDuplicates();
      assertThat(new HashSet<>(seen)).hasSize(35);
      for (var odd : List.of(35, 1_000_000, Integer.MAX_VALUE)) {
        var hits = index.find(new Lookup("电子商务", Filter.none(), odd, Integer.MAX_VALUE));
        assertThat(hits.works()).isEmpty();
        assertThat(hits.total()).isEqualTo(35);
      }
      assertThat(index.find(new Lookup("电子商务", Filter.none(), -5, -5)).works()).isEmpty();
    }
  }

  @Test
  void changed_works_are_seen_at_once_and_gone_ones_no_more() {
    try (var index = index(NURSING, CARS)) {
      var renamed = book("n", "急救护理", "李小妹", 2024);
      index.apply(List.of(renamed, CODE), List.of("c", "never there"), 9);
      assertThat(index.version()).isEqualTo(9);
      assertThat(index.works()).isEqualTo(2);
      assertThat(index.work("n")).contains(renamed);
      assertThat(index.work("c")).isEmpty();
      assertThat(find(index, "基础").total()).isZero();
      assertThat(find(index, "汽车").total()).isZero();
      assertThat(find(index, "").counts().get(Facet.YEAR))
          .containsExactly(new Hits.Count("2015", 1), new Hits.Count("2024", 1));
    }
  }

  @Test
  void odd_works_are_taken_too() {
    var odd = book("o".repeat(40_000), "长".repeat(40_000) + "x".repeat(40_000), "", -5);
    try (var index = index(odd, book("e", "", "", 0), book("s", "\uD800半个字", "", 99_999))) {
      assertThat(index.works()).isEqualTo(3);
      assertThat(index.work(odd.id())).contains(odd);
      assertThat(find(index, "半个字").total()).isEqualTo(1);
    }
  }
}
