package org.subjectdesk.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** Where a referral leads. */
class TargetTest {
  private static final Map<String, String> REF = Map.of("ref", "r1");

  @Test
  void a_page_gets_what_its_parameters_take_and_nothing_else() {
    var parameters = new LinkedHashMap<String, Field>();
    parameters.put("q", Field.QUESTION);
    parameters.put("sub", Field.SUBJECT);
    var entry =
        new Entry.Page(URI.create("https://p.example/apply?a=1#form"), Map.of(), parameters);
    var passed = Map.of(Field.QUESTION, "50% & 更多?", Field.SUBJECT, "52", Field.LIBRARY, "demo-a");
    assertThat(Target.of(entry, passed, REF))
        .hasToString(
            "https://p.example/apply?a=1&q=50%25%20%26%20%E6%9B%B4%E5%A4%9A%3F&sub=52&ref=r1#form");
  }

  @Test
  void a_subject_has_its_own_page_by_the_longest_beginning_of_its_code() {
    var entry =
        new Entry.Page(
            URI.create("https://g.example/"),
            Map.of(
                "52",
                URI.create("https://g.example/med"),
                "5202",
                URI.create("https://g.example/nurse")),
            Map.of());
    assertThat(Target.of(entry, Map.of(Field.SUBJECT, "520201"), Map.of()))
        .hasToString("https://g.example/nurse");
    assertThat(Target.of(entry, Map.of(Field.SUBJECT, "5203"), Map.of()))
        .hasToString("https://g.example/med");
    assertThat(Target.of(entry, Map.of(), Map.of())).hasToString("https://g.example/");
  }

  @Test
  void a_resolver_gets_an_openurl_of_an_article_or_a_book() {
    var entry = new Entry.OpenUrl(URI.create("https://resolver.example/openurl"));
    var article = Map.of(Field.TITLE, "高铁", Field.DOI, "10.1/a", Field.QUESTION, "不给");
    assertThat(Target.of(entry, article, Map.of()))
        .hasToString(
            "https://resolver.example/openurl?url_ver=Z39.88-2004"
                + "&url_ctx_fmt=info%3Aofi%2Ffmt%3Akev%3Amtx%3Actx"
                + "&rft_val_fmt=info%3Aofi%2Ffmt%3Akev%3Amtx%3Ajournal"
                + "&rft.atitle=%E9%AB%98%E9%93%81&rft_id=info%3Adoi%2F10.1%2Fa");
    assertThat(
            Target.of(entry, Map.of(Field.ISBN, "9787111", Field.TITLE, "T"), Map.of()).getQuery())
        .contains("mtx:book", "rft.btitle=T", "rft.isbn=9787111")
        .doesNotContain("atitle");
  }

  @Test
  void what_is_lent_is_a_book_with_its_author_and_tells_whose_reader_wants_it() {
    var parameters = Map.of("rfr_id", Field.LIBRARY, "rft_dat", Field.SUBJECT);
    var entry = new Entry.OpenUrl(URI.create("https://resolver.example/openurl"), parameters);
    var loan =
        Map.of(
            Field.KIND, "book",
            Field.TITLE, "机器学习",
            Field.AUTHOR, "周志华，清华大学出版社",
            Field.LIBRARY, "demo-a",
            Field.SUBJECT, "5102");
    assertThat(entry.takes()).contains(Field.LIBRARY, Field.SUBJECT, Field.AUTHOR);
    assertThat(Target.of(entry, loan, Map.of()).getQuery())
        .contains("mtx:book", "rft.btitle=机器学习", "rft.au=周志华", "rft.pub=清华大学出版社")
        .contains("rfr_id=info:sid/demo-a", "rft_dat=5102")
        .doesNotContain("atitle");
    var thesis = Map.of(Field.KIND, "thesis", Field.TITLE, "T", Field.SOURCE, "江海大学");
    assertThat(Target.of(entry, thesis, Map.of()).getQuery())
        .contains("mtx:dissertation", "rft.title=T", "rft.inst=江海大学")
        .doesNotContain("jtitle");
  }

  @Test
  void a_mini_program_gets_a_path_and_everybody_else_a_page() {
    var entry =
        new Entry.MiniProgram(
            "wx1", "pages/ask/ask", Map.of("q", Field.QUESTION), URI.create("https://h5.example/"));
    var passed = Map.of(Field.QUESTION, "查新");
    assertThat(Target.path(entry, passed, REF))
        .contains("pages/ask/ask?q=%E6%9F%A5%E6%96%B0&ref=r1");
    assertThat(Target.of(entry, passed, Map.of()).getHost()).isEqualTo("h5.example");
  }

  @Property
  void whatever_a_reader_says_the_host_is_the_directorys(
      @ForAll @StringLength(max = 60) String question,
      @ForAll @StringLength(max = 8) String subject) {
    var page =
        new Entry.Page(
            URI.create("https://p.example/apply"),
            Map.of("52", URI.create("https://m.example/")),
            Map.of("q", Field.QUESTION, "s", Field.SUBJECT));
    var resolver = new Entry.OpenUrl(URI.create("https://r.example/o"));
    var passed = Map.of(Field.QUESTION, question, Field.TITLE, question, Field.SUBJECT, subject);
    assertThat(Target.of(page, passed, REF).getHost()).isIn("p.example", "m.example");
    var target = Target.of(resolver, passed, REF);
    assertThat(target.getScheme()).isEqualTo("https");
    assertThat(target.getHost()).isEqualTo("r.example");
    assertThat(target.getRawPath()).isEqualTo("/o");
  }
}
