package org.subjectdesk.envelope;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.subjectdesk.envelope.EnvelopeException.Fault;

/**
 * Reads a push that is spelled in JSON, as mini-programs may have it (数据格式 JSON): one object whose
 * values are texts and numbers. Gives the same fields as {@link PushXml} does of the same message
 * in XML, so that whoever reads them need not know which it was.
 *
 * <p>Strict, because this runs before anybody is known: UTF-8 only (the parser alone would guess
 * UTF-16, too), nothing after the object, no name twice, names as in XML, and an end to depth,
 * number and length of everything. The parser's table of names is not shared between documents,
 * because that would never forget a stranger's.
 */
public final class PushJson {
  /** Objects and lists in each other; the platform's deepest are three. */
  private static final int MAX_DEPTH = 5;

  /** Names, values and brackets; an event about a list of templates has some 60. */
  private static final int MAX_TOKENS = 1_024;

  /** More than the body may have, so that no text that fits is refused. */
  private static final int MAX_TEXT = 1 << 20;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH + 1)
                  .maxStringLength(MAX_TEXT)
                  .maxNumberLength(64)
                  .maxNameLength(64)
                  .build())
          .build();

  private final JsonParser in;
  private final Map<String, String> fields = new LinkedHashMap<>();
  private int tokens;

  private PushJson(JsonParser in) {
    this.in = in;
  }

  /** Whether a body looks like JSON, not XML; says nothing about whether it is any. */
  static boolean begins(byte[] body) {
    for (var b : body) {
      // A byte order mark may stand before it.
      if (!XmlCharacters.isSpace(b) && b != (byte) 0xEF && b != (byte) 0xBB && b != (byte) 0xBF) {
        return b == '{';
      }
    }
    return false;
  }

  /**
   * The fields of a push, in their order: name → text. Numbers and truth values are as written,
   * {@code null} is as if it were missing. Nested ones are named {@code Parent.Child}, whether a
   * list lies between them or not; where such a name comes again, the first counts. What XML cannot
   * hold (control characters, lone surrogates) is left out of texts; line ends become {@code \n}.
   *
   * @param body any bytes; the caller limits their number
   * @return an unmodifiable map
   * @throws EnvelopeException EMPTY, BAD_ENCODING, MALFORMED_JSON, TOO_DEEP or TOO_MANY
   */
  public static Map<String, String> parse(byte[] body) throws EnvelopeException {
    if (body.length == 0) {
      throw new EnvelopeException(Fault.EMPTY);
    }
    try (var in = FACTORY.createParser(text(body))) {
      return new PushJson(in).document();
    } catch (IOException wrong) {
      throw malformed();
    }
  }

  private static String text(byte[] body) throws EnvelopeException {
    try {
      var text = UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new EnvelopeException(Fault.BAD_ENCODING);
    }
  }

  private Map<String, String> document() throws IOException, EnvelopeException {
    if (next() != JsonToken.START_OBJECT) {
      throw malformed();
    }
    object("", 1);
    if (in.nextToken() != null) {
      throw malformed();
    }
    return Collections.unmodifiableMap(fields);
  }

  /** Reads up to the closing bracket of an object whose opening one was just read. */
  private void object(String path, int depth) throws IOException, EnvelopeException {
    limit(depth);
    while (next() != JsonToken.END_OBJECT) {
      var name = in.currentName();
      if (!XmlCharacters.isName(name)) {
        throw malformed();
      }
      value(next(), path.isEmpty() ? name : path + "." + name, depth);
    }
  }

  private void list(String path, int depth) throws IOException, EnvelopeException {
    limit(depth);
    for (var token = next(); token != JsonToken.END_ARRAY; token = next()) {
      value(token, path, depth);
    }
  }

  private void value(JsonToken token, String path, int depth)
      throws IOException, EnvelopeException {
    switch (token) {
      case START_OBJECT -> object(path, depth + 1);
      case START_ARRAY -> list(path, depth + 1);
      case VALUE_STRING -> fields.putIfAbsent(path, XmlCharacters.allowed(in.getText()));
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE ->
          fields.putIfAbsent(path, in.getText());
      case VALUE_NULL -> {}
      case END_OBJECT, END_ARRAY, FIELD_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
          throw malformed();
    }
  }

  private JsonToken next() throws IOException, EnvelopeException {
    var token = in.nextToken();
    if (token == null) {
      throw malformed();
    }
    if (++tokens > MAX_TOKENS) {
      throw new EnvelopeException(Fault.TOO_MANY);
    }
    return token;
  }

  private static void limit(int depth) throws EnvelopeException {
    if (depth > MAX_DEPTH) {
      throw new EnvelopeException(Fault.TOO_DEEP);
    }
  }

  private static EnvelopeException malformed() {
    return new EnvelopeException(Fault.MALFORMED_JSON);
  }
}
