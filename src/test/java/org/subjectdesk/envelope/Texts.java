package org.subjectdesk.envelope;

import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/** Texts as readers, librarians and attackers write them. */
final class Texts {
  private static final String[] TRICKS = {
    "]]>",
    "]]",
    "]",
    ">",
    "<",
    "&",
    "&amp;",
    "<![CDATA[",
    "</Content>",
    "\r\n",
    "\r",
    "\n",
    "\t",
    " ",
    "\0",
    "\u0001",
    "\u001F",
    "\u007F",
    "\u0085",
    "\u2028",
    "\uFEFF",
    "\uFFFE",
    "\uFFFF",
    "\uFFFD",
    "\uD83D",
    "\uDE00",
    "😀",
    "图书馆",
    "0",
    "42",
    "'",
    "\"",
    "="
  };

  private Texts() {}

  /** Any text whatever, with forbidden characters and lone surrogates. */
  static Arbitrary<String> any() {
    var anyUnit = Arbitraries.chars().range(Character.MIN_VALUE, Character.MAX_VALUE);
    return Arbitraries.frequencyOf(
            Tuple.of(2, Arbitraries.of(TRICKS)), Tuple.of(1, anyUnit.map(String::valueOf)))
        .list()
        .ofMaxSize(30)
        .map(parts -> String.join("", parts));
  }

  /** What XML 1.0 can hold of a text, told in the words of its specification. */
  static String allowed(String text) {
    return text.replace("\r\n", "\n")
        .replace('\r', '\n')
        .codePoints()
        .filter(c -> c >= 0x20 || c == '\n' || c == '\t')
        .filter(c -> c < 0xD800 || c > 0xDFFF)
        .filter(c -> c != 0xFFFE && c != 0xFFFF)
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }

  /** The 43 characters of any key, stray bits in the last one included. */
  static Arbitrary<String> keys() {
    return Arbitraries.strings()
        .withChars("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
        .ofLength(43);
  }
}
