package org.subjectdesk.bench;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.subjectdesk.bench.load.Replies;
import org.subjectdesk.bench.load.Replies.Outcome;

/**
 * What a storm did.
 *
 * @param during replies to three times what the server can do
 * @param after replies to half of it, from the storm's last second on
 */
record Overload(Replies during, Replies after) {
  /** Below so many milliseconds nobody speaks of slow. */
  private static final double QUICK_MILLIS = 20;

  String summary() {
    var outcomes =
        Arrays.stream(Outcome.values())
            .map(outcome -> outcome + " " + during.count(outcome))
            .collect(Collectors.joining(", "));
    return "overload, %d requests: %s; afterwards %d of %d answered"
        .formatted(during.size(), outcomes, after.count(Outcome.ANSWERED), after.size());
  }

  double slowestSeconds() {
    return Math.max(during.slowestMillis(), after.slowestMillis()) / 1_000;
  }

  /** Requests that the server took, or should have taken, and let fall. */
  int dropped() {
    return during.count(Outcome.NONE)
        + during.count(Outcome.BROKEN)
        + after.count(Outcome.NONE)
        + after.count(Outcome.BROKEN);
  }

  /**
   * When the last second was over that was not normal. In a normal one everything is answered, half
   * of it in no more than three times the usual time.
   *
   * @param seconds how long it was watched
   * @param usualMillis the usual p50 at this rate
   */
  int secondsToNormal(int seconds, double usualMillis) {
    var size = after.size() / seconds;
    for (var second = seconds; second > 0; second--) {
      var part = after.part((second - 1) * size, second * size);
      var slow = part.millis(0.5) > Math.max(QUICK_MILLIS, 3 * usualMillis);
      if (slow || part.count(Outcome.ANSWERED) < part.size()) {
        return second;
      }
    }
    return 0;
  }
}
