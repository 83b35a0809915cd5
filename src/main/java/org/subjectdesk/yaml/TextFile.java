package org.subjectdesk.yaml;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Turns the bytes of a file that a person saved into text. Safe for any thread. */
public final class TextFile {
  private TextFile() {}

  /**
   * Decodes UTF-8 strictly.
   *
   * @param file its name in faults
   * @return the text; empty, with a fault at the line of the first wrong byte, when it is not UTF-8
   */
  public static Optional<String> utf8(String file, byte[] content, Faults faults) {
    var bytes = ByteBuffer.wrap(content);
    try {
      return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
    } catch (CharacterCodingException broken) {
      var line = 1;
      for (var i = 0; i < bytes.position(); i++) {
        line += content[i] == '\n' ? 1 : 0;
      }
      faults.add(file, line, "bytes that are not UTF-8", "save the file in the encoding UTF-8");
      return Optional.empty();
    }
  }
}
