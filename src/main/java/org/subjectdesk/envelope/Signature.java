package org.subjectdesk.envelope;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The platform's signature: lower-case hexadecimal SHA-1 over the sorted and joined parts.
 *
 * <p>{@code signature} covers token, timestamp and nonce; {@code msg_signature} these three and the
 * {@code Encrypt} element. The first does not cover the body.
 */
public final class Signature {
  private Signature() {}

  /** The signature of these parts, whose order does not matter. */
  public static String of(String... parts) {
    var sorted = parts.clone();
    Arrays.sort(sorted);
    var sha1 = sha1();
    for (var part : sorted) {
      sha1.update(part.getBytes(UTF_8));
    }
    return HexFormat.of().formatHex(sha1.digest());
  }

  /** Whether {@code given} is the signature of these parts, in time that does not tell how near. */
  public static boolean matches(@Nullable String given, String... parts) {
    return given != null && MessageDigest.isEqual(given.getBytes(UTF_8), of(parts).getBytes(UTF_8));
  }

  private static MessageDigest sha1() {
    try {
      return MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-1", e);
    }
  }
}
