package org.subjectdesk.alliance.resource;

import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * One response of a provider, read as far as it is well-formed. No document type, so no entities
 * but XML's own, and nothing is fetched. Namespaces are not looked at: providers get them wrong,
 * and no element has the same name in another meaning at the same place. For one thread.
 */
final class ResponseXml {
  private static final XMLInputFactory FACTORY = factory();
  private static final int LONGEST_TEXT = 4_000;

  /**
   * An element of the answer that is no record.
   *
   * @param mark the attribute that goes with it
   */
  record Said(String mark, String text) {}

  /**
   * A record as it came.
   *
   * @param id its identifier, empty when it has none
   * @param metadata the element in {@code metadata}, without the declarations of namespaces around
   *     it; empty when there is none
   */
  record Raw(String id, boolean deleted, String metadata) {}

  /** The token's element. */
  record RawToken(String value, String expires, String size) {}

  final List<Raw> records = new ArrayList<>();
  String responseDate = "";
  String granularity = "";
  String deletions = "";
  Optional<Said> error = Optional.empty();
  Optional<RawToken> token = Optional.empty();
  private boolean isWhole;
  private boolean isOai;

  private ResponseXml() {}

  private static XMLInputFactory factory() {
    // The JDK's own, whatever else a library has brought onto the class path.
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
    return factory;
  }

  /** Reads; never fails, but may not be {@link #isWhole}. */
  static ResponseXml read(Reader text) {
    var read = new ResponseXml();
    try {
      var reader = FACTORY.createXMLStreamReader(text);
      try {
        read.root(reader);
      } finally {
        reader.close();
      }
    } catch (XMLStreamException | RuntimeException broken) {
      // The JDK's reader throws unchecked ones too, at names and entities that it does not expect.
      read.isWhole = false;
    }
    return read;
  }

  /** Whether it was well-formed up to the end of its root, and the root was the protocol's. */
  boolean isWhole() {
    return isWhole;
  }

  /** Whether the root was the protocol's. */
  boolean isOai() {
    return isOai;
  }

  private void root(XMLStreamReader reader) throws XMLStreamException {
    while (reader.next() != XMLStreamConstants.START_ELEMENT) {
      if (reader.getEventType() == XMLStreamConstants.DTD) {
        return;
      }
    }
    isOai = name(reader).equals("OAI-PMH");
    if (!isOai) {
      return;
    }
    while (nextChild(reader)) {
      switch (name(reader)) {
        case "responseDate" -> responseDate = text(reader);
        case "error" -> {
          var code = attribute(reader, "code");
          error = Optional.of(new Said(code, text(reader)));
        }
        case "ListRecords", "Identify" -> verb(reader);
        default -> skip(reader);
      }
    }
    isWhole = true;
  }

  private void verb(XMLStreamReader reader) throws XMLStreamException {
    while (nextChild(reader)) {
      switch (name(reader)) {
        case "record" -> records.add(raw(reader));
        case "granularity" -> granularity = text(reader);
        case "deletedRecord" -> deletions = text(reader);
        case "resumptionToken" -> {
          var expires = attribute(reader, "expirationDate");
          var size = attribute(reader, "completeListSize");
          token = Optional.of(new RawToken(text(reader), expires, size));
        }
        default -> skip(reader);
      }
    }
  }

  private static Raw raw(XMLStreamReader reader) throws XMLStreamException {
    var id = "";
    var deleted = false;
    var metadata = "";
    while (nextChild(reader)) {
      switch (name(reader)) {
        case "header" -> {
          deleted = attribute(reader, "status").equals("deleted");
          while (nextChild(reader)) {
            var isId = name(reader).equals("identifier");
            var text = text(reader);
            id = isId ? text : id;
          }
        }
        case "metadata" -> {
          while (nextChild(reader)) {
            metadata = XmlCopy.of(reader);
          }
        }
        default -> skip(reader);
      }
    }
    return new Raw(id, deleted, metadata);
  }

  private static String name(XMLStreamReader reader) {
    var name = reader.getName().getLocalPart();
    return name.substring(name.indexOf(':') + 1);
  }

  private static String attribute(XMLStreamReader reader, String name) {
    return Optional.ofNullable(reader.getAttributeValue(null, name)).orElse("").strip();
  }

  /** Goes to the next child of the element around; false at that element's end. */
  private static boolean nextChild(XMLStreamReader reader) throws XMLStreamException {
    while (true) {
      var event = reader.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        return true;
      }
      if (event == XMLStreamConstants.END_ELEMENT) {
        return false;
      }
    }
  }

  /** The text up to the end of this element, cut to length. */
  private static String text(XMLStreamReader reader) throws XMLStreamException {
    var text = new StringBuilder();
    for (var depth = 1; depth > 0; ) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> depth++;
        case XMLStreamConstants.END_ELEMENT -> depth--;
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
            text.append(text.length() > LONGEST_TEXT ? "" : reader.getText());
        default -> {
          // Comments and processing instructions say nothing.
        }
      }
    }
    return text.toString().strip();
  }

  private static void skip(XMLStreamReader reader) throws XMLStreamException {
    text(reader);
  }
}
