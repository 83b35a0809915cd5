package org.subjectdesk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.subjectdesk.config.ConfigurationException;
import org.subjectdesk.embedding.Embedder;
import org.subjectdesk.embedding.EmbeddingUnavailable;
import org.subjectdesk.evaluation.Evaluation;
import org.subjectdesk.evaluation.TestSet;
import org.subjectdesk.faq.FaqEntry;
import org.subjectdesk.faq.FaqFiles;
import org.subjectdesk.faq.FaqIndex;
import org.subjectdesk.faq.Meanings;
import org.subjectdesk.faq.Subjects;
import org.subjectdesk.publishing.FaqFolder;
import org.subjectdesk.yaml.Faults;
import org.subjectdesk.yaml.TextFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./desk faq eval}: how good the search is, through the index that serves readers. */
@Command(
    name = "eval",
    description = {
      "Measures the search: on given files, or on faq-data with its own regression questions.",
      "Files are tab-separated: corpus id, text[, answer] (or FAQ files .yaml .csv .xlsx);",
      "queries id, text[, style]; qrels query, id[, relevance]; outside id, text."
    },
    mixinStandardHelpOptions = true)
final class EvalCommand implements Callable<Integer> {
  private static final String LIBRARY = "evaluation";

  @Option(names = "--corpus", paramLabel = "F", description = "The entries (default: faq-data).")
  @Nullable Path corpus;

  @Option(names = "--queries", paramLabel = "F", description = "The questions.")
  @Nullable Path queries;

  @Option(names = "--qrels", paramLabel = "F", description = "Which entries answer them.")
  @Nullable Path qrels;

  @Option(
      names = "--outside",
      paramLabel = "F",
      description = "Questions that no entry answers; may be given several times.")
  List<Path> outside = new ArrayList<>();

  @Option(
      names = "--precision",
      paramLabel = "PERCENT",
      defaultValue = "95",
      description = "Wanted in the answer band (default ${DEFAULT-VALUE}).")
  int precision;

  @Option(names = "--json", description = "One JSON object instead of a table.")
  boolean json;

  private final Faults faults = new Faults();

  @Override
  public Integer call() {
    if ((corpus == null) != (queries == null) || (corpus == null) != (qrels == null)) {
      System.err.println("desk: --corpus, --queries and --qrels belong together");
      return 2;
    }
    var shipped = FaqFolder.read(Home.folder().resolve("faq-data"), faults);
    var entries = corpus == null ? alliance(shipped.entries()) : entries(corpus);
    var questions = questions(entries);
    var others = others();
    if (!faults.isEmpty()) {
      throw new ConfigurationException(faults.list());
    }
    var scope =
        corpus == null
            ? shipped.scope()
            : new FaqIndex.Scope(Subjects.none(), shipped.scope().outside());
    try (var index = FaqIndex.of(entries, scope, meanings(FaqIndex.texts(entries, scope)))) {
      index.calibrate(LIBRARY, List.of(), precision / 100.0);
      var report = Evaluation.run(index, LIBRARY, questions, others);
      if (json) {
        System.out.println(ReportForms.json(report).encode());
      } else {
        ReportForms.print(report, System.out);
      }
    }
    return 0;
  }

  private static List<FaqEntry> alliance(List<FaqEntry> entries) {
    return entries.stream().filter(one -> one.library().equals(FaqEntry.ALLIANCE)).toList();
  }

  private List<FaqEntry> entries(Path file) {
    var name = file.toString();
    if (name.endsWith(".yaml") || name.endsWith(".csv") || name.endsWith(".xlsx")) {
      return new FaqFiles(Subjects.none()).read(name, bytes(file), FaqEntry.ALLIANCE, faults);
    }
    return TestSet.corpus(name, text(file), faults);
  }

  private TestSet questions(List<FaqEntry> entries) {
    if (queries == null || qrels == null) {
      var file = regression("questions.tsv");
      return TestSet.regression(file.toString(), text(file), faults);
    }
    var known = entries.stream().map(FaqEntry::id).collect(Collectors.toSet());
    return TestSet.judged(
        queries.toString(), text(queries), qrels.toString(), text(qrels), known, faults);
  }

  private Map<String, TestSet> others() {
    var files = new ArrayList<>(outside);
    if (corpus == null && files.isEmpty()) {
      files.addAll(List.of(regression("near.tsv"), regression("far.tsv")));
    }
    var sets = new LinkedHashMap<String, TestSet>();
    for (var file : files) {
      var name = String.valueOf(file.getFileName());
      sets.put(name, TestSet.outside(file.toString(), text(file), faults));
    }
    return sets;
  }

  private static Path regression(String name) {
    return Home.folder().resolve("faq-data").resolve("regression").resolve(name);
  }

  private String text(Path file) {
    return TextFile.utf8(file.toString(), bytes(file), faults).orElse("");
  }

  private byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException unreadable) {
      faults.add(file.toString(), 1, "the file cannot be read", "check its name and its rights");
      return new byte[0];
    }
  }

  /** As in the server, but kept for this run only. */
  private static Meanings meanings(Collection<String> texts) {
    try {
      var embedder = Embedder.load();
      texts.parallelStream().forEach(embedder::embed);
      return Meanings.of(embedder);
    } catch (EmbeddingUnavailable unavailable) {
      System.err.println("desk: by words alone, because " + unavailable.getMessage());
      return Meanings.none();
    }
  }
}
