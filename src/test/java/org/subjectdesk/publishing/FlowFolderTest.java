package org.subjectdesk.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.subjectdesk.flow.FlowFile;
import org.subjectdesk.script.LocalValues;
import org.subjectdesk.yaml.Fault;
import org.subjectdesk.yaml.Faults;

/** Flows of the alliance, and those by which libraries replace them. */
class FlowFolderTest {
  private static final Map<String, LocalValues> LIBRARIES =
      Map.of(
          "a", new LocalValues(Map.of("library.name", "甲馆", "library.phone", "1")),
          "b", new LocalValues(Map.of("library.name", "乙馆")));

  private final Faults faults = new Faults();
  @TempDir private Path folder;

  @Test
  void a_library_replaces_a_flow_of_the_alliance_by_its_name_and_keeps_the_others()
      throws IOException {
    write("one.flow.yaml", flow("one", "联盟的一"));
    write("two.flow.yaml", flow("two", "联盟的二"));
    write("libraries/a/mine.flow.yaml", flow("one", "甲馆的一"));

    var read = read();

    assertThat(faults.list()).isEmpty();
    assertThat(names(read, "a")).containsExactly("甲馆的一", "联盟的二");
    assertThat(names(read, "b")).containsExactly("联盟的一", "联盟的二");
  }

  @Test
  void two_files_of_one_folder_may_not_hold_one_flow() throws IOException {
    write("one.flow.yaml", flow("one", "一"));
    write("other.flow.yaml", flow("one", "又一"));

    read();

    assertThat(faults.list())
        .singleElement()
        .extracting(Fault::what)
        .asString()
        .startsWith("flow one is in ");
  }

  @Test
  void a_fault_of_the_alliance_is_told_once_and_a_missing_value_with_its_library()
      throws IOException {
    write("one.flow.yaml", flow("one", "一").replace("say: 好", "link: nowhere"));
    write("two.flow.yaml", flow("two", "二").replace("say: 好", "say: '{{library.phone}}'"));

    read();

    assertThat(faults.list())
        .extracting(Fault::what)
        .containsExactly("there is no flow nowhere", "{{library.phone}} has no value at 乙馆");
  }

  @Test
  void bytes_that_are_no_text_are_a_fault() throws IOException {
    Files.write(folder.resolve("one.flow.yaml"), "flow: 流程".getBytes(Charset.forName("GBK")));

    read();

    assertThat(faults.list()).extracting(Fault::what).containsExactly("bytes that are not UTF-8");
  }

  private FlowFolder.Flows read() {
    return FlowFolder.read(folder, LIBRARIES, List.of(), faults);
  }

  private static List<String> names(FlowFolder.Flows flows, String library) {
    return flows.libraries().getOrDefault(library, List.<FlowFile.Read>of()).stream()
        .map(read -> read.flow().name().chinese())
        .toList();
  }

  private static String flow(String id, String name) {
    return "flow: " + id + "\nname: " + name + "\nsteps:\n  - say: 好\n";
  }

  private void write(String file, String content) throws IOException {
    var path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, content, StandardCharsets.UTF_8);
  }
}
