package org.subjectdesk.message;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;

/**
 * Divides text that is too long for one message. Lengths are bytes of UTF-8, because that is what
 * the platform counts; no cut ever falls inside a character as a reader sees it, nor inside a link
 * that fits. Stateless; any thread.
 */
public final class TextParts {
  private static final String ELLIPSIS = "…";
  private static final String SENTENCE_ENDS = "。！？；…";
  // These also stand inside addresses, so they end a sentence only before white space.
  private static final String LATIN_ENDS = ".!?;";
  private static final String CLOSERS = "”’」』）】》)]\"'";
  private static final int SMALLEST_LIMIT = 16;

  private TextParts() {}

  /** The beginning of a text: so many characters (code points) at most, where those are counted. */
  public static String beginning(String text, int most) {
    return text.codePointCount(0, text.length()) <= most
        ? text
        : text.substring(0, text.offsetByCodePoints(0, most));
  }

  /**
   * Divides a text at the ends of paragraphs, else of sentences, else of words, else of characters.
   * A better place is taken as long as it keeps at least half of what would fit, because the
   * platform counts messages. White space at a cut is dropped; nothing else is.
   *
   * @return the parts in order, none blank, none longer than {@code maxBytes}; the text itself when
   *     it fits; nothing when it is blank
   */
  public static List<String> split(String text, int maxBytes) {
    require(maxBytes);
    if (!text.isBlank() && fit(text, 0, maxBytes) == text.length()) {
      return List.of(text);
    }
    var parts = new ArrayList<String>();
    var start = skipSpace(text, 0);
    while (start < text.length()) {
      var end = fit(text, start, maxBytes);
      var cut = end == text.length() ? end : outsideLink(text, start, bestCut(text, start, end));
      parts.add(text.substring(start, cut).stripTrailing());
      start = skipSpace(text, cut);
    }
    return List.copyOf(parts);
  }

  /**
   * The text itself when it fits; else its beginning with an ellipsis, together within the limit.
   */
  public static String cut(String text, int maxBytes) {
    require(maxBytes);
    if (fit(text, 0, maxBytes) == text.length()) {
      return text;
    }
    var end = fit(text, 0, maxBytes - bytes(ELLIPSIS));
    var cut = outsideLink(text, 0, characterCut(text, 0, end));
    return text.substring(0, cut).stripTrailing() + ELLIPSIS;
  }

  /** The length of a text in bytes of UTF-8. */
  public static int bytes(String text) {
    return text.codePoints().map(TextParts::bytes).sum();
  }

  private static int bytes(int codePoint) {
    if (codePoint < 0x80) {
      return 1;
    }
    if (codePoint < 0x800) {
      return 2;
    }
    return codePoint < 0x10000 ? 3 : 4;
  }

  private static void require(int maxBytes) {
    if (maxBytes < SMALLEST_LIMIT) {
      throw new IllegalArgumentException("a limit below " + SMALLEST_LIMIT + " bytes: " + maxBytes);
    }
  }

  /**
   * The largest index from {@code start} on up to which the text fits, never between surrogates.
   */
  private static int fit(String text, int start, int maxBytes) {
    var left = maxBytes;
    var at = start;
    while (at < text.length()) {
      var codePoint = text.codePointAt(at);
      left -= bytes(codePoint);
      if (left < 0) {
        return at;
      }
      at += Character.charCount(codePoint);
    }
    return at;
  }

  private static int skipSpace(String text, int start) {
    var at = start;
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static int bestCut(String text, int start, int end) {
    IntPredicate paragraph = at -> text.charAt(at) == '\n' || text.charAt(at - 1) == '\n';
    IntPredicate sentence = at -> endsSentence(text, at);
    IntPredicate word = at -> Character.isWhitespace(text.charAt(at));
    var half = start + Math.max(1, (end - start) / 2);
    for (var place : List.of(paragraph, sentence, word)) {
      for (var at = end; at >= half; at--) {
        if (place.test(at) && !joins(text.codePointAt(at))) {
          return at;
        }
      }
    }
    return characterCut(text, start, end);
  }

  private static boolean endsSentence(String text, int at) {
    var last = text.charAt(at - 1);
    var next = text.charAt(at);
    if (SENTENCE_ENDS.indexOf(next) >= 0 || CLOSERS.indexOf(next) >= 0) {
      return false;
    }
    if (LATIN_ENDS.indexOf(last) >= 0) {
      return Character.isWhitespace(next);
    }
    return SENTENCE_ENDS.indexOf(last) >= 0
        || (at > 1
            && CLOSERS.indexOf(last) >= 0
            && SENTENCE_ENDS.indexOf(text.charAt(at - 2)) >= 0);
  }

  /** A mark or selector that belongs to the character before it. */
  private static boolean joins(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK ->
          true;
      default -> codePoint == 0x200D;
    };
  }

  private static int characterCut(String text, int start, int end) {
    // One more code point than fits: whether there is a boundary depends on what follows it.
    var window = text.substring(start, Math.min(text.length(), end + 2));
    var characters = BreakIterator.getCharacterInstance(Locale.ROOT);
    characters.setText(window);
    var cut = characters.isBoundary(end - start) ? end - start : characters.preceding(end - start);
    // One character of a thousand marks: better broken than never sent.
    return cut > 0 ? start + cut : end;
  }

  private static int outsideLink(String text, int start, int cut) {
    var open = text.lastIndexOf("<a ", cut - 1);
    if (open <= start) {
      return cut;
    }
    var close = text.indexOf("</a>", open);
    return close >= 0 && close + "</a>".length() > cut ? open : cut;
  }
}
