package org.subjectdesk.envelope;

import java.util.Map;

/**
 * Writes a message the way the platform spells it: {@code <xml><Name><![CDATA[value]]></Name>…}.
 *
 * <p>Whatever a value holds, it stays inside its element: {@code ]]>} is split over two CDATA
 * sections, and what XML 1.0 does not allow (control characters, lone surrogates) is left out. Line
 * ends become {@code \n}, as every reader of XML would make them.
 */
public final class FlatXml {
  private FlatXml() {}

  /**
   * The document with these fields, in the map's order. Digits are written bare, all else as CDATA.
   *
   * @param fields name → text; a name is letters, digits and underscores, beginning with a letter
   * @throws IllegalArgumentException if a name is anything else
   */
  public static String write(Map<String, String> fields) {
    var out = new StringBuilder(256).append("<xml>");
    fields.forEach((name, value) -> element(out, name, value));
    return out.append("</xml>").toString();
  }

  private static void element(StringBuilder out, String name, String value) {
    if (!isName(name)) {
      throw new IllegalArgumentException("not the name of a field: " + name);
    }
    out.append('<').append(name).append('>');
    if (isNumber(value)) {
      out.append(value);
    } else {
      out.append("<![CDATA[");
      text(out, value);
      out.append("]]>");
    }
    out.append("</").append(name).append('>');
  }

  private static void text(StringBuilder out, String value) {
    var brackets = 0;
    for (var i = 0; i < value.length(); ) {
      var c = value.codePointAt(i);
      i += Character.charCount(c);
      if (c == '\r') {
        if (i < value.length() && value.charAt(i) == '\n') {
          continue;
        }
        c = '\n';
      }
      if (!isAllowed(c)) {
        continue;
      }
      if (c == '>' && brackets >= 2) {
        out.append("]]><![CDATA[");
      }
      brackets = c == ']' ? brackets + 1 : 0;
      out.appendCodePoint(c);
    }
  }

  /** Production [2] Char of XML 1.0; a surrogate arrives here only when it stands alone. */
  private static boolean isAllowed(int c) {
    return (c >= 0x20 && c <= 0xD7FF)
        || c == '\n'
        || c == '\t'
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
  }

  private static boolean isNumber(String value) {
    return !value.isEmpty() && value.chars().allMatch(FlatXml::isDigit);
  }

  private static boolean isName(String name) {
    return !name.isEmpty()
        && isLetter(name.charAt(0))
        && name.chars().allMatch(c -> isLetter(c) || isDigit(c) || c == '_');
  }

  private static boolean isLetter(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }
}
