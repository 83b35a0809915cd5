package org.subjectdesk.script;

import java.util.Locale;

/** The fixed texts of the desk; each constant is a key below {@code say} in {@code texts.yaml}. */
public enum Line {
  WELCOME,
  GREETING,
  HELP,
  CANNOT_READ,
  UNHEARD,
  GOODBYE,
  UNSURE,
  CHOOSE,
  UNKNOWN,
  PERSON_OPTION,
  PERSON,
  NO_SUCH_NUMBER,
  NOTHING_MORE,
  RATE,
  HELPFUL_OPTION,
  NOT_HELPFUL_OPTION,
  THANKS,
  SORRY,
  SORRY_NEAREST,
  MISSING_VALUE;

  /** Its key in the file, such as {@code cannot-read}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
