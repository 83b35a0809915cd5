package org.subjectdesk.console;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import java.util.List;
import java.util.function.Function;
import org.subjectdesk.figures.Figures;
import org.subjectdesk.http.Calls;
import org.subjectdesk.http.Calls.Answer;
import org.subjectdesk.http.Operations;
import org.subjectdesk.scorecard.Indicators;
import org.subjectdesk.scorecard.Scope;
import org.subjectdesk.script.Words;
import org.subjectdesk.staff.Role;

/** The operations on {@code /scorecard}: figures, their definitions, and files of them. */
public final class ScorecardApi implements Operations {
  private final DeskRoom room;
  private final Figures figures;

  /** Sets up the operations. */
  public ScorecardApi(DeskRoom room) {
    this.room = room;
    this.figures = new Figures(room.store());
  }

  @Override
  public void mount(RouterBuilder routes) {
    routes
        .getRoute("readScorecard")
        .addHandler(
            request ->
                Calls.answer(
                    request,
                    () ->
                        answer(
                            request, sheet -> Calls.json(ScoreJson.sheet(sheet, room.names())))));
    routes
        .getRoute("exportScorecard")
        .addHandler(
            request -> Calls.answer(request, () -> answer(request, sheet -> file(request, sheet))));
    routes
        .getRoute("listIndicators")
        .addHandler(request -> Calls.answer(request, ScorecardApi::indicators));
  }

  private Answer answer(RoutingContext request, Function<ScoreSheet, Answer> tell) {
    return switch (ScoreQuestion.of(request, room.names())) {
      case ScoreQuestion.Reading.Refused(var problem) -> Calls.refused(problem);
      case ScoreQuestion.Reading.Asked(var question) -> {
        var known =
            room.store().<ScoreSheet.Known>read(tx -> ScoreSheet.Known.read(tx, figures, question));
        yield tell.apply(ScoreSheet.of(question, known, members(request, question)));
      }
    };
  }

  /** Only who may see every library sees them beside each other. */
  private List<String> members(RoutingContext request, ScoreQuestion question) {
    return question.scope() == Scope.ALLIANCE && Caller.of(request).may(Role.ALLIANCE_ADMIN)
        ? room.names().libraries().keySet().stream().sorted().toList()
        : List.of();
  }

  private Answer file(RoutingContext request, ScoreSheet sheet) {
    var english = Calls.optional(request, "language").filter(Words.ENGLISH::equals).isPresent();
    var file = new ScoreFile(sheet, room.names(), english ? Words.ENGLISH : Words.CHINESE);
    var format = Calls.needed(request, "format");
    var period = sheet.question().period();
    var name = "scorecard-" + period.from() + "-" + period.until() + "." + format;
    return new Answer.File(name, Buffer.buffer(format.equals("csv") ? file.csv() : file.xlsx()));
  }

  private static Answer indicators() {
    var all = new JsonArray();
    Indicators.ALL.forEach(indicator -> all.add(ScoreJson.indicator(indicator)));
    return Calls.json(new JsonObject().put("indicators", all));
  }
}
