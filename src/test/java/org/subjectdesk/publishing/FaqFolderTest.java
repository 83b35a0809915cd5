package org.subjectdesk.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.subjectdesk.faq.FaqEntry;
import org.subjectdesk.yaml.Faults;

class FaqFolderTest {
  private static final String ENTRY =
      "- {id: %s, subject: '%s', question: 问题, variants: [], answer: 答}\n";

  private final Faults faults = new Faults();
  @TempDir private Path folder;

  @Test
  void the_entries_that_are_shipped_have_no_fault() {
    var shipped = FaqFolder.read(Path.of("faq-data"), faults);

    assertThat(faults.list()).isEmpty();
    assertThat(shipped.scope().subjects().all()).hasSizeGreaterThan(19);
    assertThat(shipped.entries()).extracting(FaqEntry::library).contains("*", "demo-a");
  }

  @Test
  void entries_belong_to_the_alliance_or_to_the_library_of_their_folder() throws IOException {
    write("subjects.yaml", "- {code: '53', name: 财经商贸大类}\n");
    write("entries/a.yaml", ENTRY.formatted("one", "53"));
    write("entries/README.md", "not YAML: [");
    write("libraries/demo-a/b.yaml", ENTRY.formatted("one", "*"));

    var read = FaqFolder.read(folder, faults);

    assertThat(faults.list()).isEmpty();
    assertThat(read.entries()).extracting(FaqEntry::library).containsExactly("*", "demo-a");
    assertThat(read.scope().subjects().withCode("53")).isPresent();
  }

  @Test
  void the_faults_of_all_files_are_named() throws IOException {
    write("subjects.yaml", "- {code: '5', name: 一}\n");
    write("entries/a.yaml", ENTRY.formatted("one", "99"));
    write("entries/b.yaml", ENTRY.formatted("two", "*"));
    write("entries/c.yaml", ENTRY.formatted("two", "*"));
    write("libraries/x/d.yaml", "- 1\n");

    FaqFolder.read(folder, faults);

    assertThat(faults.list())
        .extracting(fault -> folder.relativize(Path.of(fault.file())) + ": " + fault.what())
        .contains(
            "entries/a.yaml: subject 99 is not in the catalogue",
            "entries/c.yaml: id two is in " + folder.resolve("entries/b.yaml") + " already",
            "libraries/x/d.yaml: expected keys with values here",
            "subjects.yaml: 5 is no code");
  }

  @Test
  void a_folder_without_a_catalogue_is_a_fault() {
    FaqFolder.read(folder, faults);

    assertThat(faults.list()).singleElement().asString().contains("subjects.yaml:1: the file");
  }

  private void write(String file, String content) throws IOException {
    var path = folder.resolve(file);
    Files.createDirectories(Objects.requireNonNull(path.getParent()));
    Files.writeString(path, content);
  }
}
