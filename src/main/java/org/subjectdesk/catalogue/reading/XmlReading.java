package org.subjectdesk.catalogue.reading;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads small documents from strangers: no document type, so no entities but XML's own; nothing is
 * fetched; size, depth and number of elements are bounded. For one thread.
 *
 * <p>Namespaces are not looked at, so that a piece may be cut out of a document whose root declares
 * them.
 */
final class XmlReading {
  /** The longest record of MARC, 99,999 bytes, takes some 300,000 characters in XML. */
  static final int LONGEST = 1_000_000;

  private static final int DEEPEST = 20;
  private static final int MOST = 20_000;

  private final XMLInputFactory factory = XMLInputFactory.newDefaultFactory();

  XmlReading() {
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
  }

  /** The root; empty when it is not well-formed, has a document type or is too large. */
  Optional<XmlNode> read(String xml) {
    if (xml.length() > LONGEST || xml.contains("<!DOCTYPE") || xml.contains("<!ENTITY")) {
      return Optional.empty();
    }
    try {
      var reader = factory.createXMLStreamReader(new StringReader(xml.strip()));
      try {
        return tree(reader);
      } finally {
        reader.close();
      }
    } catch (XMLStreamException | RuntimeException broken) {
      // The JDK's reader throws unchecked ones too, at names and entities that it does not expect.
      return Optional.empty();
    }
  }

  private static Optional<XmlNode> tree(XMLStreamReader reader) throws XMLStreamException {
    var open = new ArrayDeque<XmlNode>();
    var root = Optional.<XmlNode>empty();
    var elements = 0;
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          if (++elements > MOST || open.size() >= DEEPEST) {
            return Optional.empty();
          }
          var node = node(reader);
          if (open.isEmpty()) {
            root = Optional.of(node);
          } else {
            open.getLast().child(node);
          }
          open.addLast(node);
        }
        case XMLStreamConstants.END_ELEMENT -> open.removeLast();
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          if (!open.isEmpty()) {
            open.getLast().text(reader.getText());
          }
        }
        case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> {
          return Optional.empty();
        }
        default -> {
          // Comments and processing instructions say nothing.
        }
      }
    }
    return root;
  }

  private static XmlNode node(XMLStreamReader reader) {
    var node = new XmlNode(reader.getName().getLocalPart());
    for (var i = 0; i < reader.getAttributeCount(); i++) {
      node.attribute(reader.getAttributeName(i).getLocalPart(), reader.getAttributeValue(i));
    }
    return node;
  }
}
