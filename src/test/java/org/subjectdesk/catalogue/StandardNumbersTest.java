package org.subjectdesk.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers as catalogues write them. */
class StandardNumbersTest {
  @ParameterizedTest
  @CsvSource({
    "978-7-302-51888-4,9787302518884",
    "0-306-40615-2,9780306406157",
    "ISBN 080442957X,9780804429573",
    "9787302518884 (精装),9787302518884"
  })
  void an_isbn_is_read_in_either_length(String written, String isbn) {
    assertThat(StandardNumbers.isbn(written)).contains(isbn);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "978-7-302-51888-5", "9787302", "0306406153", "定价 35.00", "x"})
  void a_wrong_isbn_is_none(String written) {
    assertThat(StandardNumbers.isbn(written)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"2049-3630,2049-3630", "20493630,2049-3630", "ISSN 2434-561x,2434-561X"})
  void an_issn_is_read(String written, String issn) {
    assertThat(StandardNumbers.issn(written)).contains(issn);
    assertThat(StandardNumbers.issn("2049-3631")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "https://doi.org/10.1000/182,10.1000/182",
    "doi:10.1000/ABC.def,10.1000/abc.def",
    "10.1000/182,10.1000/182"
  })
  void a_doi_is_read_with_what_stands_before_it(String written, String doi) {
    assertThat(StandardNumbers.doi(written)).contains(doi);
    assertThat(StandardNumbers.doi("11.1000/182")).isEmpty();
  }

  @Property
  void nothing_that_a_source_writes_breaks_it(@ForAll String text) {
    StandardNumbers.isbn(text)
        .ifPresent(isbn -> assertThat(StandardNumbers.isbn(isbn)).contains(isbn));
    StandardNumbers.issn(text)
        .ifPresent(issn -> assertThat(StandardNumbers.issn(issn)).contains(issn));
    StandardNumbers.doi(text).ifPresent(doi -> assertThat(doi).startsWith("10."));
  }
}
