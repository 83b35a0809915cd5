package org.subjectdesk.scorecard;

import java.util.List;
import java.util.Set;
import org.subjectdesk.script.Words;

/**
 * A figure with its definition.
 *
 * @param id its name on the wire
 * @param definition what it tells, in a sentence
 * @param better whether more of it is better
 * @param scopes of whom it can be told
 */
public record Indicator(
    String id,
    Dimension dimension,
    Words name,
    Words definition,
    Formula formula,
    Better better,
    Set<Scope> scopes) {
  public Indicator {
    scopes = Set.copyOf(scopes);
  }

  /** In what it is told. */
  public enum Unit {
    /** A number of things. */
    COUNT,
    /** 0 to 1. */
    SHARE,
    /** Seconds. */
    SECONDS,
    /** 1 to 5. */
    STARS
  }

  /** In which direction it should go. */
  public enum Better {
    /** More is better. */
    MORE,
    /** Less is better. */
    LESS,
    /** Neither: it tells how much there was to do. */
    NEITHER
  }

  /** In what it is told. */
  public Unit unit() {
    return switch (formula) {
      case Formula.Count _, Formula.Different _ -> Unit.COUNT;
      case Formula.Share _ -> Unit.SHARE;
      case Formula.Within _ -> Unit.SECONDS;
      case Formula.Mean _ -> Unit.STARS;
    };
  }

  /** The tables that it is counted from. */
  public List<String> events() {
    return formula.measures().stream()
        .flatMap(measure -> List.of(measure.events().split(", ")).stream())
        .distinct()
        .sorted()
        .toList();
  }

  /** Whether readers stand behind it, so that few of them are not shown. */
  boolean readers() {
    return formula.basis().filter(Measure::isOfReaders).isPresent();
  }
}
