package org.subjectdesk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.subjectdesk.config.Configuration;
import org.subjectdesk.editing.FileImport;
import org.subjectdesk.faq.FaqEntry;
import org.subjectdesk.faq.FaqFiles;
import org.subjectdesk.faq.Subjects;
import org.subjectdesk.publishing.Change;
import org.subjectdesk.publishing.FaqFolder;
import org.subjectdesk.publishing.FaqShelf;
import org.subjectdesk.publishing.FaqShelf.Place;
import org.subjectdesk.safety.PlatformCheck;
import org.subjectdesk.safety.Safety;
import org.subjectdesk.safety.WordFiles;
import org.subjectdesk.safety.WordList;
import org.subjectdesk.yaml.Faults;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

    @Mixin LibraryOption library = new LibraryOption();
    @Mixin DataOption data = new DataOption();

    @Override
    public Integer call() throws Exception {
      var config = data.configuration();
      var shelf = config.map(ConfiguredShelf::of).orElseGet(FaqShelf::new);
      var faults = new Faults();
      try (var store = data.open()) {
        var target = library.checked(config, store);
        var imports =
            new FileImport(store, shelf, subjects(config, faults), safety(config, target, faults));
        for (var file : files) {
          take(imports, new FileImport.File(file.toString(), target), faults);
        }
      }
      faults.list().forEach(System.err::println);
      return faults.isEmpty() ? 0 : 1;
    }

    private static void take(FileImport imports, FileImport.File file, Faults faults) {
      var mine = new Faults();
      try {
        var content = Files.readAllBytes(Path.of(file.name()));
        var at = InstantSource.system().instant();
        var taken =
            imports.publish(
                file, content, new Change(Change.Kind.IMPORT, "", at), Optional.empty(), mine);
        if (mine.isEmpty()) {
          System.out.println(
              "imported "
                  + taken.entries()
                  + " entries from "
                  + file.name()
                  + ", "
                  + taken.changed()
                  + " of them new or changed");
          taken
              .held()
              .forEach(
                  id ->
                      System.err.println(
                          file.name()
                              + ": the entry "
                              + id
                              + " holds a listed word and was not published; it is a draft that"
                              + " waits on the console's page 待审核"));
        }
      } catch (IOException unreadable) {
        mine.add(file.name(), 1, "the file cannot be read", "check its name and its rights");
      }
      faults.addAll(mine);
    }

    private static Safety safety(Optional<Configuration> config, String library, Faults faults) {
      var folder =
          config
              .map(file -> file.content().botScripts())
              .orElseGet(() -> Home.folder().resolve("bot-scripts"));
      var lists = WordFiles.read(folder, Set.of(library), faults);
      return new Safety(
          which -> lists.getOrDefault(which, WordList.EMPTY), PlatformCheck.NONE, _ -> {});
    }

    private static Subjects subjects(Optional<Configuration> config, Faults faults) {
      var folder =
          config
              .map(file -> file.content().faqData())
              .orElseGet(() -> Home.folder().resolve("faq-data"));
      return Files.exists(folder.resolve("subjects.yaml"))
          ? FaqFolder.subjects(folder, faults)
          : Subjects.none();
    }
  }

  @Command(
      name = "export",
      description = "Writes the entries of the alliance or of one library as YAML, CSV or XLSX.",
      mixinStandardHelpOptions = true)
  static final class Export implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "Where to write to; .yaml, .csv or .xlsx.")
    Path file = Path.of("");

    @Mixin LibraryOption library = new LibraryOption();
    @Mixin DataOption data = new DataOption();

    @Override
    public Integer call() throws Exception {
      try (var store = data.open()) {
        var target = library.checked(data.configuration(), store);
        var entries =
            store.<List<FaqEntry>>read(
                tx -> new FaqShelf().layer(tx, target).stream().map(Place::entry).toList());
        var content = FaqFiles.write(file.toString(), entries);
        if (content.isEmpty()) {
          System.err.println(file + ": neither .yaml nor .csv nor .xlsx; name the file so");
          return 2;
        }
        Files.write(file, content.get());
        System.out.println("exported " + entries.size() + " entries to " + file);
      }
      return 0;
    }
  }
}
