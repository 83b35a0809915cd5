package org.subjectdesk.push;

import java.util.Arrays;
import java.util.Locale;

/** What a reader agreed to be told of. */
public enum Purpose {
  /** That a librarian's answer waits for her. */
  ANSWER,
  /** That there is something new for what she subscribed to. */
  DIGEST;

  /** Its name in the store. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The one of that name. */
  public static Purpose of(String key) {
    return Arrays.stream(values()).filter(one -> one.key().equals(key)).findFirst().orElseThrow();
  }
}
