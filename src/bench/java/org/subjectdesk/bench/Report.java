package org.subjectdesk.bench;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.subjectdesk.bench.arena.Contest;
import org.subjectdesk.bench.talks.Delays;

/** Collects the results; prints them as a table, writes them as JSON. */
final class Report {
  private final Settings settings;
  private final List<String> micro = new ArrayList<>();
  private final List<String> servers = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final List<Check> checks = new ArrayList<>();
  private final JsonArray microJson = new JsonArray();
  private final JsonArray serversJson = new JsonArray();
  private final List<String> console = new ArrayList<>();
  private final JsonArray consoleJson = new JsonArray();

  Report(Settings settings) {
    this.settings = settings;
  }

  void micro(String name, double value, String unit) {
    micro.add("%-36s %10.1f %s".formatted(name, value, unit));
    microJson.add(new JsonObject().put("name", name).put("value", value).put("unit", unit));
  }

  void server(Contest contest, Contest limit) {
    var figures = contest.median();
    servers.add(
        "%-40s %10.0f %9.2f %9.2f %9.0f %8.0f %8.2f %7.0f"
            .formatted(
                contest.name(),
                figures.perSecond(),
                figures.p50(),
                figures.p99(),
                figures.cpuMicros(),
                contest.child().peakMemory(),
                contest.ratioTo(limit),
                figures.unanswered()));
    serversJson.add(contest.json(limit));
  }

  /** A row of the console's table: what was measured in each round, beside the limit's rounds. */
  void console(String name, List<Delays> turns, List<Delays> limit) {
    var own = Delays.median(turns);
    var least = Delays.median(limit);
    console.add(
        "%-48s %8d %8.2f %8.2f %8.1f %9.1f %9.1f %5d"
            .formatted(
                name,
                own.seen(),
                own.p50(),
                own.p99(),
                own.slowest(),
                own.p50() / least.p50(),
                own.p99() / least.p99(),
                own.lost()));
    var rounds = new JsonArray();
    turns.forEach(turn -> rounds.add(turn.json()));
    consoleJson.add(
        own.json()
            .put("name", name)
            .put("p50ToLimit", own.p50() / least.p50())
            .put("p99ToLimit", own.p99() / least.p99())
            .put("rounds", rounds));
  }

  void note(String text) {
    notes.add(text);
  }

  void check(Check check) {
    checks.add(check);
  }

  void print() {
    var lines = new ArrayList<String>();
    section(lines, "JMH", micro);
    if (!servers.isEmpty()) {
      servers.addFirst(
          "%-40s %10s %9s %9s %9s %8s %8s %7s"
              .formatted(
                  "", "answers/s", "p50 ms", "p99 ms", "CPU µs", "RSS MiB", "÷limit2", "failed"));
    }
    section(lines, "Servers, medians of " + settings.rounds() + " interleaved rounds", servers);
    if (!console.isEmpty()) {
      console.addFirst(
          "%-48s %8s %8s %8s %8s %9s %9s %5s"
              .formatted(
                  "", "events", "p50 ms", "p99 ms", "max ms", "p50÷echo", "p99÷echo", "lost"));
    }
    section(lines, "Console, medians of interleaved rounds", console);
    section(lines, "Notes", notes);
    section(lines, "Targets", checks.stream().map(Check::line).toList());
    if (settings.quick()) {
      lines.add("bench.quick: a smoke test; these figures mean nothing.");
    }
    lines.add("Left out: Spring Boot + WxJava. Quote ratios, never absolute figures.");
    lines.forEach(System.out::println);
  }

  private static void section(List<String> lines, String title, List<String> content) {
    if (!content.isEmpty()) {
      lines.add("");
      lines.add("== " + title);
      lines.addAll(content);
      lines.add("");
    }
  }

  void write(Path file) throws IOException {
    var targets = new JsonArray();
    checks.forEach(check -> targets.add(check.json()));
    var json =
        new JsonObject()
            .put("quick", settings.quick())
            .put("java", Runtime.version().toString())
            .put("cores", Runtime.getRuntime().availableProcessors())
            .put("jmh", microJson)
            .put("servers", serversJson)
            .put("console", consoleJson)
            .put("notes", new JsonArray(List.copyOf(notes)))
            .put("targets", targets);
    Files.writeString(file, json.encodePrettily());
  }
}
