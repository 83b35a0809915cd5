package org.subjectdesk.slot;

import java.util.OptionalInt;

/**
 * What a value must lie between: a number itself, the characters of a text, the days from today of
 * a date. Both ends belong to it.
 */
public record Limits(OptionalInt least, OptionalInt most) {
  /** Anything. */
  public static final Limits NONE = new Limits(OptionalInt.empty(), OptionalInt.empty());
}
