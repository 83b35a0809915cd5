package org.subjectdesk.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.subjectdesk.catalogue.BibRecord.Access;
import org.subjectdesk.catalogue.BibRecord.Imprint;
import org.subjectdesk.catalogue.BibRecord.Numbers;

/** Which records of the members are one work. */
class MergingTest {
  private static final String ISBN = "9787302518884";

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void of_invented_works_almost_all_are_found_and_almost_none_is_wrong(long seed) {
    var known = new KnownWorks(seed, 3_000);
    var score = known.score(Merging.works(known.records()));

    assertThat(score.precision()).as("%s", score).isGreaterThanOrEqualTo(0.99);
    assertThat(score.recall()).as("%s", score).isGreaterThanOrEqualTo(0.95);
  }

  @Test
  void the_order_of_the_records_does_not_matter() {
    var records = new ArrayList<>(new KnownWorks(4, 300).records());
    var works = Merging.works(records);
    for (var seed = 0; seed < 5; seed++) {
      Collections.shuffle(records, new Random(seed));
      assertThat(Merging.works(records)).isEqualTo(works);
    }
  }

  @Test
  void every_record_is_in_exactly_one_work() {
    var records = new KnownWorks(5, 500).records();
    var keys =
        Merging.works(records).stream().flatMap(work -> work.holdings().stream()).map(Holding::key);

    assertThat(keys)
        .containsExactlyInAnyOrderElementsOf(records.stream().map(BibRecord::key).toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "护理学基础|护理学基础：微课版|王建国|王建国主编",
        "護理學基礎|护理学基础|王建國|王建国",
        "护理学基础(第2版)|护理学基础 第二版|王建国|王建国等编",
        "护理学基础(上)|护理学基础上册|王建国|（中）王建国著",
        "Nursing Basics|NURSING BASICS.|John Smith|Smith, John",
      })
  void without_a_number_title_author_and_year_join(
      String one, String other, String author, String itsAuthor) {
    assertThat(merged(book("a", one, author, 2020), book("b", other, itsAuthor, 2020))).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "护理学基础(上)|护理学基础(下)|王建国|王建国|2020|2020",
        "护理学基础|护理学基础习题集|王建国|王建国|2020|2020",
        "护理学基础(第2版)|护理学基础(第3版)|王建国|王建国|2020|2020",
        "计算机应用基础|计算机应用基础|王建国|李海燕|2020|2020",
        "护理学基础|护理学基础|王建国|王建国|2020|2016",
      })
  void what_differs_in_one_of_them_stays_apart(
      String one, String other, String author, String itsAuthor, int year, int itsYear) {
    assertThat(merged(book("a", one, author, year), book("b", other, itsAuthor, itsYear)))
        .isFalse();
  }

  @Test
  void one_number_joins_spellings_but_not_the_volumes_of_a_set() {
    assertThat(merged(book("a", "护理学基础：微课版", "", 2020, ISBN), book("b", "護理學基礎", "王建国", 0, ISBN)))
        .isTrue();
    assertThat(merged(book("a", "护理学(上)", "", 0, ISBN), book("b", "护理学(下)", "", 0, ISBN)))
        .isFalse();
    assertThat(merged(book("a", "护理学基础", "", 0, ISBN), book("b", "会计电算化实训", "", 0, ISBN)))
        .as("a number that somebody filled in wrongly")
        .isFalse();
  }

  @Test
  void what_is_hardly_known_is_joined_with_nothing() {
    assertThat(merged(book("a", "护理学基础", "", 0), book("b", "护理学基础", "", 0))).isFalse();
    assertThat(merged(book("a", "", "", 0), book("b", "", "", 0))).isFalse();
  }

  @Test
  void a_number_that_is_on_everything_says_nothing() {
    var records = new ArrayList<BibRecord>();
    for (var i = 0; i <= Merging.MOST_WITH_ONE_KEY; i++) {
      records.add(book("a" + i, "护理学基础", "", 0, ISBN));
    }
    assertThat(Merging.works(records)).hasSize(records.size());
  }

  private static boolean merged(BibRecord... records) {
    return Merging.works(Arrays.asList(records)).size() == 1;
  }

  private static BibRecord book(
      String source, String title, String author, int year, String... isbn) {
    return new BibRecord(
        new BibRecord.Key(source, "1", source),
        title,
        author == null || author.isEmpty() ? List.of() : List.of(author),
        new Imprint("", year, ""),
        new Numbers(List.of(isbn), List.of(), List.of()),
        Kind.BOOK,
        new Access("", "chi", "", ""));
  }
}
