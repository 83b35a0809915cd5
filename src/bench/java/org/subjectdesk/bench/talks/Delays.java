package org.subjectdesk.bench.talks;

import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.subjectdesk.bench.arena.Figures;

/**
 * How long after they were due events were seen, in one turn.
 *
 * @param p50 in milliseconds, as all of them
 * @param seen how many events were seen
 * @param lost how many never were
 */
public record Delays(double p50, double p99, double slowest, int seen, int lost) {
  static Delays of(long[] nanos, int lost) {
    var sorted = nanos.clone();
    Arrays.sort(sorted);
    return new Delays(
        millis(sorted, 0.5), millis(sorted, 0.99), millis(sorted, 1), sorted.length, lost);
  }

  private static double millis(long[] sorted, double share) {
    return sorted.length == 0 ? 0 : sorted[(int) Math.ceil(share * sorted.length) - 1] / 1e6;
  }

  /** Medians of the times, sums of the events; but the slowest of all. */
  public static Delays median(List<Delays> turns) {
    return new Delays(
        median(turns, Delays::p50),
        median(turns, Delays::p99),
        turns.stream().mapToDouble(Delays::slowest).max().orElse(0),
        turns.stream().mapToInt(Delays::seen).sum(),
        turns.stream().mapToInt(Delays::lost).sum());
  }

  private static double median(List<Delays> turns, ToDoubleFunction<Delays> figure) {
    return Figures.median(turns.stream().mapToDouble(figure).toArray());
  }

  /** For the report. */
  public JsonObject json() {
    return new JsonObject()
        .put("p50Millis", p50)
        .put("p99Millis", p99)
        .put("slowestMillis", slowest)
        .put("seen", seen)
        .put("lost", lost);
  }
}
