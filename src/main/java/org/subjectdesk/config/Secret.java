package org.subjectdesk.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * A password, token or key. It prints as {@code ***}, so that it cannot slip into a log, an error
 * or a record's {@code toString}; whoever needs the text says so with {@link #reveal()}. Immutable.
 */
public final class Secret {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final String text;

  /** Hides the text. */
  public Secret(String text) {
    this.text = text;
  }

  /** A new one of 256 bits, in letters and digits: nobody can guess it. */
  public static Secret random() {
    var bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return new Secret(HexFormat.of().formatHex(bytes));
  }

  /** What may be kept instead of it. A fast hash: only for one that is random. */
  public String fingerprint() {
    return Sha256.of(text);
  }

  /** The hidden text; keep it out of fields, messages and logs. */
  public String reveal() {
    return text;
  }

  /** Compares in a time that does not tell how much of the text is right. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Secret secret
        && MessageDigest.isEqual(text.getBytes(UTF_8), secret.text.getBytes(UTF_8));
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return "***";
  }
}
