package org.subjectdesk.script;

import java.util.Locale;

/**
 * What a whole message may mean before any search; each constant is a key below {@code hear} in
 * {@code texts.yaml}.
 */
public enum Heard {
  GREETING,
  HELP,
  PERSON,
  GOODBYE,
  CONTINUE,
  HELPFUL,
  NOT_HELPFUL,
  CANCEL,
  LEAVE_MESSAGE,
  END_TALK,
  TRANSCRIPT,
  /** One step back in a dialogue; elsewhere a word like any other. */
  BACK,
  /** Without this value; elsewhere a word like any other. */
  SKIP,
  /** Yes, to a question of the desk that asks for consent; elsewhere a word like any other. */
  AGREE,
  /** No, to such a question. */
  DECLINE;

  /** Whether it means something only within a dialogue with steps. */
  public boolean isOfSteps() {
    return this == BACK || this == SKIP;
  }

  /** Whether it means something only where the desk asked for consent. */
  public boolean isConsent() {
    return this == AGREE || this == DECLINE;
  }

  /** Its key in the file, such as {@code not-helpful}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
