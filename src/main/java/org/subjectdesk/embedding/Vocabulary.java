package org.subjectdesk.embedding;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;

/** The pieces of words that an encoder knows, with their numbers. Immutable. */
final class Vocabulary {
  private final Map<String, Integer> numbers;

  private Vocabulary(Map<String, Integer> numbers) {
    this.numbers = numbers;
  }

  /** Reads the {@code vocab} of a Hugging Face {@code tokenizer.json}. */
  static Vocabulary read(InputStream json) throws IOException {
    var numbers = new HashMap<String, Integer>();
    try (var parser = new JsonFactory().createParser(json)) {
      while (parser.nextToken() != null) {
        if (parser.currentToken() == JsonToken.FIELD_NAME && "vocab".equals(parser.currentName())) {
          parser.nextToken();
          while (parser.nextToken() == JsonToken.FIELD_NAME) {
            numbers.put(parser.currentName(), parser.nextIntValue(-1));
          }
        }
      }
    }
    return new Vocabulary(numbers);
  }

  /** The number of a piece, -1 for one that is not known. */
  int number(String piece) {
    return numbers.getOrDefault(piece, -1);
  }
}
