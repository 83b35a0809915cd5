package org.subjectdesk.bench;

import java.nio.file.Files;
import java.nio.file.Path;

/** Runs the benchmark; see {@code docs/benchmark.md}. */
public final class Bench {
  private Bench() {}

  /** Started by Maven's profile {@code bench} in the project's folder. */
  public static void main(String[] args) throws Exception {
    // Maven does not always take along what it started.
    var _ =
        ProcessHandle.current().parent().map(maven -> maven.onExit().thenRun(() -> System.exit(1)));
    var settings = Settings.fromProperties();
    var report = new Report(settings);
    var micro = new Micro(settings, report);
    if (settings.parts().contains("codec")) {
      micro.codec();
    }
    if (settings.parts().contains("search")) {
      micro.search();
    }
    if (settings.parts().contains("embedding")) {
      micro.embedding();
    }
    if (settings.parts().contains("catalogue")) {
      new CatalogueRounds(settings, report).run();
    }
    if (settings.parts().contains("servers")) {
      new ServerRounds(settings, report).run();
    }
    if (settings.parts().contains("console")) {
      new ConsoleRounds(settings, report).run();
    }
    if (settings.parts().contains("readers")) {
      new ReaderRounds(settings, report).run();
    }
    if (settings.parts().contains("scorecard")) {
      new ScorecardRounds(settings, report).run();
    }
    report.print();
    report.write(Files.createDirectories(Path.of("target")).resolve("bench.json"));
    // The load generator's threads may linger.
    System.exit(0);
  }
}
