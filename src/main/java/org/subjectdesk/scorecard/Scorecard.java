package org.subjectdesk.scorecard;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The cells of a period. Every way to a cell shows the same: whether a library's or a subject's
 * cell is hidden is decided among all of its kind, whoever asks. Not safe for several threads at
 * once.
 */
public final class Scorecard {
  private final Sheet sheet;
  private final Map<Long, Scorecard> slots = new HashMap<>();
  private final Map<String, Set<String>> hidden = new HashMap<>();
  private final Map<String, Sheet> parts = new HashMap<>();

  /** Makes cells of what was counted. */
  public Scorecard(Sheet sheet) {
    this.sheet = sheet;
  }

  /**
   * A figure.
   *
   * @param value empty when it is hidden, or there is nothing to compute it from
   * @param suppressed too few stand behind it
   */
  public record Cell(OptionalDouble value, boolean suppressed) {}

  /**
   * The figure of the whole period.
   *
   * @param id of the library, the major group or the librarian; of the alliance anything
   */
  public Cell cell(Indicator indicator, Scope scope, String id) {
    return isHidden(indicator, scope, id)
        ? new Cell(OptionalDouble.empty(), true)
        : new Cell(indicator.formula().of(part(scope, id)), false);
  }

  /** The figures of its slots, from 0 on. */
  public List<Cell> trend(Indicator indicator, Scope scope, String id, int count) {
    if (slots.isEmpty()) {
      sheet.by(Tally::slot).forEach((slot, part) -> slots.put(slot, new Scorecard(part)));
    }
    var hiddenSlots = hiddenSlots(indicator, scope, id);
    return IntStream.range(0, count)
        .mapToObj(
            slot ->
                hiddenSlots.contains((long) slot)
                    ? new Cell(OptionalDouble.empty(), true)
                    : new Cell(indicator.formula().of(slot(slot).part(scope, id)), false))
        .toList();
  }

  private Scorecard slot(long slot) {
    return slots.computeIfAbsent(slot, _ -> new Scorecard(Sheet.of(List.of())));
  }

  private Set<Long> hiddenSlots(Indicator indicator, Scope scope, String id) {
    if (!indicator.readers()) {
      return Set.of();
    }
    var basis = indicator.formula().basis().orElseThrow();
    var whole = isHidden(indicator, scope, id);
    var already =
        slots.keySet().stream()
            .filter(slot -> whole || slot(slot).isHidden(indicator, scope, id))
            .collect(Collectors.toSet());
    var sums =
        slots.keySet().stream()
            .collect(
                Collectors.toMap(
                    Function.identity(), slot -> slot(slot).part(scope, id).sum(basis)));
    return Suppression.hidden(sums, already);
  }

  private boolean isHidden(Indicator indicator, Scope scope, String id) {
    if (!indicator.readers()) {
      return false;
    }
    var basis = indicator.formula().basis().orElseThrow();
    return switch (scope) {
      case ALLIANCE, LIBRARIAN -> Suppression.isFew(part(scope, id).sum(basis));
      case LIBRARY, SUBJECT ->
          hidden
              .computeIfAbsent(
                  scope + " " + basis,
                  _ -> Suppression.hidden(sheet.sums(basis, key(scope)), Set.of()))
              .contains(id);
    };
  }

  private Sheet part(Scope scope, String id) {
    return scope == Scope.ALLIANCE
        ? sheet
        : parts.computeIfAbsent(
            scope + " " + id, _ -> sheet.where(tally -> key(scope).apply(tally).equals(id)));
  }

  private static Function<Tally, String> key(Scope scope) {
    return switch (scope) {
      case ALLIANCE -> _ -> "";
      case LIBRARY -> Tally::library;
      case SUBJECT -> Tally::group;
      case LIBRARIAN -> Tally::librarian;
    };
  }
}
