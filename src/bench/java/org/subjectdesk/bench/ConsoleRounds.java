package org.subjectdesk.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.subjectdesk.bench.arena.Figures;
import org.subjectdesk.bench.load.LoadGenerator;
import org.subjectdesk.bench.servers.DeskFolder;
import org.subjectdesk.bench.talks.Delays;
import org.subjectdesk.bench.talks.Echo;
import org.subjectdesk.bench.talks.Hall;

/** How soon consoles know, and the echo of a WebSocket, in turn. */
final class ConsoleRounds {
  /** Readers' messages a second; librarians write half as many. */
  private static final double QUESTIONS = 50;

  private static final double MESSAGES = QUESTIONS * 1.5;

  private final Settings settings;
  private final Report report;
  private final List<Hall.Turn> turns = new ArrayList<>();
  private final List<Delays> limit = new ArrayList<>();

  ConsoleRounds(Settings settings, Report report) {
    this.settings = settings;
    this.report = report;
  }

  void run() throws Exception {
    var crowd = settings.crowd();
    var work = DeskFolder.emptied(Path.of("target", "bench", "console"));
    System.out.println("bringing readers and librarians together");
    try (var load = new LoadGenerator();
        var echo = new Echo(load.vertx(), work.resolve("socket.log"), crowd.librarians());
        var hall = new Hall(load, Path.of(""), DeskFolder.emptied(work.resolve("desk")), crowd)) {
      System.out.println("warming up");
      echo(echo, hall);
      hall.turn(QUESTIONS, settings.talking());
      for (var round = 0; round < settings.rounds(); round++) {
        System.out.println("round " + (round + 1) + " of " + settings.rounds());
        limit.add(echo(echo, hall));
        turns.add(hall.turn(QUESTIONS, settings.talking()));
      }
      report();
      report.note(
          "console: %d talks, %d librarians, %d waiting; %.0f messages/s; frames of %d bytes"
              .formatted(
                  crowd.talks(), crowd.librarians(), crowd.waiting(), MESSAGES, hall.frameBytes()));
      report.note(
          "console: the desk kept %.2f cores busy, sent %.0f frames/s, held at most %.0f MiB"
              .formatted(median(Hall.Turn::cores), median(Hall.Turn::frames), hall.peakMemory()));
      if (!hall.isFull()) {
        report.note("console: NOT all talks and waits lasted to the end");
      }
    }
  }

  private Delays echo(Echo echo, Hall hall) {
    return echo.turn(MESSAGES, settings.talking(), hall.frameBytes());
  }

  private void report() {
    report.console("raw WebSocket echo (limit)", limit, limit);
    row("desk: reader writes → librarian's list", Hall.Turn::announced);
    row("desk: reader writes → the talk she has open", Hall.Turn::shown);
    row("desk: librarian writes → her own list", Hall.Turn::replied);
    var lost =
        turns.stream().mapToInt(turn -> turn.announced().lost() + turn.replied().lost()).sum();
    report.check(
        new Check(
            "console: messages that no frame brought within 10 s", lost, Check.Bound.AT_MOST, 0));
  }

  private void row(String name, Function<Hall.Turn, Delays> delays) {
    report.console(name, turns.stream().map(delays).toList(), limit);
  }

  private double median(ToDoubleFunction<Hall.Turn> figure) {
    return Figures.median(turns.stream().mapToDouble(figure).toArray());
  }
}
