package org.subjectdesk;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.subjectdesk.config.ConfigurationException;
import org.subjectdesk.embedding.AdapterTraining;
import org.subjectdesk.embedding.Embedder;
import org.subjectdesk.faq.FaqEntry;
import org.subjectdesk.faq.Normaliser;
import org.subjectdesk.publishing.FaqFolder;
import org.subjectdesk.yaml.Faults;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./desk faq tune}: how {@code library.adapter} in the source tree is made. */
@Command(
    name = "tune",
    description = {
      "Learns from the entries of faq-data which questions mean the same, and writes the adapter",
      "of the Chinese encoder. For developers: the file belongs into the source tree."
    },
    mixinStandardHelpOptions = true)
final class TuneCommand implements Callable<Integer> {
  private static final long SEED = 2026;

  @Parameters(paramLabel = "FILE", description = "Where to write the adapter to.")
  Path file = Path.of("");

  @Option(
      names = "--from",
      paramLabel = "DIR",
      description = "The folder of entries (default: faq-data beside the launcher).")
  Path folder = Home.folder().resolve("faq-data");

  @Override
  public Integer call() throws Exception {
    var faults = new Faults();
    var entries = FaqFolder.read(folder, faults).entries();
    if (!faults.isEmpty()) {
      throw new ConfigurationException(faults.list());
    }
    var encoder = Embedder.load();
    try (var out = Files.newOutputStream(file)) {
      var groups = new ArrayList<List<float[]>>();
      for (var entry : entries) {
        groups.add(texts(entry).map(Normaliser::normal).map(encoder::unadapted).toList());
      }
      AdapterTraining.learn(groups, SEED).write(out);
    }
    System.out.println("learned from " + entries.size() + " entries: " + file);
    return 0;
  }

  /** Every fifth text or so is the answer: a question should lie near what answers it, too. */
  private static Stream<String> texts(FaqEntry entry) {
    var answers = Collections.nCopies(Math.max(1, entry.variants().size() / 4), entry.answer());
    return Stream.of(List.of(entry.question()), entry.variants(), answers).flatMap(List::stream);
  }
}
