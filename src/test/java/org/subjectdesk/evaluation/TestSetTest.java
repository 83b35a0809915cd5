package org.subjectdesk.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.subjectdesk.evaluation.TestSet.Question;
import org.subjectdesk.yaml.Faults;

class TestSetTest {
  private final Faults faults = new Faults();

  @Test
  void further_lines_with_one_id_are_variants_and_the_third_field_is_the_answer() {
    var corpus = TestSet.corpus("c.tsv", "d0\t怎么续借\t网上续借\nd1\t几点开门\nd0\t延期还书\n", faults);

    assertThat(faults.isEmpty()).isTrue();
    assertThat(corpus).extracting(entry -> entry.id()).containsExactly("d0", "d1");
    assertThat(corpus.getFirst().question()).isEqualTo("怎么续借");
    assertThat(corpus.getFirst().variants()).containsExactly("延期还书");
    assertThat(corpus.getFirst().answer()).isEqualTo("网上续借");
  }

  @Test
  void judgements_may_have_a_heading_several_answers_and_four_fields() {
    var queries = "q0\t能多借几天吗\tcolloquial\nq1\t开门时间\nq2\t没有判断\n";
    var three = "query-id\tcorpus-id\tscore\nq0\td0\t1\nq0\td1\t1\nq1\td1\t0\nq1\td0\t2\n";
    var four = "q0 \t0\td0\t1\n".replace(" ", "");

    assertThat(judged(queries, three).questions())
        .containsExactly(
            new Question("colloquial", "能多借几天吗", Set.of("d0", "d1")),
            new Question("", "开门时间", Set.of("d0")));
    assertThat(judged(queries, four).questions())
        .containsExactly(new Question("colloquial", "能多借几天吗", Set.of("d0")));
    assertThat(faults.list()).isEmpty();
  }

  @Test
  void a_judgement_about_an_entry_that_is_not_there_is_named_with_its_line() {
    judged("q0\t能多借几天吗\n", "q0\td0\t1\nq0\td9\t1\n");

    assertThat(faults.list())
        .singleElement()
        .asString()
        .startsWith("r.tsv:2: entry d9 is not in the corpus");
  }

  @Test
  void a_line_without_tabs_is_named() {
    TestSet.corpus("c.tsv", "d0\t怎么续借\nd1 几点开门\n", faults);

    assertThat(faults.list()).singleElement().asString().startsWith("c.tsv:2: fewer than 2 fields");
  }

  @Test
  void the_own_form_has_style_answer_and_question() {
    var set =
        TestSet.regression("r.tsv", "# comment\nstory\td0\t老师好，书没看完\nnear\t\t食堂几点开\n", faults);

    assertThat(set.questions())
        .isEqualTo(
            List.of(
                new Question("story", "老师好，书没看完", Set.of("d0")),
                new Question("near", "食堂几点开", Set.of())));
  }

  private TestSet judged(String queries, String qrels) {
    return TestSet.judged("q.tsv", queries, "r.tsv", qrels, Set.of("d0", "d1"), faults);
  }
}
