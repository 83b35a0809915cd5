package org.subjectdesk.catalogue.reading;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.Optional;

/**
 * Tells what bytes are before they become text: strict decoding, and for GB18030, which nearly any
 * bytes are, whether what comes out is what people write.
 */
final class ChineseBytes {
  static final Charset GB18030 = Charset.forName("GB18030");

  /** Of all that is not ASCII, how much of it common characters make up in a real text. */
  private static final double COMMON = 0.4;

  private ChineseBytes() {}

  /** The text of UTF-8; empty when it is something else. */
  static Optional<String> utf8(byte[] bytes) {
    return decoded(bytes, UTF_8);
  }

  /**
   * The text of GB18030, which includes GBK and GB 2312; empty when it is something else, such as
   * UTF-8 with a broken byte, which gives rare characters only.
   */
  static Optional<String> gb18030(byte[] bytes) {
    return isChinese(bytes) ? decoded(bytes, GB18030) : Optional.empty();
  }

  /**
   * The text of a line in a file that is GB18030 otherwise: rare characters, such as traditional
   * ones, are no reason to doubt it unless it is UTF-8 as well.
   */
  static Optional<String> gb18030Line(byte[] bytes) {
    return isChinese(bytes) || utf8(bytes).isEmpty() ? decoded(bytes, GB18030) : Optional.empty();
  }

  static boolean isAscii(byte[] bytes) {
    for (var each : bytes) {
      if (each < 0) {
        return false;
      }
    }
    return true;
  }

  private static Optional<String> decoded(byte[] bytes, Charset charset) {
    try {
      var text = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.codePoints().allMatch(ChineseBytes::isAssigned)
          ? Optional.of(text)
          : Optional.empty();
    } catch (CharacterCodingException broken) {
      return Optional.empty();
    }
  }

  /** GB18030 gives codes of private use to bytes that mean nothing. */
  private static boolean isAssigned(int c) {
    return switch (Character.getType(c)) {
      case Character.PRIVATE_USE, Character.UNASSIGNED -> false;
      default -> true;
    };
  }

  /**
   * Whether the pairs of bytes are mostly what GB 2312 has in its rows of signs (A1–A3) and of the
   * 3,755 commonest characters (B0–D7). In what is UTF-8 really, less than a fifth of the pairs is.
   */
  private static boolean isChinese(byte[] bytes) {
    var pairs = 0;
    var common = 0;
    for (var i = 0; i < bytes.length; i++) {
      if (bytes[i] < 0 && i + 1 < bytes.length) {
        var lead = bytes[i] & 0xFF;
        var trail = bytes[++i] & 0xFF;
        pairs++;
        var isCommon = (lead >= 0xB0 && lead <= 0xD7) || (lead >= 0xA1 && lead <= 0xA3);
        common += isCommon && trail >= 0xA1 ? 1 : 0;
      }
    }
    return common >= COMMON * pairs;
  }
}
