package org.subjectdesk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.subjectdesk.config.Configuration;
import org.subjectdesk.simulation.Term;
import org.subjectdesk.store.Buckets.Rate;
import org.subjectdesk.store.StoreSettings;

/** The weeks before the demo was started for the first time, so that no page of it is empty. */
final class DemoPast {
  private static final int WEEKS = 12;
  private static final int READERS = 800;
  private static final long SEED = 7;
  private static final int UNHURRIED = 1_000_000;

  private final Configuration config;
  private final Path folder;

  /**
   * Of a demo.
   *
   * @param folder where it keeps its data
   */
  DemoPast(Configuration config, Path folder) {
    this.config = config;
    this.folder = folder;
  }

  /** Plays them, unless there is any data. Whole or not at all. Blocking. */
  void fill() throws IOException {
    if (Files.exists(folder)) {
      return;
    }
    System.err.println(
        "第一次启动，先排演一段虚构的日子（约一分钟）/ first start: playing an invented term (about a minute)");
    var growing = folder.resolveSibling(folder.getFileName() + ".growing");
    delete(growing);
    var yesterday = LocalDate.now(Application.CALENDAR).minusDays(1);
    var term = Term.around(yesterday, WEEKS);
    var choice = new Application.Choice(true, true, true, DemoStaff.ALL);
    new Simulation(in(growing), choice, term, READERS, SEED)
        .play(yesterday, day -> System.err.println("… " + day), _ -> true);
    Files.move(growing, folder);
  }

  /** Its own readers are all on one machine; the core library comes first. */
  private Configuration in(Path data) {
    var rules = config.rules();
    var rate = new Rate(UNHURRIED, UNHURRIED);
    var limits = new Configuration.Limits(rate, rate, rate, UNHURRIED, false);
    return new Configuration(
        config.listen(),
        new StoreSettings.Embedded(data),
        config.content(),
        config.alliance(),
        List.copyOf(config.libraries().reversed()),
        config.wechat(),
        config.handover(),
        new Configuration.Rules(
            rules.idle(),
            rules.apiToken(),
            rules.precision(),
            rules.keepQuestions(),
            rules.reviewAfter(),
            rules.push(),
            limits,
            rules.launches(),
            rules.benefit(),
            rules.weekly()));
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (var files = Files.walk(folder)) {
        for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
