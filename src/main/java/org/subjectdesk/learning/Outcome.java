package org.subjectdesk.learning;

import java.util.Arrays;
import java.util.Locale;

/** What came of a question, as far as it is known. */
public enum Outcome {
  /** It was answered outright, and the reader said nothing about it. */
  ANSWERED(false, false),
  /** The desk asked back, and the reader has chosen nothing. */
  CLARIFIED(true, false),
  /** The desk knew nothing near. */
  DECLINED(true, false),
  /** She looked for a title or a topic, and none of the members has it. */
  NOT_HELD(true, false),
  /** The desk asked back, and the reader chose an entry. */
  CHOSEN(false, true),
  /** The desk asked back, and the reader wanted a person or none of the entries. */
  NONE_OF_THESE(true, false),
  /** The answer helped her. */
  HELPFUL(false, true),
  /** The answer did not help her. */
  NOT_HELPFUL(true, true);

  private final boolean open;
  private final boolean label;

  Outcome(boolean open, boolean label) {
    this.open = open;
    this.label = label;
  }

  /** Whether a librarian should look at such a question. */
  public boolean isOpen() {
    return open;
  }

  /** Whether it tells if an entry is right or wrong for the question. */
  boolean isLabel() {
    return label;
  }

  /** Its name on the wire and in the store, such as {@code not-helpful}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Outcome of(String key) {
    return Arrays.stream(values())
        .filter(outcome -> outcome.key().equals(key))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("unknown outcome in the store: " + key));
  }
}
