package org.subjectdesk.routing;

import java.time.DayOfWeek;
import java.util.OptionalInt;

/** What a date is in a calendar. */
public sealed interface Day {
  /** The weekday whose shifts are worked on it; on a make-up day another than its own. */
  DayOfWeek weekday();

  /**
   * A day of a term, weekends included.
   *
   * @param week the teaching week, from 1; empty when the calendar does not tell
   */
  record Term(DayOfWeek weekday, OptionalInt week) implements Day {}

  /**
   * A day of a vacation.
   *
   * @param name what people call the vacation; empty between two terms where none is named
   */
  record Vacation(DayOfWeek weekday, String name) implements Day {}

  /**
   * A holiday: nobody is on duty.
   *
   * @param name what people call it
   */
  record Off(DayOfWeek weekday, String name) implements Day {}
}
