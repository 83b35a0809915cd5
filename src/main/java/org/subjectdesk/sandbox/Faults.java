package org.subjectdesk.sandbox;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;

/**
 * What shall go wrong in the calls of the customer-service API, and how often it was called.
 * Thread-safe.
 */
final class Faults {
  /** Enough for any test; a list that nobody asked for must not grow. */
  static final int MAX_PLANNED = 1_000;

  private final Deque<Integer> errors = new ArrayDeque<>();
  private final Map<String, Integer> calls = new TreeMap<>();
  private int drops;
  private Duration delay = Duration.ZERO;

  /**
   * What happens to one call of {@code send}.
   *
   * @param drop the connection breaks before the platform has taken the message
   * @param errcode what it answers, 0 = whatever is right
   * @param delay how late it answers; the message is taken at once
   */
  record Plan(boolean drop, int errcode, Duration delay) {}

  /** The next calls answer with this code. */
  synchronized void fail(int errcode, int times) {
    for (var i = 0; i < times && errors.size() < MAX_PLANNED; i++) {
      errors.add(errcode);
    }
  }

  /** The next calls break. */
  synchronized void drop(int times) {
    drops = Math.min(MAX_PLANNED, drops + times);
  }

  /** All calls answer so late. */
  synchronized void delay(Duration by) {
    delay = by;
  }

  /** Everything works again. */
  synchronized void clear() {
    errors.clear();
    drops = 0;
    delay = Duration.ZERO;
  }

  /** Takes the plan of the next call. */
  synchronized Plan next() {
    if (drops > 0) {
      drops--;
      return new Plan(true, 0, delay);
    }
    var error = errors.poll();
    return new Plan(false, error == null ? 0 : error, delay);
  }

  synchronized void count(String call) {
    calls.merge(call, 1, Integer::sum);
  }

  synchronized JsonObject json() {
    var counted = new JsonObject();
    calls.forEach(counted::put);
    return new JsonObject()
        .put("errors", new JsonArray(errors.stream().toList()))
        .put("drop", drops)
        .put("delayMs", delay.toMillis())
        .put("calls", counted);
  }
}
