package org.subjectdesk.slot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.subjectdesk.faq.Subject;
import org.subjectdesk.faq.Subjects;

class SlotReaderTest {
  /** A Monday. */
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

  private static final Subjects CATALOGUE =
      Subjects.of(
          List.of(
              new Subject("52", "医药卫生大类", List.of()),
              new Subject("520201", "护理", List.of("护理学")),
              new Subject("520802", "中医康复技术", List.of()),
              new Subject("520601", "康复治疗技术", List.of())));
  private static final SlotReader READER = new SlotReader(CATALOGUE, TODAY);
  private static final List<Choice> CHOICES =
      List.of(new Choice("article", "期刊论文"), new Choice("thesis", "学位论文"), new Choice("b", "图书"));

  @ParameterizedTest
  @CsvSource({
    "DATE, 2026-12-01, 2026-12-01",
    "DATE, 2026年12月1日, 2026-12-01",
    "DATE, ２０２６／１２／１, 2026-12-01",
    "DATE, 12月1号行吗, 2026-12-01",
    "DATE, 3月5日, 2027-03-05",
    "DATE, 明天, 2026-11-24",
    "DATE, 后天吧, 2026-11-25",
    "DATE, 大后天, 2026-11-26",
    "DATE, 周一, 2026-11-23",
    "DATE, 下周三, 2026-12-02",
    "DATE, 这周日, 2026-11-29",
    "DATE, 十天后, 2026-12-03",
    "DATE, 月底, 2026-11-30",
    "DATE, 2月29日, 2028-02-29",
    "NUMBER, 三, 3",
    "NUMBER, 十二本, 12",
    "NUMBER, 两百零三, 203",
    "NUMBER, 三千五, 3500",
    "NUMBER, 一千零五, 1005",
    "NUMBER, 大约 45 人, 45",
    "PHONE, +86 138-0000-1111, 13800001111",
    "PHONE, 我的手机是１３８００００１１１１, 13800001111",
    "PHONE, (010) 55550101转12, 010-55550101转12",
    "ISBN, ISBN：978-7-302-51163-2, 9787302511632",
    "ISBN, 7-302-51163-X, wrong",
    "ISBN, 0-306-40615-2, 9780306406157",
    "ISSN, 1000-0135, 1000-0135",
    "ISSN, ISSN 0317 8471, 0317-8471",
    "DOI, https://doi.org/10.1000/182。, 10.1000/182",
    "DOI, doi:10.1000/ABC-1, 10.1000/ABC-1",
    "LINK, 在这里 https://a.example.edu/x?y=1。, https://a.example.edu/x?y=1",
    "PROGRAMME, 护理专业, 520201",
    "PROGRAMME, 520601, 520601",
    "CHOICE, 第二个, thesis",
    "CHOICE, ②, thesis",
    "CHOICE, 期刊, article",
    "CHOICE, b, b",
    "TEXT, 大国工匠, 大国工匠",
  })
  void what_people_type_is_read_into_one_form(SlotType type, String text, String expected) {
    var entered = READER.read(type, CHOICES, Limits.NONE, text);
    if (expected.equals("wrong")) {
      assertThat(entered).isInstanceOf(Entered.Refused.class);
    } else {
      assertThat(entered)
          .isInstanceOfSatisfying(
              Entered.Value.class, value -> assertThat(value.value()).isEqualTo(expected));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "DATE, 2月30日, NOT_THIS",
    "DATE, 12月1日或12月2日, NOT_THIS",
    "DATE, 昨天的事, NOT_THIS",
    "NUMBER, 3.5, NOT_THIS",
    "NUMBER, 很多, NOT_THIS",
    "PHONE, 1380000111, NOT_THIS",
    "PHONE, 13800001111 13800001112, NOT_THIS",
    "ISBN, 9787302511633, WRONG_CHECK_DIGIT",
    "ISSN, 1000-0136, WRONG_CHECK_DIGIT",
    "DOI, 10.1/x, NOT_THIS",
    "LINK, http://localhost/x, NOT_THIS",
    "PROGRAMME, 喝茶, NOT_THIS",
    "CHOICE, 4, NOT_THIS",
    "TEXT, '', TOO_SHORT",
  })
  void what_is_no_such_value_is_refused(SlotType type, String text, Entered.Why why) {
    assertThat(READER.read(type, CHOICES, Limits.NONE, text)).isEqualTo(new Entered.Refused(why));
  }

