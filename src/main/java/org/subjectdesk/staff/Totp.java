package org.subjectdesk.staff;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.subjectdesk.config.Secret;

/**
 * Codes of an authenticator app: TOTP (RFC 6238) with what every app knows, SHA-1, six digits and
 * steps of 30 s. The key is Base32 (RFC 4648) as the apps take it.
 */
final class Totp {
  private static final int STEP_SECONDS = 30;
  private static final int MODULUS = 1_000_000;

  /** Steps before and after now whose code is taken, too: phones' clocks differ. */
  private static final int WINDOW = 1;

  /** 160 bits, as RFC 4226 advises. */
  private static final int KEY_BYTES = 20;

  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final SecureRandom RANDOM = new SecureRandom();

  private Totp() {}

  /** A new key. */
  static Secret newKey() {
    var bytes = new byte[KEY_BYTES];
    RANDOM.nextBytes(bytes);
    return new Secret(base32(bytes));
  }

  /** What an app reads from a QR code. */
  static Secret uri(String issuer, String librarian, Secret key) {
    return new Secret(
        "otpauth://totp/%1$s:%2$s?secret=%3$s&issuer=%1$s"
            .formatted(encoded(issuer), encoded(librarian), key.reveal()));
  }

  /**
   * The step that a code belongs to.
   *
   * @param used the newest step whose code was used; its code and older ones are not taken again
   * @return empty when the code is wrong, too old, too new or used
   */
  static OptionalLong step(Secret key, String code, Instant now, long used) {
    var typed = code.replaceAll("\\s", "");
    var current = Math.floorDiv(now.getEpochSecond(), (long) STEP_SECONDS);
    for (var step = current - WINDOW; step <= current + WINDOW; step++) {
      if (step > used && new Secret(code(key, step)).equals(new Secret(typed))) {
        return OptionalLong.of(step);
      }
    }
    return OptionalLong.empty();
  }

  /** The code of a moment. */
  static String code(Secret key, Instant at) {
    return code(key, Math.floorDiv(at.getEpochSecond(), (long) STEP_SECONDS));
  }

  private static String code(Secret key, long step) {
    try {
      var mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(bytes(key.reveal()), "HmacSHA1"));
      var hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
      // RFC 4226, 5.3: the last four bits say where the number begins.
      var number = ByteBuffer.wrap(hash).getInt(hash[hash.length - 1] & 0xf) & 0x7fff_ffff;
      return String.format(Locale.ROOT, "%06d", number % MODULUS);
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException(missing);
    }
  }

  static String base32(byte[] bytes) {
    var text = new StringBuilder();
    var bits = 0;
    var held = 0;
    for (var each : bytes) {
      held = ((held << 8) | (each & 0xff)) & 0xffff;
      bits += 8;
      while (bits >= 5) {
        bits -= 5;
        text.append(BASE32.charAt((held >> bits) & 31));
      }
    }
    if (bits > 0) {
      text.append(BASE32.charAt((held << (5 - bits)) & 31));
    }
    return text.toString();
  }

  private static byte[] bytes(String base32) {
    var bytes = ByteBuffer.allocate(base32.length() * 5 / 8);
    var bits = 0;
    var held = 0;
    for (var i = 0; i < base32.length(); i++) {
      held = ((held << 5) | BASE32.indexOf(base32.charAt(i))) & 0xffff;
      bits += 5;
      if (bits >= 8) {
        bits -= 8;
        bytes.put((byte) (held >> bits));
      }
    }
    return bytes.array();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
