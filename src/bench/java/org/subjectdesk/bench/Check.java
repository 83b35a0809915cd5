package org.subjectdesk.bench;

import io.vertx.core.json.JsonObject;
import java.util.Locale;

/** A figure beside its target. */
record Check(String what, double value, Bound bound, double target) {
  enum Bound {
    AT_LEAST("≥"),
    AT_MOST("≤");

    private final String sign;

    Bound(String sign) {
      this.sign = sign;
    }
  }

  boolean met() {
    return switch (bound) {
      case AT_LEAST -> value >= target;
      case AT_MOST -> value <= target;
    };
  }

  String line() {
    return "%-6s %10.2f   %s %-8s %s"
        .formatted(met() ? "met" : "MISSED", value, bound.sign, number(target), what);
  }

  JsonObject json() {
    return new JsonObject()
        .put("what", what)
        .put("value", value)
        .put("bound", bound.sign)
        .put("target", target)
        .put("met", met());
  }

  private static String number(double value) {
    return value == Math.rint(value)
        ? Long.toString((long) value)
        : String.format(Locale.ROOT, "%.2f", value);
  }
}
