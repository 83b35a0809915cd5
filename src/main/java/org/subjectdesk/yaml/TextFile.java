package org.subjectdesk.yaml;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Turns the bytes of a file that a person saved into text. Safe for any thread. */
public final class TextFile {
  private TextFile() {}

  /**
   * Decodes UTF-8, or else GB18030, in which Chinese spreadsheets like to save their CSV. Bytes
   * that are neither, or that read as something else than Chinese text, are a fault.
   *
   * @param file its name in faults
   * @return the text; empty, with a fault at the line of the first byte that is not UTF-8
   */
  public static Optional<String> chinese(String file, byte[] content, Faults faults) {
    var mine = new Faults();
    var text = utf8(file, content, mine).or(() -> gb18030(content));
    if (text.isEmpty()) {
      faults.addAll(mine);
    }
    return text;
  }

  /** Nearly any bytes decode somehow, so only what gives common characters is taken. */
  private static Optional<String> gb18030(byte[] content) {
    try {
      var bytes = ByteBuffer.wrap(content);
      var text = Charset.forName("GB18030").newDecoder().decode(bytes).toString();
      return text.codePoints().allMatch(TextFile::isCommon) ? Optional.of(text) : Optional.empty();
    } catch (CharacterCodingException broken) {
      return Optional.empty();
    }
  }

  private static boolean isCommon(int c) {
    return (c >= ' ' && c <= '~')
        || c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= 0x4E00 && c <= 0x9FFF)
        || (c >= 0x2000 && c <= 0x206F)
        || (c >= 0x2460 && c <= 0x24FF)
        || (c >= 0x3000 && c <= 0x303F)
        || (c >= 0xFF00 && c <= 0xFFEF)
        || c == 0xB7;
  }

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
