package org.subjectdesk.simulation;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/**
 * What the desk found out about a term that was played at it, beside what was planted. Each line is
 * true or not; none is nearly true.
 */
public final class Findings {
  private final List<Finding> findings = new ArrayList<>();

  /**
   * One thing that was planted.
   *
   * @param where the page that tells it
   * @param planted in words
   * @param found what the desk tells
   */
  public record Finding(String where, String planted, String found, boolean same) {
    /** For a person. */
    @Override
    public String toString() {
      return "%s  %-10s  %s%s"
          .formatted(same ? "found" : "WRONG", where, planted, same ? "" : ", but found " + found);
    }
  }

  void number(String where, String what, double planted, double found) {
    var same = Math.abs(planted - found) < 0.000_5;
    findings.add(new Finding(where, what + " = " + tidy(planted), tidy(found), same));
  }

  void count(String where, String what, long planted, long found) {
    findings.add(
        new Finding(where, what + " = " + planted, String.valueOf(found), planted == found));
  }

  void that(String where, String what, boolean found, String otherwise) {
    findings.add(new Finding(where, what, otherwise, found));
  }

  private static String tidy(double number) {
    return number == Math.rint(number) ? String.valueOf((long) number) : "%.4f".formatted(number);
  }

  /** All of them. */
  public List<Finding> all() {
    return List.copyOf(findings);
  }

  /** What the desk did not find. */
  public List<Finding> wrong() {
    return findings.stream().filter(one -> !one.same()).toList();
  }

  static List<JsonObject> objects(JsonArray array) {
    return array.stream().map(JsonObject.class::cast).toList();
  }
}
