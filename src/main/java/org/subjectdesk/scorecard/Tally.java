package org.subjectdesk.scorecard;

/**
 * How often something happened.
 *
 * @param slot which part of a period, from 0
 * @param library the reader's, or the one that did it; {@code *} = the alliance; empty = none
 * @param subject a code of the catalogue; empty = none is known
 * @param librarian who did it; empty = nobody, or nobody is known
 * @param bucket of a length of time, see {@link Histogram}; else 0
 */
public record Tally(
    long slot,
    Measure measure,
    String library,
    String subject,
    String librarian,
    long bucket,
    long amount) {
  private static final int GROUP = 2;

  /** The major group that the subject belongs to; empty when none is known. */
  public String group() {
    return subject.length() <= GROUP ? subject : subject.substring(0, GROUP);
  }
}
