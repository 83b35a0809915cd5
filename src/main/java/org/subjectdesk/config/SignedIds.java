package org.subjectdesk.config;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * Tokens that say the id of something and until when they are good, signed with a key of this desk
 * (HMAC-SHA256, cut to 128 bits as RFC 2104 section 5 allows). What is forged or too old is refused
 * without a look into the store. A token tells nothing but a random id. Immutable.
 */
public final class SignedIds {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int ID_BYTES = 18;
  private static final int ID_LENGTH = 24;
  private static final int SIGNED = ID_LENGTH + Integer.BYTES;
  private static final int SIGNATURE_BYTES = 16;

  private final Secret key;

  /** With this key; what was signed with another one is forged. */
  public SignedIds(Secret key) {
    this.key = key;
  }

  /** A new id of 144 bits that nobody can guess: {@value #ID_LENGTH} letters, digits, - and _. */
  public static String newId() {
    var bytes = new byte[ID_BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** What a token says. */
  public sealed interface Read {
    /** It is good for what has this id. */
    record Of(String id) implements Read {}

    /** It was, but its time is over. */
    record Over() implements Read {}
  }

  /**
   * A token.
   *
   * @param id as {@link #newId} gives them
   * @param until when it ends; whole seconds count
   */
  public String token(String id, Instant until) {
    var signed = ByteBuffer.allocate(SIGNED);
    signed.put(id.getBytes(US_ASCII)).putInt((int) until.getEpochSecond());
    var token = ByteBuffer.allocate(SIGNED + SIGNATURE_BYTES);
    token.put(signed.array()).put(signature(signed.array()));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(token.array());
  }

  /** Reads a token; empty when this desk never made it. */
  public Optional<Read> read(String token, Instant at) {
    var bytes = decoded(token);
    if (bytes.length != SIGNED + SIGNATURE_BYTES) {
      return Optional.empty();
    }
    var signed = Arrays.copyOf(bytes, SIGNED);
    var signature = Arrays.copyOfRange(bytes, SIGNED, bytes.length);
    if (!MessageDigest.isEqual(signature, signature(signed))) {
      return Optional.empty();
    }
    // Unsigned, so that it lasts until 2106.
    var until = Integer.toUnsignedLong(ByteBuffer.wrap(signed, ID_LENGTH, Integer.BYTES).getInt());
    return Optional.of(
        at.getEpochSecond() >= until
            ? new Read.Over()
            : new Read.Of(new String(signed, 0, ID_LENGTH, US_ASCII)));
  }

  /** Two spellings of the same bytes are two tokens, and only one of them was made here. */
  private static byte[] decoded(String token) {
    try {
      var bytes = Base64.getUrlDecoder().decode(token);
      var again = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
      return again.equals(token) ? bytes : new byte[0];
    } catch (IllegalArgumentException _) {
      return new byte[0];
    }
  }

  private byte[] signature(byte[] signed) {
    return Arrays.copyOf(Hmac.of(key, signed), SIGNATURE_BYTES);
  }
}
