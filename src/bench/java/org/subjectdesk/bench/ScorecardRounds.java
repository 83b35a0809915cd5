package org.subjectdesk.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.subjectdesk.bench.data.SyntheticFaq;
import org.subjectdesk.bench.load.LoadGenerator;
import org.subjectdesk.bench.servers.DeskFolder;
import org.subjectdesk.bench.servers.PlatformStub;
import org.subjectdesk.bench.servers.PostgresServer;
import org.subjectdesk.bench.year.AtTheDesk;
import org.subjectdesk.bench.year.AtTheDesk.Answers;
import org.subjectdesk.bench.year.Filled;
import org.subjectdesk.bench.year.Filled.Counted;
import org.subjectdesk.bench.year.InventedYear;
import org.subjectdesk.store.StoreSettings;

/** A year of an alliance on either store, in turn: counting it, then reading what was counted. */
final class ScorecardRounds {
  private static final int ENTRIES = 1_000;
  private static final int UNANSWERED = 20_000;
  private static final int UNANSWERED_DAYS = 80;
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final String SQLITE = "SQLite";
  private static final String POSTGRES = "PostgreSQL";

  private final Settings settings;
  private final Report report;
  private final Path folder;
  private final LocalDate today = LocalDate.now(ZONE);

  ScorecardRounds(Settings settings, Report report) throws IOException {
    this.settings = settings;
    this.report = report;
    this.folder = DeskFolder.emptied(Path.of("target", "bench", "scorecard"));
  }

  void run() throws Exception {
    try (var client = new LoadGenerator();
        var platform = new PlatformStub(client.vertx());
        var server = new PostgresServer(folder.resolve("server"))) {
      var sqlite = desk("sqlite", platform);
      var postgres = desk("postgresql", platform);
      postgres.on(server.settings());
      count(new StoreSettings.Embedded(sqlite.data()), server);
      report.note("scorecard: load of the machine while counting %.1f".formatted(load()));
      System.out.println("reading");
      read(
          AtTheDesk.ask(sqlite, client.vertx(), today),
          AtTheDesk.ask(postgres, client.vertx(), today));
    }
  }

  /** How many wanted a processor in the last minute; our own count takes one to two. */
  private static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }

  private DeskFolder desk(String name, PlatformStub platform) throws IOException {
    var desk =
        DeskFolder.write(
            DeskFolder.emptied(folder.resolve(name)),
            Path.of(""),
            platform.address(),
            new SyntheticFaq(ENTRIES));
    desk.members(InventedYear.libraries(DeskFolder.LIBRARY).stream().skip(1).toList());
    return desk;
  }

  private void count(StoreSettings embedded, PostgresServer server) throws SQLException {
    System.out.println("filling both stores");
    try (var sqlite = filled(embedded);
        var postgres = filled(server.settings())) {
      server.vacuum();
      for (var round = 0; round < settings.rounds(); round++) {
        System.out.println("round " + (round + 1) + " of " + settings.rounds());
        sqlite.count();
        postgres.count();
        server.vacuum();
      }
      if (!sqlite.figures().equals(postgres.figures())) {
        throw new IllegalStateException("the stores do not agree");
      }
      report.note(
          "scorecard: %d events of %d days make %d figures; written in %.0f s (%s) and %.0f s (%s)"
              .formatted(
                  sqlite.events(),
                  InventedYear.DAYS,
                  sqlite.figures().rows(),
                  sqlite.filling(),
                  SQLITE,
                  postgres.filling(),
                  POSTGRES));
      counted("first count", 10, List.of(sqlite, postgres), Counted::first);
      counted("a minute's round", 1, List.of(sqlite, postgres), Counted::minute);
      counted("an hour's round", 1, List.of(sqlite, postgres), Counted::hour);
      sqlite.unanswered(UNANSWERED, UNANSWERED_DAYS);
      postgres.unanswered(UNANSWERED, UNANSWERED_DAYS);
    }
  }

  private Filled filled(StoreSettings store) {
    var morning = today.atTime(10, 0).atZone(ZONE).toInstant();
    return new Filled(store, DeskFolder.LIBRARY, morning, settings.events());
  }

  /** A row of either store, and the slower one beside its target. */
  private void counted(
      String what, double target, List<Filled> stores, ToDoubleFunction<Counted> figure) {
    var sqlite = figure.applyAsDouble(stores.getFirst().counted());
    var postgres = figure.applyAsDouble(stores.getLast().counted());
    rows(what, sqlite * 1e3, postgres * 1e3);
    check(what + ", seconds on the slower store", Math.max(sqlite, postgres), target);
  }

  private void rows(String what, double sqlite, double postgres) {
    report.micro("scorecard, " + what + ", " + SQLITE, sqlite, "ms");
    report.micro("  the same, " + POSTGRES, postgres, "ms");
    report.note("scorecard: %s, %s ÷ %s %.2f".formatted(what, POSTGRES, SQLITE, postgres / sqlite));
  }

  private void check(String what, double seconds, double target) {
    report.check(new Check("scorecard: " + what, seconds, Check.Bound.AT_MOST, target));
  }

  private void read(Answers sqlite, Answers postgres) {
    AtTheDesk.questions().forEach(what -> rows(what, sqlite.of(what), postgres.of(what)));
    for (var year : AtTheDesk.SCORECARDS.subList(2, 4)) {
      var month = year.replace("365", "30");
      report.note(
          "scorecard: %s ÷ 30 days %.1f (%s), %.1f (%s)"
              .formatted(
                  year,
                  sqlite.of(year) / sqlite.of(month),
                  SQLITE,
                  postgres.of(year) / postgres.of(month),
                  POSTGRES));
    }
    var slowest =
        AtTheDesk.SCORECARDS.stream()
            .flatMapToDouble(what -> DoubleStream.of(sqlite.of(what), postgres.of(what)))
            .max()
            .orElseThrow();
    check("the slowest scorecard, p50 in seconds", slowest / 1e3, 1);
    var demand = Math.max(sqlite.of(AtTheDesk.DEMAND), postgres.of(AtTheDesk.DEMAND));
    check(
        "demand of a library with %d open questions, p50 in seconds".formatted(UNANSWERED),
        demand / 1e3,
        1);
  }
}
