package org.subjectdesk.envelope;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.codehaus.stax2.XMLInputFactory2;
import org.subjectdesk.envelope.EnvelopeException.Fault;

/** Draft reader. */
public final class PushXml {
  private PushXml() {}

  /**
   * The elements below the root, in their order: name → text.
   *
   * @throws EnvelopeException EMPTY, BAD_ENCODING, MALFORMED_XML, TOO_DEEP or TOO_MANY
   */
  public static Map<String, String> parse(byte[] body) throws EnvelopeException {
    if (body.length == 0) {
      throw new EnvelopeException(Fault.EMPTY);
    }
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException e) {
      throw new EnvelopeException(Fault.BAD_ENCODING);
    }
    try {
      return read(text);
    } catch (XMLStreamException e) {
      throw new EnvelopeException(Fault.MALFORMED_XML);
    }
  }

  private static Map<String, String> read(String text)
      throws XMLStreamException, EnvelopeException {
    var factory = new InputFactoryImpl();
    factory.setProperty(XMLInputFactory2.P_LAZY_PARSING, false);
    factory.setProperty(XMLInputFactory2.IS_COALESCING, true);
    factory.setProperty(XMLInputFactory2.SUPPORT_DTD, false);
    var in = factory.createXMLStreamReader(new StringReader(text));
    var fields = new LinkedHashMap<String, String>();
    var firstLevel = new HashSet<String>();
    var path = new ArrayDeque<String>();
    var value = new StringBuilder();
    var leaf = false;
    while (in.hasNext()) {
      switch (in.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          open(in, path, firstLevel);
          value.setLength(0);
          leaf = true;
        }
        case XMLStreamConstants.END_ELEMENT -> {
          if (leaf && path.size() > 1) {
            var key = String.join(".", path).substring(4);
            fields.putIfAbsent(key, value.toString());
          }
          value.setLength(0);
          leaf = false;
          path.removeLast();
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> value.append(in.getText());
        case XMLStreamConstants.SPACE, XMLStreamConstants.END_DOCUMENT -> {}
        default -> throw new EnvelopeException(Fault.MALFORMED_XML);
      }
    }
    return Collections.unmodifiableMap(fields);
  }

  private static void open(XMLStreamReader in, ArrayDeque<String> path, Set<String> firstLevel)
      throws EnvelopeException {
    var name = in.getLocalName();
    if (path.isEmpty() ? !name.equals("xml") : path.size() == 1 && !firstLevel.add(name)) {
      throw new EnvelopeException(Fault.MALFORMED_XML);
    }
    path.addLast(name);
    if (path.size() > 5) {
      throw new EnvelopeException(Fault.TOO_DEEP);
    }
  }
}
