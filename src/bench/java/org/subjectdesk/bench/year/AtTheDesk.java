package org.subjectdesk.bench.year;

import io.vertx.core.Vertx;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.subjectdesk.bench.arena.Figures;
import org.subjectdesk.bench.servers.DeskFolder;
import org.subjectdesk.bench.servers.Product;
import org.subjectdesk.bench.talks.Browser;
import org.subjectdesk.bench.talks.Console;

/** The desk on a store with a year in it: what an alliance-admin's console asks for. */
public final class AtTheDesk {
  /** What is asked about a month, then the same about a year. */
  public static final List<String> SCORECARDS =
      List.of("library 30 days", "alliance 30 days", "library 365 days", "alliance 365 days");

  /** What is asked about open questions. */
  public static final String DEMAND = "demand 84 days";

  private static final int DEMAND_DAYS = 84;
  private static final int MONTH = 30;
  private static final int READS = 15;
  private static final int WARM_UP = 5;

  /** After its start it has other things to count. */
  private static final int QUIET_SECONDS = 20;

  private static final String ADMIN = "admin";

  private AtTheDesk() {}

  /** Milliseconds until an answer is there, the medians. */
  public record Answers(Map<String, Double> millis) {
    public Answers {
      millis = Map.copyOf(millis);
    }

    /** Of one of the questions. */
    public double of(String question) {
      return millis.getOrDefault(question, Double.NaN);
    }
  }

  /** All that is asked. */
  public static List<String> questions() {
    return Stream.concat(SCORECARDS.stream(), Stream.of(DEMAND)).toList();
  }

  /** Asks each of them some times, in turn. */
  public static Answers ask(DeskFolder folder, Vertx vertx, LocalDate today) throws Exception {
    var password = folder.hire(ADMIN, "alliance-admin");
    try (var product = new Product(folder);
        var browser = new Browser(vertx, product.child().port())) {
      TimeUnit.SECONDS.sleep(QUIET_SECONDS);
      var console = Console.in(browser, ADMIN, password);
      var millis = new LinkedHashMap<String, double[]>();
      questions().forEach(question -> millis.put(question, new double[READS]));
      for (var read = -WARM_UP; read < READS; read++) {
        var turn = Math.max(0, read); // The first one is written last.
        for (var one : millis.entrySet()) {
          var path = path(one.getKey(), today);
          var start = System.nanoTime();
          var _ = console.get(path).await();
          one.getValue()[turn] = (System.nanoTime() - start) / 1e6;
        }
      }
      var medians = new LinkedHashMap<String, Double>();
      millis.forEach((question, times) -> medians.put(question, Figures.median(times)));
      return new Answers(medians);
    }
  }

  private static String path(String question, LocalDate today) {
    if (question.equals(DEMAND)) {
      return "/demand?library=" + DeskFolder.LIBRARY + period(today, DEMAND_DAYS);
    }
    var days = question.endsWith("365 days") ? InventedYear.DAYS : MONTH;
    var of = question.contains("library") ? "library&id=" + DeskFolder.LIBRARY : "alliance";
    return "/scorecard?scope=" + of + period(today, days);
  }

  private static String period(LocalDate today, int days) {
    return "&from=" + today.minusDays(days - 1L) + "&until=" + today;
  }
}
