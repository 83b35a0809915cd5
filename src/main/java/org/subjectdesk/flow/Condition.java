package org.subjectdesk.flow;

/** What an {@code if} asks. No expressions: data that can be checked. */
public sealed interface Condition {
  /** Whether a value was collected, and not skipped. */
  record Given(String slot) implements Condition {}

  /** Whether a value is this one. */
  record Is(String slot, String value) implements Condition {}

  /** Whether a number is at least this. */
  record AtLeast(String slot, int least) implements Condition {}

  /** Whether a librarian who could take her is online. */
  record LibrarianOnline() implements Condition {}

  /** Whether a platform of the alliance meets a need now. */
  record PlatformFor(String need) implements Condition {}

  /** Whether she writes in this language. */
  record Language(String language) implements Condition {}
}
