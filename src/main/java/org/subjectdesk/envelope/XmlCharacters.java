package org.subjectdesk.envelope;

/** Which characters XML 1.0 allows where; of names only what the platform uses. */
final class XmlCharacters {
  /** Twice the platform's longest; names are joined, so their length must have an end. */
  private static final int MAX_NAME = 64;

  private XmlCharacters() {}

  /** Production [2], Char. A surrogate that has lost its other half is not one. */
  static boolean isAllowed(int c) {
    return (c >= 0x20 && c <= 0xD7FF)
        || c == '\n'
        || c == '\t'
        || c == '\r'
        || (c >= 0xE000 && c <= 0xFFFD)
        || (c >= 0x10000 && c <= Character.MAX_CODE_POINT);
  }

  /** A text without what is not allowed; its line ends become {@code \n}. */
  static String allowed(String text) {
    var out = new StringBuilder(text.length());
    text.replace("\r\n", "\n")
        .replace('\r', '\n')
        .codePoints()
        .filter(XmlCharacters::isAllowed)
        .forEach(out::appendCodePoint);
    return out.toString();
  }

  /** Production [3], S. */
  static boolean isSpace(int c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  static boolean isNumber(String text) {
    for (var i = 0; i < text.length(); i++) {
      if (!isDigit(text.charAt(i))) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  /**
   * ASCII letters, digits, {@code _} and {@code -}, at most 64, not beginning with a digit or
   * {@code -}.
   */
  static boolean isName(String name) {
    if (name.isEmpty() || name.length() > MAX_NAME) {
      return false;
    }
    for (var i = 0; i < name.length(); i++) {
      if (!isNamePart(name.charAt(i))) {
        return false;
      }
    }
    return !isDigit(name.charAt(0)) && name.charAt(0) != '-';
  }

  static boolean isNamePart(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || isDigit(c) || c == '_' || c == '-';
  }
}
