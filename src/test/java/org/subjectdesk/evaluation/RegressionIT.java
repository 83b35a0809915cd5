package org.subjectdesk.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.subjectdesk.embedding.Embedder;
import org.subjectdesk.faq.FaqEntry;
import org.subjectdesk.faq.FaqIndex;
import org.subjectdesk.faq.Meanings;
import org.subjectdesk.faq.Normaliser;
import org.subjectdesk.publishing.FaqFolder;
import org.subjectdesk.yaml.Faults;

/**
 * The shipped entries asked with the questions of {@code faq-data/regression}. The floors lie a
 * little below what was measured ({@code ./desk faq eval}), so that an honest change of an entry
 * passes and a loss in the search does not.
 */
class RegressionIT {
  private static final Path FAQ_DATA = Path.of("faq-data");
  private static final String LIBRARY = "regression";
  private static final List<String> STYLES =
      List.of("colloquial", "elliptical", "formal", "mixed", "story", "traditional", "typo");

  private static TestSet questions;
  private static TestSet near;
  private static TestSet far;
  private static FaqIndex.Scope scope;
  private static List<FaqEntry> entries;
  private static Report report;

  @BeforeAll
  static void ask() throws IOException {
    var faults = new Faults();
    var folder = FaqFolder.read(FAQ_DATA, faults);
    entries =
        folder.entries().stream().filter(one -> one.library().equals(FaqEntry.ALLIANCE)).toList();
    questions = read("questions.tsv", faults);
    near = read("near.tsv", faults);
    far = read("far.tsv", faults);
    scope = folder.scope();
    assertThat(faults.list()).isEmpty();
    var embedder = Embedder.load();
    FaqIndex.texts(entries, scope).parallelStream().forEach(embedder::embed);
    try (var index = FaqIndex.of(entries, scope, Meanings.of(embedder))) {
      index.calibrate(LIBRARY, List.of(), 0.95);
      report = Evaluation.run(index, LIBRARY, questions, Map.of("near", near, "far", far));
    }
  }

  private static TestSet read(String name, Faults faults) throws IOException {
    var text = Files.readString(FAQ_DATA.resolve("regression").resolve(name));
    return TestSet.regression(name, text, faults);
  }

  @Test
  void every_question_belongs_to_an_entry_and_every_entry_is_asked_for() {
    var ids = entries.stream().map(FaqEntry::id).collect(Collectors.toSet());

    assertThat(questions.questions().stream().flatMap(one -> one.answers().stream()))
        .isSubsetOf(ids)
        .containsAll(ids);
    assertThat(report.queries()).isGreaterThanOrEqualTo(600);
    assertThat(report.styles().keySet()).containsExactlyElementsOf(STYLES);
    assertThat(outside("near").queries()).isGreaterThanOrEqualTo(150);
    assertThat(outside("far").queries()).isGreaterThanOrEqualTo(100);
  }

  @Test
  void no_question_is_in_the_index_word_for_word() {
    var texts =
        Stream.concat(FaqIndex.texts(entries, scope).stream(), scope.outside().stream())
            .map(Normaliser::bare)
            .collect(Collectors.toSet());

    assertThat(Stream.of(questions, near, far).flatMap(set -> set.questions().stream()))
        .extracting(question -> Normaliser.bare(question.text()))
        .doesNotContainAnyElementsOf(texts);
  }

  @Test
  void the_right_entry_is_on_top() {
    assertThat(report.recallAt1()).isGreaterThan(0.88);
    assertThat(report.recallAt3()).isGreaterThan(0.96);
    assertThat(report.mrrAt10()).isGreaterThan(0.92);
    assertThat(report.styles())
        .allSatisfy(
            (name, style) -> {
              assertThat(style.recallAt1()).as(name).isGreaterThan(0.78);
              assertThat(style.recallAt3()).as(name).isGreaterThan(0.91);
            });
  }

  @Test
  void what_is_answered_outright_is_right() {
    assertThat(report.answer().right()).isGreaterThan(0.95);
    assertThat(report.answer().share()).isGreaterThan(0.33);
    assertThat(report.declined()).isLessThan(0.03);
  }

  @Test
  void what_is_not_the_librarys_business_is_not_answered() {
    assertThat(outside("near").answered()).isLessThan(0.03);
    assertThat(outside("near").auroc()).isGreaterThan(0.93);
    assertThat(outside("far").answered()).isLessThan(0.03);
    assertThat(outside("far").auroc()).isGreaterThan(0.95);
  }

  private static Report.Outside outside(String name) {
    return Objects.requireNonNull(report.outside().get(name));
  }
}
