package org.subjectdesk.wxapi;

import org.subjectdesk.message.Inbound;

/** What one push of the platform means. */
public sealed interface Meaning {
  /** A reader said or did something that the desk takes in. */
  record Heard(Inbound inbound) implements Meaning {}

  /** Nothing to do and nothing to say: answer {@code success}. */
  record Silent() implements Meaning {}

  /**
   * Bad input.
   *
   * @param field the name of the missing or wrong field; its value is not kept, because it may be
   *     anything
   */
  record Malformed(String field) implements Meaning {}
}
