package org.subjectdesk.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.subjectdesk.directory.Directory;
import org.subjectdesk.faq.Subject;
import org.subjectdesk.faq.Subjects;
import org.subjectdesk.script.LocalValues;
import org.subjectdesk.yaml.Faults;

/** The directory in {@code faq-data/alliance} as it is shipped. */
class ShippedDirectoryTest {
  private static final Path FAQ_DATA = Path.of("faq-data");
  private static final Map<String, String> ADDRESSES =
      Map.of("alliance.platform", "https://p.example/");

  private final Faults faults = new Faults();
  private final Subjects subjects = FaqFolder.subjects(FAQ_DATA, faults);
  private final Directory directory =
      new DirectoryFolder(
              FAQ_DATA,
              Set.of("demo-a", "demo-b", "demo-core"),
              subjects,
              new LocalValues(ADDRESSES))
          .read(faults);

  @Test
  void each_group_of_the_catalogue_has_classes_and_each_code_is_in_it() {
    assertThat(faults.list()).as("a code that is not there would be a fault").isEmpty();
    var groups =
        subjects.all().stream()
            .map(Subject::code)
            .filter(code -> code.length() == 2)
            .collect(Collectors.toSet());
    assertThat(groups).hasSize(19);
    assertThat(groups).allSatisfy(group -> assertThat(directory.clc().classes(group)).isNotEmpty());
    assertThat(subjects.all())
        .allSatisfy(subject -> assertThat(directory.clc().classes(subject.code())).isNotEmpty());
    assertThat(directory.sources()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "C", "D", "F", "G", "H", "I", "J", "K", "P", "Q", "R", "S", "T", "U", "V", "X", "TB", "TD",
        "TE", "TF", "TG", "TH", "TJ", "TK", "TL", "TM", "TN", "TP", "TQ", "TS", "TU", "TV"
      })
  void each_main_class_that_is_taught_leads_to_a_subject(String main) {
    assertThat(directory.clc().subjects(main)).isNotEmpty();
    assertThat(directory.clc().subjects(main + "99")).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "R47,5202",
    "R473.5-43,5202",
    "F713.36,5307",
    "F713.365.2,530704",
    "U469.720.7,460702",
    "G612,570102",
    "TP393.08,510207",
    "TP311.138,510205",
    "TS972.12,54",
    "TU986.2,41",
    "TV698,45",
    "TQ460,49",
    "D923.04,58",
    "R285.5,520410",
    "F590.63,54",
    "H319.4,570202",
  })
  void books_stand_where_a_librarian_would_look(String clc, String subject) {
    assertThat(directory.clc().subjects(clc)).contains(subject);
  }
}
