package org.subjectdesk.alliance.resource;

import java.util.ArrayDeque;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Cuts an element out of a document, names as they are written there. */
final class XmlCopy {
  private XmlCopy() {}

  /**
   * The element that the reader has begun, as text; the reader is at its end afterwards.
   *
   * @param reader not aware of namespaces
   */
  static String of(XMLStreamReader reader) throws XMLStreamException {
    var copy = new StringBuilder();
    var open = new ArrayDeque<String>();
    begin(reader, copy, open);
    while (!open.isEmpty()) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> begin(reader, copy, open);
        case XMLStreamConstants.END_ELEMENT ->
            copy.append("</").append(open.removeLast()).append('>');
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
            escape(reader.getText(), copy);
        default -> {
          // Comments and processing instructions say nothing.
        }
      }
    }
    return copy.toString();
  }

  private static void begin(XMLStreamReader reader, StringBuilder copy, ArrayDeque<String> open) {
    var name = reader.getName().getLocalPart();
    open.addLast(name);
    copy.append('<').append(name);
    for (var i = 0; i < reader.getAttributeCount(); i++) {
      copy.append(' ').append(reader.getAttributeName(i).getLocalPart()).append("=\"");
      escape(reader.getAttributeValue(i), copy);
      copy.append('"');
    }
    copy.append('>');
  }

  private static void escape(String text, StringBuilder copy) {
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      switch (c) {
        case '<' -> copy.append("&lt;");
        case '>' -> copy.append("&gt;");
        case '&' -> copy.append("&amp;");
        case '"' -> copy.append("&quot;");
        // Written out they would come back as a blank or a line's end.
        case '\t', '\n', '\r' -> copy.append("&#").append((int) c).append(';');
        default -> copy.append(c);
      }
    }
  }
}
