package org.subjectdesk.envelope;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.subjectdesk.envelope.EnvelopeException.Fault;

/**
 * Reads the one kind of document that the platform pushes: {@code <xml>} around named texts.
 *
 * <p>Elements, text, CDATA, the five predefined entities and character references, in UTF-8: that
 * is all a push holds, so all else is refused: document types, other entities, processing
 * instructions, comments, attributes, and names of other than ASCII letters, digits, {@code _} and
 * {@code -}.
 *
 * <p>Not a general parser, because this runs before anybody is known: there, a document of
 * attributes costs time in the square of its size, and a table of names that is shared between
 * documents never forgets a stranger's. Here time and memory are linear in the body, and nothing is
 * kept or fetched. The JDK's parser is the oracle of the tests: what is accepted here, it reads
 * alike.
 */
public final class PushXml {
  /** {@code SendPicsInfo / PicList / item / PicMd5Sum} is the platform's deepest. */
  private static final int MAX_DEPTH = 4;

  /** {@code MASSSENDJOBFINISH} for eight articles has some 120. */
  private static final int MAX_ELEMENTS = 256;

  private final XmlCursor cursor;
  private int elements;
  private final Set<String> firstLevel = new HashSet<>();
  private final Map<String, String> fields = new LinkedHashMap<>();

  private PushXml(String text) {
    this.cursor = new XmlCursor(text);
  }

  /**
   * The fields of a push, in their order: name → text, unchanged but for line ends, which become
   * {@code \n}. Nested ones are named {@code Parent.Child}; where such a name comes again, as in a
   * list of items, the first counts. On the first level a name must not come again.
   *
   * @param body any bytes; the caller limits their number
   * @return an unmodifiable map
   * @throws EnvelopeException EMPTY, BAD_ENCODING, MALFORMED_XML, TOO_DEEP or TOO_MANY
   */
  public static Map<String, String> parse(byte[] body) throws EnvelopeException {
    if (body.length == 0) {
      throw new EnvelopeException(Fault.EMPTY);
    }
    try {
      var text = UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
      return new PushXml(text).document();
    } catch (CharacterCodingException e) {
      throw new EnvelopeException(Fault.BAD_ENCODING);
    }
  }

  private Map<String, String> document() throws EnvelopeException {
    cursor.skip("\uFEFF");
    cursor.declaration();
    cursor.space();
    cursor.expect("<");
    element("", 0);
    cursor.space();
    if (!cursor.isAtEnd()) {
      throw XmlCursor.malformed();
    }
    return Collections.unmodifiableMap(fields);
  }

  private void element(String parent, int depth) throws EnvelopeException {
    var name = cursor.name();
    if (depth == 0 ? !name.equals("xml") : depth == 1 && !firstLevel.add(name)) {
      throw XmlCursor.malformed();
    }
    if (depth > MAX_DEPTH) {
      throw new EnvelopeException(Fault.TOO_DEEP);
    }
    if (++elements > MAX_ELEMENTS) {
      throw new EnvelopeException(Fault.TOO_MANY);
    }
    var path = depth < 2 ? name : parent + "." + name;
    cursor.space();
    if (cursor.skip("/>")) {
      leaf(path, depth, "");
    } else {
      cursor.expect(">");
      content(path, depth);
      cursor.expect(name);
      cursor.space();
      cursor.expect(">");
    }
  }

  private void content(String path, int depth) throws EnvelopeException {
    var text = new StringBuilder();
    var isLeaf = true;
    while (!cursor.skip("</")) {
      if (cursor.skip("<![CDATA[")) {
        cursor.characterData(text);
      } else if (cursor.skip("<")) {
        isLeaf = false;
        element(path, depth + 1);
      } else {
        cursor.text(text);
      }
    }
    if (isLeaf && depth > 0) {
      leaf(path, depth, text.toString());
    } else if (!text.chars().allMatch(XmlCharacters::isSpace)) {
      throw XmlCursor.malformed();
    }
  }

  private void leaf(String path, int depth, String text) {
    if (depth > 0) {
      fields.putIfAbsent(path, text);
    }
  }
}
