package org.subjectdesk;

import io.vertx.core.json.JsonObject;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import org.subjectdesk.evaluation.Report;

/** An evaluation's figures for machines and for people. */
final class ReportForms {
  private ReportForms() {}

  /** One object, shares between 0 and 1. */
  static JsonObject json(Report report) {
    var styles = new JsonObject();
    report.styles().forEach((name, style) -> styles.put(name, JsonObject.mapFrom(fields(style))));
    var others = new JsonObject();
    report
        .outside()
        .forEach(
            (name, set) ->
                others.put(
                    name,
                    new JsonObject()
                        .put("queries", set.queries())
                        .put("answered", set.answered())
                        .put("clarified", set.clarified())
                        .put("auroc", set.auroc())));
    var expected = report.expected();
    return new JsonObject()
        .put("queries", report.queries())
        .put("recallAt1", report.recallAt1())
        .put("recallAt3", report.recallAt3())
        .put("mrrAt10", report.mrrAt10())
        .put("acceptance", report.answer().share())
        .put(
            "bands",
            new JsonObject()
                .put("answer", band(report.answer()).put("precision", report.answer().right()))
                .put(
                    "clarify",
                    band(report.clarify()).put("rightAmongThree", report.clarify().right()))
                .put("decline", new JsonObject().put("share", report.declined())))
        .put("styles", styles)
        .put("outside", others)
        .put(
            "expected",
            new JsonObject()
                .put("precision", expected.precision())
                .put("coverage", expected.coverage())
                .put("samples", expected.samples())
                .put("answerAt", expected.limits().answer())
                .put("clarifyAt", expected.limits().clarify()));
  }

  private static JsonObject band(Report.Share share) {
    return new JsonObject().put("share", share.share());
  }

  private static Map<String, Object> fields(Report.Style style) {
    return Map.of(
        "queries", style.queries(),
        "recallAt1", style.recallAt1(),
        "recallAt3", style.recallAt3(),
        "mrrAt10", style.mrrAt10());
  }

  /** A table, shares in percent. */
  static void print(Report report, PrintStream out) {
    out.printf(Locale.ROOT, "%-16s %6s %6s %6s %6s%n", "", "n", "R@1", "R@3", "MRR");
    line(
        out,
        "all",
        new Report.Style(
            report.queries(), report.recallAt1(), report.recallAt3(), report.mrrAt10()));
    report.styles().forEach((name, style) -> line(out, name, style));
    out.printf(
        Locale.ROOT,
        "%nanswered outright %.1f %%, %.1f %% of these right (expected: %.1f %%, %.1f %%)%n",
        100 * report.answer().share(),
        100 * report.answer().right(),
        100 * report.expected().coverage(),
        100 * report.expected().precision());
    out.printf(
        Locale.ROOT,
        "asked back        %.1f %%, %.1f %% of these right among three%n",
        100 * report.clarify().share(),
        100 * report.clarify().right());
    out.printf(Locale.ROOT, "declined          %.1f %%%n", 100 * report.declined());
    report
        .outside()
        .forEach(
            (name, set) ->
                out.printf(
                    Locale.ROOT,
                    "%s: %d, answered outright %.1f %%, asked back %.1f %%, AUROC %.3f%n",
                    name,
                    set.queries(),
                    100 * set.answered(),
                    100 * set.clarified(),
                    set.auroc()));
  }

  private static void line(PrintStream out, String name, Report.Style style) {
    out.printf(
        Locale.ROOT,
        "%-16s %6d %6.1f %6.1f %6.1f%n",
        name,
        style.queries(),
        100 * style.recallAt1(),
        100 * style.recallAt3(),
        100 * style.mrrAt10());
  }
}
