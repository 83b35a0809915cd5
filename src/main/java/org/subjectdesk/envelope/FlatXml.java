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
   * @param fields name → text; a name is at most 64 ASCII letters, digits, {@code _} and {@code -}
   * @throws IllegalArgumentException if a name is anything else
   */
  public static String write(Map<String, String> fields) {
    var out = new StringBuilder(256).append("<xml>");
    fields.forEach((name, value) -> element(out, name, value));
    return out.append("</xml>").toString();
  }

  private static void element(StringBuilder out, String name, String value) {
    if (!XmlCharacters.isName(name)) {
      throw new IllegalArgumentException("not the name of a field: " + name);
    }
    out.append('<').append(name).append('>');
    if (XmlCharacters.isNumber(value)) {
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
      if (!XmlCharacters.isAllowed(c)) {
        continue;
      }
      if (c == '>' && brackets >= 2) {
        out.append("]]><![CDATA[");
      }
      brackets = c == ']' ? brackets + 1 : 0;
      out.appendCodePoint(c);
    }
  }
}
