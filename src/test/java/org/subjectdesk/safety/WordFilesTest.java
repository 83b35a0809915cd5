package org.subjectdesk.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.subjectdesk.yaml.Fault;
import org.subjectdesk.yaml.Faults;

/** The lists as people write them. */
class WordFilesTest {
  private final Faults faults = new Faults();
  @TempDir private Path folder;

  @Test
  void the_shipped_list_has_no_fault() {
    var lists = WordFiles.read(Path.of("bot-scripts"), Set.of("demo-a"), faults);

    assertThat(faults.list()).isEmpty();
    assertThat(list(lists, "demo-a").find("代写论文")).isPresent();
  }

  @Test
  void a_library_adds_its_own_words_and_keeps_those_of_all() throws IOException {
    write("held-words.txt", "\uFEFF# of all\n刷单兼职\n\n");
    write("libraries/demo-a/held-words.txt", "内部资料 # ours\n");

    var lists = WordFiles.read(folder, Set.of("demo-a", "demo-b"), faults);

    assertThat(faults.list()).isEmpty();
    assertThat(list(lists, "demo-a").find("内部资料")).isPresent();
    assertThat(list(lists, "demo-a").find("刷单兼职")).isPresent();
    assertThat(list(lists, "demo-b").find("内部资料")).isEmpty();
    assertThat(list(lists, "*").find("刷单兼职")).isPresent();
  }

  @Test
  void each_fault_has_its_line_and_a_cure() throws IOException {
    write("held-words.txt", "刷单兼职\n刷 單-兼職\n笔\n😀。\n包过 -书包\n" + "长".repeat(61) + "\n代考\n");

    WordFiles.read(folder, Set.of(), faults);

    assertThat(faults.list()).extracting(Fault::line).containsExactly(2, 3, 4, 5, 6);
    assertThat(faults.list())
        .allSatisfy(
            fault -> {
              assertThat(fault.file()).endsWith("held-words.txt");
              assertThat(fault.cure()).isNotBlank();
            });
    assertThat(faults.list().getFirst().what()).contains("line 1");
  }

  @Test
  void a_file_saved_by_a_chinese_windows_is_read() throws IOException {
    Files.write(folder.resolve("held-words.txt"), "刷单兼职\r\n".getBytes(Charset.forName("GB18030")));

    var lists = WordFiles.read(folder, Set.of(), faults);

    assertThat(faults.list()).isEmpty();
    assertThat(list(lists, "*").find("刷单兼职")).isPresent();
  }

  @Test
  void without_files_the_lists_are_empty() {
    assertThat(list(WordFiles.read(folder, Set.of("demo-a"), faults), "demo-a").find("代写论文"))
        .isEmpty();
    assertThat(faults.list()).isEmpty();
  }

  private static WordList list(java.util.Map<String, WordList> lists, String library) {
    return Objects.requireNonNull(lists.get(library));
  }

  private void write(String name, String text) throws IOException {
    var file = folder.resolve(name);
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    Files.writeString(file, text);
  }
}
