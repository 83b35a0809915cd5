package org.subjectdesk.project;

import org.subjectdesk.call.Outcome;

/** What became of something that was asked for. */
public sealed interface Done {
  /**
   * It is so now.
   *
   * @param call its id
   * @param changed whether it is so since now; false when it came twice
   */
  record Yes(String call, boolean changed) implements Done {}

  /** It may not be. */
  record No(Outcome.Refused refused) implements Done {}

  /** What the caller has seen is no longer so. */
  record Outdated() implements Done {}

  /** There are as many attachments as may be. */
  record Full() implements Done {}
}
