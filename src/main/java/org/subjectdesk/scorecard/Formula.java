package org.subjectdesk.scorecard;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** How an indicator is computed from what was counted. */
public sealed interface Formula {
  /** So often it happened. */
  record Count(Measure of) implements Formula {}

  /** A part of a whole, 0 to 1. */
  record Share(Measure part, Measure whole) implements Formula {}

  /** What there is of one thing for each of another. */
  record Mean(Measure sum, Measure of) implements Formula {}

  /** A length of time that so many per cent do not exceed. */
  record Within(int percent, Measure of) implements Formula {}

  /** How many different ones did any of it. */
  record Different(Each each, Set<Measure> of) implements Formula {}

  /** Who, or what, is told apart. */
  enum Each {
    /** People. */
    LIBRARIAN,
    /** Major groups of the catalogue. */
    SUBJECT;

    private String key(Tally tally) {
      return switch (this) {
        case LIBRARIAN -> tally.librarian();
        case SUBJECT -> tally.group();
      };
    }
  }

  /** The value; empty when there is nothing that it could be computed from. */
  default OptionalDouble of(Sheet sheet) {
    return switch (this) {
      case Count(var of) -> OptionalDouble.of((double) sheet.sum(of));
      case Share(var part, var whole) -> ratio(sheet.sum(part), sheet.sum(whole));
      case Mean(var sum, var of) -> ratio(sheet.sum(sum), sheet.sum(of));
      case Within(var percent, var of) -> Histogram.within(sheet.buckets(of), percent);
      case Different(var each, var of) ->
          OptionalDouble.of((double) sheet.different(of, each::key));
    };
  }

  /** What it stands on: too little of that, and the value is not shown. Empty = always shown. */
  default Optional<Measure> basis() {
    return switch (this) {
      case Count(var of) -> Optional.of(of);
      case Share(_, var whole) -> Optional.of(whole);
      case Mean(_, var of) -> Optional.of(of);
      case Within(_, var of) -> Optional.of(of);
      case Different _ -> Optional.empty();
    };
  }

  /** Everything that it is computed from. */
  default List<Measure> measures() {
    return switch (this) {
      case Count(var of) -> List.of(of);
      case Share(var part, var whole) -> List.of(part, whole);
      case Mean(var sum, var of) -> List.of(sum, of);
      case Within(_, var of) -> List.of(of);
      case Different(_, var of) -> of.stream().sorted().toList();
    };
  }

  /** Whether it grows with the length of the period. */
  default boolean isCount() {
    return this instanceof Count;
  }

  /** As the definitions write it. */
  default String text() {
    return switch (this) {
      case Count(var of) -> of.key();
      case Share(var part, var whole) -> part.key() + " ÷ " + whole.key();
      case Mean(var sum, var of) -> sum.key() + " ÷ " + of.key();
      case Within(var percent, var of) -> "p" + percent + "(" + of.key() + ")";
      case Different(var each, var of) ->
          "different "
              + each.name().toLowerCase(Locale.ROOT)
              + "s in "
              + String.join(" + ", of.stream().map(Measure::key).sorted().toList());
    };
  }

  private static OptionalDouble ratio(long part, long whole) {
    return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / whole);
  }
}
