package org.subjectdesk.faq;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * How words sound: toneless pinyin from a table made with ICU, so that a word typed with the wrong
 * characters of the right sound (续戒 for 续借) is still heard. One reading a character; which one does
 * not matter as long as it is always the same.
 */
final class Sounds {
  private static final int FIRST = 0x4E00;
  private static final int END = 0xA000;
  private static final String[] TABLE = load();

  private Sounds() {}

  /** The words with each Han character replaced by its sound. */
  static List<String> of(List<String> words) {
    return words.stream().map(Sounds::of).toList();
  }

  private static String of(String word) {
    var c = word.charAt(0);
    return c >= FIRST && c < END ? TABLE[c - FIRST] : word;
  }

  private static String[] load() {
    var table = new String[END - FIRST];
    for (var i = 0; i < table.length; i++) {
      table[i] = String.valueOf((char) (FIRST + i));
    }
    try (var file = Sounds.class.getResourceAsStream("sounds.txt")) {
      if (file == null) {
        throw new IllegalStateException("sounds.txt is not on the class path");
      }
      new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .forEach(
              line -> {
                var blank = line.indexOf(' ');
                var sound = line.substring(0, blank);
                line.chars().skip(blank + 1L).forEach(c -> table[c - FIRST] = sound);
              });
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return table;
  }
}
