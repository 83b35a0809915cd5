package org.subjectdesk.embedding;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;

/**
 * Cuts a text into the pieces of a vocabulary as BERT does (Devlin et al. 2019; Wu et al. 2016 for
 * WordPiece): every Han character and every sign stands alone, other words are cut greedily, the
 * longest known piece first. Safe for any thread.
 *
 * <p>Accents are taken off and letters made small, as the vocabularies of both encoders want it.
 */
final class WordPiece {
  /** The encoders take 512; a question needs far fewer, and time grows with their number. */
  static final int MOST_PIECES = 256;

  private static final int LONGEST_WORD = 100;

  private final Vocabulary vocabulary;
  private final int unknown;
  private final int start;
  private final int end;

  WordPiece(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
    this.unknown = vocabulary.number("[UNK]");
    this.start = vocabulary.number("[CLS]");
    this.end = vocabulary.number("[SEP]");
  }

  /** The numbers of the pieces between the marks of start and end; what is too long is cut off. */
  long[] cut(String text) {
    var pieces = new Pieces();
    pieces.add(start);
    var clean = clean(text);
    for (var at = 0; at < clean.length() && !pieces.isFull(); ) {
      var c = clean.codePointAt(at);
      var to = at + Character.charCount(c);
      if (!isSpace(c)) {
        if (!standsAlone(c)) {
          while (to < clean.length() && isInside(clean.codePointAt(to))) {
            to += Character.charCount(clean.codePointAt(to));
          }
        }
        word(clean.substring(at, to), pieces);
      }
      at = to;
    }
    return pieces.ended(end);
  }

  private void word(String word, Pieces pieces) {
    if (word.codePointCount(0, word.length()) > LONGEST_WORD) {
      pieces.add(unknown);
      return;
    }
    var before = pieces.count;
    for (var at = 0; at < word.length(); ) {
      var to = word.length();
      var number = -1;
      while (to > at && number < 0) {
        var piece = word.substring(at, to);
        number = vocabulary.number(at == 0 ? piece : "##" + piece);
        to = number < 0 ? word.offsetByCodePoints(to, -1) : to;
      }
      if (number < 0) {
        pieces.count = before;
        pieces.add(unknown);
        return;
      }
      pieces.add(number);
      at = to;
    }
  }

  private static String clean(String text) {
    var lower = text.toLowerCase(Locale.ROOT);
    var apart = Normalizer.normalize(lower, Normalizer.Form.NFD);
    var clean = new StringBuilder(apart.length());
    apart
        .codePoints()
        .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK && !isInvisible(c))
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }

  private static boolean isInvisible(int c) {
    if (isSpace(c)) {
      return false;
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.PRIVATE_USE,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          true;
      default -> c == 0 || c == 0xFFFD;
    };
  }

  private static boolean isInside(int c) {
    return !isSpace(c) && !standsAlone(c);
  }

  private static boolean isSpace(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  private static boolean standsAlone(int c) {
    return isHan(c) || isSign(c);
  }

  private static boolean isHan(int c) {
    return (c >= 0x4E00 && c <= 0x9FFF)
        || (c >= 0x3400 && c <= 0x4DBF)
        || (c >= 0x20000 && c <= 0x2CEAF)
        || (c >= 0xF900 && c <= 0xFAFF)
        || (c >= 0x2F800 && c <= 0x2FA1F);
  }

  /** What Unicode calls punctuation, and every ASCII sign. */
  private static boolean isSign(int c) {
    if (c < 0x80) {
      return c > ' ' && c != 0x7F && !Character.isLetterOrDigit(c);
    }
    return switch (Character.getType(c)) {
      case Character.CONNECTOR_PUNCTUATION,
          Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION ->
          true;
      default -> false;
    };
  }

  /** Numbers so far; one place is kept for the end. */
  private static final class Pieces {
    private final long[] numbers = new long[MOST_PIECES];
    private int count;

    boolean isFull() {
      return count >= MOST_PIECES - 1;
    }

    void add(int number) {
      if (!isFull()) {
        numbers[count++] = number;
      }
    }

    long[] ended(int end) {
      numbers[count++] = end;
      return Arrays.copyOf(numbers, count);
    }
  }
}
