package org.subjectdesk.slot;

import java.util.List;

/** What a text was understood as. */
public sealed interface Entered {
  /**
   * A value.
   *
   * @param value in the form that the desk keeps
   * @param shown in the form that people read
   */
  record Value(String value, String shown) implements Entered {}

  /** One of several; the reader chooses. */
  record Unclear(List<Value> candidates) implements Entered {
    public Unclear {
      candidates = List.copyOf(candidates);
    }
  }

  /** No such value. */
  record Refused(Why why) implements Entered {}

  /** Why a text is no such value. */
  enum Why {
    NOT_THIS,
    TOO_SHORT,
    TOO_LONG,
    TOO_SMALL,
    TOO_LARGE,
    TOO_EARLY,
    TOO_LATE,
    WRONG_CHECK_DIGIT
  }
}
