package org.subjectdesk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.subjectdesk.config.Configuration;
import org.subjectdesk.faq.FaqIndex;
import org.subjectdesk.faq.Meanings;
import org.subjectdesk.flow.Flow;
import org.subjectdesk.flow.FlowFile;
import org.subjectdesk.flow.Flows;
import org.subjectdesk.rehearsal.DialogueTests;
import org.subjectdesk.rehearsal.Stage;
import org.subjectdesk.yaml.Faults;
import org.subjectdesk.yaml.TextFile;

/**
 * The dialogues that are written down beside the scripts ({@code *.test.yaml}), played on the
 * content as it was read. Questions are looked up by their words alone, so that the same dialogue
 * goes the same way on a machine without the models.
 */
final class ScriptTests {
  private static final String FILES = ".test.yaml";

  private ScriptTests() {}

  /**
   * Plays all of them.
   *
   * @param faults gets each difference
   * @return how many dialogues were played
   */
  static int run(Configuration config, Content content, Faults faults) {
    var folder = config.content().botScripts();
    try (var index = index(content)) {
      var tests = new DialogueTests(stages(content, index), faults);
      for (var file : files(folder)) {
        TextFile.utf8(file.toString(), Files.readAllBytes(file), faults)
            .ifPresent(text -> tests.run(file.toString(), text));
      }
      return tests.played();
    } catch (IOException unreadable) {
      faults.add(folder.toString(), 1, "the folder cannot be read", "let the desk read it");
      return 0;
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (var all = Files.walk(folder)) {
      return all.filter(file -> file.toString().endsWith(FILES)).sorted().toList();
    }
  }

  /** Everything that readers may say, of every library. */
  static FaqIndex index(Content content) {
    var flows =
        content.flows().libraries().entrySet().stream()
            .flatMap(
                one ->
                    of(one.getValue()).flatMap(flow -> Flows.entry(one.getKey(), flow).stream()));
    var entries = Stream.concat(content.entries().stream(), flows).toList();
    return FaqIndex.of(entries, content.scope(), Meanings.none(), () -> LocalDate.MIN);
  }

  private static Stream<Flow> of(List<FlowFile.Read> read) {
    return read.stream().map(FlowFile.Read::flow);
  }

  /** Libraries of the content on made-up days. */
  static DialogueTests.Stages stages(Content content, FaqIndex index) {
    return (given, today, librarians) -> {
      var library = given.isEmpty() ? new ArrayList<>(content.texts().keySet()).getFirst() : given;
      var texts = content.texts().get(library);
      if (texts == null) {
        return Optional.empty();
      }
      var flows =
          Flows.of(of(content.flows().libraries().getOrDefault(library, List.of())).toList());
      return Optional.of(
          new Stage(
              library,
              new Stage.Content(
                  texts, flows, index, content.scope().subjects(), content.directory()),
              today,
              librarians));
    };
  }
}
