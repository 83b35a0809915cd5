package org.subjectdesk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.subjectdesk.config.Configuration;
import org.subjectdesk.config.ConfigurationFile;
import org.subjectdesk.simulation.AllianceFiles;
import org.subjectdesk.simulation.Findings.Finding;
import org.subjectdesk.simulation.Invented;
import org.subjectdesk.simulation.Stage;
import org.subjectdesk.simulation.Term;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code ./desk simulate}: a term of an invented alliance, and what the desk finds out about it.
 */
@Command(
    name = "simulate",
    description = {
      "Plays a term of an invented alliance of 20 libraries and 60 librarians through the desk's"
          + " own API, and compares what the scorecard, the ledger and the demand page tell with"
          + " what was planted. docs/simulation.md describes the term."
    },
    mixinStandardHelpOptions = true)
final class SimulateCommand implements Callable<Integer> {
  private static final int WEEKS = 18;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "A new folder for it (default: data/simulated beside the launcher).")
  @Nullable Path data;

  @Option(
      names = "--readers",
      defaultValue = "100000",
      description = "How many readers come at least once (default ${DEFAULT-VALUE}).")
  int readers;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Another number makes another term (default ${DEFAULT-VALUE}).")
  long seed;

  @Option(
      names = "--until",
      paramLabel = "DAY",
      description = "The term ends on the last Sunday up to this day (default: yesterday).")
  @Nullable LocalDate until;

  @Override
  public Integer call() throws Exception {
    if (readers < Simulation.FEWEST) {
      throw new IllegalArgumentException(
          "--readers " + readers + ": use " + Simulation.FEWEST + " or more");
    }
    var home = Home.folder();
    var folder = data == null ? home.resolve("data").resolve("simulated") : data.toAbsolutePath();
    var end = until == null ? LocalDate.now(Application.CALENDAR).minusDays(1) : until;
    var term = Term.endingBy(end, WEEKS);
    var alliance = Invented.alliance();
    var file = write(new AllianceFiles(alliance, home, folder), folder, term);
    var choice = new Application.Choice(false, true, true, alliance.librarians());
    var config = anywhere(ConfigurationFile.read(file));
    var findings =
        new Simulation(config, choice, term, readers, seed)
            .play(term.last(), day -> System.out.println("played until " + day), Stage::findings);
    findings.all().stream().map(Finding::toString).forEach(System.out::println);
    System.out.println(
        """
        %1$d truths, %2$d not found
        to look at it:  ./desk serve --config %3$s
        to sign in as an alliance-admin, before that:  ./desk librarian reset %4$s --config %3$s\
        """
            .formatted(
                findings.all().size(),
                findings.wrong().size(),
                file,
                alliance.librarians().getFirst().id()));
    return findings.wrong().isEmpty() ? 0 : 1;
  }

  /** On ports that nobody else has. */
  private static Configuration anywhere(Configuration config) {
    var listen = config.listen();
    return new Configuration(
        new Configuration.Listen(
            listen.host(), 0, 0, Duration.ZERO, listen.publicUrl(), listen.cluster()),
        config.store(),
        config.content(),
        config.alliance(),
        config.libraries(),
        config.wechat(),
        config.handover(),
        config.rules());
  }

  private static Path write(AllianceFiles files, Path folder, Term term) throws IOException {
    if (Files.exists(folder)) {
      throw new IllegalArgumentException(
          "--data: " + folder + " is there already; delete it, or name a folder that is not");
    }
    return files.write(term);
  }
}
