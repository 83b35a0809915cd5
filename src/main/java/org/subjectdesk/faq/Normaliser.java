package org.subjectdesk.faq;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Makes texts comparable that a reader would call the same. Pure functions, safe for any thread,
 * linear in the text's length, about a microsecond for a question; both are idempotent.
 */
public final class Normaliser {
  private Normaliser() {}

  /**
   * The text in NFKC, lower case and simplified characters, without control characters and
   * invisible marks; white space is one blank, and none at the ends.
   */
  public static String normal(String text) {
    var folded = isPlain(text) ? text : folded(text);
    var out = new StringBuilder(folded.length());
    for (var i = 0; i < folded.length(); i++) {
      append(out, Simplified.of(narrow(folded.charAt(i))));
    }
    if (!out.isEmpty() && out.charAt(out.length() - 1) == ' ') {
      out.setLength(out.length() - 1);
    }
    Simplified.settle(out);
    return out.toString();
  }

  /**
   * The letters and digits of the normal form, for word-for-word comparison: without punctuation,
   * emoji and blanks. {@code +} and {@code #} stay after a Latin letter, for c++ is not c.
   */
  public static String bare(String text) {
    return bareOfNormal(normal(text));
  }

  static String bareOfNormal(String normal) {
    var out = new StringBuilder(normal.length());
    for (var i = 0; i < normal.length(); ) {
      var c = normal.codePointAt(i);
      if (isWord(c) || ((c == '+' || c == '#') && endsLatin(out))) {
        out.appendCodePoint(c);
      }
      i += Character.charCount(c);
    }
    var bare = out.toString();
    // What was dropped may have kept apart what composes, such as a letter and its accent.
    return isPlain(bare) ? bare : Normalizer.normalize(bare, Normalizer.Form.NFKC);
  }

  private static boolean isWord(int c) {
    var type = Character.getType(c);
    return Character.isLetterOrDigit(c)
        || type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK;
  }

  private static boolean endsLatin(CharSequence text) {
    var last = text.isEmpty() ? ' ' : text.charAt(text.length() - 1);
    return (last >= 'a' && last <= 'z') || last == '+' || last == '#';
  }

  private static void append(StringBuilder out, char c) {
    if (c != ' ') {
      out.append(c);
    } else if (!out.isEmpty() && out.charAt(out.length() - 1) != ' ') {
      out.append(' ');
    }
  }

  /** Whether {@link #narrow} alone does to every character what NFKC and lower case would do. */
  private static boolean isPlain(String text) {
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      var plain =
          (c >= ' ' && c <= '~')
              || (c >= '\u4E00' && c <= '\u9FFF')
              || (c >= '\u3000' && c <= '\u3011')
              || (c >= '\uFF01' && c <= '\uFF5E');
      if (!plain) {
        return false;
      }
    }
    return true;
  }

  private static char narrow(char c) {
    if (c >= '\uFF01' && c <= '\uFF5E') {
      return narrow((char) (c - '\uFF01' + '!'));
    }
    if (c >= 'A' && c <= 'Z') {
      return (char) (c - 'A' + 'a');
    }
    return c == '\u3000' ? ' ' : c;
  }

  private static String folded(String text) {
    var visible = new StringBuilder(text.length());
    text.codePoints()
        .map(Normaliser::visible)
        .filter(c -> c >= 0)
        .forEach(visible::appendCodePoint);
    var composed = Normalizer.normalize(visible, Normalizer.Form.NFKC);
    return Normalizer.normalize(composed.toLowerCase(Locale.ROOT), Normalizer.Form.NFKC);
  }

  private static int visible(int c) {
    if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
      return ' ';
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED -> -1;
      default -> c >= '\uFE00' && c <= '\uFE0F' ? -1 : c;
    };
  }
}
