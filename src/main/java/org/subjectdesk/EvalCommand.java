package org.subjectdesk;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.subjectdesk.config.ConfigurationException;
import org.subjectdesk.embedding.Embedder;
import org.subjectdesk.embedding.Embedding;
import org.subjectdesk.embedding.EmbeddingUnavailable;
import org.subjectdesk.evaluation.Evaluation;
import org.subjectdesk.evaluation.Report;
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
        System.out.println(json(report).encode());
      } else {
        print(report, System.out);
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
      var known =
          texts.parallelStream()
              .distinct()
              .collect(Collectors.toConcurrentMap(text -> text, embedder::embed));
      return new Meanings() {
        @Override
        public Optional<Embedding> ofText(String normal) {
          return Optional.ofNullable(known.get(normal));
        }

        @Override
        public Optional<Embedding> ofQuestion(String normal) {
          return embedder.question(normal);
        }

        @Override
        public boolean available() {
          return true;
        }
      };
    } catch (EmbeddingUnavailable unavailable) {
      System.err.println("desk: by words alone, because " + unavailable.getMessage());
      return Meanings.none();
    }
  }

  private static JsonObject json(Report report) {
    var styles = new JsonObject();
    report.styles().forEach((name, style) -> styles.put(name, JsonObject.mapFrom(fields(style))));
    var others = new JsonObject();
    report
        .outside()
        .forEach(
            (name, set) ->
                others.put(
                    name,
                    new JsonObject()
                        .put("queries", set.queries())
                        .put("answered", set.answered())
                        .put("clarified", set.clarified())
                        .put("auroc", set.auroc())));
    var expected = report.expected();
    return new JsonObject()
        .put("queries", report.queries())
        .put("recallAt1", report.recallAt1())
        .put("recallAt3", report.recallAt3())
        .put("mrrAt10", report.mrrAt10())
        .put("acceptance", report.answer().share())
        .put(
            "bands",
            new JsonObject()
                .put("answer", band(report.answer()).put("precision", report.answer().right()))
                .put(
                    "clarify",
                    band(report.clarify()).put("rightAmongThree", report.clarify().right()))
                .put("decline", new JsonObject().put("share", report.declined())))
        .put("styles", styles)
        .put("outside", others)
        .put(
            "expected",
            new JsonObject()
                .put("precision", expected.precision())
                .put("coverage", expected.coverage())
                .put("samples", expected.samples())
                .put("answerAt", expected.limits().answer())
                .put("clarifyAt", expected.limits().clarify()));
  }

  private static JsonObject band(Report.Share share) {
    return new JsonObject().put("share", share.share());
  }

  private static Map<String, Object> fields(Report.Style style) {
    return Map.of(
        "queries", style.queries(),
        "recallAt1", style.recallAt1(),
        "recallAt3", style.recallAt3(),
        "mrrAt10", style.mrrAt10());
  }

  private static void print(Report report, PrintStream out) {
    out.printf(Locale.ROOT, "%-16s %6s %6s %6s %6s%n", "", "n", "R@1", "R@3", "MRR");
    line(
        out,
        "all",
        new Report.Style(
            report.queries(), report.recallAt1(), report.recallAt3(), report.mrrAt10()));
    report.styles().forEach((name, style) -> line(out, name, style));
    out.printf(
        Locale.ROOT,
        "%nanswered outright %.1f %%, %.1f %% of these right (expected: %.1f %%, %.1f %%)%n",
        100 * report.answer().share(),
        100 * report.answer().right(),
        100 * report.expected().coverage(),
        100 * report.expected().precision());
    out.printf(
        Locale.ROOT,
        "asked back        %.1f %%, %.1f %% of these right among three%n",
        100 * report.clarify().share(),
        100 * report.clarify().right());
    out.printf(Locale.ROOT, "declined          %.1f %%%n", 100 * report.declined());
    report
        .outside()
        .forEach(
            (name, set) ->
                out.printf(
                    Locale.ROOT,
                    "%s: %d, answered outright %.1f %%, asked back %.1f %%, AUROC %.3f%n",
                    name,
                    set.queries(),
                    100 * set.answered(),
                    100 * set.clarified(),
                    set.auroc()));
  }

  private static void line(PrintStream out, String name, Report.Style style) {
    out.printf(
        Locale.ROOT,
        "%-16s %6d %6.1f %6.1f %6.1f%n",
        name,
        style.queries(),
        100 * style.recallAt1(),
        100 * style.recallAt3(),
        100 * style.mrrAt10());
  }
}
