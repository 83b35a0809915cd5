package org.subjectdesk.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 (RFC 2104). Stateless; any thread. */
public final class Hmac {
  private static final String ALGORITHM = "HmacSHA256";

  private Hmac() {}

  /** The code of a text in UTF-8, in lower-case hexadecimal. */
  public static String hex(Secret key, String text) {
    return HexFormat.of().formatHex(of(key, text.getBytes(UTF_8)));
  }

  /** The code of some bytes: 32 bytes. */
  static byte[] of(Secret key, byte[] bytes) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key.reveal().getBytes(UTF_8), ALGORITHM));
      return mac.doFinal(bytes);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java has " + ALGORITHM, impossible);
    }
  }
}
