package org.subjectdesk.console;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.subjectdesk.figures.Figures;
import org.subjectdesk.figures.Targets;
import org.subjectdesk.scorecard.Indicator;
import org.subjectdesk.scorecard.Indicators;
import org.subjectdesk.scorecard.Scope;
import org.subjectdesk.scorecard.Scorecard;
import org.subjectdesk.scorecard.Scorecard.Cell;
import org.subjectdesk.scorecard.Sheet;
import org.subjectdesk.store.Tx;

/**
 * The answer to a question about the scorecard, as the page and the files tell it.
 *
 * @param until up to which day everything was counted
 */
record ScoreSheet(ScoreQuestion question, Optional<LocalDate> until, List<Line> lines) {
  private static final double THOUSANDTHS = 1_000;
  private static final double TARGET_DAYS = 30;

  /**
   * An indicator's figures.
   *
   * @param target for a period of this length
   * @param trend a cell for each step of the period
   * @param members the cells of those libraries that the caller may see beside each other
   */
  record Line(
      Indicator indicator,
      Cell now,
      Optional<Cell> before,
      OptionalDouble target,
      List<Cell> trend,
      Map<String, Cell> members) {}

  /** What the store has for it. */
  record Known(Scorecard now, Optional<Scorecard> before, Goals goals, Optional<Long> until) {
    static Known read(Tx tx, Figures figures, ScoreQuestion question) {
      var period = question.period();
      var now = period(tx, figures, period, period.step());
      var before = question.before().map(then -> period(tx, figures, then, then.days()));
      return new Known(now, before, Goals.read(tx, question), figures.until(tx));
    }

    private static Scorecard period(
        Tx tx, Figures figures, ScoreQuestion.Period period, long step) {
      return new Scorecard(
          Sheet.of(
              figures.read(tx, period.from().toEpochDay(), period.until().toEpochDay(), step)));
    }
  }

  /** What is to be reached: by whom it is about, and by the alliance. */
  private record Goals(Map<String, Long> own, Map<String, Long> alliance) {
    static Goals read(Tx tx, ScoreQuestion question) {
      var targets = new Targets();
      var alliance = targets.of(tx, Targets.ALLIANCE);
      return switch (question.scope()) {
        case ALLIANCE -> new Goals(alliance, Map.of());
        case LIBRARY -> new Goals(targets.of(tx, question.id()), alliance);
        case SUBJECT, LIBRARIAN -> new Goals(Map.of(), alliance);
      };
    }

    /** What all members are to bring together is no target for one of them; a share is. */
    OptionalDouble of(Indicator indicator, long days) {
      var isCount = indicator.formula().isCount();
      var wanted =
          Optional.ofNullable(own.get(indicator.id()))
              .or(
                  () ->
                      indicator.unit() == Indicator.Unit.COUNT
                          ? Optional.empty()
                          : Optional.ofNullable(alliance.get(indicator.id())));
      return wanted
          .map(it -> it / THOUSANDTHS * (isCount ? days / TARGET_DAYS : 1))
          .map(OptionalDouble::of)
          .orElseGet(OptionalDouble::empty);
    }
  }

  /**
   * Answers.
   *
   * @param members the libraries to tell of beside each other
   */
  static ScoreSheet of(ScoreQuestion question, Known known, List<String> members) {
    var lines =
        Indicators.ALL.stream()
            .filter(indicator -> indicator.scopes().contains(question.scope()))
            .map(indicator -> line(indicator, question, known, members))
            .toList();
    return new ScoreSheet(question, known.until().map(LocalDate::ofEpochDay), lines);
  }

  private static Line line(
      Indicator indicator, ScoreQuestion question, Known known, List<String> members) {
    var scope = question.scope();
    var id = question.id();
    var beside = new TreeMap<String, Cell>();
    if (indicator.scopes().contains(Scope.LIBRARY)) {
      members.forEach(
          library -> beside.put(library, known.now().cell(indicator, Scope.LIBRARY, library)));
    }
    return new Line(
        indicator,
        known.now().cell(indicator, scope, id),
        known.before().map(then -> then.cell(indicator, scope, id)),
        known.goals().of(indicator, question.period().days()),
        known.now().trend(indicator, scope, id, question.period().slots()),
        beside);
  }
}
