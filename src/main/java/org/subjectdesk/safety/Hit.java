package org.subjectdesk.safety;

import java.util.Locale;

/**
 * Why a text waits for review.
 *
 * @param by what found it
 * @param what the listed word, or the platform's label
 * @param trace the platform's name of its answer, empty for a word
 */
public record Hit(By by, String what, String trace) {
  /** What finds. */
  public enum By {
    WORDS,
    WECHAT;

    /** Its name in the store and in the API. */
    public String stored() {
      return name().toLowerCase(Locale.ROOT);
    }

    static By of(String stored) {
      return valueOf(stored.toUpperCase(Locale.ROOT));
    }
  }

  /** Of a listed word. */
  static Hit word(String word) {
    return new Hit(By.WORDS, word, "");
  }
}
