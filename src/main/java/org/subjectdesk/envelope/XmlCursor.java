package org.subjectdesk.envelope;

import java.util.HexFormat;
import java.util.regex.Pattern;
import org.subjectdesk.envelope.EnvelopeException.Fault;

/** A place in a document that moves forward over its tokens; {@link PushXml} is the grammar. */
final class XmlCursor {
  /** {@code #x10FFFF} and some leading zeros. */
  private static final int MAX_REFERENCE = 12;

  private static final Pattern DECLARATION =
      Pattern.compile(
          ("<\\?xmlS+versionS*=S*(?:'1\\.0'|\"1\\.0\")"
                  + "(?:S+encodingS*=S*(['\"])([A-Za-z][A-Za-z0-9._-]*)\\1)?"
                  + "(?:S+standaloneS*=S*(?:'yes'|'no'|\"yes\"|\"no\"))?S*\\?>")
              .replace("S", "[ \\t\\r\\n]"));

  private final String in;
  private int at;

  XmlCursor(String in) {
    this.in = in;
  }

  boolean isAtEnd() {
    return at == in.length();
  }

  /** Moves over the token if it stands here. */
  boolean skip(String token) {
    if (!in.startsWith(token, at)) {
      return false;
    }
    at += token.length();
    return true;
  }

  void expect(String token) throws EnvelopeException {
    if (!skip(token)) {
      throw malformed();
    }
  }

  void space() {
    while (at < in.length() && XmlCharacters.isSpace(in.charAt(at))) {
      at++;
    }
  }

  /** Moves over an XML declaration, if there is one. */
  void declaration() throws EnvelopeException {
    if (!in.startsWith("<?", at)) {
      return;
    }
    var matcher = DECLARATION.matcher(in).region(at, in.length());
    if (!matcher.lookingAt()) {
      throw malformed();
    }
    var encoding = matcher.group(2);
    if (encoding != null && !encoding.equalsIgnoreCase("UTF-8")) {
      throw new EnvelopeException(Fault.BAD_ENCODING);
    }
    at = matcher.end();
  }

  String name() throws EnvelopeException {
    var start = at;
    while (at < in.length() && XmlCharacters.isNamePart(in.charAt(at))) {
      at++;
    }
    var name = in.substring(start, at);
    if (!XmlCharacters.isName(name)) {
      throw malformed();
    }
    return name;
  }

  /** Adds the text up to the next tag. */
  void text(StringBuilder out) throws EnvelopeException {
    var end = indexOf("<");
    if (in.indexOf("]]>", at, end) >= 0) {
      throw malformed();
    }
    while (at < end) {
      var reference = in.indexOf('&', at, end);
      literal(out, reference < 0 ? end : reference);
      if (reference >= 0) {
        out.appendCodePoint(reference());
      }
    }
  }

  /** Adds the rest of a CDATA section and moves behind it. */
  void characterData(StringBuilder out) throws EnvelopeException {
    literal(out, indexOf("]]>"));
    expect("]]>");
  }

  private void literal(StringBuilder out, int end) throws EnvelopeException {
    while (at < end) {
      var start = at;
      while (at < end && isPlain(in.charAt(at))) {
        at++;
      }
      out.append(in, start, at);
      if (at < end) {
        expect("\r");
        skip("\n");
        out.append('\n');
      }
    }
  }

  private static boolean isPlain(char c) {
    // Surrogates come in pairs here, because the text was decoded strictly.
    return c != '\r' && (XmlCharacters.isAllowed(c) || Character.isSurrogate(c));
  }

  private int reference() throws EnvelopeException {
    var end = indexOf(";");
    if (end - at > MAX_REFERENCE) {
      throw malformed();
    }
    var name = in.substring(at + 1, end);
    at = end + 1;
    return switch (name) {
      case "lt" -> '<';
      case "gt" -> '>';
      case "amp" -> '&';
      case "quot" -> '"';
      case "apos" -> '\'';
      default -> numbered(name);
    };
  }

  private static int numbered(String name) throws EnvelopeException {
    var radix = name.startsWith("#x") ? 16 : 10;
    var start = radix == 16 ? 2 : 1;
    if (!name.startsWith("#")) {
      throw malformed();
    }
    var c = 0;
    for (var i = start; i < name.length() && c <= Character.MAX_CODE_POINT; i++) {
      var digit =
          HexFormat.isHexDigit(name.charAt(i)) ? HexFormat.fromHexDigit(name.charAt(i)) : 16;
      if (digit >= radix) {
        throw malformed();
      }
      c = c * radix + digit;
    }
    if (!XmlCharacters.isAllowed(c)) {
      throw malformed();
    }
    return c;
  }

  private int indexOf(String token) throws EnvelopeException {
    var found = in.indexOf(token, at);
    if (found < 0) {
      throw malformed();
    }
    return found;
  }

  static EnvelopeException malformed() {
    return new EnvelopeException(Fault.MALFORMED_XML);
  }
}
