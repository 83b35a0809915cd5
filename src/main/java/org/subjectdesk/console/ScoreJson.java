package org.subjectdesk.console;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.subjectdesk.scorecard.Indicator;
import org.subjectdesk.scorecard.Scope;
import org.subjectdesk.scorecard.Scorecard.Cell;

/** The scorecard on the wire. */
final class ScoreJson {
  private static final double PRECISION = 10_000;

  private ScoreJson() {}

  static JsonObject indicator(Indicator indicator) {
    return new JsonObject()
        .put("id", indicator.id())
        .put("dimension", indicator.dimension().key())
        .put("name", Names.inBoth(indicator.name()))
        .put("definition", Names.inBoth(indicator.definition()))
        .put("formula", indicator.formula().text())
        .put("unit", key(indicator.unit()))
        .put("better", key(indicator.better()))
        .put("events", new JsonArray(indicator.events()))
        .put(
            "scopes", new JsonArray(indicator.scopes().stream().sorted().map(Scope::key).toList()));
  }

  static JsonObject sheet(ScoreSheet sheet, Names names) {
    var question = sheet.question();
    var period = question.period();
    var slots = new JsonArray();
    IntStream.range(0, period.slots())
        .forEach(slot -> slots.add(period.from().plusDays(slot * period.step()).toString()));
    var figures = new JsonArray();
    sheet.lines().forEach(line -> figures.add(line(line, names)));
    var json =
        new JsonObject()
            .put("scope", question.scope().key())
            .put("id", question.id())
            .put("name", name(question, names))
            .put("period", period(period))
            .put("step", period.step())
            .put("slots", slots)
            .put("figures", figures);
    question.before().ifPresent(before -> json.put("before", period(before)));
    sheet.until().ifPresent(day -> json.put("countedUntil", day.toString()));
    return json;
  }

  /** What it is about; empty of the alliance. */
  static String name(ScoreQuestion question, Names names) {
    return switch (question.scope()) {
      case ALLIANCE -> "";
      case LIBRARY -> names.library(question.id());
      case SUBJECT -> names.subjectName(question.id());
      case LIBRARIAN -> names.librarian().apply(question.id());
    };
  }

  private static JsonObject line(ScoreSheet.Line line, Names names) {
    var trend = new JsonArray();
    line.trend().forEach(cell -> trend.add(cell(cell)));
    var members = new JsonArray();
    line.members()
        .forEach(
            (library, cell) ->
                members.add(cell(cell).put("id", library).put("name", names.library(library))));
    var json =
        cell(line.now())
            .put("indicator", line.indicator().id())
            .put("trend", trend)
            .put("libraries", members);
    line.before().ifPresent(before -> json.put("before", cell(before)));
    line.target().ifPresent(_ -> json.put("target", number(line.target())));
    return json;
  }

  private static JsonObject cell(Cell cell) {
    return new JsonObject().put("value", number(cell.value())).put("suppressed", cell.suppressed());
  }

  /** As many decimals as a share has that people read; none where there are none. */
  static @Nullable Number number(OptionalDouble value) {
    if (value.isEmpty()) {
      return null;
    }
    var rounded = Math.round(value.getAsDouble() * PRECISION) / PRECISION;
    return rounded == Math.rint(rounded) ? (Number) (long) rounded : (Number) rounded;
  }

  private static JsonObject period(ScoreQuestion.Period period) {
    return new JsonObject()
        .put("from", period.from().toString())
        .put("until", period.until().toString());
  }

  private static String key(Enum<?> one) {
    return one.name().toLowerCase(Locale.ROOT);
  }
}
