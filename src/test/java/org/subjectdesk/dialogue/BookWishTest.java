package org.subjectdesk.dialogue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.subjectdesk.catalogue.Kind;
import org.subjectdesk.faq.Normaliser;
import org.subjectdesk.publishing.FaqFolder;
import org.subjectdesk.yaml.Faults;

/** Invented wishes in the seven styles of the regression set, and that set itself. */
class BookWishTest {
  private static final Path FAQ_DATA = Path.of("faq-data");

  /**
   * Entries whose answer says where the books on something stand: a reader who asks for just those
   * books is shown the books, and the entry beside them.
   */
  private static final Set<String> ABOUT_BOOKS =
      Set.of(
          "agri-aquaculture",
          "art-graduation-show",
          "biz-accounting-exam",
          "biz-ecommerce",
          "biz-trade",
          "civil-atlas",
          "civil-bim",
          "drug-pharmacopoeia",
          "edu-picture-books",
          "edu-psych",
          "edu-sports",
          "edu-teacher-cert",
          "elderly-care-materials",
          "energy-thermal-handbook",
          "energy-wind-storage",
          "english-fiction",
          "env-databases",
          "env-geology-archives",
          "env-safety-exam",
          "it-programming-books",
          "law-evidence-forensics",
          "med-imaging-lab",
          "med-nursing",
          "med-tcm",
          "mfg-auto-new-energy",
          "mfg-cnc",
          "mfg-handbooks",
          "mfg-robot-plc",
          "packaging-print",
          "ra-stat-tools",
          "skills-contest",
          "textbooks",
          "textile-trends",
          "tour-guide-exam",
          "water-drawings");

  /** A wish as somebody may write it. */
  private record Wish(String style, String words, Set<Kind> kinds, String text) {
    static Wish of(String line) {
      var cells = line.split("\t", -1);
      var kinds =
          Arrays.stream(cells[2].split(" ", -1))
              .flatMap(word -> Kind.of(word).stream())
              .collect(Collectors.toSet());
      return new Wish(cells[0], cells[1], kinds, cells[3]);
    }

    boolean isUnderstood() {
      return BookWish.in(text)
          .filter(it -> it.words().equals(words))
          .filter(it -> it.kinds().equals(kinds))
          .isPresent();
    }
  }

  @Test
  void at_least_95_of_100_wishes_are_understood_with_their_words_and_forms() {
    var wishes = lines().map(Wish::of).toList();
    var missed = wishes.stream().filter(wish -> !wish.isUnderstood()).toList();
    assertThat(wishes).hasSizeGreaterThanOrEqualTo(120);
    assertThat(wishes.stream().map(Wish::style).distinct()).hasSize(7);
    assertThat(missed.size()).as("%s", missed).isLessThanOrEqualTo(wishes.size() / 20);
  }

  @ParameterizedTest
  @ValueSource(strings = {"有没有设施蔬菜栽培基础", "借一本设施蔬菜栽培基础", "请问图书馆有没有设施蔬菜栽培基础？", "我想借设施蔬菜栽培基础这本书"})
  void what_may_be_a_title_is_one_without_marks(String text) {
    var wish = BookWish.maybe(text).or(() -> BookWish.in(text)).orElseThrow();
    assertThat(wish.words()).isEqualTo("设施蔬菜栽培基础");
  }

  @Test
  void a_topic_is_widened_to_its_field_and_a_title_is_not() {
    var nursing = BookWish.in("有没有护理学的书").orElseThrow();
    assertThat(nursing.wider().orElseThrow().words()).isEqualTo("护理");
    assertThat(nursing.wider().orElseThrow().kinds()).isEqualTo(nursing.kinds());
    assertThat(BookWish.in("有没有文学的书").orElseThrow().wider()).isEmpty();
    assertThat(BookWish.in("图书馆有《护理学》吗").orElseThrow().wider()).isEmpty();
  }

  @Test
  void what_the_shipped_entries_answer_is_no_wish_but_for_the_books_themselves()
      throws IOException {
    var texts = shipped();
    var taken = new ArrayList<String>();
    var asked = new ArrayList<String>();
    texts.forEach(
        (text, entry) -> {
          if (BookWish.in(text).isPresent() && !ABOUT_BOOKS.contains(entry)) {
            taken.add(entry + ": " + text);
          } else if (BookWish.in(text).isPresent()) {
            asked.add(text);
          }
        });
    assertThat(texts).hasSizeGreaterThan(4_500);
    assertThat(taken).isEmpty();
    assertThat(asked).as("of books that an entry knows").hasSizeLessThan(texts.size() / 80);
  }

