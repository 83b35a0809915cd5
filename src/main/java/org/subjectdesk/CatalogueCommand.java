package org.subjectdesk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.subjectdesk.holdings.FileIntake;
import org.subjectdesk.holdings.Intake;
import org.subjectdesk.holdings.Merger;
import org.subjectdesk.holdings.Overview;
import org.subjectdesk.holdings.Runs;
import org.subjectdesk.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./desk catalogue …}: the members' records in, and what became of them. */
@Command(
    name = "catalogue",
    description = "Brings the members' catalogues together.",
    mixinStandardHelpOptions = true,
    subcommands = {CatalogueCommand.Import.class, CatalogueCommand.Report.class})
final class CatalogueCommand {
  private CatalogueCommand() {}

  @Command(
      name = "import",
      description = {
        "Takes the records of MARC 21, CNMARC, MARCXML, CSV or XLSX files. What cannot be taken is"
            + " named and left out; the rest is compared with what is there. Broken off, it can"
            + " simply be called again."
      },
      mixinStandardHelpOptions = true)
  static final class Import implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", arity = "1..*", description = "What to take.")
    List<Path> files = new ArrayList<>();

    @Option(
        names = "--library",
        paramLabel = "ID",
        required = true,
        description = "The library that holds what the files tell of.")
    String library = "";

    @Option(
        names = "--source",
        paramLabel = "NAME",
        description = {
          "What the files are the newest state of (default: the library's id). Records of one"
              + " source with the same number replace each other."
        })
    @Nullable String source;

    @Option(
        names = "--whole",
        description = "The file is all that the source has: what it does not name any more, goes.")
    boolean whole;

    @Mixin DataOption data = new DataOption();

    @Override
    public Integer call() throws Exception {
      if (whole && files.size() > 1) {
        throw new IllegalArgumentException(
            "--whole: each file would make the others' records go; import them one by one");
      }
      var refused = 0L;
      try (var store = data.open()) {
        LibraryOption.checked(library, data.configuration(), store);
        var intake = new FileIntake(new Intake(store, InstantSource.system()));
        for (var path : files) {
          refused += take(store, intake, path);
        }
        merge(store);
        print(store);
      }
      return refused == 0 ? 0 : 1;
    }

    private long take(Store store, FileIntake intake, Path path) throws IOException {
      if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
        System.err.println(path + ": the file cannot be read; check its name and its rights");
        return 1;
      }
      var bar = new ProgressBar(System.err, path.getFileName().toString());
      var named = source == null ? library : source;
      var taken =
          intake.take(
              new FileIntake.File(path, named, library, whole),
              (share, counts) -> bar.show(share, counts.seen()));
      bar.end();
      var counts = taken.counts();
      System.out.printf(
          "%s: %d new, %d changed, %d as before, %d gone, %d refused%n",
          path, counts.added(), counts.changed(), counts.same(), counts.gone(), counts.refused());
      store
          .<List<Runs.Refusal>>read(tx -> new Runs().refused(tx, taken.run(), Runs.REFUSALS_KEPT))
          .forEach(one -> System.err.println(path + ": " + told(one)));
      taken
          .remarks()
          .forEach(one -> System.err.println(path + ": " + one.place() + ": " + one.what()));
      return counts.refused();
    }

    private static void merge(Store store) {
      var merger = new Merger(store);
      var all = merger.waiting();
      var bar = new ProgressBar(System.err, "comparing");
      var done = 0L;
      for (var settled = merger.round(); settled > 0; settled = merger.round()) {
        done += settled;
        bar.show((double) done / Math.max(done, all), done);
      }
      bar.end();
    }
  }

  @Command(
      name = "report",
      description = "Tells what the catalogue has, what was merged and what was refused.",
      mixinStandardHelpOptions = true)
  static final class Report implements Callable<Integer> {
    private static final int SHOWN = 20;

    @Mixin DataOption data = new DataOption();

    @Override
    public Integer call() throws Exception {
      try (var store = data.open()) {
        print(store);
        var runs = new Runs();
        for (var run : store.<List<Runs.Run>>read(runs::last)) {
          System.out.printf(
              "%s %s(%s, %s, %s): %d looked at, %d new, %d changed, %d gone, %d refused%n",
              run.source().id(),
              run.by().file().isEmpty() ? "" : run.by().file() + " ",
              run.source().library(),
              run.source().kind().key(),
              run.state().key(),
              run.counts().seen(),
              run.counts().added(),
              run.counts().changed(),
              run.counts().gone(),
              run.counts().refused());
          run.remarks().forEach(remark -> System.out.println("  " + remark));
          store
              .<List<Runs.Refusal>>read(tx -> runs.refused(tx, run.id(), SHOWN))
              .forEach(one -> System.out.println("  refused " + told(one)));
        }
      }
      return 0;
    }
  }

  private static String told(Runs.Refusal one) {
    return one.place() + ": " + one.what() + "; " + one.cure();
  }

  private static void print(Store store) {
    var now = store.<Overview>read(Overview::of);
    System.out.printf(
        "the catalogue: %d records are %d works, %d of them at more than one library%n",
        now.records(), now.works(), now.shared());
    now.libraries()
        .forEach(
            one ->
                System.out.printf(
                    "  %s: %d records, %d works, %d only there%n",
                    one.library(), one.records(), one.works(), one.alone()));
  }
}
