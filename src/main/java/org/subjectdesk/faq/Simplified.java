package org.subjectdesk.faq;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Traditional → simplified characters from a table. The table is made from ICU's transform; ICU
 * itself takes most of a second to set it up and tens of microseconds for a question.
 */
final class Simplified {
  private static final int FIRST = 0x3400;
  private static final int END = 0xA000;
  private static final char WRITE = '著';
  private static final String WRITE_BEFORE = "名称述作绩录文有者";
  private static final String WRITE_AFTER = "显论编炳昭大合巨较旧毛名暴卓土新玄遗译原专撰拙";
  private static final char[] TABLE = load();

  private Simplified() {}

  /** The simplified form of a character, or the character itself. */
  static char of(char c) {
    return c >= FIRST && c < END ? TABLE[c - FIRST] : c;
  }

  /**
   * Settles the one common character whose simplified form depends on its neighbours: 著 stays in 著作
   * and 名著 and is 着 elsewhere, as in 看著. Expects everything else to be simplified.
   */
  static void settle(StringBuilder text) {
    for (var i = 0; i < text.length(); i++) {
      if (text.charAt(i) == WRITE && !means(text, i)) {
        text.setCharAt(i, '着');
      }
    }
  }

  private static boolean means(CharSequence text, int at) {
    return (at + 1 < text.length() && WRITE_BEFORE.indexOf(text.charAt(at + 1)) >= 0)
        || (at > 0 && WRITE_AFTER.indexOf(text.charAt(at - 1)) >= 0);
  }

  private static char[] load() {
    var table = new char[END - FIRST];
    for (var i = 0; i < table.length; i++) {
      table[i] = (char) (FIRST + i);
    }
    try (var file = Simplified.class.getResourceAsStream("simplified.txt")) {
      if (file == null) {
        throw new IllegalStateException("simplified.txt is not on the class path");
      }
      new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .forEach(
              pairs -> {
                for (var i = 0; i < pairs.length(); i += 2) {
                  table[pairs.charAt(i) - FIRST] = pairs.charAt(i + 1);
                }
              });
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return table;
  }
}
