package org.subjectdesk.bench.arena;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.subjectdesk.bench.load.Replies;

/**
 * One turn of one server.
 *
 * @param cpuMicros of the server's process for each answer
 * @param unanswered requests that got anything but an answer
 */
public record Figures(
    double perSecond, double p50, double p99, double cpuMicros, double unanswered) {
  static Figures of(Replies replies, Duration cpu) {
    var answered = replies.count(Replies.Outcome.ANSWERED);
    return new Figures(
        replies.perSecond(),
        replies.millis(0.5),
        replies.millis(0.99),
        cpu.toNanos() / 1e3 / Math.max(1, answered),
        replies.size() - answered);
  }

  /** Each figure's median. */
  static Figures median(List<Figures> turns) {
    return new Figures(
        median(turns, Figures::perSecond),
        median(turns, Figures::p50),
        median(turns, Figures::p99),
        median(turns, Figures::cpuMicros),
        median(turns, Figures::unanswered));
  }

  private static double median(List<Figures> turns, ToDoubleFunction<Figures> figure) {
    return median(turns.stream().mapToDouble(figure).toArray());
  }

  /** The one in the middle, or between the two there. */
  public static double median(double... values) {
    var sorted = values.clone();
    Arrays.sort(sorted);
    var middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  JsonObject json() {
    return new JsonObject()
        .put("perSecond", perSecond)
        .put("p50Millis", p50)
        .put("p99Millis", p99)
        .put("cpuMicros", cpuMicros)
        .put("unanswered", unanswered);
  }
}