  @Test
  void hardly_a_question_of_the_regression_set_is_taken() throws IOException {
    var questions =
        Stream.of("questions.tsv", "near.tsv", "far.tsv")
            .flatMap(name -> read(FAQ_DATA.resolve("regression").resolve(name)))
            .filter(line -> BookWish.in(line.split("\t", -1)[2]).isPresent())
            .toList();
    assertThat(questions).hasSizeLessThanOrEqualTo(14);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "图书怎么续借",
        "电子书怎么下载",
        "有没有自习室",
        "期刊论文怎么下载",
        "借书证丢了",
        "能借几本书",
        "有没有图书馆的电话",
        "推荐购书",
        "书丢了怎么办",
        "我要荐购一本书",
        "推荐图书馆买一本书",
        "帮我从别的学校借一本书",
        "本馆没有这本书想从外馆借",
        "怎么查图书馆有没有《活着》这本书",
        "《活着》我还了系统还显示在借",
        "《三体》丢了要赔多少",
        "《中国护理管理》是核心期刊吗",
        "怎么引用《红楼梦》",
        "《护理学报》怎么投稿",
        "我预约的《三体》什么时候到",
        "有没有知网",
        "有没有查重的地方",
        "有新书吗",
        "有没有电子书",
        "有没有书",
        "我要还书",
        "想借书",
        "想找书",
        "书在哪",
        "图书馆的书在哪",
        "找不到书",
        "有没有书可以看",
        "有没有论文查重",
        "论文格式有要求吗",
        "毕业论文怎么写",
        "找老师推荐的书",
        "有没有好看的书",
        "推荐几本好书",
        "我借的书",
        "你们的书能借多久",
        "有没有借书的地方",
        "有没有考研的自习室",
        "说明书在哪下载",
        "how to renew a book",
        "how many books can I borrow",
        "I lost a library book",
        "where do I return books",
        "do you have a printer",
        "有人吗",
        "1",
        "谢谢",
        "978-7-302-51163-4",
        "我的电话13800001111",
        "订单号 9787302511632 怎么没到",
      })
  void a_question_of_the_librarys_service_is_no_wish(String text) {
    assertThat(BookWish.in(text)).isEmpty();
  }

  @Test
  void an_invitation_to_work_for_ever_is_declined() {
    var long1 = "有没有" + "的书".repeat(70) + "吗";
    var long2 = "想找".repeat(40) + "本".repeat(60);
    var long3 = "《".repeat(150);
    assertThat(Stream.of(long1, long2, long3, "a ".repeat(80), "书".repeat(5_000)).map(BookWish::in))
        .hasSize(5);
  }

  @Property
  void whatever_is_sent_nothing_is_thrown_and_words_are_words(@ForAll("texts") String text) {
    BookWish.in(text)
        .ifPresent(
            wish -> {
              assertThat(Normaliser.bare(wish.words())).isNotEmpty();
              assertThat(wish.words().length()).isLessThanOrEqualTo(100);
            });
  }

  @Provide
  Arbitrary<String> texts() {
    var parts =
        Arbitraries.oneOf(
            Arbitraries.of(
                "有没有", "《", "》", "的", "书", "电子书", "吗", "想找", "ISBN", "978", " ", "?", "，"),
            Arbitraries.of(
                "books on ", "do you have ", "护理", "图书馆", "方面", "“", "”", "推荐", "本", "哪里"),
            Arbitraries.strings().ofMaxLength(20));
    return parts.list().ofMaxSize(12).map(list -> String.join("", list));
  }

  private static Map<String, String> shipped() throws IOException {
    var texts = new LinkedHashMap<String, String>();
    for (var name : List.of("questions.tsv", "near.tsv", "far.tsv")) {
      read(FAQ_DATA.resolve("regression").resolve(name))
          .map(line -> line.split("\t", -1))
          .forEach(cells -> texts.put(cells[2], cells[1]));
    }
    var faults = new Faults();
    for (var entry : FaqFolder.read(FAQ_DATA, faults).entries()) {
      texts.put(entry.question(), entry.id());
      entry.variants().forEach(text -> texts.put(text, entry.id()));
    }
    assertThat(faults.list()).isEmpty();
    return texts;
  }

  private static Stream<String> read(Path file) {
    try {
      return Files.readAllLines(file).stream();
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  private static Stream<String> lines() {
    try (var in = Objects.requireNonNull(BookWishTest.class.getResourceAsStream("wishes.tsv"))) {
      return new String(in.readAllBytes(), UTF_8).lines();
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }
}