  @Test
  void limits_hold_at_both_ends() {
    var limits = new Limits(OptionalInt.of(3), OptionalInt.of(5));
    assertThat(why(SlotType.NUMBER, limits, "2")).isEqualTo(Entered.Why.TOO_SMALL);
    assertThat(why(SlotType.NUMBER, limits, "6")).isEqualTo(Entered.Why.TOO_LARGE);
    assertThat(why(SlotType.DATE, limits, "后天")).isEqualTo(Entered.Why.TOO_EARLY);
    assertThat(why(SlotType.DATE, limits, "6天后")).isEqualTo(Entered.Why.TOO_LATE);
    assertThat(why(SlotType.TEXT, limits, "短短")).isEqualTo(Entered.Why.TOO_SHORT);
    assertThat(why(SlotType.TEXT, limits, "长长长长长长")).isEqualTo(Entered.Why.TOO_LONG);
    assertThat(READER.read(SlotType.NUMBER, CHOICES, limits, "3"))
        .isEqualTo(new Entered.Value("3", "3"));
  }

  @Test
  void several_that_fit_are_offered() {
    assertThat(READER.read(SlotType.PROGRAMME, CHOICES, Limits.NONE, "康复"))
        .isEqualTo(
            new Entered.Unclear(
                List.of(
                    new Entered.Value("520601", "康复治疗技术"), new Entered.Value("520802", "中医康复技术"))));
    assertThat(READER.read(SlotType.CHOICE, CHOICES, Limits.NONE, "论文"))
        .isInstanceOf(Entered.Unclear.class);
  }

  @Property(tries = 300)
  void nothing_that_anybody_sends_breaks_it(
      @ForAll SlotType type, @ForAll @StringLength(max = 3_000) String text) {
    assertThat(READER.read(type, CHOICES, Limits.NONE, text)).isNotNull();
  }

  @Property(tries = 300)
  void every_number_is_read_back(@ForAll @IntRange(min = 0, max = 999_999_999) int number) {
    assertThat(READER.read(SlotType.NUMBER, CHOICES, Limits.NONE, number + "册"))
        .isEqualTo(new Entered.Value(String.valueOf(number), String.valueOf(number)));
  }

  @Property(tries = 300)
  void every_isbn_is_read_back_and_one_wrong_digit_refused(
      @ForAll @IntRange(min = 0, max = 999_999_999) int body, @ForAll @IntRange(max = 8) int at) {
    var twelve = "978" + "%09d".formatted(body);
    var isbn = twelve + check(twelve);
    assertThat(READER.read(SlotType.ISBN, CHOICES, Limits.NONE, "书号 " + isbn))
        .isEqualTo(new Entered.Value(isbn, isbn));
    var wrong = (isbn.charAt(3 + at) - '0' + 1) % 10;
    var broken = isbn.substring(0, 3 + at) + wrong + isbn.substring(4 + at);
    assertThat(READER.read(SlotType.ISBN, CHOICES, Limits.NONE, broken))
        .isInstanceOf(Entered.Refused.class);
  }

  private static int check(String twelve) {
    var sum = 0;
    for (var i = 0; i < twelve.length(); i++) {
      sum += (twelve.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
    }
    return (10 - sum % 10) % 10;
  }

  private static Entered.Why why(SlotType type, Limits limits, String text) {
    return ((Entered.Refused) READER.read(type, CHOICES, limits, text)).why();
  }
}
