package org.subjectdesk.catalogue.reading;

import java.util.Locale;
import java.util.regex.Pattern;
import org.subjectdesk.faq.Normaliser;

/** Makes of what a source writes what may be kept. */
final class Texts {
  private static final Pattern YEAR =
      Pattern.compile("(?<![0-9])(1[0-9]{3}|20[0-9]{2})(?![0-9])|(?<![0-9])(1[0-9]{3}|20[0-9]{2})");
  private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"'`\\\\]+");

  /** CLC has no classes L, M, W and Y; only T has a second letter. */
  private static final Pattern CLC =
      Pattern.compile("(?:T[A-Z]|[A-KN-VXZ])(?:-?[0-9][0-9.\\-+=()\":a-zA-Z]*)?");

  private Texts() {}

  /**
   * The text without control characters, invisible marks and halves of characters, its white space
   * one blank each, none at the ends, and cut to a length.
   *
   * @param longest in UTF-16 units
   */
  static String clean(String text, int longest) {
    var out = new StringBuilder(Math.min(text.length(), longest));
    for (var i = 0; i < text.length() && out.length() < longest; ) {
      var c = text.codePointAt(i);
      i += Character.charCount(c);
      if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
        if (!out.isEmpty() && out.charAt(out.length() - 1) != ' ') {
          out.append(' ');
        }
      } else if (isSeen(c) && out.length() + Character.charCount(c) <= longest) {
        out.appendCodePoint(c);
      }
    }
    return out.toString().strip();
  }

  private static boolean isSeen(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL, Character.FORMAT, Character.SURROGATE -> false;
      // U+FFFE and its like are no characters.
      default -> (c & 0xFFFE) != 0xFFFE;
    };
  }

  /** The year in a statement such as {@code 2019年8月} or {@code c2019}; 0 when there is none. */
  static int year(String text) {
    var found = YEAR.matcher(Normaliser.normal(text));
    return found.find() ? Integer.parseInt(found.group()) : 0;
  }

  /** A web address that a reader may be given; empty when it is none. */
  static String link(String text) {
    return LINK.matcher(text).matches() ? text : "";
  }

  /** The first class of the Chinese Library Classification in it; empty when it is none. */
  static String clc(String text) {
    var first = Normaliser.normal(text).split("[\\s;,/]", 2)[0].toUpperCase(Locale.ROOT);
    return CLC.matcher(first).matches() ? first : "";
  }
}
