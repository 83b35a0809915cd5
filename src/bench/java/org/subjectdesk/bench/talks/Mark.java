package org.subjectdesk.bench.talks;

import java.util.function.IntConsumer;

/** A number in a text by which it is known again in a frame, wherever in it the text stands. */
final class Mark {
  private static final char BEGIN = '〔';
  private static final int DIGITS = 8;

  /** How much it adds to a text, in UTF-8. */
  static final int BYTES = DIGITS + 2 * 3;

  private Mark() {}

  /** The text with its number in front, where even a shortened text keeps it. */
  static String put(int number, String text) {
    return "〔%08d〕%s".formatted(number, text);
  }

  /** All numbers in a frame. */
  static void all(String frame, IntConsumer found) {
    for (var at = frame.indexOf(BEGIN); at >= 0; at = frame.indexOf(BEGIN, at + 1)) {
      if (at + DIGITS < frame.length()) {
        found.accept(Integer.parseInt(frame, at + 1, at + 1 + DIGITS, 10));
      }
    }
  }
}
