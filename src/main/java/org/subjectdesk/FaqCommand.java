package org.subjectdesk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.subjectdesk.faq.FaqEntry;
import org.subjectdesk.faq.FaqFiles;
import org.subjectdesk.faq.Subjects;
import org.subjectdesk.publishing.Change;
import org.subjectdesk.publishing.FaqShelf;
import org.subjectdesk.store.Store;
import org.subjectdesk.yaml.Faults;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./desk faq …}: entries in and out of the store. */
@Command(
    name = "faq",
    description = "Imports and exports FAQ entries.",
    mixinStandardHelpOptions = true,
    subcommands = {
      FaqCommand.Import.class,
      FaqCommand.Export.class,
      EvalCommand.class,
      TuneCommand.class
    })
final class FaqCommand {
  private FaqCommand() {}

  @Command(
      name = "import",
      description = {
        "Puts the entries of YAML, CSV or XLSX files into the store, each in the place of the one"
            + " with its id. A file with a fault is not taken at all."
      },
      mixinStandardHelpOptions = true)
  static final class Import implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", arity = "1..*", description = "What to take.")
    List<Path> files = new ArrayList<>();

    @Option(
        names = "--library",
        paramLabel = "ID",
        defaultValue = FaqEntry.ALLIANCE,
        description = "The library whose entries these are (default: all libraries).")
    String library = FaqEntry.ALLIANCE;

    @Mixin DataOption data = new DataOption();

    @Override
    public Integer call() throws Exception {
      var faults = new Faults();
      try (var store = data.open()) {
        for (var file : files) {
          take(store, file, faults);
        }
      }
      faults.list().forEach(System.err::println);
      return faults.isEmpty() ? 0 : 1;
    }

    private void take(Store store, Path file, Faults faults) {
      var mine = new Faults();
      var entries = List.<FaqEntry>of();
      try {
        var content = Files.readAllBytes(file);
        entries = new FaqFiles(Subjects.none()).read(file.toString(), content, library, mine);
      } catch (IOException unreadable) {
        mine.add(file.toString(), 1, "the file cannot be read", "check its name and its rights");
      }
      if (mine.isEmpty()) {
        var taken = entries;
        var at = InstantSource.system().instant();
        store
            .inTransaction(
                FaqShelf.class,
                tx -> new FaqShelf().put(tx, taken, new Change(Change.Kind.IMPORT, "", at)))
            .join();
        System.out.println("imported " + taken.size() + " entries from " + file);
      }
      faults.addAll(mine);
    }
  }

  @Command(
      name = "export",
      description = "Writes the entries of the alliance or of one library as YAML, CSV or XLSX.",
      mixinStandardHelpOptions = true)
  static final class Export implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "Where to write to; .yaml, .csv or .xlsx.")
    Path file = Path.of("");

    @Option(
        names = "--library",
        paramLabel = "ID",
        defaultValue = FaqEntry.ALLIANCE,
        description = "Only this library's own entries (default: the alliance's).")
    String library = FaqEntry.ALLIANCE;

    @Mixin DataOption data = new DataOption();

    @Override
    public Integer call() throws Exception {
      var name = file.toString();
      if (!name.endsWith(".yaml") && !name.endsWith(".csv") && !name.endsWith(".xlsx")) {
        System.err.println(name + ": neither .yaml nor .csv nor .xlsx; name the file so");
        return 2;
      }
      try (var store = data.open()) {
        var entries =
            store.read(tx -> new FaqShelf().all(tx)).stream()
                .filter(entry -> entry.library().equals(library))
                .toList();
        Files.write(file, bytes(name, entries));
        System.out.println("exported " + entries.size() + " entries to " + file);
      }
      return 0;
    }

    private static byte[] bytes(String name, List<FaqEntry> entries) {
      if (name.endsWith(".xlsx")) {
        return FaqFiles.writeXlsx(entries);
      }
      var text = name.endsWith(".csv") ? FaqFiles.writeCsv(entries) : FaqFiles.writeYaml(entries);
      return text.getBytes(StandardCharsets.UTF_8);
    }
  }
}
